/*
 * What is asked of Shopify's Admin API, 2026-07 (shopify.dev/docs/api/admin-graphql). A query costs what its
 * `first` could bring, and may cost 1000 points at most.
 */

export const VERSION = '2026-07';

const MONEY = 'presentmentMoney { amount currencyCode }';

const LINE = `fragment Line on LineItem {
  id title sku quantity currentQuantity
  originalUnitPriceSet { ${MONEY} }
  discountAllocations { allocatedAmountSet { ${MONEY} } }
  taxLines { priceSet { ${MONEY} } }
  variant { id selectedOptions { name value } }
  product { id }
}`;

const HEAD = `fragment Head on Order {
  id name email phone customerLocale note taxesIncluded
  processedAt cancelledAt displayFulfillmentStatus returnStatus presentmentCurrencyCode
  totalPriceSet { ${MONEY} }
  totalShippingPriceSet { ${MONEY} }
  customer { id displayName locale tags defaultEmailAddress { emailAddress } defaultPhoneNumber { phoneNumber } }
  shippingAddress { firstName lastName address1 address2 zip city provinceCode countryCodeV2 phone }
}`;

const PARCEL =
  'id status displayStatus createdAt inTransitAt deliveredAt trackingInfo(first: 3) { company number }';
const PAID = `id kind status gateway formattedGateway amountSet { ${MONEY} } paymentDetails { __typename ... on CardPaymentDetails { company number } }`;

/** All of one order. */
const WHOLE = `fragment Whole on Order {
  ...Head
  lineItems(first: 25) { nodes { ...Line } pageInfo { hasNextPage endCursor } }
  fulfillments(first: 10) { ${PARCEL} }
  transactions(first: 15) { ${PAID} }
  refunds(first: 10) { id createdAt note totalRefundedSet { ${MONEY} } return { id } }
  returns(first: 5, reverse: true) { nodes {
    id name status createdAt
    returnLineItems(first: 15) { nodes { id quantity processedQuantity refundedQuantity returnReasonNote
      ... on ReturnLineItem { fulfillmentLineItem { id lineItem { id } } } } }
    exchangeLineItems(first: 10) { nodes { id quantity processedQuantity variantId lineItems { sku title } } }
  } }
}
${HEAD}
${LINE}`;

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

/** Guests have no record as a customer: their orders bear the mailbox. */
export const BY_EMAIL = `query ByEmail($email: String!, $q: String!) {
  customerByIdentifier(identifier: { emailAddress: $email }) { id }
  orders(first: 10, query: $q, ${SEARCH}) { nodes { id email customer { id } } }
}`;

/** Orders cannot be searched by a number: it is the customer's. */
export const BY_PHONE = `query ByPhone($phone: String!) {
  customerByIdentifier(identifier: { phoneNumber: $phone }) { id }
}`;

const VARIANT = `id sku price sellableOnlineQuantity inventoryPolicy
  selectedOptions { name value } inventoryItem { id tracked }`;

export const PRODUCT = `query Product($id: ID!) {
  product(id: $id) { id title description productType status variants(first: 100) { nodes { ${VARIANT} } } }
}`;

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

export const RETURNABLE = `query Returnable($order: ID!) {
  returnableFulfillments(orderId: $order, first: 10) { nodes {
    returnableFulfillmentLineItems(first: 20) { nodes { quantity fulfillmentLineItem { id lineItem { id } } } }
  } }
}`;

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
