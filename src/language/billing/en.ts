import type { ToldInvoice, ToldSubscription } from '../acts.ts';
import type { Say, Wording } from '../language.ts';

type Theme =
  | 'subscriptions'
  | 'no_subscription'
  | 'which_subscription'
  | 'payment_failed'
  | 'invoices'
  | 'no_invoice'
  | 'invoice_sent'
  | 'subscription_ended'
  | 'subscription_kept'
  | 'subscription_changed'
  | 'subscription_change';

const EACH = { month: 'a month', year: 'a year' } as const;

const FAILED = {
  card_expired: 'the card has expired',
  insufficient_funds: 'there was not enough on the account',
  declined: 'the bank declined it',
  authentication: 'the bank wanted it confirmed, and it was not',
  other: 'the payment provider gave no reason that I could pass on',
} as const;

function price(
  { price: minor, currency, interval }: Pick<ToldSubscription, 'price' | 'currency' | 'interval'>,
  say: Say,
): string {
  return `${say.money(minor, currency)} ${EACH[interval]}`;
}

function state(one: ToldSubscription, say: Say): string {
  const { status, renewsOn, endsOn, over, endedHere } = one;
  if (over) return endsOn ? `ended on ${say.day(endsOn)}` : 'has ended';
  if (endsOn) {
    const back = endedHere ? '; until then that can be taken back' : '';
    return `ends on ${say.day(endsOn)}, and nothing is charged after that${back}`;
  }
  const next = renewsOn ? say.day(renewsOn) : null;
  switch (status) {
    case 'trialing':
      return next
        ? `is on trial until ${next}, then ${price(one, say)}`
        : `is on trial, then ${price(one, say)}`;
    case 'paused':
      return 'is paused, and nothing is charged meanwhile';
    case 'past_due':
      return `costs ${price(one, say)}, and its last payment did not go through`;
    default:
      return next ? `costs ${price(one, say)} and renews on ${next}` : `costs ${price(one, say)}`;
  }
}

function told(one: ToldSubscription, say: Say): string {
  const seats = one.seats && one.seats > 1 ? `${one.seats} seats` : '';
  const about = [one.company, seats].filter(Boolean).join(', ');
  const paid = one.payment && !one.over && !one.endsOn ? `. It is paid with ${one.payment}` : '';
  return `Your ${one.plan} subscription${about ? ` (${about})` : ''} ${state(one, say)}${paid}.${later(one, say)}`;
}

const withSeats = (plan: string, seats: number | null) =>
  seats === null ? plan : `${plan} with ${seats} ${seats > 1 ? 'seats' : 'seat'}`;

function later({ changing, endsOn, over, ...one }: ToldSubscription, say: Say): string {
  if (!changing || endsOn || over) return '';
  const { on, plan, seats } = changing;
  return ` From ${say.day(on)} it is ${withSeats(plan, seats)} for ${price({ ...one, price: changing.price }, say)}.`;
}

function invoiceTold(one: ToldInvoice, say: Say): string {
  const paid =
    one.status === 'paid'
      ? one.paidOn
        ? `paid on ${say.day(one.paidOn)}`
        : 'paid'
      : one.status === 'void'
        ? 'void'
        : one.overdue && one.dueOn
          ? `not paid yet, and was due on ${say.day(one.dueOn)}`
          : `not paid yet${one.dueOn ? `, due on ${say.day(one.dueOn)}` : ''}`;
  return `${one.id} of ${say.day(one.issuedOn)}, ${say.money(one.total, one.currency)}, ${paid}`;
}

/** Words on what is charged by the interval. */
export const billing: Pick<Wording, Theme> = {
  subscriptions: ({ subscriptions }, say) =>
    subscriptions.map((one) => told(one, say)).join(say.spoken ? ' ' : '\n'),
  no_subscription: () => 'I find no subscription of yours.',
  which_subscription: ({ plans }, say) => `Which one do you mean: ${say.list(plans, 'or')}?`,
  payment_failed({ plan, on, reason, nextTryOn, payment }, say) {
    const again = nextTryOn ? ` It will be tried again on ${say.day(nextTryOn)}.` : '';
    return `The payment for your ${plan} subscription on ${say.day(on)}${payment ? ` with ${payment}` : ''} did not go through: ${FAILED[reason]}.${again} Please check or replace the means of payment in your account; I take no card details here.`;
  },
  invoices({ invoices, more }, say) {
    const [only, ...others] = invoices;
    if (only && others.length === 0) return `Your last invoice is ${invoiceTold(only, say)}.`;
    const rest = more > 0 ? ` There ${more > 1 ? `are ${more} more` : 'is one more'}.` : '';
    return say.spoken
      ? `Your invoices: ${invoices.map((one) => invoiceTold(one, say)).join('; ')}.${rest}`
      : `Your invoices:\n${invoices.map((one) => `- ${invoiceTold(one, say)}`).join('\n')}${rest ? `\n${rest.trim()}` : ''}`;
  },
  no_invoice: ({ number }) =>
    number ? `I find no invoice ${number} of yours.` : 'I find no invoice of yours.',
  invoice_sent({ invoice, here, copy, url }, say) {
    const goes = here
      ? `Here is invoice ${invoice} as a PDF.`
      : `Invoice ${invoice} is on the way to the email address we have on file for you.`;
    const kind = copy ? ' It is a copy for information.' : '';
    const page = url && !say.spoken ? ` The invoice itself is here: ${url}` : '';
    return `${goes}${kind}${page}`;
  },
  subscription_ended: ({ plan, endsOn }, say) =>
    `Done: your ${plan} subscription ends on ${say.day(endsOn)}, and nothing is charged after that. You will have that in writing; until then you can change your mind.`,
  subscription_kept: ({ plan, renewsOn }, say) =>
    `Done: your ${plan} subscription goes on${renewsOn ? ` and renews on ${say.day(renewsOn)}` : ' as before'}.`,
  subscription_changed: ({ plan, seats, on, ...one }, say) =>
    `Done: from ${say.day(on)} your subscription is ${withSeats(plan, seats)}, for ${price(one, say)}. Nothing is charged for it before, and until then you can have it as it was.`,
  subscription_change: ({ subscription: one, each }, say) =>
    `A change of plan or seats is made by a colleague. You have ${one.plan}${one.seats ? ` with ${one.seats} ${one.seats > 1 ? 'seats' : 'seat'}` : ''} for ${price(one, say)}${each !== null ? `; one seat more or less changes that by ${say.money(each, one.currency)}` : ''}.`,
};
