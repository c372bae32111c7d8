/* Parts of what is asked of Shopify's Admin API, by reads and by what changes something alike. */

export const MONEY = 'presentmentMoney { amount currencyCode }';

export const LINE = `fragment Line on LineItem {
  id title sku quantity currentQuantity
  originalUnitPriceSet { ${MONEY} }
  discountAllocations { allocatedAmountSet { ${MONEY} } }
  taxLines { priceSet { ${MONEY} } }
  variant { id selectedOptions { name value } }
  product { id }
}`;

export const HEAD = `fragment Head on Order {
  id name email phone customerLocale note taxesIncluded
  processedAt cancelledAt displayFulfillmentStatus returnStatus presentmentCurrencyCode
  totalPriceSet { ${MONEY} }
  totalShippingPriceSet { ${MONEY} }
  customer { id displayName locale tags defaultEmailAddress { emailAddress } defaultPhoneNumber { phoneNumber } }
  shippingAddress { firstName lastName address1 address2 zip city provinceCode countryCodeV2 phone }
}`;

export const PARCEL =
  'id status displayStatus createdAt inTransitAt deliveredAt trackingInfo(first: 3) { company number }';
export const PAID = `id kind status gateway formattedGateway amountSet { ${MONEY} } paymentDetails { __typename ... on CardPaymentDetails { company number } }`;

/** All of one order. */
export const WHOLE = `fragment Whole on Order {
  ...Head
  lineItems(first: 10) { nodes { ...Line } pageInfo { hasNextPage endCursor } }
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
