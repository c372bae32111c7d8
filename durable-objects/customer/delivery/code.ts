import type { Credentials, Delivery, DeliveryTools, Outbound } from '../../../src/channels/channel.ts';
import { POSTED } from '../../../src/channels/index.ts';
import { deliverText, textsOpen } from '../../../src/channels/sms/deliver.ts';
import { windowOpen } from '../../../src/channels/whatsapp/limits.ts';
import { now } from '../../../src/clock.ts';
import { addressValue } from '../../../src/identity/address.ts';
import { CODE_LIFE, type CodeWay } from '../../../src/identity/code.ts';
import { codeMessage } from '../../../src/language/notices.ts';
import type { Settings } from '../../../src/settings.ts';
import type { Thread } from '../thread/thread.ts';
import type { CodeRecipient } from './code-recipient.ts';
import { type DeliveryContext, deliveryTools } from './deliver.ts';
import { spelledFor } from './message.ts';

/** Whether more than email may be available: only then are a store's secrets loaded. */
export function mayOpenMore({ phone, whatsapp }: Settings, window: boolean): boolean {
  return phone.smsFrom !== '' || window || hasTemplate(whatsapp);
}

/** The ways for codes besides email. A way whose account or template is missing is unavailable, and is not offered. */
export function openBeside(credentials: Credentials, settings: Settings, window: boolean): CodeWay[] {
  const { phone, whatsapp } = settings;
  const byWhatsApp = credentials.whatsappToken && whatsapp.phoneNumberId && (window || hasTemplate(whatsapp));
  return [
    ...(textsOpen(credentials, phone.smsFrom) ? (['sms'] as const) : []),
    ...(byWhatsApp ? (['whatsapp'] as const) : []),
  ];
}

/**
 * Sends a code. Its text is the service's own, in the language that the shop has on file for the recipient:
 * the language of a stranger who asks for the code says nothing about the recipient.
 */
export async function deliverCode(
  code: string,
  way: CodeWay,
  { address: to, account }: CodeRecipient,
  { reference, context }: { reference: string; context: DeliveryContext },
): Promise<Delivery> {
  const { settings, store, thread } = context;
  const locale = account?.locale ?? settings.locale;
  const tools = await deliveryTools(context);
  const words = codeMessage({ store: settings.name, code, minutes: CODE_LIFE / 60_000 }, locale);
  if (way === 'sms')
    return deliverText({ to: addressValue(to), from: settings.phone.smsFrom, text: words.short }, tools);
  const outbound: Outbound = {
    reference,
    store,
    to,
    author: 'assistant',
    text: way === 'email' ? words.text : words.short,
    subject: words.subject,
    choices: [],
    attachments: [],
    locale,
  };
  return way === 'email' ? POSTED.email.deliver(outbound, tools) : onWhatsApp(outbound, code, thread, tools);
}

/** A free message while the window is open in a chat of this thread; else the approved template for codes. */
async function onWhatsApp(
  outbound: Outbound,
  code: string,
  thread: Thread,
  tools: DeliveryTools,
): Promise<Delivery> {
  const { sessions } = thread;
  const { to, reference, locale } = outbound;
  const chat = sessions.chatWith('whatsapp', to, undefined);
  const { via, heardAt } = chat ? sessions.line(chat) : { via: null, heardAt: null };
  if (windowOpen(heardAt, now()))
    return POSTED.whatsapp.deliver(
      { ...outbound, to: chat ? spelledFor(thread, chat, to) : to, via: via ?? undefined },
      tools,
    );
  const fit = tools.settings.whatsapp.templates.filter((template) => template.for === 'code');
  const template = fit.find(({ language }) => language.slice(0, 2) === locale.slice(0, 2)) ?? fit[0];
  if (!template || !POSTED.whatsapp.invite)
    return { status: 'failed', error: 'template: there is none for codes', why: 'template' };
  const { name, language } = template;
  const parameters = [{ text: code }];
  return POSTED.whatsapp.invite({ reference, to, name, language, parameters, button: code }, tools);
}

function hasTemplate({ templates }: Settings['whatsapp']): boolean {
  return templates.some((template) => template.for === 'code');
}
