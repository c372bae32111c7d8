import { titlesCounted } from '../../conversation/titles.ts';
import type { ParcelState } from '../../conversation/values.ts';
import type { Piece } from '../acts.ts';
import type { Say, Wording } from '../language.ts';
import { capital } from '../reading/capital.ts';
import { number, several } from './grammar.ts';
import { plural } from './returns.ts';

type Theme =
  | 'ask_order'
  | 'elsewhere'
  | 'ask_contact'
  | 'which_order'
  | 'which_item'
  | 'which_items'
  | 'card_means'
  | 'no_certain_day'
  | 'how_many'
  | 'order_unknown'
  | 'too_many_tries'
  | 'needs_proof'
  | 'unavailable'
  | 'cancel_done'
  | 'order_changed'
  | 'ask_address'
  | 'ask_country'
  | 'not_cancelled'
  | 'cancel_impossible'
  | 'status'
  | 'tracked'
  | 'parcel_missing'
  | 'fault'
  | 'stock'
  | 'which_product'
  | 'product_unknown'
  | 'range'
  | 'details'
  | 'policy_returns'
  | 'policy_shipping';

/** What a stronger proof is wanted for, as a sentence begins. */
export const GUARDED = {
  exchange: 'To exchange it',
  cancellation: 'To cancel it',
  refund: 'To settle a refund',
  return: 'To do that',
  undo: 'To take that back',
  order: 'To look that up',
  details: 'To speak about contact or payment details',
  address_change: 'To change an address or contact details',
  order_change: 'To change how an order is paid',
  subscription: 'To speak about a subscription',
  invoice: 'To speak about invoices',
  receipt: 'To send you what an order cost and how it was paid',
  appointment: 'To speak about your appointments',
  address_known: 'So that I know you from now on when you contact us this way,',
} as const;

/** How a parcel stands, as a carrier says it. */
const TRACKED: Readonly<Record<ParcelState, string>> = {
  announced: 'has been announced, and that it has not been handed in yet',
  transit: 'is on its way',
  out_for_delivery: 'is out for delivery today',
  pickup_ready: 'is ready to be picked up',
  attempted: 'could not be handed over at the first try',
  delivered: 'has been delivered',
  exception: 'is held up',
  returned: 'is going back to its sender',
};

/** Finding an order, where it is, cancelling it; what the shop sells and how it ships. */
export const orders: Pick<Wording, Theme> = {
  ask_order(act) {
    const ask = act.contact
      ? 'could you give me your order number, together with the email address, phone number or postcode on the order?'
      : 'could you give me your order number? It is in your confirmation email.';
    return act.earlier ? `So that I can go on from there, ${ask}` : capital(ask);
  },
  elsewhere: () =>
    'What was said elsewhere I cannot read out here, for your safety; our answers go to the address or number you wrote from. But we can go on right here:',
  ask_contact: (act, say) =>
    act.again
      ? "I can't open an order with these details. Could you check the order number, and the email address, phone number or postcode on the order?"
      : `To open ${say.order(act.order)} I also need the email address, the phone number or the postcode on it. Could you give me one of them?`,
  which_order(act, say) {
    const list = act.orders.map(
      ({ id, piece, more, came }) =>
        `${say.order(id)}, the ${say.piece(piece)}${more > 0 ? ` and ${plural(more, 'more item')}` : ''}${came ? `, ${came.delivered ? 'delivered' : 'ordered'} ${say.past(came.at)}` : ''}`,
    );
    return `Which one is it about: ${say.list(list, 'or')}?`;
  },
  how_many(act, say) {
    const what = { return: 'send back', cancellation: 'cancel', exchange: 'exchange' }[act.does];
    return `How many of the ${act.most} would you like to ${what}: the ${say.piece(act.item)} from ${say.order(act.order)}?`;
  },
  which_item(act, say) {
    return `Which item of ${say.order(act.order)} is it about: ${say.list(
      act.items.map((item) => `the ${say.piece(item)}`),
      'or',
    )}?`;
  },
  which_items(act, say) {
    const list = say.list(act.items.map((item) => `the ${say.piece(item)}`));
    return `${capital(say.order(act.order))} has ${list}. Which ${act.count} do you mean? Please name each of them.`;
  },
  card_means({ order, stays, asked }, say) {
    if (asked)
      return asked.included
        ? `Yes, the ${say.piece(asked.thing)} is part of it.`
        : `No, the ${say.piece(asked.thing)} is not part of it and stays as it is.`;
    const rest = say.list(stays.map((item) => `the ${say.piece(item)}`));
    return `If you say yes, precisely what stands below is done, and nothing else.${stays.length > 0 ? ` Of ${say.order(order)} this stays as it is: ${rest}.` : ''}`;
  },
  no_certain_day: ({ day, inTime }, say) =>
    day === null || inTime === null
      ? 'I cannot promise a certain day.'
      : inTime
        ? `That leaves time until ${say.day(day)}, but I cannot promise a certain day.`
        : `It may be too late for ${say.day(day)}: I cannot promise a certain day.`,
  order_unknown(act, say) {
    const head = "I can't find an order with that number. Could you check it?";
    if (act.own.length === 0) return head;
    const own = act.own.map(({ id, piece }) => `${say.order(id)}, the ${say.piece(piece)}`);
    return `${head} What I do see is ${say.list(own)}.`;
  },
  too_many_tries: () =>
    "I can't look up any more order numbers for now. A colleague can help you, or write to us from the email address on the order.",
  needs_proof(act) {
    const why = GUARDED[act.for];
    return act.known
      ? `${why} I need to be a little surer that it is you: answer from another address we have on file, or sign in on our site and use the chat there. A colleague can help you as well.`
      : `${why} I need to be sure it is you: write to us from the email address on the order, call from the phone number on it, or sign in on our site. I will remember all of this, so you need not explain it again.`;
  },
  unavailable: () =>
    'I cannot reach our order system right now. Please try again in a few minutes; I have noted it for our team as well.',
  cancel_done: (act, say) =>
    `Done: ${act.items.length > 0 ? `the ${say.list(act.items.map((item) => say.piece(item)))} of ${say.order(act.order)}` : say.order(act.order)} ${act.items.length > 1 ? 'are' : 'is'} cancelled, and ${say.money(act.amount, act.currency)} goes back to your original payment.`,
  order_changed(act, say) {
    const order = act.order ? say.order(act.order) : null;
    if (act.what === 'address')
      return order ? `Done: ${order} goes to ${act.to}.` : `Done: your usual address is now ${act.to}.`;
    if (act.what === 'payment') return `Done: ${order} is paid by ${act.to || 'the other method'} now.`;
    return `Done: ${order} now comes with ${say.list(act.pieces.map((piece) => say.piece(piece)))}.`;
  },
  ask_address({ order, have, missing }, say) {
    const about = order ? ` for ${say.order(order)}` : '';
    if (have === null)
      return `Please ${say.spoken ? 'tell' : 'write'} me the whole address that it should be${about}: street and number, postcode and town.`;
    const rest = {
      street: 'what are the street and the house number',
      place: 'what are the postcode and the town',
      town: 'what is the town',
    }[missing];
    return `I have ${have}${about}: ${rest}?`;
  },
  ask_country: ({ to, order }, say) =>
    `In which country is that${order ? `, for ${say.order(order)}` : ''}: ${to}?`,
  not_cancelled(act, say) {
    const order = act.order ? say.order(act.order) : null;
    if (!act.wished) return order ? `${capital(order)} is not cancelled.` : 'Nothing is cancelled.';
    return order
      ? `All right: nothing is cancelled, and ${order} stays as it is.`
      : 'All right: nothing is cancelled, and everything stays as it is.';
  },
  cancel_impossible(act, say) {
    const order = capital(say.order(act.order));
    const free = say.store.returns.free ? ', free of charge' : '';
    switch (act.reason) {
      case 'shipped':
        return `${order} is already on its way, so it can no longer be cancelled. Once it arrives you have ${plural(say.store.returns.windowDays, 'day')} to send it back${free}.`;
      case 'delivered':
        return `${order} has already been delivered, so it can no longer be cancelled; it can be returned instead.`;
      case 'returned':
        return `${order} has already been returned, so there is nothing to cancel.`;
      case 'cancelled':
        return `${order} is cancelled, so nothing will be sent.${act.amount === null ? '' : ` ${say.money(act.amount, act.currency)} goes back to your original payment; banks usually take a few days to show it.`}`;
    }
  },
  status(act, say) {
    const order = capital(say.order(act.order));
    const more = act.more > 0 ? ` and ${plural(act.more, 'more item')}` : '';
    const head = `${order}, the ${say.piece(act.piece)}${more},`;
    const by = act.leg?.carrier ? ` with ${act.leg.carrier}` : '';
    const tracking = act.leg?.tracking && !say.spoken ? ` Tracking number: ${act.leg.tracking}.` : '';
    const expected = act.expected ? expectedText(act.expected, say.day) : '';
    switch (act.status) {
      case 'pending':
        return `${head} is being prepared and has not left yet.${expected}`;
      case 'shipped':
        return `${head} left${act.at ? ` ${say.past(act.at)}` : ''}${by} and is on its way.${tracking}${expected}`;
      case 'delivered':
        return `${head} was delivered${act.at ? ` ${say.past(act.at)}` : ''}${by}.${act.back ? backText(act.back, say) : tracking}`;
      case 'cancelled':
        return `${head} was cancelled${act.at ? ` ${say.past(act.at)}` : ''}.`;
      case 'returned':
        return `${head} has been returned to us.`;
    }
  },
  tracked(act, say) {
    const when = act.time ? say.time(act.time) : say.past(act.asOf);
    const back = act.parcel === 'return';
    const place = act.place ? (say.spoken ? `, in ${act.place}` : ` (${act.place})`) : '';
    const checks = back && act.state === 'delivered' ? ' We still have to check it in.' : '';
    return `As of ${when}, ${act.carrier} says that your ${back ? 'return parcel' : 'parcel'}${act.many ? ` of ${say.order(act.order)}` : ''} ${TRACKED[act.state]}${place}.${checks}`;
  },
  parcel_missing(act, say) {
    const order = say.order(act.order);
    const when = act.at ? ` ${say.past(act.at)}` : '';
    if (!act.inquiry) {
      return `${capital(order)} is with a colleague, who is asking ${act.leg?.carrier ?? 'the carrier'} about it.`;
    }
    const inquiry = act.inquiry
      ? ' I am asking a colleague to open an inquiry with the carrier right away.'
      : '';
    return act.status === 'delivered'
      ? `I'm sorry about that. ${act.leg?.carrier ?? 'The carrier'} reports ${order} as delivered${when}. Please look once more with neighbours and at the pickup point.${inquiry}`
      : `I'm sorry: ${order} left${when} and should have arrived by now.${inquiry}`;
  },
  fault(act, say) {
    const thing = say.list(act.items.map((item) => `the ${say.piece(item)}`));
    const agreed = number(...titlesCounted(act.items));
    const sorry =
      act.problem === 'damaged_item'
        ? `I'm sorry that ${thing} from ${say.order(act.order)} ${agreed.is} damaged.`
        : `I'm sorry that we got something wrong with ${say.order(act.order)}.`;
    const photo = act.photo || say.spoken ? '' : ' A photo helps us, if you have one.';
    return `${sorry} You can send ${agreed.it} back free of charge for a refund: shall I make the prepaid label? Or a colleague arranges a replacement, if you prefer.${photo}`;
  },
  stock(act, say) {
    const { is, it, costs } = number(act.title);
    const price = `${it === 'it' ? 'It' : 'They'} ${costs} ${say.money(act.price, act.currency)}.`;
    if (act.wanted) {
      if (act.inStock) {
        const found = say.range(act.fits) || say.options(act.wanted);
        const more = act.left.length > 0 ? ` Also in stock: ${say.range(act.left)}.` : '';
        return `Yes, the ${act.title} ${is} in stock in ${found}.${more} ${price}`;
      }
      const rest = act.left.length > 0 ? ` In stock: ${say.range(act.left)}.` : '';
      return `I'm sorry, the ${act.title} ${is} not in stock in ${say.options(act.wanted)}.${rest}`;
    }
    return act.left.length > 0
      ? `The ${act.title} ${is} in stock${rangeText(act.left, say)}. ${price}`
      : `I'm sorry, the ${act.title} ${is} sold out at the moment.`;
  },
  which_product: (act, say) =>
    act.titles.length > 0
      ? `Which one do you mean: ${say.list(
          act.titles.map((title) => `the ${title}`),
          'or',
        )}?`
      : 'Which item do you mean?',
  range: (act, say) =>
    `We sell ${say.list([...(act.kinds ? act.names.map(several) : act.names), ...(act.more ? ['more besides'] : [])], 'and')}. Tell me what you are looking for, and I will look at sizes, colours and prices.`,
  details(act, say) {
    const said = [
      act.email && `email ${act.email}`,
      act.phone && `phone ${act.phone}`,
      ...act.addresses.map((address) => `address ${address}`),
      ...act.methods.map((method) => `payment ${method}`),
    ].filter(Boolean);
    if (said.length === 0) return 'I have nothing of that kind on file for you.';
    if (say.spoken) return `On file for you I have: ${say.list(said, 'and')}.`;
    return `This is what we have on file for you:\n${said.map((one) => `- ${capital(one)}`).join('\n')}`;
  },
  product_unknown: () => "I can't find that item in our shop. What is it called?",
  policy_returns(_, say) {
    const { windowDays, free, carrier, refundDays } = say.store.returns;
    return `You have ${plural(windowDays, 'day')} from delivery to return or exchange an item${free ? ', free of charge, with a prepaid' : ', with a'} ${carrier} label. Refunds go back to your original payment within ${plural(refundDays, 'day')} of the parcel reaching us.`;
  },
  policy_shipping(_, say) {
    const { carriers, days, freeFrom } = say.store.shipping;
    const free =
      freeFrom === null
        ? ''
        : freeFrom === 0
          ? ' Shipping is free.'
          : ` Shipping is free from ${say.money(freeFrom, say.store.currency)}.`;
    return `We ship with ${say.list(carriers, 'or')}; it usually takes ${days[0]} to ${days[1]} days.${free}`;
  },
};

/** A thing that comes in one way only has nothing to list. */
function rangeText(left: readonly Piece[], say: Say): string {
  const range = say.range(left);
  return range ? ` in ${range}` : '';
}

/** Where it is now matters less than that it is to come back. */
function backText({ deadline, settlement }: { deadline: string; settlement: string }, say: Say): string {
  const then = settlement === 'refund' ? ', and your refund follows' : '';
  return ` Your return of it is open: please hand the parcel in by ${say.day(deadline)}${then}.`;
}

function expectedText({ from, to }: { from: string; to: string }, day: (day: string) => string): string {
  return from === to
    ? ` It should reach you by ${day(to)}.`
    : ` It should reach you between ${day(from)} and ${day(to)}.`;
}
