import type { InvoiceTexts, LabelTexts, MailTexts, ReceiptTexts } from '../language.ts';

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

/** What is printed on an invoice that is given again. */
export const invoice: InvoiceTexts = {
  file: 'invoice',
  title: 'Invoice',
  copy: 'Copy for information. It does not replace the invoice itself.',
  void: 'Void: this invoice counts no more.',
  vat: 'VAT',
  theirVat: 'Customer VAT',
  issued: 'Issued on',
  due: 'Due by',
  paid: 'Paid on',
  yes: 'yes',
  order: 'Order',
  customer: 'Customer',
  item: 'Item',
  quantity: 'Qty',
  amount: 'Amount',
  net: 'Before tax',
  tax: 'Tax',
  total: 'Total',
  open: 'To be paid',
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
