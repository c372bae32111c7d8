import type { CardTexts } from '../cards.ts';
import { plainFormats } from '../plain-formats.ts';

const things = (out: string, titles: readonly string[]) =>
  titles.length > 1 ? `de artikelen ${out}` : `het artikel ${out}`;
const of = (order: string) => (order ? ` van ${order}` : '');

export const cards: CardTexts = {
  formats: plainFormats({
    locale: 'nl',
    size: (size) => `maat ${size}`,
    order: (id) => `bestelling ${id}`,
    and: 'en',
    or: 'of',
  }),
  can: (clause) => `Ik kan ${clause}.`,
  also: (clause) => `Ook zou ik ${clause}.`,
  or: (clause) => `Of ik kan ${clause}.`,
  clauses: {
    return: ({ out, titles, order }) => `een retour openen voor ${things(out, titles)}${of(order)}`,
    exchange: (parts) => `${things(parts.out, parts.titles)}${of(parts.order)} omruilen voor ${parts.in}`,
    refund: ({ out, titles, order }) => `${things(out, titles)}${of(order)} terugbetalen`,
    cancel: ({ out, titles, order, whole }) =>
      whole ? `${order} annuleren (${out})` : `${things(out, titles)}${of(order)} annuleren`,
    undo: ({ order, in: kept, undone }) =>
      undone === 'other'
        ? `de laatste wijziging${of(order)} ongedaan maken`
        : `${undone === 'exchange' ? 'de ruil' : 'de retour'}${of(order)} ongedaan maken (${kept})`,
    change_items: (parts) => `in ${parts.order} ${parts.out} vervangen door ${parts.in}`,
    change_address: ({ order, to }) =>
      `het adres ${order ? `voor ${order}` : 'van uw account'} wijzigen in: ${to}`,
    change_payment: ({ order, to }) => `${order} laten betalen met: ${to}`,
    end_subscription: ({ out }) => `uw abonnement ${out} opzeggen`,
    resume_subscription: ({ out }) => `uw abonnement ${out} laten doorlopen`,
    change_subscription: ({ out, in: to, seats }) =>
      `uw abonnement ${out}${to === out ? '' : ` naar ${to}`}${seats ? ` van ${seats.from} naar ${seats.to} plaatsen` : ''} wijzigen`,
    book_appointment: (parts) => `een afspraak (${parts.in}) boeken op ${parts.when}`,
    move_appointment: (parts) => `uw afspraak (${parts.out}) verzetten van ${parts.was} naar ${parts.when}`,
    cancel_appointment: (parts) => `uw afspraak (${parts.out}) op ${parts.was} afzeggen`,
    other: ({ order }) => `dat${order ? ` voor ${order}` : ''} regelen`,
  },
  labelAgain: (order) => `het label voor de retour van ${order} opnieuw sturen`,
  back: (amount, way, days) =>
    `U krijgt ${amount} terug op ${way}${days === null ? '' : `, binnen ${days} dagen na ontvangst van het pakket`}.`,
  pay: (amount, way) => `U betaalt ${amount}: ${way}.`,
  ways: {
    original: 'uw oorspronkelijke betaalmiddel',
    card: 'uw kaart',
    store_credit: 'uw winkeltegoed',
    gift_card: 'uw cadeaubon',
  },
  free: 'Dit is gratis.',
  handIn: (day) => `Lever het pakket uiterlijk ${day} in.`,
  labelOnFile: 'Het retourlabel gaat naar het e-mailadres van de bestelling.',
  parcelTo: (place) => `De zending gaat naar ${place}.`,
  onFile: 'het adres van de bestelling',
  final: 'Dit kan niet ongedaan worden gemaakt.',
  approval: (by) =>
    `Een collega moet dit eerst goedkeuren: als u nu akkoord gaat, hebt u uiterlijk ${by} ons antwoord.`,
  ends: ({ day, renewals, amount, trial, unpaid }) =>
    [
      `Het loopt tot en met ${day}; daarna wordt niets meer afgeschreven.`,
      ...(renewals === 1 ? [`Door de opzegtermijn wordt tot dan nog één keer afgeschreven: ${amount}.`] : []),
      ...(renewals > 1
        ? [`Door de opzegtermijn wordt tot dan nog ${renewals} keer afgeschreven: telkens ${amount}.`]
        : []),
      trial && renewals === 0 ? 'De proefperiode kost niets.' : 'Wat al betaald is, wordt niet terugbetaald.',
      ...(unpaid ? ['Een factuur die nog openstaat, moet nog worden betaald.'] : []),
    ].join(' '),
  renews: ({ day, amount }) => `Het wordt dan op ${day} verlengd voor ${amount}, zoals voorheen.`,
  changes: ({ day, amount, was, interval }) =>
    `Vanaf ${day} kost het ${amount} per ${interval === 'month' ? 'maand' : 'jaar'} in plaats van ${was}; daarvoor wordt er niets voor afgeschreven.`,
  shall: (clause) => `Zal ik ${clause}?`,
  ask: 'Zal ik dat doen?',
  askAll: 'Zal ik dat allemaal doen?',
  askWhich: (names) => `Wat wilt u: ${names}?`,
  askOne: 'Wat wilt u?',
  again: 'Voor de zekerheid, een ja of nee is genoeg:',
  againWhich: 'Voor de zekerheid, zegt u even welke het wordt:',
  names: {
    return: 'de retour',
    exchange: 'de ruil',
    refund: 'de terugbetaling',
    cancel: 'de annulering',
    undo: 'het terugdraaien',
    change_items: 'andere artikelen',
    change_address: 'het nieuwe adres',
    change_payment: 'de andere betaling',
    end_subscription: 'de opzegging',
    resume_subscription: 'het abonnement houden',
    change_subscription: 'de wijziging van het abonnement',
    book_appointment: 'de afspraak',
    move_appointment: 'een andere tijd',
    cancel_appointment: 'de afspraak afzeggen',
    other: 'het andere',
  },
  buttons: {
    return: 'Retour openen',
    exchange: 'Omruilen',
    exchangeFor: (options) => `Ruilen: ${options}`,
    refund: 'Terugbetaling',
    cancel: 'Annuleren',
    cancelItem: 'Artikel annuleren',
    cancelItems: 'Artikelen annuleren',
    undo: 'Ongedaan maken',
    change_items: 'Artikelen wijzigen',
    change_address: 'Adres wijzigen',
    change_payment: 'Betaling wijzigen',
    end_subscription: 'Abonnement opzeggen',
    resume_subscription: 'Abonnement houden',
    change_subscription: 'Wijzigen',
    book_appointment: 'Boeken',
    move_appointment: 'Verzetten',
    cancel_appointment: 'Afzeggen',
    other: 'Ja, graag',
    all: 'Ja, alles',
  },
};
