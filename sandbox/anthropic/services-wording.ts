/** A time as a person reads it, and whom it is with. */
export interface Slot {
  service: string;
  when: string;
  with: string;
}

/** The model's own words on appointments, what is collected in town, and what is charged by the interval. */
export interface ServiceWords {
  visit(slot: Slot, where: string): string;
  noVisit: string;
  /** Begins a list of times: what is said of it later is read from this. */
  toMove: string;
  toBook: string;
  which(times: readonly Slot[]): string;
  noTimes: string;
  /** Beside a card. */
  beside: string;
  moved(slot: Slot): string;
  booked(slot: Slot): string;
  calledOff(slot: Slot): string;
  ready(order: string, until: string, code: string): string;
  preparing(order: string): string;
  collected(order: string): string;
  plan(of: { plan: string; price: string; seats: string; renews: string; ends: string }): string;
  failed(plan: string): string;
  noPlan: string;
  invoice(id: string, total: string, paid: boolean): string;
  invoiceSent(id: string): string;
  ended(plan: string, on: string): string;
  kept(plan: string): string;
  changed(plan: string, seats: string, on: string): string;
  byPerson(plan: string, seats: string): string;
  proof: string;
}

const en: ServiceWords = {
  visit: ({ service, when, with: staff }, where) =>
    `Your next appointment: ${service}, ${when}${staff ? `, with ${staff}` : ''}${where ? `, at ${where}` : ''}.`,
  noVisit: 'I find no appointment of yours.',
  toMove: 'It can be moved to',
  toBook: 'These times are free:',
  which: (times) =>
    `${times.map(({ service, when, with: staff }) => `${service}, ${when}${staff ? ` with ${staff}` : ''}`).join('; ')}. Which one suits you?`,
  noTimes: 'No other time is free here. A colleague answers you.',
  beside: 'Gladly.',
  moved: ({ service, when }) => `It is moved: ${service}, ${when}.`,
  booked: ({ service, when }) => `It is booked: ${service}, ${when}.`,
  calledOff: ({ service, when }) => `Your appointment (${service}, ${when}) is cancelled.`,
  ready: (order, until, code) =>
    `Order #${order} is ready${until ? `, and is kept for you until ${until}` : ''}.${code ? ` Please show the code ${code}.` : ''}`,
  preparing: (order) => `Order #${order} is being made ready; you hear as soon as you can collect it.`,
  collected: (order) => `Order #${order} has been collected.`,
  plan: ({ plan, price, seats, renews, ends }) =>
    `Your ${plan} subscription${seats ? ` (${seats} seats)` : ''} costs ${price}${ends ? ` and ends on ${ends}` : renews ? ` and renews on ${renews}` : ''}.`,
  failed: (plan) => `The payment for ${plan} did not go through: the card has expired.`,
  noPlan: 'I find no subscription of yours.',
  invoice: (id, total, paid) => `Your last invoice ${id} of ${total} is ${paid ? 'paid' : 'not paid yet'}.`,
  invoiceSent: (id) => `Here is invoice ${id} as a PDF.`,
  ended: (plan, on) => `Done: ${plan} ends on ${on}.`,
  kept: (plan) => `Done: ${plan} goes on.`,
  changed: (plan, seats, on) => `Done: from ${on} you have ${plan}${seats ? ` with ${seats} seats` : ''}.`,
  byPerson: (plan, seats) =>
    `You have ${plan}${seats ? ` with ${seats} seats` : ''}; a colleague changes that for you.`,
  proof: 'For that I have to know that it is you: which email address do you have with us?',
};

const fr: ServiceWords = {
  visit: ({ service, when, with: staff }, where) =>
    `Votre prochain rendez-vous : ${service}, ${when}${staff ? `, avec ${staff}` : ''}${where ? `, ${where}` : ''}.`,
  noVisit: 'Je ne trouve aucun rendez-vous à votre nom.',
  toMove: 'Il peut être déplacé au',
  toBook: 'Ces créneaux sont libres :',
  which: (times) =>
    `${times.map(({ service, when, with: staff }) => `${service}, ${when}${staff ? ` avec ${staff}` : ''}`).join(' ; ')}. Lequel vous convient ?`,
  noTimes: 'Aucun autre créneau n’est libre ici. Un collègue vous répond.',
  beside: 'Volontiers.',
  moved: ({ service, when }) => `Votre rendez-vous est déplacé : ${service}, ${when}.`,
  booked: ({ service, when }) => `C’est réservé : ${service}, ${when}.`,
  calledOff: ({ service, when }) => `Votre rendez-vous (${service}, ${when}) est annulé.`,
  ready: (order, until, code) =>
    `Votre commande n° ${order} est prête${until ? `, et gardée pour vous jusqu’au ${until}` : ''}.${code ? ` Présentez le code ${code}.` : ''}`,
  preparing: (order) =>
    `Votre commande n° ${order} est en préparation ; nous vous prévenons dès qu’elle est prête.`,
  collected: (order) => `Votre commande n° ${order} a été retirée.`,
  plan: ({ plan, price, seats, renews, ends }) =>
    `Votre abonnement ${plan}${seats ? ` (${seats} places)` : ''} coûte ${price}${ends ? ` et prend fin le ${ends}` : renews ? ` et se renouvelle le ${renews}` : ''}.`,
  failed: (plan) => `Le paiement de ${plan} n’est pas passé : la carte a expiré.`,
  noPlan: 'Je ne trouve aucun abonnement à votre nom.',
  invoice: (id, total, paid) =>
    `Votre dernière facture ${id} de ${total} est ${paid ? 'payée' : 'encore à payer'}.`,
  invoiceSent: (id) => `Voici la facture ${id} en PDF.`,
  ended: (plan, on) => `C’est fait : ${plan} prend fin le ${on}.`,
  kept: (plan) => `C’est fait : ${plan} continue.`,
  changed: (plan, seats, on) =>
    `C’est fait : à partir du ${on}, vous avez ${plan}${seats ? ` avec ${seats} places` : ''}.`,
  byPerson: (plan, seats) =>
    `Vous avez ${plan}${seats ? ` avec ${seats} places` : ''} ; un collègue s’occupe du changement.`,
  proof: 'Pour cela, je dois savoir que c’est vous : quelle adresse e-mail avez-vous chez nous ?',
};

export const SERVICE_WORDS: Record<'en' | 'fr', ServiceWords> = { en, fr };
