import type { Move, Quote } from '../conversation/quote.ts';
import { atLeast } from '../conversation/values.ts';
import { summed } from '../shop/agreed.ts';
import type { OrderRecord, PostalAddress } from '../shop/shop.ts';
import type { Applied, Outcome, ShopQuote, ShopWrite } from '../shop/writes.ts';
import { viewedAs } from './access.ts';
import { fingerprint } from './canonical.ts';
import { refusedByShop } from './refusals.ts';
import type { QuoteScope, ToolResult, ToolScope } from './tool.ts';

/** What a quote contains besides the shop's result. */
type Told = Pick<Quote, 'tool' | 'act'> & {
  goes?: Quote['goes'];
  /** Methods are named by their labels: only for tools that quote to verified speakers alone. */
  labels?: boolean;
};

/**
 * A write as the shop would carry it out now, as a tool's quote. `what` names what is missing when the shop
 * does not find it.
 */
export async function quoteOf(
  told: Told,
  write: ShopWrite,
  scope: QuoteScope,
  what: string,
): Promise<ToolResult<Quote>> {
  const outcome = await scope.shop.quote(write);
  return outcome.ok ? quoted(told, write, outcome.value, scope) : refusedByShop(outcome.reason, what);
}

/** A dry run's result: the shop's quote, with where the money goes and what is told besides. */
export function quoted(
  { goes = [], labels = false, ...told }: Told,
  write: ShopWrite,
  found: ShopQuote,
  scope: QuoteScope,
): ToolResult<Quote> {
  const order = 'order' in write ? write.order : null;
  const { out, in: instead, deadline, final } = found;
  return {
    ok: true,
    output: { ...told, order, out, in: instead, money: money(found, scope, labels), deadline, goes, final },
  };
}

/**
 * Money as this speaker may see it: by its kind ("card"), and how an order was paid only from `recognised`
 * up. Labels are left out, so that a quote that was agreed to before a code is the same after it; a method of
 * the speaker's own requires a verified speaker anyway.
 */
function money({ money: moves }: ShopQuote, scope: QuoteScope, labels: boolean): Move[] {
  if (!atLeast(viewedAs(scope), 'recognised')) return summed(moves);
  return moves.map(({ label, ...move }) => (labels && label !== '' ? { ...move, method: label } : move));
}

/** The email address or the postal one that is on file for an order, as the mark of a quote. */
export function markOf(what: 'label' | 'parcel', { id, customer, address = null }: OrderRecord): string {
  const where = what === 'label' ? customer.email.trim().toLowerCase() : address;
  return fingerprint([id, customer.id, where]).slice(0, 12);
}

/** The mark of an address alone, whichever order goes there. */
export function addressMark({ line1, line2, postcode, city, country }: PostalAddress): string {
  const parts = [line1, line2, postcode, city, country].map((part) => part.trim().toLowerCase());
  return fingerprint(parts).slice(0, 12);
}

/**
 * Whether what was agreed to still goes to the same place. The order's owner and the address on file may
 * change between a card and its yes.
 */
export function goesThere(agreed: Quote | null, order: OrderRecord): boolean {
  return (agreed?.goes ?? []).every(
    ({ what, mark }) => mark === undefined || what === 'letter' || mark === markOf(what, order),
  );
}

/** Carries a write out as it was agreed to, once for the scope's key, while the order is that customer's. */
export async function applied(
  write: ShopWrite,
  { shop, key, agreed, now }: ToolScope,
  order?: OrderRecord,
): Promise<Outcome<Applied>> {
  return shop.apply(write, { key, agreed, now, ...(order ? { of: order.customer.id } : {}) });
}
