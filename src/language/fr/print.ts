import type { InvoiceTexts, LabelTexts, MailTexts, ReceiptTexts } from '../language.ts';

/** What is printed on a return's label. */
export const label: LabelTexts = {
  file: 'etiquette-retour',
  title: 'Étiquette de retour',
  prepaid: 'RETOUR PRÉPAYÉ',
  unpaid: 'RETOUR',
  from: 'EXPÉDITEUR',
  to: 'DESTINATAIRE',
  order: 'Commande',
  return: 'Retour',
  deadline: 'À déposer jusqu’au',
  sender: 'Client',
  days: 'fr-FR',
};

/** What is printed on an order's receipt. */
export const receipt: ReceiptTexts = {
  file: 'recu',
  title: 'Confirmation de commande / reçu',
  kind: 'Ce document confirme votre commande. Ce n’est pas une facture.',
  customer: 'Client',
  order: 'Commande',
  placed: 'Passée le',
  cancelled: 'Annulée le',
  issued: 'État au',
  item: 'Article',
  quantity: 'Qté',
  price: 'Prix',
  discount: 'Remise',
  amount: 'Montant',
  goods: 'Articles',
  shipping: 'Livraison',
  other: 'Autres frais',
  total: 'Total',
  paid: 'Payé',
  refunded: 'Remboursé',
  balance: 'Payé, moins les remboursements',
  page: (at, of) => `Page ${at} sur ${of}`,
  days: 'fr-FR',
};

/** What is printed on an invoice that is given again. */
export const invoice: InvoiceTexts = {
  file: 'facture',
  title: 'Facture',
  copy: 'Copie pour information. Elle ne remplace pas la facture elle-même.',
  void: 'Annulée : cette facture ne compte plus.',
  vat: 'TVA',
  theirVat: 'TVA du client',
  issued: 'Émise le',
  due: 'À payer avant le',
  paid: 'Payée le',
  yes: 'oui',
  order: 'Commande',
  customer: 'Client',
  item: 'Désignation',
  quantity: 'Qté',
  amount: 'Montant',
  net: 'Hors taxes',
  tax: 'TVA',
  total: 'Total TTC',
  open: 'Reste à payer',
  page: (at, of) => `Page ${at} sur ${of}`,
  days: 'fr-FR',
};

export const mail: MailTexts = {
  subject: (store) => `Un message de ${store}`,
  download: 'Fichiers à télécharger :',
  tooLarge:
    'Trop volumineux pour accompagner ce message ; répondez-y et nous trouverons une autre solution :',
  acknowledgement: (store) =>
    `Bonjour,\n\n${store} a reçu un message dont cette adresse serait l’expéditrice. Nous n’avons pas pu vérifier qu’il vient de vous. Quelqu’un de l’équipe le lira avant d’y répondre.\n\nSi vous ne nous avez pas écrit, vous n’avez rien à faire.`,
};
