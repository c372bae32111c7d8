import { z } from 'zod';
import { Appointment, Availability } from './appointments/shapes.ts';
import { BusinessAccount, Invoice, Subscription } from './billing/shapes.ts';
import { Order, Place, Product } from './shapes.ts';

/** One line of the feed. */
export const FeedLine = z.discriminatedUnion('type', [
  Order.extend({ type: z.literal('order') }),
  Product.extend({ type: z.literal('product') }),
  Place.extend({ type: z.literal('store') }),
  BusinessAccount.extend({ type: z.literal('account') }),
  Subscription.extend({ type: z.literal('subscription') }),
  Invoice.extend({ type: z.literal('invoice') }),
  Appointment.extend({ type: z.literal('appointment') }),
  Availability.extend({ type: z.literal('availability') }),
]);
export type FeedLine = z.infer<typeof FeedLine>;
