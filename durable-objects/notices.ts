import { asDone, firstName } from '../src/brain/build-context.ts';
import { composeNotice } from '../src/brain/embedded/notices.ts';
import type { Delivery } from '../src/channels/channel.ts';
import { timestamp } from '../src/clock.ts';
import type { FactOf } from '../src/conversation/events.ts';
import type { Attachment } from '../src/conversation/values.ts';
import { emailAddress } from '../src/identity/address.ts';
import type { ReturnOutput } from '../src/tools/tool.ts';
import type { Sender } from './deliveries.ts';
import type { NoticeNews } from './leaving.ts';

/**
 * Writes a letter of our own to the email address that the shop has on file. It becomes a message of the thread with a session
 * of its own, so that an answer to it is understood; the mail itself is the next outbox row. Run twice it writes one.
 */
export async function writeNotice(news: NoticeNews & { trace: string }, sender: Sender): Promise<Delivery> {
  const { thread, shop, settings } = sender;
  const event = thread.log.at(news.seq);
  const account = thread.state.account ? await shop.account(thread.state.account.id) : null;
  const address = account ? emailAddress(account.email) : null;
  if (!event || !account || !address) return { status: 'failed', error: 'no address on file' };

  const message = `n-${event.id}`;
  if (thread.memory.message(message)) return { status: 'accepted', provider: message };
  const { fact } = event;
  const manner = {
    store: settings,
    locale: account.locale,
    firstName: firstName(account.name) || null,
    now: timestamp(),
    timeZone: settings.timeZone,
  };
  const done = fact.type === 'testimony.heard' ? fact.event : fact;
  if (done.type !== 'action.done') return { status: 'failed', error: 'nothing to write about' };
  const asked = fact.type === 'testimony.heard';
  const letter = asked
    ? composeNotice({ kind: 'label', ...(done.output as ReturnOutput) }, manner)
    : composeNotice({ kind: 'receipt', done: asDone({ at: event.at, fact: done }) }, manner);

  const session = `m${event.id.replaceAll('-', '').slice(0, 16)}`;
  const attachments = asked ? await labelOf(done, sender) : [];
  thread.act(
    {
      type: 'open',
      session: {
        id: session,
        channel: 'email',
        address,
        locale: account.locale,
        assurance: 'anonymous',
        evidence: 'written to, not heard from',
      },
    },
    news.trace,
  );
  thread.act(
    {
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
    },
    news.trace,
  );
  return { status: 'accepted', provider: message };
}

/** The label of a return, as the shop keeps it. */
async function labelOf(done: FactOf<'action.done'>, { shop }: Sender): Promise<Attachment[]> {
  const output = done.output as ReturnOutput;
  const order = await shop.order(output.order);
  const label = order?.returns.find((other) => other.id === output.return)?.label;
  return label ? [{ id: output.return, type: 'application/pdf', ...label }] : [];
}
