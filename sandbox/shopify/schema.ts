/* Made by cut-schema.mjs from Shopify's published Admin schema, 2026-07. */
export const SCHEMA = `schema { query: QueryRoot mutation: Mutation }
directive @idempotent(key: String!) on FIELD
type AccessScope {
  handle: String!
}
type AppInstallation {
  accessScopes: [AccessScope!]!
}
input AttributeInput {
  key: String!
  value: String!
}
type CalculatedLineItem {
  id: ID!
  quantity: Int!
  variant: ProductVariant
}
type CalculatedLineItemConnection {
  nodes: [CalculatedLineItem!]!
}
type CalculatedOrder {
  id: ID!
  lineItems(after: String, before: String, first: Int, last: Int, query: String, reverse: Boolean = false): CalculatedLineItemConnection!
  totalOutstandingSet: MoneyBag!
}
type CardPaymentDetails {
  company: String
  number: String
}
enum CountryCode { AC AD AE AF AG AI AL AM AN AO AR AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MK ML MM MN MO MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PS PT PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TA TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VN VU WF WS XK YE YT ZA ZM ZW ZZ }
enum CurrencyCode { AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BYR BZD CAD CDF CHF CLP CNY COP CRC CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JEP JMD JOD JPY KES KGS KHR KID KMF KRW KWD KYD KZT LAK LBP LKR LRD LSL LTL LVL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLL SOS SRD SSP STD STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USDC UYU UZS VED VEF VES VND VUV WST XAF XCD XOF XPF XXX YER ZAR ZMW }
type Customer {
  defaultEmailAddress: CustomerEmailAddress
  defaultPhoneNumber: CustomerPhoneNumber
  displayName: String!
  id: ID!
  locale: String!
  orders(after: String, before: String, first: Int, last: Int, query: String, reverse: Boolean = false, sortKey: OrderSortKeys = ID): OrderConnection!
  tags: [String!]!
}
type CustomerEmailAddress {
  emailAddress: String!
}
input CustomerIdentifierInput @oneOf {
  customId: UniqueMetafieldValueInput
  emailAddress: String
  id: ID
  phoneNumber: String
}
type CustomerPhoneNumber {
  phoneNumber: String!
}
scalar DateTime
scalar Decimal
type DiscountAllocation {
  allocatedAmountSet: MoneyBag!
}
type ExchangeLineItem {
  id: ID!
  lineItems: [LineItem!]
  processedQuantity: Int!
  quantity: Int!
  variantId: ID
}
input ExchangeLineItemAppliedDiscountInput {
  description: String
  value: ExchangeLineItemAppliedDiscountValueInput!
}
input ExchangeLineItemAppliedDiscountValueInput @oneOf {
  amount: MoneyInput
  percentage: Float
}
type ExchangeLineItemConnection {
  nodes: [ExchangeLineItem!]!
}
input ExchangeLineItemInput {
  appliedDiscount: ExchangeLineItemAppliedDiscountInput
  giftCardCodes: [String!]
  quantity: Int!
  variantId: ID
}
input ExchangeLineItemRemoveFromReturnInput {
  exchangeLineItemId: ID!
  quantity: Int!
}
type Fulfillment {
  createdAt: DateTime!
  deliveredAt: DateTime
  displayStatus: FulfillmentDisplayStatus
  id: ID!
  inTransitAt: DateTime
  status: FulfillmentStatus!
  trackingInfo(first: Int): [FulfillmentTrackingInfo!]!
}
enum FulfillmentDisplayStatus { ATTEMPTED_DELIVERY CANCELED CARRIER_PICKED_UP CONFIRMED DELAYED DELIVERED FAILURE FULFILLED IN_TRANSIT LABEL_PRINTED LABEL_PURCHASED LABEL_VOIDED MARKED_AS_FULFILLED NOT_DELIVERED OUT_FOR_DELIVERY PICKED_UP READY_FOR_PICKUP SUBMITTED }
type FulfillmentLineItem {
  id: ID!
  lineItem: LineItem!
}
enum FulfillmentStatus { CANCELLED ERROR FAILURE OPEN PENDING SUCCESS }
type FulfillmentTrackingInfo {
  company: String
  number: String
}
type InventoryAdjustmentGroup {
  id: ID!
}
type InventoryItem {
  id: ID!
  inventoryLevels(after: String, before: String, first: Int, includeInactive: Boolean = false, last: Int, query: String, reverse: Boolean = false): InventoryLevelConnection!
  tracked: Boolean!
}
type InventoryLevel {
  location: Location!
  quantities(names: [String!]!): [InventoryQuantity!]!
}
type InventoryLevelConnection {
  nodes: [InventoryLevel!]!
}
input InventoryMoveQuantitiesInput {
  changes: [InventoryMoveQuantityChange!]!
  reason: String!
  referenceDocumentUri: String!
}
type InventoryMoveQuantitiesPayload {
  inventoryAdjustmentGroup: InventoryAdjustmentGroup
  userErrors: [InventoryMoveQuantitiesUserError!]!
}
type InventoryMoveQuantitiesUserError {
  code: InventoryMoveQuantitiesUserErrorCode
  field: [String!]
  message: String!
}
enum InventoryMoveQuantitiesUserErrorCode { CHANGE_FROM_QUANTITY_STALE DIFFERENT_LOCATIONS IDEMPOTENCY_CONCURRENT_REQUEST IDEMPOTENCY_KEY_PARAMETER_MISMATCH IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED INTERNAL_LEDGER_DOCUMENT INVALID_AVAILABLE_DOCUMENT INVALID_INVENTORY_ITEM INVALID_LEDGER_DOCUMENT INVALID_LOCATION INVALID_QUANTITY_DOCUMENT INVALID_QUANTITY_NAME INVALID_QUANTITY_NEGATIVE INVALID_QUANTITY_TOO_HIGH INVALID_REASON INVALID_REFERENCE_DOCUMENT ITEM_NOT_STOCKED_AT_LOCATION MAXIMUM_LEDGER_DOCUMENT_URIS MOVE_QUANTITIES_FAILED NON_MUTABLE_INVENTORY_ITEM SAME_QUANTITY_NAME SERVICE_UNAVAILABLE }
input InventoryMoveQuantityChange {
  from: InventoryMoveQuantityTerminalInput!
  inventoryItemId: ID!
  quantity: Int!
  to: InventoryMoveQuantityTerminalInput!
}
input InventoryMoveQuantityTerminalInput {
  changeFromQuantity: Int
  ledgerDocumentUri: String
  locationId: ID!
  name: String!
}
type InventoryQuantity {
  name: String!
  quantity: Int!
}
type Job {
  done: Boolean!
  id: ID!
}
type LineItem {
  currentQuantity: Int!
  discountAllocations: [DiscountAllocation!]!
  id: ID!
  originalUnitPriceSet: MoneyBag!
  product: Product
  quantity: Int!
  sku: String
  taxLines(first: Int): [TaxLine!]!
  title: String!
  variant: ProductVariant
}
type LineItemConnection {
  nodes: [LineItem!]!
  pageInfo: PageInfo!
}
input LocalizationExtensionInput {
  key: LocalizationExtensionKey!
  value: String!
}
enum LocalizationExtensionKey { SHIPPING_CREDENTIAL_BR SHIPPING_CREDENTIAL_CL SHIPPING_CREDENTIAL_CN SHIPPING_CREDENTIAL_CO SHIPPING_CREDENTIAL_CR SHIPPING_CREDENTIAL_EC SHIPPING_CREDENTIAL_ES SHIPPING_CREDENTIAL_GT SHIPPING_CREDENTIAL_ID SHIPPING_CREDENTIAL_KR SHIPPING_CREDENTIAL_MX SHIPPING_CREDENTIAL_MY SHIPPING_CREDENTIAL_PE SHIPPING_CREDENTIAL_PT SHIPPING_CREDENTIAL_PY SHIPPING_CREDENTIAL_TR SHIPPING_CREDENTIAL_TW SHIPPING_CREDENTIAL_TYPE_CO TAX_CREDENTIAL_BR TAX_CREDENTIAL_CL TAX_CREDENTIAL_CO TAX_CREDENTIAL_CR TAX_CREDENTIAL_EC TAX_CREDENTIAL_ES TAX_CREDENTIAL_GT TAX_CREDENTIAL_ID TAX_CREDENTIAL_IT TAX_CREDENTIAL_MX TAX_CREDENTIAL_MY TAX_CREDENTIAL_PE TAX_CREDENTIAL_PT TAX_CREDENTIAL_PY TAX_CREDENTIAL_TR TAX_CREDENTIAL_TYPE_CO TAX_CREDENTIAL_TYPE_MX TAX_CREDENTIAL_USE_MX TAX_EMAIL_IT }
input LocalizedFieldInput {
  key: LocalizedFieldKey!
  value: String!
}
enum LocalizedFieldKey { SHIPPING_CREDENTIAL_BR SHIPPING_CREDENTIAL_CL SHIPPING_CREDENTIAL_CN SHIPPING_CREDENTIAL_CO SHIPPING_CREDENTIAL_CR SHIPPING_CREDENTIAL_EC SHIPPING_CREDENTIAL_ES SHIPPING_CREDENTIAL_GT SHIPPING_CREDENTIAL_ID SHIPPING_CREDENTIAL_KR SHIPPING_CREDENTIAL_MX SHIPPING_CREDENTIAL_MY SHIPPING_CREDENTIAL_PE SHIPPING_CREDENTIAL_PT SHIPPING_CREDENTIAL_PY SHIPPING_CREDENTIAL_TR SHIPPING_CREDENTIAL_TW SHIPPING_CREDENTIAL_TYPE_CO TAX_CREDENTIAL_BR TAX_CREDENTIAL_CL TAX_CREDENTIAL_CO TAX_CREDENTIAL_CR TAX_CREDENTIAL_EC TAX_CREDENTIAL_ES TAX_CREDENTIAL_GT TAX_CREDENTIAL_ID TAX_CREDENTIAL_IT TAX_CREDENTIAL_MX TAX_CREDENTIAL_MY TAX_CREDENTIAL_PE TAX_CREDENTIAL_PT TAX_CREDENTIAL_PY TAX_CREDENTIAL_TR TAX_CREDENTIAL_TYPE_CO TAX_CREDENTIAL_TYPE_MX TAX_CREDENTIAL_USE_MX TAX_EMAIL_IT }
type Location {
  id: ID!
}
type MailingAddress {
  address1: String
  address2: String
  city: String
  countryCodeV2: CountryCode
  firstName: String
  lastName: String
  phone: String
  provinceCode: String
  zip: String
}
input MailingAddressInput {
  address1: String
  address2: String
  city: String
  company: String
  country: String
  countryCode: CountryCode
  firstName: String
  id: ID
  lastName: String
  phone: String
  province: String
  provinceCode: String
  zip: String
}
input MetafieldInput {
  id: ID
  key: String
  namespace: String
  type: String
  value: String
}
scalar Money
type MoneyBag {
  presentmentMoney: MoneyV2!
}
input MoneyInput {
  amount: Decimal!
  currencyCode: CurrencyCode!
}
type MoneyV2 {
  amount: Decimal!
  currencyCode: CurrencyCode!
}
type Mutation {
  inventoryMoveQuantities(input: InventoryMoveQuantitiesInput!): InventoryMoveQuantitiesPayload
  orderCancel(notifyCustomer: Boolean = false, orderId: ID!, reason: OrderCancelReason!, refund: Boolean, refundMethod: OrderCancelRefundMethodInput, restock: Boolean!, staffNote: String = null): OrderCancelPayload
  orderEditAddVariant(allowDuplicates: Boolean = false, id: ID!, locationId: ID, quantity: Int!, variantId: ID!): OrderEditAddVariantPayload
  orderEditBegin(id: ID!): OrderEditBeginPayload
  orderEditCommit(id: ID!, notifyCustomer: Boolean, staffNote: String): OrderEditCommitPayload
  orderEditSetQuantity(id: ID!, lineItemId: ID!, locationId: ID, quantity: Int!, restock: Boolean): OrderEditSetQuantityPayload
  orderUpdate(input: OrderInput!): OrderUpdatePayload
  refundCreate(input: RefundInput!): RefundCreatePayload
  removeFromReturn(exchangeLineItems: [ExchangeLineItemRemoveFromReturnInput!], returnId: ID!, returnLineItems: [ReturnLineItemRemoveFromReturnInput!]): RemoveFromReturnPayload
  returnCancel(id: ID!, notifyCustomer: Boolean = false): ReturnCancelPayload
  returnCreate(returnInput: ReturnInput!): ReturnCreatePayload
  reverseDeliveryCreateWithShipping(labelInput: ReverseDeliveryLabelInput = null, notifyCustomer: Boolean = true, reverseDeliveryLineItems: [ReverseDeliveryLineItemInput!]!, reverseFulfillmentOrderId: ID!, trackingInput: ReverseDeliveryTrackingInput = null): ReverseDeliveryCreateWithShippingPayload
  stagedUploadsCreate(input: [StagedUploadInput!]!): StagedUploadsCreatePayload
  tagsAdd(id: ID!, tags: [String!]!): TagsAddPayload
}
type Order {
  cancelledAt: DateTime
  customer: Customer
  customerLocale: String
  displayFulfillmentStatus: OrderDisplayFulfillmentStatus!
  email: String
  fulfillments(first: Int, query: String): [Fulfillment!]!
  id: ID!
  lineItems(after: String, before: String, first: Int, last: Int, reverse: Boolean = false): LineItemConnection!
  name: String!
  note: String
  phone: String
  presentmentCurrencyCode: CurrencyCode!
  processedAt: DateTime!
  refunds(first: Int): [Refund!]!
  returnStatus: OrderReturnStatus!
  returns(after: String, before: String, first: Int, last: Int, query: String, reverse: Boolean = false): ReturnConnection!
  shippingAddress: MailingAddress
  suggestedRefund(refundDuties: [RefundDutyInput!], refundLineItems: [RefundLineItemInput!], refundMethodAllocation: RefundMethodAllocation = ORIGINAL_PAYMENT_METHODS, refundShipping: Boolean, shippingAmount: Money, suggestFullRefund: Boolean = false): SuggestedRefund
  taxesIncluded: Boolean!
  totalOutstandingSet: MoneyBag!
  totalPriceSet: MoneyBag!
  totalShippingPriceSet: MoneyBag!
  transactions(capturable: Boolean, first: Int, manuallyResolvable: Boolean): [OrderTransaction!]!
}
enum OrderAdjustmentInputDiscrepancyReason { CUSTOMER DAMAGE OTHER RESTOCK }
type OrderCancelPayload {
  job: Job
  orderCancelUserErrors: [OrderCancelUserError!]!
}
enum OrderCancelReason { CUSTOMER DECLINED FRAUD INVENTORY OTHER STAFF }
input OrderCancelRefundMethodInput @oneOf {
  originalPaymentMethodsRefund: Boolean
  storeCreditRefund: OrderCancelStoreCreditRefundInput
}
input OrderCancelStoreCreditRefundInput {
  expiresAt: DateTime
}
type OrderCancelUserError {
  code: OrderCancelUserErrorCode
  field: [String!]
  message: String!
}
enum OrderCancelUserErrorCode { INTERNAL_ERROR INVALID NOT_FOUND NO_REFUND_PERMISSION NO_REFUND_TO_STORE_CREDIT_PERMISSION STORE_CREDIT_REFUND_B2B_NOT_SUPPORTED STORE_CREDIT_REFUND_EXPIRATION_IN_PAST STORE_CREDIT_REFUND_MISSING_CUSTOMER }
type OrderConnection {
  nodes: [Order!]!
  pageInfo: PageInfo!
}
enum OrderDisplayFulfillmentStatus { FULFILLED IN_PROGRESS ON_HOLD OPEN PARTIALLY_FULFILLED PENDING_FULFILLMENT REQUEST_DECLINED RESTOCKED SCHEDULED UNFULFILLED }
type OrderEditAddVariantPayload {
  calculatedOrder: CalculatedOrder
  userErrors: [UserError!]!
}
type OrderEditBeginPayload {
  calculatedOrder: CalculatedOrder
  userErrors: [UserError!]!
}
type OrderEditCommitPayload {
  order: Order
  userErrors: [UserError!]!
}
type OrderEditSetQuantityPayload {
  calculatedOrder: CalculatedOrder
  userErrors: [UserError!]!
}
input OrderInput {
  customAttributes: [AttributeInput!]
  email: String
  id: ID!
  localizationExtensions: [LocalizationExtensionInput!]
  localizedFields: [LocalizedFieldInput!]
  metafields: [MetafieldInput!]
  note: String
  phone: String
  poNumber: String
  shippingAddress: MailingAddressInput
  tags: [String!]
}
enum OrderReturnStatus { INSPECTION_COMPLETE IN_PROGRESS NO_RETURN RETURNED RETURN_FAILED RETURN_REQUESTED }
enum OrderSortKeys { CREATED_AT CURRENT_TOTAL_PRICE CUSTOMER_NAME DESTINATION FINANCIAL_STATUS FULFILLMENT_STATUS ID ORDER_NUMBER PO_NUMBER PROCESSED_AT RELEVANCE TOTAL_ITEMS_QUANTITY TOTAL_PRICE UPDATED_AT }
type OrderTransaction {
  amountSet: MoneyBag!
  formattedGateway: String
  gateway: String
  id: ID!
  kind: OrderTransactionKind!
  paymentDetails: PaymentDetails
  status: OrderTransactionStatus!
}
input OrderTransactionInput {
  amount: Money!
  gateway: String!
  kind: OrderTransactionKind!
  orderId: ID!
  parentId: ID
}
enum OrderTransactionKind { AUTHORIZATION CAPTURE CHANGE EMV_AUTHORIZATION REFUND SALE SUGGESTED_REFUND VOID }
enum OrderTransactionStatus { AWAITING_RESPONSE ERROR FAILURE PENDING SUCCESS UNKNOWN }
type OrderUpdatePayload {
  order: Order
  userErrors: [UserError!]!
}
type PageInfo {
  endCursor: String
  hasNextPage: Boolean!
}
union PaymentDetails = CardPaymentDetails
type Product {
  description(truncateAt: Int): String!
  id: ID!
  productType: String!
  status: ProductStatus!
  title: String!
  variants(after: String, before: String, first: Int, last: Int, reverse: Boolean = false, sortKey: ProductVariantSortKeys = POSITION): ProductVariantConnection!
}
type ProductConnection {
  nodes: [Product!]!
}
enum ProductSortKeys { CREATED_AT ID INVENTORY_TOTAL PRODUCT_TYPE PUBLISHED_AT RELEVANCE TITLE UPDATED_AT VENDOR }
enum ProductStatus { ACTIVE ARCHIVED DRAFT UNLISTED }
type ProductVariant {
  id: ID!
  inventoryItem: InventoryItem!
  inventoryPolicy: ProductVariantInventoryPolicy!
  price: Money!
  product: Product!
  selectedOptions: [SelectedOption!]!
  sellableOnlineQuantity: Int!
  sku: String
}
type ProductVariantConnection {
  nodes: [ProductVariant!]!
  pageInfo: PageInfo!
}
enum ProductVariantInventoryPolicy { CONTINUE DENY }
enum ProductVariantSortKeys { FULL_TITLE ID INVENTORY_LEVELS_AVAILABLE INVENTORY_MANAGEMENT INVENTORY_POLICY INVENTORY_QUANTITY NAME POPULAR POSITION RELEVANCE SKU TITLE }
type QueryRoot {
  currentAppInstallation: AppInstallation!
  customer(id: ID!): Customer
  customerByIdentifier(identifier: CustomerIdentifierInput!): Customer
  job(id: ID!): Job
  order(id: ID!): Order
  orders(after: String, before: String, first: Int, last: Int, query: String, reverse: Boolean = false, savedSearchId: ID, sortKey: OrderSortKeys = PROCESSED_AT): OrderConnection!
  product(id: ID!): Product
  productVariants(after: String, before: String, first: Int, last: Int, query: String, reverse: Boolean = false, savedSearchId: ID, sortKey: ProductVariantSortKeys = ID): ProductVariantConnection!
  products(after: String, before: String, first: Int, last: Int, query: String, reverse: Boolean = false, savedSearchId: ID, sortKey: ProductSortKeys = ID): ProductConnection!
  return(id: ID!): Return
  returnableFulfillments(after: String, before: String, first: Int, last: Int, orderId: ID!, reverse: Boolean = false): ReturnableFulfillmentConnection!
  shop: Shop!
}
type Refund {
  createdAt: DateTime
  id: ID!
  note: String
  order: Order!
  return: Return
  totalRefundedSet: MoneyBag!
}
type RefundCreatePayload {
  refund: Refund
  userErrors: [UserError!]!
}
input RefundDutyInput {
  dutyId: ID!
  refundType: RefundDutyRefundType
}
enum RefundDutyRefundType { FULL PROPORTIONAL }
input RefundInput {
  allowOverRefunding: Boolean
  currency: CurrencyCode
  discrepancyReason: OrderAdjustmentInputDiscrepancyReason
  note: String
  notify: Boolean
  orderId: ID!
  processedAt: DateTime
  refundDuties: [RefundDutyInput!]
  refundLineItems: [RefundLineItemInput!]
  refundMethods: [RefundMethodInput!]
  shipping: ShippingRefundInput
  transactions: [OrderTransactionInput!]
}
input RefundLineItemInput {
  lineItemId: ID!
  locationId: ID
  quantity: Int!
  restockType: RefundLineItemRestockType
}
enum RefundLineItemRestockType { CANCEL LEGACY_RESTOCK NO_RESTOCK RETURN }
enum RefundMethodAllocation { ORIGINAL_PAYMENT_METHODS STORE_CREDIT }
input RefundMethodInput @oneOf {
  storeCreditRefund: StoreCreditRefundInput
}
type RemoveFromReturnPayload {
  return: Return
  userErrors: [ReturnUserError!]!
}
input RestockingFeeInput {
  percentage: Float!
}
type Return {
  createdAt: DateTime!
  exchangeLineItems(after: String, before: String, first: Int, includeRemovedItems: Boolean = false, last: Int, processingStatus: ReturnProcessingStatusFilterInput, reverse: Boolean = false): ExchangeLineItemConnection!
  id: ID!
  name: String!
  order: Order!
  returnLineItems(after: String, before: String, first: Int, last: Int, processingStatus: ReturnProcessingStatusFilterInput, reverse: Boolean = false): ReturnLineItemTypeConnection!
  reverseFulfillmentOrders(after: String, before: String, first: Int, last: Int, reverse: Boolean = false): ReverseFulfillmentOrderConnection!
  status: ReturnStatus!
}
type ReturnableFulfillment {
  returnableFulfillmentLineItems(after: String, before: String, first: Int, last: Int, reverse: Boolean = false): ReturnableFulfillmentLineItemConnection!
}
type ReturnableFulfillmentConnection {
  nodes: [ReturnableFulfillment!]!
  pageInfo: PageInfo!
}
type ReturnableFulfillmentLineItem {
  fulfillmentLineItem: FulfillmentLineItem!
  quantity: Int!
}
type ReturnableFulfillmentLineItemConnection {
  nodes: [ReturnableFulfillmentLineItem!]!
  pageInfo: PageInfo!
}
type ReturnCancelPayload {
  return: Return
  userErrors: [ReturnUserError!]!
}
type ReturnConnection {
  nodes: [Return!]!
}
type ReturnCreatePayload {
  return: Return
  userErrors: [ReturnUserError!]!
}
enum ReturnErrorCode { ALREADY_EXISTS BLANK CREATION_FAILED EQUAL_TO FEATURE_NOT_ENABLED GREATER_THAN GREATER_THAN_OR_EQUAL_TO INCLUSION INCOMPATIBLE_WITH_STANDARD_POLICY INTERNAL_ERROR INVALID INVALID_STATE LESS_THAN LESS_THAN_OR_EQUAL_TO MISSING_PERMISSION NOTIFICATION_FAILED NOT_A_NUMBER NOT_EDITABLE NOT_FOUND PRESENT TAKEN TOO_BIG TOO_LONG TOO_MANY_ARGUMENTS TOO_SHORT WRONG_LENGTH }
input ReturnInput {
  exchangeLineItems: [ExchangeLineItemInput!]
  notifyCustomer: Boolean
  orderId: ID!
  requestedAt: DateTime
  returnLineItems: [ReturnLineItemInput!]!
  returnShippingFee: ReturnShippingFeeInput
  unprocessed: Boolean
}
type ReturnLineItem implements ReturnLineItemType {
  fulfillmentLineItem: FulfillmentLineItem!
  id: ID!
  processedQuantity: Int!
  quantity: Int!
  refundedQuantity: Int!
  returnReasonNote: String!
}
input ReturnLineItemInput {
  fulfillmentLineItemId: ID!
  quantity: Int!
  restockingFee: RestockingFeeInput
  returnReason: ReturnReason
  returnReasonDefinitionId: ID
  returnReasonNote: String
}
input ReturnLineItemRemoveFromReturnInput {
  quantity: Int!
  returnLineItemId: ID!
}
interface ReturnLineItemType {
  id: ID!
  processedQuantity: Int!
  quantity: Int!
  refundedQuantity: Int!
  returnReasonNote: String!
}
type ReturnLineItemTypeConnection {
  nodes: [ReturnLineItemType!]!
}
enum ReturnProcessingStatusFilterInput { PROCESSABLE PROCESSED }
enum ReturnReason { COLOR DEFECTIVE NOT_AS_DESCRIBED OTHER SIZE_TOO_LARGE SIZE_TOO_SMALL STYLE UNKNOWN UNWANTED WRONG_ITEM }
input ReturnShippingFeeInput {
  amount: MoneyInput!
}
enum ReturnStatus { CANCELED CLOSED DECLINED OPEN REQUESTED }
type ReturnUserError {
  code: ReturnErrorCode
  field: [String!]
  message: String!
}
type ReverseDelivery {
  deliverable: ReverseDeliveryDeliverable
  id: ID!
}
type ReverseDeliveryConnection {
  nodes: [ReverseDelivery!]!
}
type ReverseDeliveryCreateWithShippingPayload {
  reverseDelivery: ReverseDelivery
  userErrors: [ReturnUserError!]!
}
union ReverseDeliveryDeliverable = ReverseDeliveryShippingDeliverable
input ReverseDeliveryLabelInput {
  fileUrl: URL!
}
input ReverseDeliveryLineItemInput {
  quantity: Int!
  reverseFulfillmentOrderLineItemId: ID!
}
type ReverseDeliveryShippingDeliverable {
  tracking: ReverseDeliveryTrackingV2
}
input ReverseDeliveryTrackingInput {
  number: String
  url: URL
}
type ReverseDeliveryTrackingV2 {
  number: String
}
type ReverseFulfillmentOrder {
  id: ID!
  lineItems(after: String, before: String, first: Int, last: Int, reverse: Boolean = false): ReverseFulfillmentOrderLineItemConnection!
  reverseDeliveries(after: String, before: String, first: Int, last: Int, reverse: Boolean = false): ReverseDeliveryConnection!
}
type ReverseFulfillmentOrderConnection {
  nodes: [ReverseFulfillmentOrder!]!
}
type ReverseFulfillmentOrderLineItem {
  id: ID!
  totalQuantity: Int!
}
type ReverseFulfillmentOrderLineItemConnection {
  nodes: [ReverseFulfillmentOrderLineItem!]!
}
type SelectedOption {
  name: String!
  value: String!
}
input ShippingRefundInput {
  amount: Money
  fullRefund: Boolean
}
type Shop {
  myshopifyDomain: String!
  name: String!
}
type StagedMediaUploadTarget {
  parameters: [StagedUploadParameter!]!
  resourceUrl: URL
  url: URL
}
enum StagedUploadHttpMethodType { POST PUT }
input StagedUploadInput {
  fileSize: UnsignedInt64
  filename: String!
  httpMethod: StagedUploadHttpMethodType
  mimeType: String!
  resource: StagedUploadTargetGenerateUploadResource!
}
type StagedUploadParameter {
  name: String!
  value: String!
}
type StagedUploadsCreatePayload {
  stagedTargets: [StagedMediaUploadTarget!]
  userErrors: [UserError!]!
}
enum StagedUploadTargetGenerateUploadResource { BULK_MUTATION_VARIABLES COLLECTION_IMAGE DISPUTE_FILE_UPLOAD FILE IMAGE MODEL_3D PRODUCT_IMAGE RETURN_LABEL SHOP_IMAGE URL_REDIRECT_IMPORT VIDEO }
input StoreCreditRefundInput {
  amount: MoneyInput!
  expiresAt: DateTime
}
type SuggestedOrderTransaction {
  amountSet: MoneyBag!
  gateway: String
  parentTransaction: OrderTransaction
}
type SuggestedRefund {
  amountSet: MoneyBag!
  suggestedTransactions: [SuggestedOrderTransaction!]!
}
type TagsAddPayload {
  userErrors: [UserError!]!
}
type TaxLine {
  priceSet: MoneyBag!
}
input UniqueMetafieldValueInput {
  key: String!
  namespace: String
  value: String!
}
scalar UnsignedInt64
type UnverifiedReturnLineItem implements ReturnLineItemType {
  id: ID!
  processedQuantity: Int!
  quantity: Int!
  refundedQuantity: Int!
  returnReasonNote: String!
}
scalar URL
type UserError {
  field: [String!]
  message: String!
}
`;
