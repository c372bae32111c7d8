import type { Assurance } from '../conversation/values.ts';
import type { ShopRefusal } from '../shop/writes.ts';
import type { PolicyReason, Refusal } from './tool.ts';

type Refused = { ok: false; refusal: Refusal };

/** The same refusal for what does not exist and for what is somebody else's. */
export function unknown(what: string): Refused {
  return { ok: false, refusal: { code: 'unknown', message: `There is no such ${what} here.` } };
}

/** The speaker has not proven enough. */
export function needs(assurance: Assurance): Refused {
  const message = `The speaker must be ${assurance} for this: offer the smallest step that proves it.`;
  return { ok: false, refusal: { code: 'assurance', needs: assurance, message } };
}

/** The store's rules leave this to a person, or forbid it. */
export function policy(reason: PolicyReason): Refused {
  return { ok: false, refusal: { code: 'policy', reason, message: POLICY[reason] } };
}

/** Nobody has agreed to exactly this. */
export function consent(): Refused {
  const message =
    'Propose exactly this, with its effect, and do it on the customer’s own yes to that proposal.';
  return { ok: false, refusal: { code: 'consent', message } };
}

/** What was agreed to no longer holds. */
export function changed(): Refused {
  const message = 'It has changed since the customer agreed to it: propose it as it is now.';
  return { ok: false, refusal: { code: 'changed', message } };
}

/** The order's number alone does not show it: a contact is needed too. */
export function contact(): Refused {
  const message =
    'Ask for the order number together with the email, phone or postcode on the order: both must fit.';
  return { ok: false, refusal: { code: 'contact', message } };
}

/** The input does not fit the tool's schema. */
export function invalid(message: string): Refused {
  return { ok: false, refusal: { code: 'invalid', message } };
}

/** The shop's system gave no answer. */
export function unavailable(): Refused {
  return { ok: false, refusal: { code: 'unavailable', message: 'The shop does not answer at the moment.' } };
}

/** Another system of the store did not answer. */
export function silent(): Refused {
  const message = 'That system does not answer at the moment: go on without it, and say so where it matters.';
  return { ok: false, refusal: { code: 'unavailable', message } };
}

/** This store's shop system cannot do it. */
export function unsupported(): Refused {
  return policy('unsupported');
}

/** What the shop itself refused. */
export function refusedByShop(reason: ShopRefusal, what: string): Refused {
  if (reason === 'unknown') return unknown(what);
  if (reason === 'changed') return changed();
  return policy(reason === 'moved' ? 'already_dispatched' : reason);
}

const POLICY: Record<PolicyReason, string> = {
  not_delivered: 'The order has not been delivered yet.',
  window_closed: 'The last day to send it back has passed.',
  already_returned: 'It is already on its way back, or back.',
  already_exchanged: 'An exchange exists for it: undo that one first.',
  already_dispatched: 'The parcel has already moved.',
  already_cancelled: 'The order is cancelled.',
  already_refunded: 'The money for it is already promised or paid back.',
  out_of_stock: 'There are not enough pieces left.',
  not_returnable: 'This can’t be sent back.',
  different_product: 'Only another size or colour of the same product can be exchanged.',
  price_difference:
    'What comes instead costs more, and this store takes no difference: offer something of the same price or less, or a person.',
  insufficient_balance: 'There is not enough on that: offer another method on file.',
  nothing_changes: 'It is so already.',
  time_taken: 'That time is not free any more: look up the free times and offer others.',
  short_notice: 'It is too near to be changed by the assistant: offer a person.',
  unsupported: 'The store’s shop system cannot do this: offer a person.',
  same_item: 'That is the item the customer has.',
  codes_limit: 'Too many codes were asked for: offer a person, or another try in an hour.',
  no_codes: 'No code can be sent that way here: offer another way, or a person.',
  limit: 'Too many order numbers were tried here: offer a code by email or SMS, or a person.',
};
