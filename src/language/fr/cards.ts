import type { CardParts, CardTexts } from '../cards.ts';
import { formats } from './formats.ts';
import { agreement, bareOrder } from './grammar.ts';
import { withArticle } from './returns.ts';
import { typeset } from './typography.ts';

const of = (order: string) => (order ? ` de ${order}` : '');
/** "votre jupe", and of several "1 exemplaire de votre jupe". */
const your = ({ out, titles, counted }: Pick<CardParts, 'out' | 'titles' | 'counted'>) =>
  counted
    ? `${counted.count} exemplaire${counted.count > 1 ? 's' : ''} de ${agreement(...titles).votre} ${counted.piece}`
    : `${agreement(...titles).votre} ${out}`;
/** "la taille M"; a thing as it is called. */
const into = (options: string) => (/^(?:taille|pointure)/i.test(options) ? withArticle(options) : options);

export const cards: CardTexts = typeset<CardTexts>({
  formats,
  can: (clause) => `Je peux ${clause}.`,
  also: (clause) => `Je pourrais aussi ${clause}.`,
  or: (clause) => `Ou je peux ${clause}.`,
  clauses: {
    return: (parts) =>
      `ouvrir un retour pour ${your(parts)}${parts.order ? ` (${bareOrder(parts.order)})` : ''}`,
    exchange: (parts) =>
      `échanger ${your(parts)} contre ${into(parts.in)}${parts.order ? ` (${bareOrder(parts.order)})` : ''}`,
    refund: (parts) => `rembourser ${your(parts)}${parts.order ? ` (${bareOrder(parts.order)})` : ''}`,
    cancel: (parts) =>
      parts.whole
        ? `annuler ${parts.order} (${parts.out})`
        : `annuler ${your(parts)} (${bareOrder(parts.order)})`,
    undo: ({ order, in: kept, undone }) =>
      undone === 'other'
        ? `annuler la dernière modification${of(order)}`
        : `annuler ${undone === 'exchange' ? "l'échange" : 'le retour'} : ${kept}${order ? ` (${bareOrder(order)})` : ''}`,
    change_items: (parts) => `remplacer ${your(parts)} par ${into(parts.in)} (${bareOrder(parts.order)})`,
    change_address: ({ order, to }) => `changer l'adresse${order ? of(order) : ' de votre compte'} : ${to}`,
    change_payment: ({ order, to }) => `faire régler ${order} par ${to}`,
    end_subscription: ({ out }) => `résilier votre abonnement ${out}`,
    resume_subscription: ({ out }) => `maintenir votre abonnement ${out}`,
    change_subscription: ({ out, in: to, seats }) =>
      `changer votre abonnement ${out}${to === out ? '' : ` pour ${to}`}${seats ? ` de ${seats.from} à ${seats.to} places` : ''}`,
    book_appointment: (parts) => `réserver un rendez-vous (${parts.in}) le ${parts.when}`,
    move_appointment: (parts) => `déplacer votre rendez-vous (${parts.out}) du ${parts.was} au ${parts.when}`,
    cancel_appointment: (parts) => `annuler votre rendez-vous (${parts.out}) du ${parts.was}`,
    other: ({ order }) => `m'en occuper${order ? ` pour ${order}` : ''}`,
  },
  labelAgain: (order) => `renvoyer l'étiquette du retour de ${order}`,
  back: (amount, way, days) =>
    days === null
      ? `Vous recevez ${amount} sur ${way}.`
      : `Vous recevez ${amount} sur ${way}, sous ${days} jours après réception du colis.`,
  pay: (amount, way) => `Vous payez ${amount} par ${way}.`,
  ways: {
    original: "votre moyen de paiement d'origine",
    card: 'votre carte',
    store_credit: 'un avoir',
    gift_card: 'votre carte cadeau',
  },
  free: "C'est sans frais.",
  handIn: (day) => `Merci de déposer le colis au plus tard le ${day}.`,
  labelOnFile: "L'étiquette prépayée part à l'adresse e-mail de la commande.",
  parcelTo: (place) => `L'envoi se fait à ${place}.`,
  onFile: "l'adresse de la commande",
  final: 'Ce sera définitif.',
  approval: (by) =>
    `Un collègue doit d'abord le valider : si vous acceptez maintenant, vous aurez notre réponse au plus tard ${by}.`,
  ends: ({ day, renewals, amount, trial, unpaid }) =>
    [
      `Il court jusqu'au ${day}, et plus rien n'est prélevé ensuite.`,
      ...(renewals === 1 ? [`À cause du préavis, il est prélevé encore une fois d'ici là : ${amount}.`] : []),
      ...(renewals > 1
        ? [`À cause du préavis, il est prélevé encore ${renewals} fois d'ici là : ${amount} chaque fois.`]
        : []),
      trial && renewals === 0
        ? "La période d'essai ne coûte rien."
        : "Ce qui a été payé n'est pas remboursé.",
      ...(unpaid ? ['Une facture encore ouverte reste à payer.'] : []),
    ].join(' '),
  renews: ({ day, amount }) => `Il se renouvelle alors le ${day} pour ${amount}, comme avant.`,
  changes: ({ day, amount, was, interval }) =>
    `À partir du ${day}, il coûte ${amount} par ${interval === 'month' ? 'mois' : 'an'} au lieu de ${was} ; rien n'est prélevé pour cela avant.`,
  shall: (clause) => `Puis-je ${clause} ?`,
  ask: "Souhaitez-vous que je m'en charge ?",
  askAll: 'Souhaitez-vous que je fasse tout cela ?',
  askWhich: (names) => `Que préférez-vous : ${names} ?`,
  askOne: 'Que préférez-vous ?',
  again: 'Pour être sûr de bien faire, un oui ou un non suffit :',
  againWhich: 'Pour être sûr de bien faire, dites-moi simplement laquelle de ces solutions vous voulez :',
  names: {
    return: 'le retour',
    exchange: "l'échange",
    refund: 'le remboursement',
    cancel: "l'annulation",
    undo: 'revenir en arrière',
    change_items: "le changement d'articles",
    change_address: "le changement d'adresse",
    change_payment: "l'autre paiement",
    end_subscription: 'la résiliation',
    resume_subscription: "le maintien de l'abonnement",
    change_subscription: "le changement d'abonnement",
    book_appointment: 'le rendez-vous',
    move_appointment: 'un autre horaire',
    cancel_appointment: "l'annulation du rendez-vous",
    other: "l'autre solution",
  },
  buttons: {
    return: 'Lancer le retour',
    exchange: 'Échanger',
    exchangeFor: (options) => `Échange : ${options}`,
    refund: 'Remboursement',
    cancel: 'Annuler ma commande',
    cancelItem: "Annuler l'article",
    cancelItems: 'Annuler les articles',
    undo: 'Revenir en arrière',
    change_items: 'Changer les articles',
    change_address: "Changer l'adresse",
    change_payment: 'Changer le paiement',
    end_subscription: 'Résilier',
    resume_subscription: "Garder l'abonnement",
    change_subscription: 'Changer',
    book_appointment: 'Réserver',
    move_appointment: 'Déplacer',
    cancel_appointment: 'Annuler',
    other: 'Oui, volontiers',
    all: 'Oui, tout',
  },
});
