import type { ApprovalTexts } from '../approvals.ts';

const about = (order: string | null) => (order ? ` for order #${order}` : '');

/** What a customer hears of an action that a person has to approve. */
export const approvals: ApprovalTexts = {
  formats: 'en-GB',
  greeting: (name) => (name ? `Hello ${name},` : 'Hello,'),
  subject: (order) => (order ? `Your order #${order}` : 'Your request'),
  asked: ({ order, by }) =>
    `I have noted your agreement${about(order)}. A colleague has to approve this before it is done: you will have our answer here by ${by}. Until then nothing changes.`,
  done: ({ order, back, later }) =>
    [
      `A colleague has approved what you agreed to${about(order)}, and it is done.`,
      back && `${back} is on its way back to you.`,
      later && `You get ${later} back once the parcel has arrived.`,
    ]
      .filter(Boolean)
      .join(' '),
  refused: ({ order, why }) =>
    [
      `I'm sorry: a colleague could not approve what you agreed to${about(order)}, so nothing has been changed.`,
      why && `The reason: ${why}`,
      'Just answer if you would like to talk about it.',
    ]
      .filter(Boolean)
      .join(' '),
  changed: ({ order }) =>
    `A colleague has approved what you agreed to${about(order)}, but something has changed meanwhile, so nothing has been done. A colleague looks at it again and will answer you.`,
  lapsed: ({ order }) =>
    `I'm sorry: nobody could decide in time on what you agreed to${about(order)}, so nothing has been changed. A colleague looks at it now and will answer you.`,
  withdrawn: ({ order }) =>
    `I have withdrawn what you agreed to${about(order)}: nothing will be done, and everything stays as it is.`,
};
