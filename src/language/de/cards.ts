import type { CardTexts } from '../cards.ts';
import { plainFormats } from '../plain-formats.ts';

const things = (out: string, titles: readonly string[]) =>
  `${titles.length > 1 ? 'die' : 'den'} Artikel ${out}`;
const of = (order: string) => (order ? ` aus ${order}` : '');

export const cards: CardTexts = {
  formats: plainFormats({
    locale: 'de',
    size: (size) => `Größe ${size}`,
    order: (id) => `Bestellung ${id}`,
    and: 'und',
    or: 'oder',
  }),
  can: (clause) => `Ich kann ${clause}.`,
  also: (clause) => `Außerdem würde ich ${clause}.`,
  or: (clause) => `Oder ich kann ${clause}.`,
  clauses: {
    return: ({ out, titles, order }) => `für ${things(out, titles)}${of(order)} eine Retoure anlegen`,
    exchange: (parts) => `${things(parts.out, parts.titles)}${of(parts.order)} gegen ${parts.in} umtauschen`,
    refund: ({ out, titles, order }) => `${things(out, titles)}${of(order)} erstatten`,
    cancel: ({ out, titles, order, whole }) =>
      whole ? `die ${order} stornieren (${out})` : `${things(out, titles)}${of(order)} stornieren`,
    undo: ({ order, in: kept, undone }) =>
      undone === 'other'
        ? `die letzte Änderung${order ? ` an ${order}` : ''} rückgängig machen`
        : `${undone === 'exchange' ? 'den Umtausch' : 'die Retoure'}${of(order)} zurücknehmen (${kept})`,
    change_items: (parts) => `in ${parts.order} ${parts.out} durch ${parts.in} ersetzen`,
    change_address: ({ order, to }) =>
      `die Adresse ${order ? `für ${order}` : 'Ihres Kontos'} ändern auf: ${to}`,
    change_payment: ({ order, to }) => `${order} auf diese Zahlungsart umstellen: ${to}`,
    end_subscription: ({ out }) => `Ihr Abonnement ${out} kündigen`,
    resume_subscription: ({ out }) => `Ihr Abonnement ${out} weiterlaufen lassen`,
    change_subscription: ({ out, in: to, seats }) =>
      `Ihr Abonnement ${out}${to === out ? '' : ` zu ${to}`}${seats ? ` von ${seats.from} auf ${seats.to} Plätze` : ''} ändern`,
    book_appointment: (parts) => `einen Termin (${parts.in}) am ${parts.when} buchen`,
    move_appointment: (parts) => `Ihren Termin (${parts.out}) von ${parts.was} auf ${parts.when} verlegen`,
    cancel_appointment: (parts) => `Ihren Termin (${parts.out}) am ${parts.was} absagen`,
    other: ({ order }) => `das${order ? ` für ${order}` : ''} erledigen`,
  },
  labelAgain: (order) => `das Etikett für die Retoure aus ${order} noch einmal schicken`,
  back: (amount, way, days) =>
    `Sie erhalten ${amount} zurück auf ${way}${days === null ? '' : `, innerhalb von ${days} Tagen nach Eingang des Pakets`}.`,
  pay: (amount, way) => `Sie zahlen ${amount}: ${way}.`,
  ways: {
    original: 'Ihr ursprüngliches Zahlungsmittel',
    card: 'Ihre Karte',
    store_credit: 'Ihr Guthaben im Shop',
    gift_card: 'Ihre Geschenkkarte',
  },
  free: 'Das ist kostenlos.',
  handIn: (day) => `Bitte geben Sie das Paket bis ${day} ab.`,
  labelOnFile: 'Das Rücksendeetikett geht an die E-Mail-Adresse der Bestellung.',
  parcelTo: (place) => `Die Lieferung geht an ${place}.`,
  onFile: 'die Adresse der Bestellung',
  final: 'Das lässt sich nicht rückgängig machen.',
  approval: (by) =>
    `Das muss zuerst jemand aus unserem Team freigeben: Wenn Sie jetzt zustimmen, haben Sie unsere Antwort bis ${by}.`,
  ends: ({ day, renewals, amount, trial, unpaid }) =>
    [
      `Es läuft bis ${day}, danach wird nichts mehr abgebucht.`,
      ...(renewals === 1
        ? [`Wegen der Kündigungsfrist wird bis dahin noch einmal abgebucht: ${amount}.`]
        : []),
      ...(renewals > 1
        ? [`Wegen der Kündigungsfrist wird bis dahin noch ${renewals}-mal abgebucht: jeweils ${amount}.`]
        : []),
      trial && renewals === 0 ? 'Die Testphase kostet nichts.' : 'Bereits Bezahltes wird nicht erstattet.',
      ...(unpaid ? ['Eine noch offene Rechnung bleibt zu bezahlen.'] : []),
    ].join(' '),
  renews: ({ day, amount }) => `Es verlängert sich dann am ${day} für ${amount}, wie bisher.`,
  changes: ({ day, amount, was, interval }) =>
    `Ab ${day} kostet es ${amount} im ${interval === 'month' ? 'Monat' : 'Jahr'} statt ${was}; vorher wird dafür nichts berechnet.`,
  shall: (clause) => `Soll ich ${clause}?`,
  ask: 'Soll ich das tun?',
  askAll: 'Soll ich das alles tun?',
  askWhich: (names) => `Was möchten Sie: ${names}?`,
  askOne: 'Was möchten Sie?',
  again: 'Nur zur Sicherheit, ein Ja oder Nein genügt:',
  againWhich: 'Zur Sicherheit: Sagen Sie mir bitte, was davon:',
  names: {
    return: 'die Retoure',
    exchange: 'den Umtausch',
    refund: 'die Erstattung',
    cancel: 'die Stornierung',
    undo: 'die Rücknahme',
    change_items: 'andere Artikel',
    change_address: 'die neue Adresse',
    change_payment: 'die andere Zahlungsart',
    end_subscription: 'die Kündigung',
    resume_subscription: 'das Abonnement behalten',
    change_subscription: 'die Änderung des Abonnements',
    book_appointment: 'den Termin',
    move_appointment: 'einen anderen Termin',
    cancel_appointment: 'die Absage',
    other: 'das andere',
  },
  buttons: {
    return: 'Retoure anlegen',
    exchange: 'Umtauschen',
    exchangeFor: (options) => `Umtausch: ${options}`,
    refund: 'Erstattung',
    cancel: 'Stornieren',
    cancelItem: 'Artikel stornieren',
    cancelItems: 'Artikel stornieren',
    undo: 'Rückgängig machen',
    change_items: 'Artikel ändern',
    change_address: 'Adresse ändern',
    change_payment: 'Zahlung ändern',
    end_subscription: 'Abo kündigen',
    resume_subscription: 'Abo behalten',
    change_subscription: 'Abo ändern',
    book_appointment: 'Buchen',
    move_appointment: 'Verlegen',
    cancel_appointment: 'Absagen',
    other: 'Ja, bitte',
    all: 'Ja, alles',
  },
};
