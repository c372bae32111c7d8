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
  unfinished: (actions) =>
    `Please check in the shop whether this went through: ${actions.map(({ what, order }) => (order ? `${what}, order #${order}` : what)).join('; ')}.`,
  summary(parts) {
    const who = `${parts.name ?? 'Customer'} (${parts.assurance === 'anonymous' || parts.assurance === 'claimed' ? 'identity not proven' : parts.assurance}).`;
    const order = parts.order
      ? ` Order #${parts.order.id} (${parts.order.status}): ${parts.order.pieces}${parts.problem ? `, ${parts.problem}` : ''}.`
      : parts.problem
        ? ` Problem: ${parts.problem}.`
        : '';
    const earlier =
      parts.earlier.length > 0
        ? ` Spoke of it before: ${parts.earlier.map(({ channel, when, claimed }) => `${when} ${channel}${claimed ? ' (not proven)' : ''}`).join(', ')}.`
        : '';
    const done = parts.done.length > 0 ? ` Done so far: ${parts.done.join('; ')}.` : ' Nothing done yet.';
    const open = parts.open.length > 0 ? ` Offered, undecided: ${parts.open.join('; ')}.` : '';
    return `${who} ${parts.reason}.${order}${earlier}${done}${open}${parts.upset ? ' Sounds upset.' : ''}`;
  },
};
