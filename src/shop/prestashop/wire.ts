import { z } from 'zod';

/*
 * What PrestaShop's webservice answers in JSON, as far as it is read (devdocs.prestashop-project.org,
 * "Webservice"). Ids and amounts come as numbers or as texts, a text in several languages as a list, and what
 * is not set as 0, '' or '0000-00-00 00:00:00'.
 */

const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => String(value ?? ''));
const flag = text.transform((value) => value === '1');
const quantity = z.coerce.number().int();

/** By the id of its language; under '' where the shop answers in one alone. */
const texts = z
  .union([z.string(), z.array(z.object({ id: text, value: text }))])
  .nullish()
  .transform(
    (value): Readonly<Record<string, string>> =>
      typeof value === 'string'
        ? { '': value }
        : Object.fromEntries((value ?? []).map(({ id, value: words }) => [id, words])),
  );
export type Texts = z.infer<typeof texts>;

const OrderRow = z.object({
  id: text,
  product_id: text,
  product_attribute_id: text,
  product_quantity: quantity,
  product_name: text,
  product_reference: text,
  unit_price_tax_incl: text,
});

export const PrestaOrder = z.object({
  id: text,
  reference: text,
  id_customer: text,
  id_address_delivery: text,
  id_carrier: text,
  id_currency: text,
  id_lang: text,
  current_state: text,
  module: text,
  payment: text,
  total_paid_tax_incl: text,
  total_paid_real: text,
  total_shipping_tax_incl: text,
  total_wrapping_tax_incl: text,
  date_add: text,
  associations: z.object({ order_rows: z.array(OrderRow).default([]) }).default({ order_rows: [] }),
});
export type PrestaOrder = z.infer<typeof PrestaOrder>;

/** As much of an order as says that it has changed. */
export const PrestaChanged = z.object({ id: text, id_customer: text, date_upd: text });

export const PrestaCustomer = z.object({
  id: text,
  firstname: text,
  lastname: text,
  email: text,
  id_lang: text,
});
export type PrestaCustomer = z.infer<typeof PrestaCustomer>;

export const PrestaAddress = z.object({
  id: text,
  id_customer: text,
  id_country: text,
  address1: text,
  address2: text,
  postcode: text,
  city: text,
  phone: text,
  phone_mobile: text,
});
export type PrestaAddress = z.infer<typeof PrestaAddress>;

export const PrestaHistory = z.object({ id_order: text, id_order_state: text, date_add: text });
export type PrestaHistory = z.infer<typeof PrestaHistory>;
export const PrestaParcel = z.object({
  id_order: text,
  id_carrier: text,
  tracking_number: text,
  date_add: text,
});
export type PrestaParcel = z.infer<typeof PrestaParcel>;
export const PrestaCarrier = z.object({ id: text, name: text });
export type PrestaCarrier = z.infer<typeof PrestaCarrier>;

export const PrestaProduct = z.object({
  id: text,
  name: texts,
  description: texts,
  description_short: texts,
  reference: text,
  price: text,
  /** Of our asking: what a piece costs now, taxes included. */
  taxed: text,
});
export type PrestaProduct = z.infer<typeof PrestaProduct>;

const Ids = z.array(z.object({ id: text })).default([]);
export const PrestaCombination = z.object({
  id: text,
  id_product: text,
  reference: text,
  taxed: text,
  associations: z.object({ product_option_values: Ids }).default({ product_option_values: [] }),
});
export type PrestaCombination = z.infer<typeof PrestaCombination>;

export const PrestaStock = z.object({ id_product_attribute: text, quantity });
export type PrestaStock = z.infer<typeof PrestaStock>;

/* What hardly ever changes. */
export const PrestaState = z.object({ id: text, shipped: flag });
export const PrestaSetting = z.object({ name: text, value: text });
export const PrestaCode = z.object({ id: text, iso_code: text });
export const PrestaOption = z.object({ id: text, name: texts });
export const PrestaOptionValue = z.object({ id: text, id_attribute_group: text, name: texts });
export const PrestaId = z.object({ id: text });
export const PrestaIdOfProduct = z.object({ id: text, id_product: text });
