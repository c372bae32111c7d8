import type { Briefing } from '../language.ts';

export const briefing: Briefing = {
  topic: {
    greeting: 'Greeting',
    thanks: 'Thanks',
    goodbye: 'Goodbye',
    yes: 'Agreement',
    no: 'Refusal',
    order_status: 'Where is the order',
    return: 'Return',
    exchange: 'Exchange',
    refund: 'Refund',
    cancellation: 'Cancellation',
    stock: 'Stock question',
    size_advice: 'Size advice',
    policy_returns: 'Return policy',
    policy_shipping: 'Shipping policy',
    hours: 'Opening hours',
    missing_parcel: 'Missing parcel',
    wrong_item: 'Wrong item',
    damaged_item: 'Damaged item',
    address_change: 'Change of address or details',
    payment: 'Payment question',
    human: 'Wants a person',
    pause: 'Comes back later',
    undo: 'Takes an action back',
    complaint: 'Complaint',
    promo_code: 'Discount or code',
    invoice: 'Invoice',
    account: 'Account and login',
    order_change: 'Change of an order',
    payment_methods: 'Ways to pay',
    shipping_cost: 'Cost of shipping',
    delivery_date: 'Delivery by a date',
    gift_card: 'Gift card',
    warranty_care: 'Warranty and care',
    material: 'Material',
    size_conversion: 'Size conversion',
    stock_alert: 'Back in stock',
    shop_address: 'Shop and pickup',
    site_fault: 'Fault of the site',
    subscription: 'Subscription',
    subscription_cancel: 'End of a subscription',
    appointment: 'Appointment',
    loyalty: 'Loyalty programme',
    business: 'Job, press or supplier',
    abuse: 'Insults',
    praise: 'Praise',
    other: 'Question',
  },
  problem: {
    size_too_small: 'too small',
    size_too_big: 'too big',
    size: 'does not fit',
    damaged_item: 'damaged',
    wrong_item: 'wrong item',
    changed_mind: 'changed mind',
  },
  assurance: {
    anonymous: 'unknown visitor',
    claimed: 'visitor who named the order, identity not proven',
    recognised: 'recognised',
    verified: 'verified',
  },
  company: ({ name, manager }) =>
    `${name} is a strategic account${manager ? `; ${manager} looks after it` : ''}.`,
  unfinished: (actions) =>
    `Please check in the shop whether this went through: ${actions.map(({ what, order }) => (order ? `${what}, order #${order}` : what)).join('; ')}.`,
  next: {
    inquiry: () => 'ask the carrier, then send it again or refund it',
    change_before_dispatch: () => 'change the order before it leaves',
    change_details: () => 'check who is asking, then change the details',
    check_payment: () => 'check the payment and say what you see',
    replace: () => 'arrange the replacement, or a return with refund',
    settle: (day) => `agree on exchange or refund for the open return${day ? ` (hand-in by ${day})` : ''}`,
    follow_return: (day) => `follow the open return${day ? ` (hand-in by ${day})` : ''}`,
    find_return: () => 'look for the parcel the customer says was sent back, then refund it',
    cancel: () => 'cancel the order before it leaves',
    goodwill: (day) =>
      `decide whether to take it back although the return period ended${day ? ` on ${day}` : ''}`,
    start_return: (day) => `start the return or the exchange${day ? ` (possible until ${day})` : ''}`,
    answer: () => 'answer the customer',
  },
  summary(parts) {
    const proven = parts.assurance === 'recognised' || parts.assurance === 'verified';
    const who = `${parts.name ?? 'Customer'} (${proven ? parts.assurance : 'identity not proven'}) ${parts.channel}${parts.upset ? ', upset' : ''}: ${lower(parts.reason)}.`;
    const order = parts.order
      ? `Order #${parts.order.id} (${parts.order.status}${parts.order.delivered ? ` ${parts.order.delivered}` : ''}, ${parts.order.total}): ${parts.order.pieces}${parts.problem ? `; ${parts.problem}` : ''}.`
      : parts.problem && `Problem: ${parts.problem}.`;
    const said = parts.said.map(
      ({ when, channel, claimed, quote }) =>
        `${when ?? 'now'} ${channel}${claimed ? ' (not proven)' : ''} “${quote}”`,
    );
    return [
      who,
      order,
      said.length > 0 && `The customer said: ${said.join('; ')}.`,
      parts.done.length > 0
        ? `Done: ${parts.done.join('; ')}.`
        : parts.nothing
          ? 'Nothing done yet.'
          : 'What was done was taken back.',
      parts.open.length > 0 && `Offered, undecided: ${parts.open.join('; ')}.`,
      parts.answered && `The customer was told that somebody answers ${parts.answered}.`,
      `Next: ${parts.next}.`,
    ]
      .filter(Boolean)
      .join('\n');
  },
};

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
