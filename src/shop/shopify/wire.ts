import { z } from 'zod';

/*
 * What Shopify's Admin API answers, as far as it is read. Fields about people come as null where the app may
 * not see them.
 */

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const Id = z.string().regex(/^gid:\/\/shopify\/\w+\/[\w-]+/);
const Money = z.object({
  presentmentMoney: z.object({ amount: z.string(), currencyCode: z.string() }),
});
const PageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() });
const More = z.object({ hasNextPage: z.boolean() });
const nodes = <T>(of: z.ZodType<T>) => z.object({ nodes: z.array(of) });

export const ShopifyCustomer = z.object({
  id: Id,
  displayName: text,
  locale: text,
  tags: z.array(z.string()).nullish(),
  defaultEmailAddress: z.object({ emailAddress: text }).nullish(),
  defaultPhoneNumber: z.object({ phoneNumber: text }).nullish(),
});
export type ShopifyCustomer = z.infer<typeof ShopifyCustomer>;
export const CustomerData = z.object({ customer: ShopifyCustomer.nullish() });

const Line = z.object({
  id: Id,
  title: text,
  sku: text,
  quantity: z.number().int().nonnegative(),
  currentQuantity: z.number().int().nonnegative(),
  originalUnitPriceSet: Money,
  discountAllocations: z.array(z.object({ allocatedAmountSet: Money })).default([]),
  taxLines: z.array(z.object({ priceSet: Money })).default([]),
  variant: z
    .object({ id: Id, selectedOptions: z.array(z.object({ name: z.string(), value: z.string() })) })
    .nullish(),
  product: z.object({ id: Id }).nullish(),
});
export type Line = z.infer<typeof Line>;
const Lines = z.object({ nodes: z.array(Line), pageInfo: PageInfo });
export const LinesData = z.object({ order: z.object({ lineItems: Lines }).nullish() });

const Fulfillment = z.object({
  id: Id,
  status: z.string(),
  displayStatus: z.string().nullish(),
  createdAt: z.string(),
  inTransitAt: z.string().nullish(),
  deliveredAt: z.string().nullish(),
  trackingInfo: z.array(z.object({ company: text, number: text })).default([]),
});
export type Fulfillment = z.infer<typeof Fulfillment>;

const Transaction = z.object({
  id: Id,
  kind: z.string(),
  status: z.string(),
  gateway: text,
  formattedGateway: text,
  amountSet: Money,
  paymentDetails: z
    .object({ __typename: z.string(), company: text, number: text })
    .partial({ company: true, number: true })
    .nullish(),
});
export type Transaction = z.infer<typeof Transaction>;

const Refund = z.object({
  id: Id,
  createdAt: z.string().nullish(),
  note: text,
  totalRefundedSet: Money,
  return: z.object({ id: Id }).nullish(),
});
export type Refund = z.infer<typeof Refund>;

const ReturnLine = z.object({
  id: Id,
  quantity: z.number().int(),
  processedQuantity: z.number().int().default(0),
  refundedQuantity: z.number().int().default(0),
  returnReasonNote: text,
  fulfillmentLineItem: z.object({ id: Id, lineItem: z.object({ id: Id }) }).nullish(),
});
const ExchangeLine = z.object({
  id: Id,
  quantity: z.number().int(),
  processedQuantity: z.number().int().default(0),
  variantId: Id.nullish(),
  lineItems: z.array(z.object({ sku: text, title: text })).nullish(),
});
const Return = z.object({
  id: Id,
  name: z.string().default(''),
  status: z.string().default('OPEN'),
  createdAt: z.string().default(''),
  returnLineItems: nodes(ReturnLine).default({ nodes: [] }),
  exchangeLineItems: nodes(ExchangeLine).default({ nodes: [] }),
});
export type ShopifyReturn = z.infer<typeof Return>;

export const ShopifyOrder = z.object({
  id: Id,
  name: z.string().min(1),
  email: text,
  phone: text,
  customerLocale: text,
  note: text,
  taxesIncluded: z.boolean().default(true),
  processedAt: z.string(),
  cancelledAt: z.string().nullish(),
  displayFulfillmentStatus: z.string().default('UNFULFILLED'),
  returnStatus: z.string().default('NO_RETURN'),
  presentmentCurrencyCode: z.string(),
  totalPriceSet: Money,
  totalShippingPriceSet: Money.nullish(),
  customer: ShopifyCustomer.nullish(),
  shippingAddress: z
    .object({
      firstName: text,
      lastName: text,
      address1: text,
      address2: text,
      zip: text,
      city: text,
      provinceCode: text,
      countryCodeV2: text,
      phone: text,
    })
    .nullish(),
  lineItems: Lines,
  fulfillments: z.array(Fulfillment).default([]),
  transactions: z.array(Transaction).default([]),
  refunds: z.array(Refund).default([]),
  returns: nodes(Return).default({ nodes: [] }),
});
export type ShopifyOrder = z.infer<typeof ShopifyOrder>;

export const OrderData = z.object({ order: ShopifyOrder.nullish() });
/** Each is read by itself: one that cannot be read hides no other. */
export const OrdersData = z.object({
  orders: z.object({ nodes: z.array(z.unknown()), pageInfo: PageInfo }),
});
export const NamesData = z.object({ orders: nodes(z.object({ id: Id, name: z.string() })) });
export const ShopifyNaming = ShopifyOrder.pick({
  ...{ email: true, phone: true, customerLocale: true, processedAt: true, customer: true },
  shippingAddress: true,
});
export type ShopifyNaming = z.infer<typeof ShopifyNaming>;
const Holder = ShopifyCustomer.extend({ orders: nodes(ShopifyNaming.omit({ customer: true })) });
export type ShopifyHolder = z.infer<typeof Holder>;
export const ByEmailData = z.object({
  customerByIdentifier: Holder.nullish(),
  orders: nodes(ShopifyNaming),
});
export const ByPhoneData = z.object({ customerByIdentifier: Holder.nullish() });

const Variant = z.object({
  id: Id,
  sku: text,
  price: z.string(),
  sellableOnlineQuantity: z.number().int().default(0),
  inventoryPolicy: z.string().default('DENY'),
  selectedOptions: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
  inventoryItem: z.object({ id: Id, tracked: z.boolean().default(true) }),
});
export type ShopifyVariant = z.infer<typeof Variant>;
export const ShopifyProduct = z.object({
  id: Id,
  title: text,
  description: text,
  productType: text,
  status: z.string().default('ACTIVE'),
  variants: z.object({ nodes: z.array(Variant), pageInfo: More.optional() }),
});
export type ShopifyProduct = z.infer<typeof ShopifyProduct>;
export const ProductData = z.object({ product: ShopifyProduct.nullish() });
export const ProductsData = z.object({
  productVariants: nodes(z.object({ product: z.object({ id: Id }) })),
  products: nodes(z.object({ id: Id })),
});

const Suggested = z.object({
  suggestedTransactions: z.array(
    z.object({ gateway: text, amountSet: Money, parentTransaction: z.object({ id: Id }).nullish() }),
  ),
});
export type Suggested = z.infer<typeof Suggested>;
/** `promised`: what of it is promised already. */
export const SuggestionData = z.object({
  order: z.object({ all: Suggested, promised: Suggested.optional() }).nullish(),
});
export const OwedData = z.object({ order: z.object({ totalOutstandingSet: Money }).nullish() });

export const ShelvesData = z.object({
  productVariants: nodes(
    Variant.extend({
      product: z.object({ id: Id, title: text }),
      inventoryItem: z.object({
        id: Id,
        tracked: z.boolean().default(true),
        inventoryLevels: nodes(
          z.object({
            location: z.object({ id: Id }),
            quantities: z.array(z.object({ name: z.string(), quantity: z.number().int() })),
          }),
        ),
      }),
    }),
  ),
});
const ReturnableLine = z.object({
  quantity: z.number().int(),
  fulfillmentLineItem: z.object({ id: Id, lineItem: z.object({ id: Id }) }),
});
export const ReturnableData = z.object({
  returnableFulfillments: nodes(
    z.object({ returnableFulfillmentLineItems: nodes(ReturnableLine).extend({ pageInfo: More }) }),
  ).extend({ pageInfo: More }),
});

/** The number in `gid://shopify/Order/450789469`. */
export function numberOf(gid: string): string {
  return /\/([^/?]+)(?:\?.*)?$/.exec(gid)?.[1] ?? gid;
}

/** A global id of Shopify's, such as `gid://shopify/Order/1`. */
export function gid(kind: string, number: string): string {
  return `gid://shopify/${kind}/${number}`;
}
