import { z } from 'zod';
import { orderNumber } from '../identity/order-number.ts';

/**
 * An id of something in the shop, as a customer or a model writes it: `#45821` is `45821`. Invisible, control
 * and look-alike space characters are refused, not removed: an id that looks like another one is no accident.
 */
export const Id = z
  .string()
  .min(1)
  .max(128)
  .overwrite((value) => value.trim().replace(/^#\s*/, ''))
  .regex(/^[^\p{C}\p{M}\p{Zl}\p{Zp}\s]+(?: [^\p{C}\p{M}\p{Zl}\p{Zp}\s]+)*$/u, 'not a plain id');

/**
 * An order's number as a customer or a model writes it (`n° 45 821`), without what precedes it. The shop
 * finds its own spelling.
 */
export const OrderNumber = z.string().min(1).max(128).overwrite(orderNumber).pipe(Id);

/** How many pieces, where a line has several. */
export const Quantity = z.int().min(1).max(1_000_000);

/** A line of an order, or some pieces of one. */
const Lot = z.union([Id, z.strictObject({ line: Id, quantity: Quantity })]);

/**
 * Lines of an order, each once, in a fixed sequence: the same lines are the same input. `"1"` is all that is
 * left of line 1, `{line: "1", quantity: 2}` two pieces of it.
 */
export const Lines = z
  .array(Lot)
  .min(1)
  .max(200)
  .overwrite((lots) =>
    [...new Map(lots.map((lot) => [lineOf(lot), lot])).entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, lot]) => lot),
  );

function lineOf(lot: z.output<typeof Lot>): string {
  return typeof lot === 'string' ? lot : lot.line;
}

/** The same lines in the shop's form. */
export function lotsOf(lines: z.output<typeof Lines>): { line: string; quantity: number | null }[] {
  return lines.map((lot) => (typeof lot === 'string' ? { line: lot, quantity: null } : lot));
}

/** Lines, or some of their pieces, each with the variant that replaces it. */
export const Swaps = z.array(z.strictObject({ line: Id, sku: Id, quantity: Quantity.optional() })).max(50);

/** A delivery address, as the customer gave it. */
export const PostalInput = z.strictObject({
  line1: z.string().trim().min(1).max(200),
  line2: z.string().trim().max(200).default(''),
  postcode: z.string().trim().min(1).max(20),
  city: z.string().trim().min(1).max(100),
  country: z
    .string()
    .trim()
    .regex(/^[A-Z]{2}$/, 'an ISO 3166 alpha-2 code'),
});

/** An address in one line, as on a card. */
export function addressText({ line1, line2, postcode, city, country }: z.output<typeof PostalInput>): string {
  return [line1, line2, `${postcode} ${city}`, country].filter((part) => part !== '').join(', ');
}

/** A customer's words for the shop: one line, without invisible characters. */
export const Words = z
  .string()
  .max(500)
  .overwrite((value) => value.replace(/\s+/g, ' ').replace(/\p{C}/gu, '').trim());
