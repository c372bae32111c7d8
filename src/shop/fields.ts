import { z } from 'zod';
import { isCurrency } from '../currency.ts';

/* What fields of the feed have in common. */

/** Years that a shop can mean: what lies outside is a field that was never filled, or is read as another one. */
const [FIRST_YEAR, LAST_YEAR] = [1970, 2200];

function inReach(time: string): boolean {
  const year = new Date(time).getUTCFullYear();
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/** A name the shop gives: no control characters, and nothing that storage would turn into another text. */
export const named = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}\p{Cs}]+$/u, 'control characters');

/** Money in minor units. */
export const amount = z.number().int().nonnegative();

/** ISO 8601 with its offset. */
export const moment = z.iso
  .datetime({ offset: true })
  .refine((time) => inReach(time), `a year outside ${FIRST_YEAR} to ${LAST_YEAR}`);

export const currency = z.string().refine(isCurrency, 'not a currency of ISO 4217').describe('ISO 4217');

/** A means of payment. */
export const label = z
  .string()
  .describe('As it may be said to whom it belongs ("Visa ending 4242"): never a full number');
