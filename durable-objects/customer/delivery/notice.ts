import { z } from 'zod';
import { asDone } from '../../../src/brain/build-context.ts';
import { now, timestamp } from '../../../src/clock.ts';
import { CHANNELS } from '../../../src/conversation/channels.ts';
import type { FactOf } from '../../../src/conversation/events.ts';
import type { Attachment } from '../../../src/conversation/values.ts';
import { emailAddress } from '../../../src/identity/address.ts';
import { calledBy } from '../../../src/language/names/called.ts';
import { composeNotice } from '../../../src/language/notices.ts';
import { labelOf } from '../../../src/shop/labels.ts';
import { deedOf } from '../../../src/tools/index.ts';
import type { ReturnOutput } from '../../../src/tools/return_item.ts';
import { endedIn, invoiceIn, isMailed, labelAwaited, labelIn, receiptIn } from '../thread/label.ts';
import type { DeliveryResult, Ending } from '../thread/outbox/row.ts';
import type { Thread } from '../thread/thread.ts';
import type { DeliveryContext } from './deliver.ts';
import type { RowOf, SettleContext, SettledFacts } from './effects/effect.ts';
import type { NoticeNews } from './effects/notice.ts';

/**
 * Writes a letter of the service to the email address that the shop has on file. It becomes a message of the
 * thread with a session of its own, so that a reply to it is understood; the mail itself is the next outbox
 * row. Run twice it writes one.
 */
export async function writeNotice(row: RowOf<NoticeNews>, context: DeliveryContext): Promise<DeliveryResult> {
  const { thread, shop, settings } = context;
  const event = thread.log.at(row.body.seq);
  const account = thread.state.account ? await shop.account(thread.state.account.id) : null;
  const address = account ? emailAddress(account.email) : null;
  if (!event || !account || !address) return { status: 'failed', error: 'no address on file' };

  const testimony = event.fact.type === 'testimony.heard';
  const done = event.fact.type === 'testimony.heard' ? event.fact.event : event.fact;
  if (done.type !== 'action.done') return { status: 'failed', error: 'nothing to write about' };
  const awaited = labelAwaited(done.output);
  // Asked for twice while it is being made, it is sent once.
  const message = awaited ? `n-label-${awaited.return}` : `n-${event.id}`;
  if (thread.messages.get(message)) return { status: 'accepted', provider: message };
  const came = awaited && (await labelOfCarrier(awaited, account.id, context));
  if (came === 'gone') return { status: 'accepted', provider: message };
  if (came === 'coming') return { status: 'wait', until: now() + waitFor(event.at) };
  if (came === 'failed') return { status: 'failed', error: NO_LABEL };
  // A label that is sent again on request is sent, whatever was sent before.
  const again = goesAgain(done.output);
  const isLabel = again || came !== null || deedOf(done.tool) === 'return';
  const receipt = receiptIn(done.output);
  const [invoice, ended] = [invoiceIn(done.output), endedIn(done.output)];
  const attachments = receipt
    ? await receiptStill(receipt, account.id, context)
    : invoice
      ? await invoiceStill(invoice, account.id, context)
      : came
        ? [came.label]
        : testimony || isMailed(done.output)
          ? await labelOnFile(done, account.id, context)
          : newLabel(done, thread);
  const asked = thread.state.sessions.find(({ id }) => id === done.session);
  const known = (done.assurance ?? asked?.assurance) === 'verified';
  // A verified customer needs no receipt: only a label that they do not have yet is sent.
  if (known && attachments.length === 0 && !ended) return { status: 'accepted', provider: message };

  const locale = thread.state.facts.language ?? account.locale;
  const frame = {
    store: settings,
    locale,
    firstName: calledBy(account.name),
    now: timestamp(),
    timeZone: settings.timeZone,
  };
  const letter = receipt
    ? composeNotice({ kind: 'document', order: receipt.order }, frame)
    : invoice
      ? composeNotice({ kind: 'invoice', ...invoice }, frame)
      : ended
        ? composeNotice({ kind: 'ended', ...ended }, frame)
        : isLabel
          ? composeNotice({ kind: 'label', ...(done.output as ReturnOutput), ...(came?.about ?? {}) }, frame)
          : composeNotice({ kind: 'receipt', done: asDone({ at: event.at, fact: done }) }, frame);

  const session = `e${event.id.replaceAll('-', '').slice(0, 16)}`;
  thread.act({
    type: 'open',
    session: {
      id: session,
      channel: 'email',
      address,
      locale,
      assurance: 'anonymous',
      evidence: 'written to, not heard from',
    },
  });
  thread.act({
    type: 'say',
    message: {
      message,
      session,
      channel: 'email',
      author: 'assistant',
      subject: letter.subject,
      text: letter.text,
      choices: [],
      attachments,
      answers: [],
      introduces: true,
      assurance: 'recognised',
    },
  });
  return { status: 'accepted', provider: message };
}

/** The label of a claimed visitor's return: the visitor did not get it, so it is read from where the shop keeps it. */
async function labelOnFile(
  done: FactOf<'action.done'>,
  account: string,
  { shop }: DeliveryContext,
): Promise<Attachment[]> {
  const output = done.output as ReturnOutput;
  const order = await shop.order(output.order);
  const label = order?.returns.find((other) => other.id === output.return)?.label;
  // It is another customer's by now: the label may have that customer's name.
  if (!label || order?.customer.id !== account) return [];
  const { key, filename, size } = label;
  return [{ id: output.return, type: 'application/pdf', key, filename, size }];
}

/** A receipt, as long as the order is the customer's: it contains a name. */
async function receiptStill(
  { order: number, file }: { order: string; file: Attachment },
  account: string,
  { shop }: DeliveryContext,
): Promise<Attachment[]> {
  const order = await shop.order(number);
  return order?.customer.id === account ? [file] : [];
}

/** The same for an invoice: a person who has left the company no longer gets it. */
async function invoiceStill(
  { invoice, file }: { invoice: string; file: Attachment },
  account: string,
  { shop }: DeliveryContext,
): Promise<Attachment[]> {
  const { invoices } = await shop.billing(account);
  return invoices.some(({ id }) => id === invoice) ? [file] : [];
}

function goesAgain(output: unknown): boolean {
  return z.object({ again: z.literal(true) }).safeParse(output).success;
}

/** The label of an action on the phone, unless another channel delivered it before. */
function newLabel(done: FactOf<'action.done'>, thread: Thread): Attachment[] {
  const label = labelIn(done.output);
  const sent = thread.exchanges
    .done(20)
    .some(
      ({ fact }) =>
        fact.key !== done.key && CHANNELS[fact.channel].attachments && labelIn(fact.output)?.id === label?.id,
    );
  return label && !sent ? [label] : [];
}

/** Why a letter without its label is parked. */
const NO_LABEL = 'the carrier made no label';

/**
 * How long to wait before asking again for a label that is being made, in milliseconds: shorter while
 * somebody may be waiting for it.
 */
function waitFor(since: string): number {
  const age = now() - Date.parse(since);
  return age < 120_000 ? 5_000 : age < 3_600_000 ? 60_000 : 900_000;
}

/**
 * A label that was being made, and what the letter says about its return; `gone`: nothing of that return is
 * to be sent any more.
 */
async function labelOfCarrier(
  { order: number, return: id }: { order: string; return: string },
  account: string,
  context: DeliveryContext,
): Promise<
  | { label: Attachment; about: { order: string; carrier: string; deadline: string } }
  | 'coming'
  | 'failed'
  | 'gone'
> {
  const order = await context.shop.order(number);
  const back = order?.returns.find((one) => one.id === id);
  if (!order || back?.status !== 'open' || order.customer.id !== account) return 'gone';
  const label = await labelOf(back, order, context);
  const { carrier, deadline } = back;
  return typeof label === 'string' ? label : { label, about: { order: order.id, carrier, deadline } };
}

/** A person has to send a label that no carrier makes. */
export function unlabelled(
  { body }: RowOf<NoticeNews>,
  ending: Ending,
  { thread }: SettleContext,
): SettledFacts | null {
  if (ending.status !== 'parked' || ending.error !== NO_LABEL) return null;
  const event = thread.log.at(body.seq);
  const session = thread.state.sessions.at(-1)?.id;
  if (!event || session === undefined) return null;
  const done = event.fact.type === 'testimony.heard' ? event.fact.event : event.fact;
  const { order, return: id } = (done.type === 'action.done' && labelAwaited(done.output)) || {};
  const summary = `The carrier made no label for return ${id ?? ''} of order ${order ?? ''}: the customer waits for it.`;
  return {
    facts: [{ type: 'handover.requested', session, reason: 'label', summary }],
    ids: [`unlabelled:${event.id}`],
  };
}
