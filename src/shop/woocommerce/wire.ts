import { z } from 'zod';

/*
 * What WooCommerce's REST API v3 answers, as far as it is read
 * (woocommerce.github.io/woocommerce-rest-api-docs). Plugins add to all of it.
 */

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const decimal = z.union([z.string(), z.number()]).nullish();

const Meta = z.object({ key: z.string(), value: z.unknown() });
const metas = z
  .array(z.unknown())
  .default([])
  .transform((rows) => rows.flatMap((row) => Meta.safeParse(row).data ?? []));

const Address = z.object({
  first_name: text,
  last_name: text,
  address_1: text,
  address_2: text,
  postcode: text,
  city: text,
  country: text,
  email: text,
  phone: text,
});

const Line = z.object({
  id: z.number().int(),
  name: text,
  product_id: z.number().int(),
  variation_id: z.number().int().default(0),
  quantity: z.number().int().nonnegative(),
  subtotal: decimal,
  subtotal_tax: decimal,
  total: decimal,
  total_tax: decimal,
  sku: text,
  meta_data: metas,
});

export const WooOrder = z.object({
  id: z.number().int(),
  number: z.union([z.string(), z.number()]).transform(String),
  status: z.string(),
  currency: z.string(),
  total: decimal,
  discount_total: decimal,
  shipping_total: decimal,
  shipping_tax: decimal,
  customer_id: z.number().int().default(0),
  customer_note: text,
  date_created_gmt: z.string(),
  date_modified_gmt: z.string().nullish(),
  date_paid_gmt: z.string().nullish(),
  date_completed_gmt: z.string().nullish(),
  billing: Address,
  shipping: Address.partial().default({}),
  payment_method: text,
  payment_method_title: text,
  line_items: z.array(Line),
  refunds: z.array(z.object({ id: z.number().int(), reason: text, total: decimal })).default([]),
  meta_data: metas,
});
export type WooOrder = z.infer<typeof WooOrder>;

/** Each is read by itself: one that cannot be read hides no other. */
export const WooOrders = z.array(z.unknown()).max(100);

export const WooProduct = z.object({
  id: z.number().int(),
  name: text,
  short_description: text,
  description: text,
  sku: text,
  price: decimal,
  parent_id: z.number().int().default(0),
  manage_stock: z.union([z.boolean(), z.literal('parent')]).default(false),
  stock_quantity: z.number().nullish(),
  stock_status: z.string().default('instock'),
  backorders_allowed: z.boolean().default(false),
  attributes: z.array(z.object({ name: z.string(), option: z.string().optional() })).default([]),
  categories: z.array(z.object({ name: z.string() })).default([]),
});
export type WooProduct = z.infer<typeof WooProduct>;
export const WooProducts = z.array(WooProduct).max(100);

const WooRefund = z.object({ id: z.number().int(), amount: decimal, meta_data: metas });
export const WooRefunds = z.array(WooRefund);
export const WooCreated = z.object({ id: z.number().int() });
