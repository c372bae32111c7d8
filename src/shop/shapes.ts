import { z } from 'zod';
import { Holidays, Hours } from '../settings/hours.ts';
import { amount, currency, label, moment, named } from './fields.ts';

/*
 * The feed of the public contract (NDJSON import, PUT, GET): money in minor units, times ISO 8601. What a field
 * means stands beside it for the API's description too.
 */

const options = z
  .record(z.string(), z.string())
  .default({})
  .describe('Size, colour and the like, by the shop’s own names');

export const languageCode = z.string().regex(/^[a-z]{2,3}$/, 'the code of a language');
const titles = z
  .record(languageCode, z.string().max(500))
  .describe('The title in other languages, by their code; absent where the product says them');

export const Item = z.object({
  line: z.string().min(1).max(64).describe('Its number within the order'),
  sku: named(128).describe('The variant'),
  product: named(128).describe('The product’s id'),
  title: z.string().max(500).describe('As the customer is told of it'),
  titles: titles.optional(),
  options,
  quantity: z.number().int().positive().describe('Pieces'),
  price: amount.describe('Of one piece, before any discount, taxes included'),
  discount: amount.optional().describe('Off the whole line'),
});
export type Item = z.infer<typeof Item>;

export const Shipment = z.object({
  carrier: z.string().describe('Its name'),
  tracking: z.string().default('').describe('The carrier’s number'),
  status: z.string().describe('The carrier’s own word; `delivered` ends it'),
  at: z.string().nullish().describe('When that was'),
});
export type Shipment = z.infer<typeof Shipment>;

export const PostalAddress = z.object({
  line1: z.string().describe('Street and number'),
  line2: z.string().default('').describe('What else there is'),
  postcode: z.string().describe('As the post has it'),
  city: z.string().describe('Town'),
  country: z.string().describe('ISO 3166 alpha-2'),
});
export type PostalAddress = z.infer<typeof PostalAddress>;

export const PaymentMethod = z.object({
  id: z.string().min(1).max(128).describe('The shop’s id of it'),
  method: z.string().min(1).max(100).describe('Its kind: "card", "gift card"'),
  label: label.max(200).default(''),
  balance: z.number().int().optional().describe('What is on it, of a gift card or a credit'),
});
export type PaymentMethod = z.infer<typeof PaymentMethod>;

export const Account = z.object({
  id: named(200).describe('The shop’s id of the customer'),
  name: z.string().max(300).default('').describe('First and last name'),
  email: z.string().max(320).default('').describe('On file: recognises them and is written to'),
  phone: z.string().max(40).default('').describe('On file, E.164 or national'),
  locale: z.string().max(35).default('en').describe('BCP 47: the language they are written to in'),
  tags: z.array(z.string()).default([]).describe('The shop’s own marks'),
  vip: z.boolean().default(false).describe('Comes first where people wait'),
  addresses: z.array(PostalAddress).max(50).optional().describe('The first is the usual one'),
  paymentMethods: z
    .array(PaymentMethod)
    .max(50)
    .optional()
    .describe('What they may pay with, and be paid back to'),
});
/** The shop's own customer: contact points here are *on file*. */
export type Account = z.infer<typeof Account>;

const Payment = z.object({
  id: z.string().describe('The payment’s, or the method’s on file'),
  method: z.string().describe('Its kind: "card", "gift card"'),
  label: label.default(''),
  amount: z.number().int().describe('What was paid by it'),
});

const Pickup = z.object({
  store: named(64).describe('Where it is collected: the id of a line of the type `store`'),
  status: z.enum(['preparing', 'ready', 'collected']).describe('How far it is'),
  readyAt: moment.nullish().describe('Since when it waits there'),
  until: moment.nullish().describe('Until when it is kept'),
  code: z.string().max(40).nullish().describe('What is shown there: told only to whom it belongs'),
});

export const Order = z.object({
  id: named(64).describe('Its number, as the customer has it'),
  status: z.enum(['pending', 'shipped', 'delivered', 'cancelled', 'returned']).describe('Where it is'),
  placedAt: moment.describe('When it was ordered'),
  shippedAt: moment.nullish().describe('When it left'),
  deliveredAt: moment.nullish().describe('When it arrived: the return window counts from then'),
  currency,
  total: amount.describe('What was to be paid: the items less all discounts, and the shipping'),
  discount: amount
    .optional()
    .describe('Off all items together, beside the discounts that they have themselves'),
  shipping: amount.optional().describe('Part of the total; goes back with the whole order'),
  note: z.string().max(2000).optional().describe('What the customer wrote to the shop with it'),
  store: named(64)
    .nullish()
    .describe('The shop in town it was bought in, by the id of its line; its number is the receipt’s'),
  pickup: Pickup.nullish().describe('Where it is collected, of what is not sent'),
  customer: Account.describe('Whose it is'),
  address: PostalAddress.nullish().describe('Where it goes'),
  items: z.array(Item).min(1).max(200).describe('What was ordered'),
  shipments: z.array(Shipment).default([]).describe('Its parcels, oldest first'),
  payments: z.array(Payment).default([]).describe('How it was paid; without any the total counts as paid'),
});
/** An order as the feed brings it. */
export type Order = z.infer<typeof Order>;

const Variant = z.object({
  sku: named(128).describe('Its own number'),
  options,
  price: amount.describe('Of one piece, taxes included'),
  stock: amount.describe(
    'Pieces: on the shelf as the feed says it; in what comes back, those that can still be promised',
  ),
});

export const Product = z.object({
  id: named(128).describe('The shop’s id of it'),
  title: z.string().max(500).describe('As the customer is told of it'),
  kind: z
    .string()
    .max(200)
    .optional()
    .describe('What kind of thing it is ("dress"): `type` says what a line of the feed is'),
  description: z.string().default('').describe('What customers may read of it'),
  sizeChart: z
    .record(z.string(), z.record(z.string(), z.string()))
    .default({})
    .describe('What each size measures'),
  translations: z
    .record(
      languageCode,
      z.object({
        title: z.string().max(500).optional().describe('The title in that language'),
        description: z.string().optional().describe('The description in that language'),
      }),
    )
    .optional()
    .describe('The same in other languages, by their code: `{"fr":{"title":"Robe Lune"}}`'),
  variants: z.array(Variant).max(1000).default([]).describe('Its sizes and colours'),
});
export type Product = z.infer<typeof Product>;

export const Place = z.object({
  id: named(64).describe('The shop’s own name for it, which no customer reads'),
  name: z.string().min(1).max(200).describe('As customers know it'),
  address: PostalAddress.describe('Where it is'),
  phone: z.string().max(40).default('').describe('As it is to be read'),
  hours: Hours.default({}).describe(
    'When it is open, by weekday, in the store’s zone: `{"mon":[["10:00","19:00"]]}`',
  ),
  holidays: Holidays.default([]).describe('Days that are not like their weekday'),
  pickup: z.boolean().default(false).describe('Orders can be collected there'),
  note: z.string().max(500).default('').describe('What else customers may be told'),
});
/** A shop that customers can go to. */
export type Place = z.infer<typeof Place>;
