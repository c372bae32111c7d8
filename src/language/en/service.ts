import type { NoticeSay, ServiceTexts } from '../language.ts';
import { code } from './codes.ts';
import { phone } from './phone.ts';

/** What the service says itself: at pick-up, on the first contact, in its own letters. */
export const service: ServiceTexts = {
  pickUp({ store, firstName, minutes, news }) {
    // At night no part of the day is wished well.
    const part = minutes < 300 ? null : minutes < 720 ? 'morning' : minutes < 1080 ? 'afternoon' : 'evening';
    const hello = `${part ? `Good ${part}` : 'Hello'}${firstName ? ` ${firstName}` : ''}, this is ${store}'s AI assistant. This call is transcribed.`;
    return news ? `${hello} ${news} Do you have a question?` : `${hello} How can I help you?`;
  },
  news: {
    labelSent: (order, when) => `Your return label for order #${order} was sent ${when}.`,
    exchanged: (order, to, when) => `Your exchange for the ${to} on order #${order} was confirmed ${when}.`,
    refundChosen: (order, when) => `Your refund for order #${order} was confirmed ${when}.`,
    cancelled: (order, part, when) =>
      part === null
        ? `Your order #${order} was cancelled ${when}.`
        : `We cancelled ${part ? `the ${part}` : 'a part'} of your order #${order} ${when}.`,
    discussed: (order, when) => `We were last in touch about order #${order} ${when}.`,
    waiting: (order) => `Your case about order #${order} is with a colleague.`,
  },
  introduction: {
    chat: (store) => `I'm ${store}'s AI assistant; you can ask for a person at any time.`,
    letter: (store) =>
      `I'm ${store}'s AI assistant; if you would rather have a person, just say so in your answer.`,
    message: (store) => `I'm ${store}'s AI assistant; write "person" at any time to reach one of us.`,
    spoken: (store) => `This is ${store}'s AI assistant; you can ask for a person at any time.`,
  },
  phone,
  code,
  system: {
    handover_waiting: () => 'A colleague will join as soon as possible.',
    brain_failed: () =>
      "I'm sorry, something went wrong on our side. Your message is safe, and a colleague will see it.",
    person_answers: () => 'A colleague will look at your message and answer you here.',
    unsupported_kind: () =>
      "I'm sorry, I can't open this kind of message yet. Could you write it to me in a few words?",
    advisor_joined: ({ name }) => `${name || 'A colleague'} has joined the conversation.`,
    advisor_left: ({ name }) =>
      `${name || 'Our colleague'} has left the conversation; the assistant is here again.`,
    resolved: () => 'This conversation is marked as resolved. Write again whenever you need us.',
    link_to_file: ({ label, url }) => `${label || 'Your file'}: ${url ?? ''}`.trim(),
    undo_hint: () => 'Was this not you, or have you changed your mind? Answer "undo".',
    too_many: () => 'Too many messages; wait a moment.',
    bad_file: () => 'An attachment is unknown or has expired.',
    bad_identity: () => 'The login token was not accepted.',
    withheld: () => 'For your privacy, this message is hidden until you have shown again that it is you.',
  },
  elsewhere: ({ from, to, same }) =>
    same
      ? `We could not reach you ${from} at the address you wrote from, so here is our answer at this one.`
      : `We could not reach you ${from}, so here is our answer ${to}.`,
  label(notice, say) {
    return letter(`Your return label for order #${notice.order}`, say, [
      `As asked for, here is the prepaid ${notice.carrier} label for the return of your order #${notice.order}. It is attached to this email.`,
      `Please hand the parcel in by ${say.day(notice.deadline)}. You can then choose an exchange or a refund: just answer this email.`,
      'If you did not ask for this label, you need not do anything: nothing changes until a parcel is handed in. You can also answer "undo".',
    ]);
  },
  document(order, say) {
    return letter(`The receipt for your order #${order}`, say, [
      `${asked(say)}, here is the receipt for your order #${order}. It is attached to this email.`,
      'It lists what you bought, what it cost and how it was paid. It confirms the order and is not a tax invoice; if you need one, just answer this email and a colleague will look into it.',
    ]);
  },
  invoice: ({ invoice, copy }, say) =>
    letter(`Invoice ${invoice}`, say, [
      `As asked for, here is invoice ${invoice}. It is attached to this email.`,
      copy
        ? 'It is a copy for information; if you need the invoice itself, just answer this email.'
        : 'If anything on it is not right, just answer this email.',
    ]),
  ended: ({ plan, day }, say) =>
    letter(`Your ${plan} subscription ends on ${day}`, say, [
      `As asked for, your ${plan} subscription has been cancelled. It runs until ${day}, and nothing is charged after that day. What has been paid is not refunded.`,
      'If you change your mind before then, or did not ask for this, just answer this email and it goes on as before.',
    ]),
  withdrawal: {
    statement: ({ name, order }) => `I, ${name}, withdraw from the contract for order ${order}.`,
    told: (at, mailed) =>
      `We received your withdrawal on ${at}. ${mailed ? 'The confirmation goes to your email address.' : 'No confirmation can go to that email address at the moment; your withdrawal is here, and a colleague sees to it.'}`,
    letter: ({ statement, at, store }) => ({
      subject: 'We have received your withdrawal from the contract',
      text: [
        'Hello,',
        `${store} received this statement on ${at}:`,
        `“${statement}”`,
        'A colleague takes care of it and writes to you about the return and your refund.',
        'If this was not you, please answer this email.',
      ].join('\n\n'),
    }),
  },
  transcript: {
    authors: { customer: 'You', assistant: 'Assistant', advisor: 'Advisor', system: 'Note' },
    letter: ({ store, name, said }) => ({
      subject: `Your conversation with ${store}`,
      text: [
        name ? `Hello ${name},` : 'Hello,',
        'As asked for, here is our conversation. To go on, just answer this email.',
        said,
      ].join('\n\n'),
    }),
  },
  receipt: {
    exchange: ({ order, from, to, deadline }, say) =>
      letter(`Your exchange on order #${order}`, say, [
        `${asked(say)}, your ${from} from order #${order} is exchanged for ${to}. The new item is reserved for you and leaves as soon as we receive the one you send back.`,
        ...(deadline ? [`Please hand the parcel in by ${say.day(deadline)}.`] : []),
        undo,
      ]),
    refund: ({ order, amount }, say) =>
      letter(`Your refund for order #${order}`, say, [
        `${asked(say)}, your return of order #${order} is settled as a refund: ${amount} goes back to your original payment within ${say.refundDays} days of the parcel reaching us.`,
        undo,
      ]),
    cancellation: ({ order, part, amount }, say) =>
      letter(
        part === null ? `Your order #${order} is cancelled` : `A part of your order #${order} is cancelled`,
        say,
        [
          part === null
            ? `${asked(say)}, your order #${order} is cancelled, and ${amount} goes back to your original payment.`
            : `${asked(say)}, we cancelled ${part ? `the ${part}` : 'a part'} of your order #${order}, and ${amount} goes back to your original payment. The rest of the order stays as it is.`,
          'If this was not you, answer "undo" to this email: a colleague will look at it at once.',
        ],
      ),
    other: ({ order }, say) =>
      letter(order ? `A change to your order #${order}` : 'A change to your order', say, [
        `${asked(say)}, we made a change to ${order ? `your order #${order}` : 'your order'}.`,
        undo,
      ]),
  },
};

const undo =
  'If this was not you, or if you have changed your mind, answer "undo" to this email and we take it back.';

function asked(say: NoticeSay): string {
  return say.asked ? `As you asked ${say.asked.channel} ${say.asked.when}` : 'As you asked';
}

function letter(subject: string, say: NoticeSay, paragraphs: string[]): { subject: string; text: string } {
  return { subject, text: [say.name ? `Hello ${say.name},` : 'Hello,', ...paragraphs].join('\n\n') };
}
