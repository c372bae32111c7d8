import type { Intent } from '../../conversation/values.ts';
import { appointments } from '../appointments/en.ts';
import { asked } from '../asked/en.ts';
import { english as pickup } from '../asked/pickup-texts.ts';
import { billing } from '../billing/en.ts';
import type { Opening } from '../calendar.ts';
import { spansOn } from '../calendar.ts';
import { choosing } from '../choosing/en.ts';
import { corrections } from '../corrections/en.ts';
import { follow } from '../follow/en.ts';
import { unspokenSentence } from '../heard/unspoken.ts';
import type { DoneTexts, Labels, Say, Wording } from '../language.ts';
import { capital } from '../reading/capital.ts';
import { calling } from '../told/calling-en.ts';
import { topics } from '../topics/en.ts';
import { briefing } from './briefing.ts';
import { changes } from './changes.ts';
import { codes } from './codes.ts';
import { orders } from './orders.ts';
import { plural, returns } from './returns.ts';

const TAKING_OVER = {
  requested: 'Of course. I am passing you on to a colleague',
  address_change: 'A colleague takes care of changes to addresses and contact details; I am passing it on',
  payment: 'A colleague will look into this payment; I am passing it on',
  complaint: "I'm sorry about this. A colleague takes over from here",
  missing_parcel: 'A colleague takes over from here',
  order_change:
    'I cannot change what is in an order myself, but it has not left yet, so I am asking a colleague to do it',
  replacement: 'A colleague takes over to arrange it',
  not_understood: "I don't want to send you round in circles, so a colleague takes over",
  unavailable: 'A colleague takes over from here',
  untracked_return: 'A colleague looks for your parcel',
  beyond: 'I cannot do this myself, so I am passing it on to a colleague',
  language: 'A colleague takes over, since I do not speak your language',
  policy: 'A colleague will look at your case',
} as const;

export const wording: Wording = {
  ...returns,
  ...appointments,
  ...pickup,
  ...changes,
  ...orders,
  ...asked,
  ...choosing,
  ...calling,
  ...corrections,
  ...follow,
  ...codes,
  ...billing,
  salutation: (name) => (name ? `Hello ${name},` : 'Hello,'),
  greeting: (name, again) => `Hello${again ? ' again' : ''}${name ? ` ${name}` : ''}!`,
  apology: () => "I understand that this is annoying, and I'm sorry.",
  welcome_offer: (_, say) => (say.spoken ? 'How can I help you?' : 'How can I help you today?'),
  you_are_welcome: () => "You're welcome!",
  goodbye: () => 'Goodbye, and take care!',
  at_hand: () => 'I am here if there is anything else.',
  here: (act, say) =>
    `Yes, I ${say.spoken ? 'can hear you' : 'am here'}.${act.asks ? '' : ' How can I help you?'}`,
  said_again: (act) => act.text,
  take_time: (act) => `Of course, take your time.${act.offer ? ' Nothing is done until you say so.' : ''}`,
  put_off: (act, say) =>
    `Take your time with ${say.list(act.things.map((thing) => `the ${say.piece(thing)}`))}: nothing is done about that until you say so.`,
  listening: () => "I'm listening: what is it about?",
  language_switched: (act) =>
    `Of course, let's go on in English.${act.goesOn ? '' : ' What can I do for you?'}`,
  noted_channel: (act, say) => `Noted: you would rather hear from us ${say.channel(act.channel)}.`,
  as_discussed: (act, say) =>
    `This is about ${say.order(act.order)}, as discussed ${say.past(act.earlier.at)} ${say.channel(act.earlier.channel)}.`,
  file_received: (act) =>
    ({
      colleague: 'Thank you, I have added your file, and my colleague will see it.',
      case: 'Thank you, I have added your file to your case.',
      unknown: 'Thank you for the file. What is it about?',
    })[act.goes],
  an_assistant: (_, say) =>
    `I am ${say.store.name}'s AI assistant, not a person. If you would rather talk to one of us, just say so.`,
  sent_to(act, say) {
    const order = say.order(act.order);
    const head = act.fits === null ? '' : act.fits ? 'Yes. ' : 'No. ';
    const texts: Record<typeof act.state, string> = {
      waits: `${order} has not left yet; it goes to ${act.to}.${act.fits === false ? ` If it should go elsewhere, ${say.spoken ? 'tell' : 'write'} me the whole address.` : ''}`,
      left: `${order} was sent to ${act.to}.`,
      stays: `${order} was cancelled and does not leave; it was to go to ${act.to}.`,
    };
    const text = texts[act.state];
    return `${head}${capital(text)}`;
  },
  receipt_sent({ orders, here }, say) {
    const which = say.list(orders.map((order) => say.order(order)));
    const many = orders.length > 1;
    const goes = here
      ? `Here ${many ? 'are the receipts' : 'is the receipt'} for ${which} as ${many ? 'PDFs' : 'a PDF'}, with what you bought, what it cost and how it was paid.`
      : `The ${many ? 'receipts' : 'receipt'} for ${which} ${many ? 'are' : 'is'} on the way to the email address we have on file for you.`;
    return `${goes} ${many ? 'They confirm the orders and are no tax invoices' : 'It confirms the order and is not a tax invoice'}; if you need one, a colleague can look into it.`;
  },
  details_kept: () =>
    "For your safety I don't read out contact or payment details here. You find them in your order confirmation and in your account on our site.",
  article(act, say) {
    const page = act.url && !say.spoken ? `\nMore on it: ${act.url}` : '';
    return say.spoken
      ? `Our page “${act.title}” says: ${act.text}`
      : `From our page “${act.title}”:\n${act.text}${page}`;
  },
  topic: ({ topic }) => topics[topic],
  delivery_if_ordered: (act, say) =>
    `Ordered today, it usually arrives between ${say.day(act.from)} and ${say.day(act.to)}. I cannot promise a certain day.`,
  sizes_converted: ({ sizes }) =>
    `${sizes
      .map(
        ({ asked, sizes: others }) =>
          `${asked} is about ${others.map(({ system, size }) => `${system} ${size}`).join(', ')}`,
      )
      .join('; ')}. Brands differ, so the size chart of the item decides.`,
  product_described: ({ title, text }) => `On the ${title} our shop says: ${text}`,
  offer_person: () => 'Shall I ask a colleague to look at it?',
  only_offered: () => 'Nothing has been changed yet, so there is nothing to cancel.',
  approval_told: ({ said }) => said,
  noted: () => 'Thank you, I have noted that.',
  no_words: () => 'Your message reached us without any words. What can I do for you?',
  cannot_hear: () =>
    "I'm sorry, I can't open this kind of message yet. Could you write it to me in a few words?",
  paused(act, say) {
    const name = act.order ? say.order(act.order) : null;
    const stays =
      name && act.until
        ? act.exchangeSettled
          ? ` For ${name}, please just hand the parcel in by ${say.day(act.until)}.`
          : act.daysLeft !== null
            ? ` For ${name} you have ${plural(act.daysLeft, 'day')} left, until ${say.day(act.until)}, to send it back${say.store.returns.free ? ', and the return is free' : ''}.`
            : ` The ${say.store.returns.free ? 'free ' : ''}return for ${name} stays available until ${say.day(act.until)}.`
        : '';
    const back = say.spoken
      ? ' Call or write whenever it suits you.'
      : ' Come back whenever it suits you, here, by email, on WhatsApp or by phone: I will remember where we were.';
    return `Of course, take your time.${stays}${back}`;
  },
  left_as_is: () => 'All right, I leave it as it is.',
  declined: () => 'All right, I leave it as it is. What would you prefer?',
  nothing_to_confirm: (act) =>
    act.lately
      ? `That is done already: ${act.lately}. What else can I do for you?`
      : 'Gladly, but nothing is waiting for your confirmation. What can I do for you?',
  offer_expired: () =>
    'That offer is no longer open. Tell me what you would like, and I will look at it again.',
  under_condition({ known, order }, say) {
    if (known === 'unsent') return `Good news: ${say.order(order)} has not left yet.`;
    if (known === 'refund_days')
      return `The money is back within ${plural(say.store.returns.refundDays, 'day')} of the parcel's arrival.`;
    return 'I cannot judge your condition from here, so I do nothing on my own. If you want it all the same:';
  },
  offer_changed: () =>
    'Something has changed since I put that to you, so nothing has been done. This is how it stands now.',
  offer_lapsed: (act, say) =>
    `What I offered ${say.past(act.at)} no longer stands, so nothing has been done; I have looked at it again.`,
  still_unclear: () =>
    "I'm sorry, I still don't see what you mean. Put it another way if you like, I'm listening.",
  cancel_free: () => 'Cancelling is free of charge as long as an order has not left.',
  clarify: (act, say) =>
    act.again
      ? "I'm not sure I understood. Let me ask once more."
      : act.perhaps?.length
        ? `I'm not sure I understood. Do you mean ${say.list(
            act.perhaps.map((intent) => `“${briefing.topic[intent]}”`),
            'or',
          )}, or something else?`
        : act.order
          ? `I'm not sure I understood. Is it about ${say.order(act.order)}: where it is, a return, an exchange or a refund?`
          : "I'm not sure I understood. Is it about an order, a return or exchange, or a question on our products?",
  hours(act, say) {
    const next = nextText(act.opening, say);
    const now = act.opening.open
      ? `We are open now, until ${say.time(act.opening.until)}.`
      : `We are closed right now${next ? `, and back ${next}` : ''}.`;
    return say.spoken
      ? `${now} I am here at any time.`
      : `${now} ${week(act.today, say)} I am here at any time.`;
  },
  hours_on: (act, say) =>
    act.days
      .map(({ day, spans }) => {
        const when = say.upcoming(day);
        const hours = spans.map(([from, to]) => `from ${say.time(from)} to ${say.time(to)}`);
        const open = hours.length > 0 ? `we are open ${say.list(hours)}` : 'we are closed';
        return `${capital(when)} ${open}.`;
      })
      .join(' ')
      .concat(' I am here at any time.'),
  unspoken: ({ language }, { store }) =>
    unspokenSentence(language, store.name) ??
    'I cannot answer in this language myself: our team has your message, and a person answers you here.',
  handover: (act, say) =>
    act.callback
      ? `Nobody can take the call right now. A colleague will call you back by ${moment(act.callback, say)}.`
      : `${beyond(act.what) ?? TAKING_OVER[act.reason]}. ${soon(act.opening, say)}`,
  promised: (act, say) =>
    act.promises
      .map(({ what, name, act: by, late, ...at }) => {
        const told = by ? (DOES.get(by) ?? null) : null;
        const when = moment(at, say);
        if (late)
          return `I'm sorry: ${name ?? 'a colleague'} was ${told ?? 'to do this'} by ${when}, and it is late.${told ? '' : ` It was: ${what}.`} My colleagues see that it is overdue.`;
        return told
          ? `${name ?? 'A colleague'} is ${told} by ${when}.`
          : `By ${when}, ${name ? `${name} has promised you` : 'you were promised'}: ${what}.`;
      })
      .join(' '),
  still_waiting({ order, promised, opening, unanswered }, say) {
    const left = unanswered ? 'I cannot answer that myself, but my colleagues read it. ' : '';
    const who = promised?.name ?? 'a colleague';
    const has = `Your case${order ? ` about ${say.order(order)}` : ''} is with ${who}`;
    return promised
      ? `${left}${has}, who is ${DOES.get(promised.act) ?? 'to see to it'} by ${moment(promised, say)}.`
      : `${left}${order ? has : 'A colleague will take care of it'}. ${soon(opening, say)}`;
  },
};

const DOES: ReadonlyMap<string, string> = new Map([
  ['call', 'to call you back'],
  ['reply', 'to answer you'],
  ['approval', 'to decide about your request'],
]);

const BEYOND: Partial<Record<Intent, string>> = {
  return: 'open the return',
  exchange: 'make the exchange',
  refund: 'pay the money back',
  cancellation: 'cancel the order',
  undo: 'take that back',
  address_change: 'change the order',
};

function beyond(what: Intent | undefined): string | null {
  const does = what && BEYOND[what];
  return does ? `I cannot ${does} myself, so I am passing it on to a colleague` : null;
}

/** When somebody will be there, and that nothing has to be told twice. */
function soon(opening: Opening, say: Say): string {
  const next = nextText(opening, say);
  const when = next
    ? `The team is back ${next} and will answer you then.`
    : opening.open
      ? 'They will be with you as soon as possible.'
      : 'They will answer as soon as possible.';
  return say.spoken ? when : `${when} They see this whole conversation, so you need not repeat anything.`;
}

/** "tomorrow at 13:30", "Monday 7 December at 10:00": after "by" */
function moment({ day, time }: { day: string; time: string }, say: Say): string {
  return `${say.upcoming(day).replace(/^on /, '')} at ${say.time(time)}`;
}

function nextText(opening: Opening, say: Say): string | null {
  if (opening.open || !opening.next) return null;
  return `${say.upcoming(opening.next.day)} at ${say.time(opening.next.from)}`;
}

const WEEK = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** "Monday to Friday 09:00–18:00, Saturday 10:00–12:00." */
function week(today: string, say: Say): string {
  const groups: { from: string; to: string; spans: string }[] = [];
  for (let i = 0; i < 7; i++) {
    const name = WEEK[i] ?? '';
    // Any Monday will do: 2024-01-01 was one.
    const spans = spansOn({ hours: say.store.hours }, `2024-01-0${i + 1}`)
      .map(([from, to]) => `${say.time(from)}–${say.time(to)}`)
      .join(' and ');
    const last = groups.at(-1);
    if (last?.spans === spans) last.to = name;
    else groups.push({ from: name, to: name, spans });
  }
  const open = groups.filter(({ spans }) => spans);
  if (open.length === 0 || !today) return '';
  return `People answer ${say.list(open.map(({ from, to, spans }) => `${from === to ? from : `${from} to ${to}`} ${spans}`))}.`;
}

export const labels: Labels = {
  human: 'Talk to a person',
  shareNumber: 'Share my number',
  codeByEmail: 'Code by email',
  codeByText: 'Code by text',
  codeByWhatsApp: 'Code on WhatsApp',
  newCode: 'Send a new code',
  order: (id, title) => `#${id} ${title}`,
  endPlan: (plan) => `Cancel plan ${plan}`,
  keepPlan: (plan) => `Keep plan ${plan}`,
};

export const done: DoneTexts = {
  return: (order) => `the return of ${order} is open`,
  exchange: (order, from, to) => `the ${from} of ${order} is exchanged for ${to}`,
  refund: (order) => `the return of ${order} is settled as a refund`,
  cancel: (order, part) =>
    part === null ? `${order} is cancelled` : `a part of ${order} is cancelled${part ? ` (${part})` : ''}`,
  changed: (order) => `${order} is changed`,
};
