/*
 * What is asked of Shopify's Admin API, 2026-07 (shopify.dev/docs/api/admin-graphql). A query costs what its
 * `first` could bring, and may cost 1000 points at most.
 */

import { HEAD, LINE, MONEY, PAID, PARCEL, WHOLE } from './fragments.ts';

export const VERSION = '2026-07';

/** Of an order among others: as much as most of them have. What is cut off is asked for by itself. */
const BRIEF = `fragment Brief on Order {
  ...Head
  lineItems(first: 4) { nodes { ...Line } pageInfo { hasNextPage endCursor } }
  fulfillments(first: 2) { ${PARCEL} }
  transactions(first: 2) { ${PAID} }
  refunds(first: 1) { id createdAt note totalRefundedSet { ${MONEY} } return { id } }
  returns(first: 1) { nodes { id } }
}
${HEAD}
${LINE}`;

/** What a list of a {@link BRIEF} may hold before it could be longer. */
export const BRIEF_HOLDS = { fulfillments: 2, transactions: 2, refunds: 1, returns: 1 } as const;
/** Orders on a page: ten cost 830 points. */
export const ORDERS_AT_ONCE = 10;

const SEARCH = 'sortKey: PROCESSED_AT, reverse: true';

export const ORDERS = `query Orders($q: String!, $n: Int!, $after: String) {
  orders(first: $n, query: $q, after: $after, ${SEARCH}) { nodes { ...Brief } pageInfo { hasNextPage endCursor } }
}
${BRIEF}`;

/** Orders that may be meant by a number, to be compared. */
export const ORDER_NAMES = `query OrderNames($q: String!) {
  orders(first: 10, query: $q, ${SEARCH}) { nodes { id name } }
}`;

export const ORDER = `query Order($id: ID!) { order(id: $id) { ...Whole } }
${WHOLE}`;

export const LINES = `query Lines($id: ID!, $after: String) {
  order(id: $id) { lineItems(first: 50, after: $after) { nodes { ...Line } pageInfo { hasNextPage endCursor } } }
}
${LINE}`;

const CUSTOMER =
  'id displayName locale tags defaultEmailAddress { emailAddress } defaultPhoneNumber { phoneNumber }';

export const CUSTOMER_BY_ID = `query CustomerById($id: ID!) { customer(id: $id) { ${CUSTOMER} } }`;

/** As much of an order as tells by which contacts its customer is known, who is asked for once beside all of them. */
const NAMING = `fragment Naming on Order {
  id email phone customerLocale processedAt
  shippingAddress { firstName lastName countryCodeV2 }
}`;
const HOLDER = `${CUSTOMER} orders(first: $n, ${SEARCH}) { nodes { ...Naming } }`;

/** Guests have no record as a customer: their orders bear the mailbox. */
export const BY_EMAIL = `query ByEmail($email: String!, $q: String!, $n: Int!) {
  customerByIdentifier(identifier: { emailAddress: $email }) { ${HOLDER} }
  orders(first: $n, query: $q, ${SEARCH}) { nodes { ...Naming customer { id } } }
}
${NAMING}`;

/** Orders cannot be searched by a number: it is the customer's. */
export const BY_PHONE = `query ByPhone($phone: String!, $n: Int!) {
  customerByIdentifier(identifier: { phoneNumber: $phone }) { ${HOLDER} }
}
${NAMING}`;

const VARIANT = `id sku price sellableOnlineQuantity inventoryPolicy
  selectedOptions { name value } inventoryItem { id tracked }`;

/** `n`: variants; few products have more than {@link VARIANTS}, and one question may not cost more than `all` of them. */
export const PRODUCT = `query Product($id: ID!, $n: Int!) {
  product(id: $id) { id title description productType status
    variants(first: $n) { nodes { ${VARIANT} } pageInfo { hasNextPage } } }
}`;
export const VARIANTS = { few: 40, all: 200 } as const;

export const PRODUCTS = `query Products($sku: String!, $words: String!) {
  productVariants(first: 5, query: $sku) { nodes { product { id } } }
  products(first: 5, query: $words, sortKey: RELEVANCE) { nodes { id } }
}`;

/** A variant by its sku, with where its pieces lie. */
export const SHELVES = `query Shelves($q: String!) {
  productVariants(first: 3, query: $q) { nodes { id sku price inventoryPolicy sellableOnlineQuantity
    product { id title } selectedOptions { name value }
    inventoryItem { id tracked inventoryLevels(first: 10) { nodes { location { id } quantities(names: ["available"]) { name quantity } } } }
  } }
}`;

/** `parcels` and their `lines`: few orders have more than {@link RETURNABLES}. */
export const RETURNABLE = `query Returnable($order: ID!, $parcels: Int!, $lines: Int!) {
  returnableFulfillments(orderId: $order, first: $parcels) { nodes {
    returnableFulfillmentLineItems(first: $lines) {
      nodes { quantity fulfillmentLineItem { id lineItem { id } } } pageInfo { hasNextPage }
    }
  } pageInfo { hasNextPage } }
}`;
export const RETURNABLES = { few: { parcels: 3, lines: 10 }, all: { parcels: 10, lines: 20 } } as const;

const SUGGESTED = `amountSet { ${MONEY} }
    suggestedTransactions { gateway amountSet { ${MONEY} } parentTransaction { id } }`;

/** What would be paid back for some lines, and for those of them that are promised already. */
export const SUGGESTION = `query Suggestion($order: ID!, $all: [RefundLineItemInput!]!, $shipping: Boolean!, $promised: [RefundLineItemInput!]!) {
  order(id: $order) {
    all: suggestedRefund(refundLineItems: $all, refundShipping: $shipping) { ${SUGGESTED} }
    promised: suggestedRefund(refundLineItems: $promised) { ${SUGGESTED} }
  }
}`;

export const FULL_SUGGESTION = `query FullSuggestion($order: ID!) {
  order(id: $order) { all: suggestedRefund(suggestFullRefund: true) { ${SUGGESTED} } }
}`;

/** What is owed since goods came back: less than nothing where the shop owes it. */
export const OWED = `query Owed($order: ID!) { order(id: $order) { totalOutstandingSet { ${MONEY} } } }`;

/** Where the pieces of a return are awaited, with the labels that are there already. */
export const REVERSE = `query Reverse($id: ID!) {
  return(id: $id) { reverseFulfillmentOrders(first: 3) { nodes { id
    lineItems(first: 20) { nodes { id totalQuantity } }
    reverseDeliveries(first: 5) { nodes { id deliverable { __typename ... on ReverseDeliveryShippingDeliverable { tracking { number } } } } }
  } } }
}`;

/** What the app may do. */
export const SCOPES = 'query Scopes { currentAppInstallation { accessScopes { handle } } }';

/** What the connection is tried by: who it is, what it may do, and whether it is shown people. */
export const TRIAL = `query Trial {
  shop { name myshopifyDomain }
  currentAppInstallation { accessScopes { handle } }
  orders(first: 1, ${SEARCH}) { nodes { id name email customer { id displayName } } }
}`;
