import type { LabelTexts, MailTexts } from '../language.ts';

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

export const mail: MailTexts = {
  subject: (store) => `Un message de ${store}`,
  download: 'Fichiers à télécharger :',
  tooLarge:
    'Trop volumineux pour accompagner ce message ; répondez-y et nous trouverons une autre solution :',
};
