import { lookup } from '../../src/lookup.ts';

/** The model's own words, in its two languages. Days and things come in ready to be said. */
export interface Words {
  hello(name: string | null): string;
  askContact: string;
  noOrder: string;
  unknownOrder: string;
  explain(order: string, item: string, left: number, last: string, carrier: string, free: boolean): string;
  tooLate(order: string, last: string | null): string;
  notYet(order: string): string;
  labelHere(order: string, item: string, last: string, carrier: string): string;
  labelByMail(order: string, last: string): string;
  exchangeOrRefund: string;
  offer(to: string): string;
  offerReturn: string;
  gone(to: string): string;
  exchanged(item: string, to: string, order: string, last: string): string;
  onItsWay(item: string, to: string, order: string, shipped: boolean): string;
  noExchange(order: string): string;
  status(order: string, status: string, carrier: string): string;
  offerCancel(order: string): string;
  cancelled(order: string): string;
  offerRefund: string;
  refunded(order: string, days: number): string;
  pause: string;
  person: string;
  refused: string;
  noBoutique: string;
  help: string;
}

const en: Words = {
  hello: (name) => (name ? `Hello ${name},` : 'Hello,'),
  askContact: 'To open that order I need one more thing that is on it: the email, the phone or the postcode.',
  noOrder: 'Tell me which of your things this is about and I will look at once.',
  unknownOrder: 'I cannot find an order with that number. Could there be a slip in it?',
  explain: (order, item, left, last, carrier, free) =>
    `I have order #${order} here with your ${item}. You can send it back for ${left} more days, until ${last}.${free ? ' The return is free:' : ''} I can prepare a prepaid label for ${carrier}. Shall I?`,
  tooLate: (order, last) =>
    `The return period of order #${order} has ended${last ? ` on ${last}` : ''}. A colleague can look at whether something may still be done: shall I call a person?`,
  notYet: (order) => `Order #${order} has not arrived yet, so there is nothing to send back for now.`,
  labelHere: (order, item, last, carrier) =>
    `Your return of the ${item} from order #${order} is ready, and your prepaid label comes with this message. Please hand the parcel in at ${carrier} by ${last}.`,
  labelByMail: (order, last) =>
    `The return of order #${order} is open. The label goes to the address on file; please hand the parcel in by ${last}.`,
  exchangeOrRefund: 'Would you like an exchange or a refund?',
  offer: (to) => `I have ${to} in stock.`,
  offerReturn: 'It can go back to us.',
  gone: (to) =>
    `I am sorry, there is nothing left in ${to}. Would another one do, or would you like a refund?`,
  exchanged: (item, to, order, last) =>
    `Done: the ${item} from order #${order} is exchanged for ${to}, which is kept for you. Please hand the parcel in by ${last}.`,
  onItsWay: (item, to, order, shipped) =>
    shipped
      ? `Your new ${item}, ${to}, from the exchange of order #${order} is on its way to you.`
      : `Your new ${item}, ${to}, from the exchange of order #${order} is kept for you. It leaves as soon as the parcel with the first one has reached us.`,
  noExchange: (order) => `There is no exchange for order #${order}.`,
  status: (order, status, carrier) => `Order #${order} is ${status}${carrier ? ` with ${carrier}` : ''}.`,
  offerCancel: (order) => `Order #${order} has not left yet.`,
  cancelled: (order) => `Order #${order} is cancelled, and your money is on its way back.`,
  offerRefund: 'A refund it is, then.',
  refunded: (order, days) =>
    `The refund for order #${order} is settled: you have it within ${days} days of the parcel reaching us.`,
  pause:
    'Of course, take your time. I keep everything as it is, and we go on from here on whatever channel suits you.',
  person: 'I am calling a colleague, who sees all we have said.',
  refused: 'I could not do that. A colleague looks into it and comes back to you.',
  noBoutique: 'I cannot look that up at the moment.',
  help: 'What can I do for you?',
};

const fr: Words = {
  hello: (name) => (name ? `Bonjour ${name},` : 'Bonjour,'),
  askContact:
    'Pour ouvrir cette commande, il me faut un élément qui y figure : l’e-mail, le téléphone ou le code postal.',
  noOrder: 'Dites-moi de quel article il s’agit et je regarde tout de suite.',
  unknownOrder: 'Je ne trouve pas de commande à ce numéro. Une erreur s’y serait-elle glissée ?',
  explain: (order, item, left, last, carrier, free) =>
    `J’ai sous les yeux votre commande n° ${order} : ${item}. Vous pouvez la renvoyer pendant encore ${left} jours, jusqu’au ${last}.${free ? ' Le retour est gratuit :' : ''} je peux préparer une étiquette prépayée ${carrier}. Le voulez-vous ?`,
  tooLate: (order, last) =>
    `Le délai de retour de la commande n° ${order} est terminé${last ? ` depuis le ${last}` : ''}. Un collègue peut voir ce qui reste possible : voulez-vous que je l’appelle ?`,
  notYet: (order) =>
    `La commande n° ${order} n’est pas encore arrivée ; il n’y a rien à renvoyer pour l’instant.`,
  labelHere: (order, item, last, carrier) =>
    `Votre retour (${item}, commande n° ${order}) est prêt et votre étiquette prépayée accompagne ce message. Merci de déposer le colis chez ${carrier} au plus tard le ${last}.`,
  labelByMail: (order, last) =>
    `Le retour de la commande n° ${order} est ouvert. L’étiquette part à l’adresse enregistrée ; merci de déposer le colis au plus tard le ${last}.`,
  exchangeOrRefund: 'Souhaitez-vous un échange ou un remboursement ?',
  offer: (to) => `J’ai ${to} en stock.`,
  offerReturn: 'Vous pouvez nous le renvoyer.',
  gone: (to) => `Je suis désolée, il ne reste rien en ${to}. Un autre modèle, ou un remboursement ?`,
  exchanged: (item, to, order, last) =>
    `C’est fait : l’échange (${item}, commande n° ${order}) contre ${to} est enregistré, et la pièce vous est réservée. Merci de déposer le colis au plus tard le ${last}.`,
  onItsWay: (item, to, order, shipped) =>
    shipped
      ? `Votre échange (${item}, ${to}, commande n° ${order}) est en route.`
      : `Votre échange (${item}, ${to}, commande n° ${order}) vous est réservé. Il part dès que le colis du premier nous parvient.`,
  noExchange: (order) => `Il n’y a aucun échange pour la commande n° ${order}.`,
  status: (order, status, carrier) =>
    `Votre commande n° ${order} : ${lookup({ pending: 'en préparation', shipped: 'expédiée', delivered: 'livrée', cancelled: 'annulée', returned: 'retournée' }, status) ?? status}${carrier ? `, ${carrier}` : ''}.`,
  offerCancel: (order) => `La commande n° ${order} n’est pas encore partie.`,
  cancelled: (order) => `La commande n° ${order} est annulée et vous êtes remboursée.`,
  offerRefund: 'Un remboursement, donc.',
  refunded: (order, days) =>
    `Le remboursement de la commande n° ${order} est acté : il vous parvient sous ${days} jours après l’arrivée du colis.`,
  pause:
    'Bien sûr, prenez votre temps. Je garde tout en l’état, et nous reprenons ici ou ailleurs quand vous voulez.',
  person: 'J’appelle un collègue, qui voit tout ce que nous avons dit.',
  refused: 'Je n’ai pas pu le faire. Un collègue regarde et revient vers vous.',
  noBoutique: 'Je ne peux pas le vérifier pour l’instant.',
  help: 'Que puis-je faire pour vous ?',
};

export const WORDS: Record<'en' | 'fr', Words> = { en, fr };
