import { asFed, priceOf } from '../billing/change.ts';
import type { SubscriptionRecord } from '../shop.ts';
import type { ShopWrite } from '../writes.ts';
import { type Books, type Plan, pieceOf, type Refused, refused } from './draft.ts';

type WriteOf<Act extends ShopWrite['act']> = ShopWrite & { act: Act };

/** The subscription of that number, where it is theirs and no end of it is known. */
function running(
  books: Books,
  id: string,
  customer: WriteOf<'end_subscription'>['customer'],
): SubscriptionRecord | Refused {
  if (!books.subscription) return refused('unsupported');
  const found = books.subscription(id, customer);
  if (!found) return refused('unknown');
  return found.status === 'cancelled' || found.endsAt || found.ending ? refused('already_cancelled') : found;
}

/** It runs until its last day, and no money moves: what was paid for is used up. */
export function planEndSubscription(
  { subscription: id, customer, endsOn, reason }: WriteOf<'end_subscription'>,
  books: Books,
  now: string,
): Plan {
  const found = running(books, id, customer);
  if ('reason' in found) return found;
  const ending = { at: now, endsOn, reason };
  return planned(found, { steps: [{ do: 'end_subscription', subscription: id, ending }], deadline: endsOn });
}

/** What was ended here and runs still goes on as if it had never been. */
export function planKeepSubscription(
  { subscription: id, customer, today }: WriteOf<'resume_subscription'>,
  books: Books,
): Plan {
  if (!books.subscription) return refused('unsupported');
  const found = books.subscription(id, customer);
  if (!found) return refused('unknown');
  const { status, endsAt, ending } = found;
  if (status === 'cancelled' || (ending && ending.endsOn < today)) return refused('already_cancelled');
  // Another system ended it.
  if (endsAt) return refused('unsupported');
  if (!ending) return refused('nothing_changes');
  return planned(found, { steps: [{ do: 'resume_subscription', subscription: id }], deadline: null });
}

/**
 * Another plan, or other seats, from a renewal on: until then nothing is charged for it. What it comes to then is part of what is
 * agreed to.
 */
export function planChangeSubscription(
  { subscription: id, customer, plan, seats: wanted, on }: WriteOf<'alter_subscription'>,
  books: Books,
  now: string,
): Plan {
  const found = running(books, id, customer);
  if ('reason' in found) return found;
  const seats = wanted ?? found.seats ?? null;
  const price = priceOf(found, { plan, seats });
  // Nobody pays for what is paused, and nobody could be told what an unknown price comes to.
  if (price === null || found.status === 'paused') return refused('unsupported');
  const stands = found.changing ?? asFed(found);
  if (stands.plan === plan && stands.seats === seats) return refused('nothing_changes');
  const isBack = found.plan === plan && (found.seats ?? null) === seats;
  const changing = isBack ? null : { at: now, on, plan, seats, price };
  const piece = (of: { plan: string; seats: number | null; price: number }) =>
    pieceOf({ sku: `${id} ${of.seats ?? ''} ${of.price}`, title: of.plan, options: {} }, null, 1);
  const quote = {
    ...{ out: [piece(stands)], in: [piece({ plan, seats, price })] },
    ...{ money: [], deadline: null, final: false },
  };
  return {
    ...{ ok: true, existing: false, quote, return: null, exchanges: [] },
    steps: [{ do: 'change_subscription', subscription: id, changing }],
  };
}

function planned(
  { id, plan }: SubscriptionRecord,
  { steps, deadline }: Pick<Extract<Plan, { ok: true }>, 'steps'> & { deadline: string | null },
): Plan {
  const out = [pieceOf({ sku: id, title: plan, options: {} }, null, 1)];
  const quote = { out, in: [], money: [], deadline, final: false };
  return { ok: true, existing: false, quote, steps, return: null, exchanges: [] };
}
