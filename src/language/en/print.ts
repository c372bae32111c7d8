import type { LabelTexts, MailTexts, ReceiptTexts } from '../language.ts';

/** What is printed on a return's label. */
export const label: LabelTexts = {
  file: 'return-label',
  title: 'Return label',
  prepaid: 'PREPAID RETURN',
  unpaid: 'RETURN',
  from: 'FROM',
  to: 'TO',
  order: 'Order',
  return: 'Return',
  deadline: 'Hand in by',
  sender: 'Customer',
  days: 'en-GB',
};

/** What is printed on an order's receipt. */
export const receipt: ReceiptTexts = {
  file: 'receipt',
  title: 'Order confirmation / receipt',
  kind: 'This document confirms your order. It is not a tax invoice.',
  customer: 'Customer',
  order: 'Order',
  placed: 'Ordered on',
  cancelled: 'Cancelled on',
  issued: 'As of',
  item: 'Item',
  quantity: 'Qty',
  price: 'Price',
  discount: 'Discount',
  amount: 'Amount',
  goods: 'Items',
  shipping: 'Shipping',
  other: 'Other charges',
  total: 'Total',
  paid: 'Paid',
  refunded: 'Refunded',
  balance: 'Paid less refunds',
  page: (at, of) => `Page ${at} of ${of}`,
  days: 'en-GB',
};

export const mail: MailTexts = {
  subject: (store) => `A message from ${store}`,
  download: 'Files for you to download:',
  tooLarge: 'Too large to come with this message; answer it and we will find another way:',
  acknowledgement: (store) =>
    `Hello,\n\n${store} has received a message that names this address as its sender. We could not check that it comes from you, so one of us will read it before it is answered.\n\nIf you did not write to us, there is nothing you need to do.`,
};
