import type { CardParts, CardTexts } from '../cards.ts';
import { formats } from './formats.ts';

const of = (order: string) => (order ? ` from ${order}` : '');
const on = (order: string) => (order ? ` of ${order}` : '');

/** "your skirt", and of several "1 × skirt". */
const your = ({ out, counted }: Pick<CardParts, 'out' | 'counted'>) => (counted ? out : `your ${out}`);

export const cards: CardTexts = {
  formats,
  can: (clause) => `I can ${clause}.`,
  also: (clause) => `I would also ${clause}.`,
  or: (clause) => `Or I can ${clause}.`,
  clauses: {
    return: (parts) => `open a return for ${your(parts)}${of(parts.order)}`,
    exchange: (parts) => `exchange ${your(parts)}${of(parts.order)} for ${parts.in}`,
    refund: (parts) => `refund ${your(parts)}${of(parts.order)}`,
    cancel: ({ out, order, whole, counted }) =>
      whole ? `cancel ${order} (${out})` : `cancel ${counted ? '' : 'the '}${out}${on(order)}`,
    undo: ({ order, in: kept, undone }) =>
      undone === 'other'
        ? `take back the last change${on(order)}`
        : `take back the ${undone} of the ${kept}${of(order)}`,
    change_items: (parts) => `change the ${parts.out}${on(parts.order)} to ${parts.in}`,
    change_address: ({ order, to }) =>
      `change the address${order ? ` for ${order}` : ' on your account'} to ${to}`,
    change_payment: ({ order, to }) => `have ${order} paid by ${to}`,
    end_subscription: ({ out }) => `end your ${out} subscription`,
    resume_subscription: ({ out }) => `keep your ${out} subscription going`,
    change_subscription: ({ out, in: to, seats }) =>
      `change your ${out} subscription${to === out ? '' : ` to ${to}`}${seats ? ` from ${seats.from} to ${seats.to} seats` : ''}`,
    book_appointment: (parts) => `book ${parts.in} on ${parts.when}`,
    move_appointment: (parts) => `move your appointment (${parts.out}) from ${parts.was} to ${parts.when}`,
    cancel_appointment: (parts) => `cancel your appointment (${parts.out}) on ${parts.was}`,
    other: ({ order }) => `do that${order ? ` for ${order}` : ''}`,
  },
  labelAgain: (order) => `send the label for the return of ${order} again`,
  back: (amount, way, days) =>
    `You get ${amount} back to ${way}${days === null ? '' : `, within ${days} days of the parcel reaching us`}.`,
  pay: (amount, way) => `You pay ${amount} by ${way}.`,
  ways: {
    original: 'your original payment',
    card: 'your card',
    store_credit: 'store credit',
    gift_card: 'your gift card',
  },
  free: 'It is free of charge.',
  handIn: (day) => `Please hand the parcel in by ${day}.`,
  labelOnFile: 'The prepaid label goes to the email address on the order.',
  parcelTo: (place) => `It is sent to ${place}.`,
  onFile: 'the address on your order',
  final: 'This cannot be undone.',
  approval: (by) => `A colleague has to approve this first: if you agree now, you have our answer by ${by}.`,
  ends: ({ day, renewals, amount, trial, unpaid }) =>
    [
      `It runs until ${day}, and nothing is charged after that.`,
      ...(renewals === 1 ? [`Because of its notice it is charged once more until then: ${amount}.`] : []),
      ...(renewals > 1
        ? [`Because of its notice it is charged ${renewals} more times until then: ${amount} each time.`]
        : []),
      trial && renewals === 0 ? 'The trial costs nothing.' : 'What has been paid is not refunded.',
      ...(unpaid ? ['An invoice that is still open stays to be paid.'] : []),
    ].join(' '),
  renews: ({ day, amount }) => `It then renews on ${day} for ${amount}, as before.`,
  changes: ({ day, amount, was, interval }) =>
    `From ${day} it costs ${amount} a ${interval} instead of ${was}; nothing is charged for it before.`,
  shall: (clause) => `Shall I ${clause}?`,
  ask: 'Shall I do that?',
  askAll: 'Shall I do all of that?',
  askWhich: (names) => `Which would you like: ${names}?`,
  askOne: 'Which one would you like?',
  again: 'Just to be sure, a yes or no is enough:',
  againWhich: 'Just to be sure, please say which one:',
  names: {
    return: 'the return',
    exchange: 'the exchange',
    refund: 'the refund',
    cancel: 'the cancellation',
    undo: 'taking it back',
    change_items: 'the change of items',
    change_address: 'the change of address',
    change_payment: 'the other payment',
    end_subscription: 'ending the subscription',
    resume_subscription: 'keeping the subscription',
    change_subscription: 'the change of plan',
    book_appointment: 'the booking',
    move_appointment: 'another time',
    cancel_appointment: 'cancelling the appointment',
    other: 'the other one',
  },
  buttons: {
    return: 'Start the return',
    exchange: 'Exchange',
    exchangeFor: (options) => `Exchange for ${options}`,
    refund: 'Refund',
    cancel: 'Cancel the order',
    cancelItem: 'Cancel the item',
    cancelItems: 'Cancel the items',
    undo: 'Take it back',
    change_items: 'Change the items',
    change_address: 'Change the address',
    change_payment: 'Change the payment',
    end_subscription: 'End subscription',
    resume_subscription: 'Keep it going',
    change_subscription: 'Change it',
    book_appointment: 'Book it',
    move_appointment: 'Move it',
    cancel_appointment: 'Cancel it',
    other: 'Yes, please',
    all: 'Yes, all of it',
  },
};
