import { z } from 'zod';
import { orderNumber } from '../identity/order-number.ts';

/**
 * A name of something in the shop, as a customer or a model writes it: `#45821` is `45821`. Invisible, control and look-alike
 * space characters are refused, not removed: a name that reads like another one is nobody's mistake.
 */
export const Id = z
  .string()
  .min(1)
  .max(128)
  .overwrite((value) => value.trim().replace(/^#\s*/, ''))
  .regex(/^[^\p{C}\p{M}\p{Zl}\p{Zp}\s]+(?: [^\p{C}\p{M}\p{Zl}\p{Zp}\s]+)*$/u, 'not a plain id');

/** An order's number as a customer or a model writes it (`n° 45 821`), without what leads to it. The shop finds its own spelling. */
export const OrderNumber = z.string().min(1).max(128).overwrite(orderNumber).pipe(Id);

/** Lines of an order, each once, in a fixed sequence: the same lines are the same input. */
export const Lines = z
  .array(Id)
  .min(1)
  .max(200)
  .overwrite((lines) => [...new Set(lines)].sort());

/** A customer's words as they go to the shop: one line, without what cannot be seen. */
export const Words = z
  .string()
  .max(500)
  .overwrite((value) => value.replace(/\s+/g, ' ').replace(/\p{C}/gu, '').trim());
