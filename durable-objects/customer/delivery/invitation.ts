import type { DeliveryTools, Outbound } from '../../../src/channels/channel.ts';
import { whatsapp } from '../../../src/channels/whatsapp/index.ts';
import { windowOpen } from '../../../src/channels/whatsapp/limits.ts';
import type { Template } from '../../../src/channels/whatsapp/settings.ts';
import { now } from '../../../src/clock.ts';
import type { FactOf } from '../../../src/conversation/events.ts';
import { calledBy } from '../../../src/language/names/called.ts';
import type { Settings } from '../../../src/settings.ts';
import type { DeliveryResult, OutboxRow } from '../thread/outbox/row.ts';
import type { Thread } from '../thread/thread.ts';

type Composed = FactOf<'message.composed'>;

/** How long an invited customer has to write before the message goes another way: a day, in milliseconds. */
const INVITATION_WAIT_MS = 24 * 3_600_000;

/** The suffix of a template's reference: its receipts are not those of the message that waits for it. */
export const INVITATION = '.invitation';

/**
 * What keeps a WhatsApp message from being sent, or null when nothing does: the customer left the number, or
 * the window has closed. In the second case a template asks the customer to write, once for each time it
 * closes, and the message waits for that.
 */
export async function blocked(
  row: Omit<OutboxRow, 'body'>,
  message: Composed,
  outbound: Outbound,
  { thread, tools }: { thread: Thread; tools: DeliveryTools },
): Promise<DeliveryResult | null> {
  if (thread.addresses.hasLeft(row.address))
    return { status: 'failed', error: 'departed: the address may be somebody else’s', why: 'recipient' };
  const { heardAt } = thread.sessions.line(message.session);
  const open = row.error !== 'window_closed' && windowOpen(heardAt, now());
  return open ? null : invite(row, message, outbound, { thread, tools });
}

/**
 * Asks the customer to write, where there is a template for it and none was sent already; else a closed
 * window is final.
 */
export async function invite(
  row: Omit<OutboxRow, 'body'>,
  message: Composed,
  outbound: Outbound,
  { thread, tools }: { thread: Thread; tools: DeliveryTools },
): Promise<DeliveryResult> {
  const closed = { status: 'failed', error: 'window_closed', why: 'window' } as const;
  const { heardAt } = thread.sessions.line(message.session);
  const since = heardAt ? Date.parse(heardAt) : 0;
  const template = templateFor(tools.settings.whatsapp.templates, message, outbound.locale);
  if (!template || row.invited || thread.outbox.rows.invitedSince(row.address, since)) return closed;
  const order = thread.state.tickets.find(({ id }) => id === message.ticket)?.order ?? '';
  const values = {
    firstName: calledBy(thread.state.account?.name ?? '') ?? '',
    store: tools.settings.name,
    order,
  };
  const answer = await whatsapp.invite?.(
    {
      reference: `${outbound.reference}${INVITATION}`,
      to: outbound.to,
      via: outbound.via,
      name: template.name,
      language: template.language,
      parameters: template.parameters.map(({ name, value }) => ({ name, text: values[value] })),
    },
    tools,
  );
  if (answer?.status === 'accepted')
    return { status: 'held', provider: answer.provider, until: now() + INVITATION_WAIT_MS };
  // A paused or unusable template stops no message: it goes the way it would go without one.
  return answer ?? closed;
}

/** The template for this author in the customer's language, else in any. */
function templateFor(
  templates: Settings['whatsapp']['templates'],
  { author }: Composed,
  locale: string,
): Template | null {
  const kind = author === 'advisor' ? 'advisor' : 'answer';
  const fit = templates.filter((template) => template.for === kind);
  return fit.find(({ language }) => language.slice(0, 2) === locale.slice(0, 2)) ?? fit[0] ?? null;
}
