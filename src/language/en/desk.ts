import type { DeskTexts } from '../desk.ts';

/** What a mail of the morning counts. */
const COUNTED = {
  waiting: 'Threads that wait for a person',
  approvals: 'Actions to approve',
  drafts: 'Replies to look at',
  due: 'Promises that fall due or fell due',
  unanswered: 'Questions that no article answers',
  troubles: 'What only the owner can mend',
};

/** What advisors read on the desk of an action that waits for them. */
export const desk: DeskTexts = {
  acts: {
    return: 'Return',
    exchange: 'Exchange',
    refund: 'Refund',
    cancel: 'Cancel',
    undo: 'Undo',
    change_items: 'Change items',
    change_address: 'Change address',
    change_payment: 'Change payment',
    end_subscription: 'End subscription',
    resume_subscription: 'Keep subscription',
    change_subscription: 'Change subscription',
    book_appointment: 'Book an appointment',
    move_appointment: 'Move an appointment',
    cancel_appointment: 'Cancel an appointment',
    other: 'Action',
  },
  usualAddress: 'Change usual address',
  label: {
    resend: (id) => `Send the label of ${id} again`,
    renew: (id) => `Buy a new label for ${id}`,
    sent: (id, email) => `The label of return ${id} goes to ${email} once more.`,
    bought: (id, email, mark) =>
      `The carrier’s answer was lost: it may have made the label of return ${id} already (${mark}). A new one is bought, and goes to ${email}.`,
    none: 'This customer has no open return of that number.',
    noEmail: 'The customer has no email address on file.',
    isKnown: 'The carrier’s label is not lost: send it again instead.',
    unknown: (mark) =>
      `Nobody knows whether the carrier has made it. Look there for ${mark}; if there is none, buy a new one.`,
    failed: 'The carrier makes no label: what it said stands among the troubles on the desk.',
  },
  postal: {
    line1: 'Street and number',
    line2: 'More of the address',
    postcode: 'Postcode',
    city: 'Town',
    country: 'Country (two letters)',
  },
  freeTime: 'Free time',
  order: (id) => `order ${id}`,
  instead: (pieces) => `for ${pieces}`,
  to_customer: (amount, method) => `${amount} to the customer (${method})`,
  from_customer: (amount, method) => `${amount} from the customer (${method})`,
  final: 'cannot be undone',
  answer: (topic) => `Answer the customer: ${topic}`,
  callCustomer: (number) => (number ? `Call ${number}` : 'Call the customer'),
  callBack: (number) => (number ? `Call back ${number}` : 'Call back; the number was withheld'),
  promise: (effect) => `Decide and answer: ${effect}`,
  notice: {
    about: {
      waiting: 'A customer waits for a person',
      answered: 'A customer has written in a thread of yours',
      assigned: 'A thread was given to you',
      mentioned: 'A note names you',
      test: 'This is a test: you will be told like this',
    },
    title: ({ name, about }) =>
      ({
        waiting: name ?? 'Visitor',
        answered: name ?? 'Visitor',
        assigned: `${name ?? 'Visitor'}: given to you`,
        mentioned: `${name ?? 'Visitor'}: a note names you`,
        test: 'Test',
      })[about],
    mail: ({ about, store, urgent, link }) => ({
      subject: `${urgent ? 'Urgent: ' : ''}${about} (${store})`,
      text: [
        `${about}.`,
        link,
        'What you are told of, how and when is yours to choose: Settings, Notices.',
      ].join('\n\n'),
    }),
  },
  digest: ({ store, happened, waits, link }) => ({
    subject: `${store}: ${waits.find(([what]) => what === 'waiting')?.[1] ?? 0} waiting, ${happened.people} people came`,
    text: [
      `What happened at ${store} since the last mail:`,
      [
        `- People who came: ${happened.people}`,
        `- Problems: ${happened.tickets}, of which solved: ${happened.resolved}`,
        `- Given to a person: ${happened.handed_over}`,
      ].join('\n'),
      'What waits now:',
      waits.map(([what, n]) => `- ${COUNTED[what]}: ${n}`).join('\n'),
      link,
      'You asked for this mail. Behind the same link you end it, or choose how often it comes.',
    ].join('\n\n'),
  }),
  invitation: ({ store, name, link }) => ({
    subject: `Your access to the desk of ${store}`,
    text: [
      `Hello ${name},`,
      `you have been invited to answer the customers of ${store}. This link signs you in; it works once and for seven days:`,
      link,
      'If you did not expect this, you can ignore it.',
    ].join('\n\n'),
  }),
  passkeyMade: ({ store, name, passkey, link }) => ({
    subject: `A new passkey for the desk of ${store}`,
    text: `Hello ${name},\n\na passkey called “${passkey}” was added to your access to the desk of ${store}. It signs in as you.\n\nIf you did not add it, revoke it here and tell whoever runs the store:\n\n${link}`,
  }),
  signInCode: ({ store, code, minutes }) => ({
    subject: `${code} is your code for the desk of ${store}`,
    text: `${code}\n\nThis code signs you in to the desk of ${store}. It is good for ${minutes} minutes. Give it to nobody. If you did not ask for it, you can ignore it.`,
  }),
  evidence: {
    amount: ({ amount, limit }) => `${amount} at once; the limit is ${limit}`,
    sum: ({ amount, limit, days }) => `${amount} within ${days} days; the limit is ${limit}`,
    currency: ({ amount }) => `${amount}: a currency without a limit of its own`,
    price_difference: ({ amount }) => `What comes instead is dearer by ${amount}`,
    dispute: ({ since }) => `A colleague has dealt with a dispute on this order since ${since}`,
    many_refunds: ({ count, days }) => `${count} refunds within ${days} days before this one`,
    address_changed: ({ at }) => `The address was changed on ${at}`,
    shared_contact: () => 'Several accounts share a contact address of this customer',
    cancel_reason: ({ said }) => `Reason for cancelling: ${said || 'none given'}`,
  },
};
