import type { LabelTexts, MailTexts } from '../language.ts';

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

export const mail: MailTexts = {
  subject: (store) => `A message from ${store}`,
  download: 'Files for you to download:',
  tooLarge: 'Too large to come with this message; answer it and we will find another way:',
};
