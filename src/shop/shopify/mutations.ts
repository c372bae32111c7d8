import { MONEY, WHOLE } from './fragments.ts';

/*
 * What is changed in Shopify by its Admin API. Where it knows an idempotency key, the key is given. What changes an order says in the
 * same answer how it stands afterwards.
 */

const ERRORS = 'userErrors { field message code }';
/** Orders and their edits say why in words alone. */
const WORDS = 'userErrors { field message }';

export const RETURN_CREATE = `mutation ReturnCreate($input: ReturnInput!) {
  returnCreate(returnInput: $input) {
    return { id name status exchangeLineItems(first: 10) { nodes { id quantity variantId } } order { ...Whole } } ${ERRORS}
  }
}
${WHOLE}`;

export const RETURN_CANCEL = `mutation ReturnCancel($id: ID!) {
  returnCancel(id: $id, notifyCustomer: false) { return { id status order { ...Whole } } ${ERRORS} }
}
${WHOLE}`;

/** One after the other: what the return takes can come back anew once it is cancelled. */
export const RETURN_ANEW = `mutation ReturnAnew($id: ID!, $input: ReturnInput!) {
  returnCancel(id: $id, notifyCustomer: false) { return { id status } ${ERRORS} }
  returnCreate(returnInput: $input) {
    return { id name status exchangeLineItems(first: 10) { nodes { id quantity variantId } } order { ...Whole } } ${ERRORS}
  }
}
${WHOLE}`;

export const EXCHANGE_REMOVE = `mutation ExchangeRemove($id: ID!, $exchanges: [ExchangeLineItemRemoveFromReturnInput!]) {
  removeFromReturn(returnId: $id, exchangeLineItems: $exchanges) { return { id order { ...Whole } } ${ERRORS} }
}
${WHOLE}`;

export const STOCK_MOVE = `mutation StockMove($input: InventoryMoveQuantitiesInput!, $key: String!) {
  inventoryMoveQuantities(input: $input) @idempotent(key: $key) { inventoryAdjustmentGroup { id } ${ERRORS} }
}`;

export const REFUND_CREATE = `mutation RefundCreate($input: RefundInput!, $key: String!) {
  refundCreate(input: $input) @idempotent(key: $key) { refund { id totalRefundedSet { ${MONEY} } order { ...Whole } } ${WORDS} }
}
${WHOLE}`;

/** A job: whether it was done says the order's \`cancelledAt\` alone. */
export const ORDER_CANCEL = `mutation OrderCancel($id: ID!, $note: String) {
  orderCancel(orderId: $id, reason: CUSTOMER, restock: true, notifyCustomer: false, staffNote: $note,
    refundMethod: { originalPaymentMethodsRefund: true }) { job { id done } orderCancelUserErrors { field message code } }
}`;

export const CANCELLED = `query Cancelled($id: ID!, $job: ID!) {
  order(id: $id) { ...Whole }
  job(id: $job) { id done }
}
${WHOLE}`;

export const ADDRESS = `mutation Address($input: OrderInput!) {
  orderUpdate(input: $input) { order { ...Whole } ${WORDS} }
}
${WHOLE}`;

export const EDIT_BEGIN = `mutation EditBegin($id: ID!) {
  orderEditBegin(id: $id) {
    calculatedOrder { id lineItems(first: 50) { nodes { id quantity variant { id } } } totalOutstandingSet { ${MONEY} } } ${WORDS}
  }
}`;

export const EDIT_ADD = `mutation EditAdd($id: ID!, $variant: ID!, $n: Int!) {
  orderEditAddVariant(id: $id, variantId: $variant, quantity: $n, allowDuplicates: true) {
    calculatedOrder { id totalOutstandingSet { ${MONEY} } } ${WORDS}
  }
}`;

export const EDIT_SET = `mutation EditSet($id: ID!, $line: ID!, $n: Int!) {
  orderEditSetQuantity(id: $id, lineItemId: $line, quantity: $n, restock: true) {
    calculatedOrder { id totalOutstandingSet { ${MONEY} } } ${WORDS}
  }
}`;

export const EDIT_COMMIT = `mutation EditCommit($id: ID!, $note: String) {
  orderEditCommit(id: $id, notifyCustomer: false, staffNote: $note) { order { ...Whole } ${WORDS} }
}
${WHOLE}`;

/** A tag that is there already stays one. */
export const TAG = `mutation Tag($id: ID!, $tags: [String!]!) { tagsAdd(id: $id, tags: $tags) { ${WORDS} } }`;

export const LABEL_PLACE = `mutation LabelPlace($input: [StagedUploadInput!]!) {
  stagedUploadsCreate(input: $input) { stagedTargets { url resourceUrl parameters { name value } } ${WORDS} }
}`;

/** The shop would mail the customer as well, unless it is told not to. */
export const LABEL_ATTACH = `mutation LabelAttach($rfo: ID!, $lines: [ReverseDeliveryLineItemInput!]!, $file: URL!, $tracking: ReverseDeliveryTrackingInput) {
  reverseDeliveryCreateWithShipping(reverseFulfillmentOrderId: $rfo, reverseDeliveryLineItems: $lines,
    labelInput: { fileUrl: $file }, trackingInput: $tracking, notifyCustomer: false) { reverseDelivery { id } ${ERRORS} }
}`;
