import type { CardTexts } from '../cards.ts';
import { plainFormats } from '../plain-formats.ts';

const things = (out: string, titles: readonly string[]) =>
  titles.length > 1 ? `gli articoli ${out}` : `l’articolo ${out}`;
const of = (order: string) => (order ? ` dell’${order}` : '');

export const cards: CardTexts = {
  formats: plainFormats({
    locale: 'it',
    size: (size) => `taglia ${size}`,
    order: (id) => `ordine ${id}`,
    and: 'e',
    or: 'o',
  }),
  can: (clause) => `Posso ${clause}.`,
  also: (clause) => `Posso anche ${clause}.`,
  or: (clause) => `Oppure posso ${clause}.`,
  clauses: {
    return: ({ out, titles, order }) => `aprire un reso per ${things(out, titles)}${of(order)}`,
    exchange: (parts) => `cambiare ${things(parts.out, parts.titles)}${of(parts.order)} con ${parts.in}`,
    refund: ({ out, titles, order }) => `rimborsare ${things(out, titles)}${of(order)}`,
    cancel: ({ out, titles, order, whole }) =>
      whole ? `annullare l’${order} (${out})` : `annullare ${things(out, titles)}${of(order)}`,
    undo: ({ order, in: kept, undone }) =>
      undone === 'other'
        ? `annullare l’ultima modifica${of(order)}`
        : `annullare ${undone === 'exchange' ? 'il cambio' : 'il reso'}${of(order)} (${kept})`,
    change_items: (parts) =>
      `sostituire ${things(parts.out, parts.titles)}${of(parts.order)} con ${parts.in}`,
    change_address: ({ order, to }) =>
      `cambiare l’indirizzo ${order ? `dell’${order}` : 'del suo account'} in: ${to}`,
    change_payment: ({ order, to }) => `far pagare l’${order} con: ${to}`,
    end_subscription: ({ out }) => `disdire il suo abbonamento ${out}`,
    resume_subscription: ({ out }) => `mantenere il suo abbonamento ${out}`,
    change_subscription: ({ out, in: to, seats }) =>
      `cambiare il suo abbonamento ${out}${to === out ? '' : ` in ${to}`}${seats ? ` da ${seats.from} a ${seats.to} posti` : ''}`,
    book_appointment: (parts) => `fissare un appuntamento (${parts.in}) per ${parts.when}`,
    move_appointment: (parts) =>
      `spostare il suo appuntamento (${parts.out}) da ${parts.was} a ${parts.when}`,
    cancel_appointment: (parts) => `annullare il suo appuntamento (${parts.out}) di ${parts.was}`,
    other: ({ order }) => `occuparmene${order ? ` per l’${order}` : ''}`,
  },
  labelAgain: (order) => `inviare di nuovo l’etichetta del reso dell’${order}`,
  back: (amount, way, days) =>
    `Riceverà ${amount} ${on(way)}${days === null ? '' : `, entro ${days} giorni dall’arrivo del pacco`}.`,
  pay: (amount, way) => `Pagherà ${amount} con ${way}.`,
  ways: {
    original: 'il metodo di pagamento originale',
    card: 'la sua carta',
    store_credit: 'un buono del negozio',
    gift_card: 'la sua carta regalo',
  },
  free: 'È gratuito.',
  handIn: (day) => `Consegni il pacco entro ${day}.`,
  labelOnFile: 'L’etichetta prepagata viene inviata all’indirizzo e-mail dell’ordine.',
  parcelTo: (place) => `La spedizione va a: ${place}.`,
  onFile: 'l’indirizzo dell’ordine',
  final: 'Non si potrà annullare.',
  approval: (by) =>
    `Prima deve approvarlo una persona del team: se accetta ora, avrà la nostra risposta entro ${by}.`,
  ends: ({ day, renewals, amount, trial, unpaid }) =>
    [
      `Resta attivo fino al ${day}, e dopo non viene addebitato più nulla.`,
      ...(renewals === 1
        ? [`Per il preavviso viene addebitato ancora una volta fino ad allora: ${amount}.`]
        : []),
      ...(renewals > 1
        ? [`Per il preavviso viene addebitato ancora ${renewals} volte fino ad allora: ${amount} ogni volta.`]
        : []),
      trial && renewals === 0
        ? 'Il periodo di prova non costa nulla.'
        : 'Quanto già pagato non viene rimborsato.',
      ...(unpaid ? ['Una fattura ancora aperta resta da pagare.'] : []),
    ].join(' '),
  renews: ({ day, amount }) => `Si rinnova quindi il ${day} per ${amount}, come prima.`,
  changes: ({ day, amount, was, interval }) =>
    `Da ${day} costa ${amount} ${interval === 'month' ? 'al mese' : 'all’anno'} invece di ${was}; prima non viene addebitato nulla.`,
  shall: (clause) => `Posso ${clause}?`,
  ask: 'Vuole che lo faccia?',
  askAll: 'Vuole che faccia tutto?',
  askWhich: (names) => `Che cosa preferisce: ${names}?`,
  askOne: 'Che cosa preferisce?',
  again: 'Per sicurezza, basta un sì o un no:',
  againWhich: 'Per sicurezza, mi dica quale delle soluzioni:',
  names: {
    return: 'il reso',
    exchange: 'il cambio',
    refund: 'il rimborso',
    cancel: 'l’annullamento',
    undo: 'tornare indietro',
    change_items: 'altri articoli',
    change_address: 'il nuovo indirizzo',
    change_payment: 'l’altro pagamento',
    end_subscription: 'la disdetta',
    resume_subscription: 'mantenere l’abbonamento',
    change_subscription: 'il cambio di abbonamento',
    book_appointment: 'l’appuntamento',
    move_appointment: 'un altro orario',
    cancel_appointment: 'annullare l’appuntamento',
    other: 'l’altra cosa',
  },
  buttons: {
    return: 'Aprire il reso',
    exchange: 'Cambiare',
    exchangeFor: (options) => `Cambio: ${options}`,
    refund: 'Rimborso',
    cancel: 'Annullare l’ordine',
    cancelItem: 'Annulla l’articolo',
    cancelItems: 'Annulla gli articoli',
    undo: 'Tornare indietro',
    change_items: 'Cambiare articoli',
    change_address: 'Cambiare indirizzo',
    change_payment: 'Cambiare pagamento',
    end_subscription: 'Disdire abbonamento',
    resume_subscription: 'Mantenerlo',
    change_subscription: 'Cambiare',
    book_appointment: 'Prenotare',
    move_appointment: 'Spostare',
    cancel_appointment: 'Annullare',
    other: 'Sì, grazie',
    all: 'Sì, tutto',
  },
};

/** "Su" with its article; a means of payment called by its own label has none. */
function on(way: string): string {
  return /^(?:il|la) /.test(way) ? way.replace(/^il /, 'sul ').replace(/^la /, 'sulla ') : `su ${way}`;
}
