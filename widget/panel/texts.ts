/*
 * Every text of the widget. English comes along; other languages are fetched when one is spoken. A shop may
 * replace any of them (`settings.widget.texts`).
 */

const english = {
  message: 'Message',
  placeholder: 'Write a message…',
  send: 'Send',
  close: 'Close',
  person: 'Talk to a person',
  asked: 'A person was asked for.',
  attach: 'Attach a file',
  remove: 'Remove {name}',
  conversation: 'Conversation',
  you: 'You',
  assistant: 'Assistant',
  advisor: 'Advisor',
  welcome: 'How can we help?',
  typing: '{name} is writing',
  sending: 'Sending…',
  offline: 'No connection. What you write is kept and sent later.',
  failed: 'Not sent',
  tooLarge: '{name} is larger than 10 MB.',
  wrongType: '{name}: only pictures (PNG, JPEG, WebP, HEIC) and PDF files can be sent.',
  uploadFailed: '{name} could not be uploaded.',
  retry: 'Try again',
  waiting: 'Waiting for a person',
  place: 'Waiting for a person: number {position}',
  told: 'a colleague has been told',
  until: 'answer by {time}',
  withAdvisor: '{name} is with you',
  resolved: 'Resolved',
  rate: 'How was this conversation?',
  score: '{n} of 5',
  thanks: 'Thank you.',
  newer: '{n} new',
  unread: '{n} unread',
  chosen: 'chosen',
  choices: 'Answers',
  withdraw: 'Withdraw from contract here',
  name: 'Your name',
  order: 'Order number',
  email: 'Email',
  proceed: 'Continue',
  confirm: 'Confirm withdrawal',
  byEmail: 'By email',
  mailed: 'Sent to your address.',
  callMe: 'Call me back',
  callNumber: 'Your phone number',
  callText: 'Call me back at {phone}.',
  whatsappText: 'Hello, I come from the chat.',
};

type TextKey = keyof typeof english;
export type Texts = Record<TextKey, string>;
export type Say = (key: TextKey, data?: Record<string, string | number>) => string;

/** Languages that the widget brings along. */
const LANGUAGES: Record<string, () => Promise<{ default: Texts }>> = {
  de: () => import('./texts/de.ts'),
  es: () => import('./texts/es.ts'),
  fr: () => import('./texts/fr.ts'),
  it: () => import('./texts/it.ts'),
  nl: () => import('./texts/nl.ts'),
  pt: () => import('./texts/pt.ts'),
};

/** The texts of a language, with the shop's own over them. */
export async function textsOf(locale: string, own: Partial<Texts> = {}): Promise<Say> {
  const brought = await LANGUAGES[locale.slice(0, 2)]?.().catch(() => null);
  const texts = { ...english, ...brought?.default, ...own };
  return (key, data) =>
    texts[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(data?.[name] ?? whole));
}

/** Languages written from right to left. */
export function isRightToLeft(locale: string): boolean {
  return /^(ar|fa|he|ur)\b/.test(locale);
}
