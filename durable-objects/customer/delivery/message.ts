import type { Outbound, PostedChannel } from '../../../src/channels/channel.ts';
import { CHANNELS } from '../../../src/conversation/channels.ts';
import type { Fact } from '../../../src/conversation/events.ts';
import { type Address, contactAddress } from '../../../src/identity/address.ts';
import { replyToken } from '../../../src/tokens.ts';
import { heldBack } from '../../clients/mailboxes.ts';
import type { DeliveryResult, OutboxRow } from '../thread/outbox/row.ts';
import type { Thread } from '../thread/thread.ts';
import { type DeliveryContext, deliveryTools } from './deliver.ts';
import { blocked, invite } from './invitation.ts';

/** How long a message waits that its store may not send now, in milliseconds. */
const HELD_FOR = 4 * 3_600_000;

/** Delivers a message of the log by a posted channel. */
export async function deliverMessage(
  row: Omit<OutboxRow, 'body'>,
  channel: PostedChannel,
  context: DeliveryContext,
): Promise<DeliveryResult> {
  const fact = row.message ? context.thread.messages.get(row.message) : null;
  if (fact?.type !== 'message.composed') return { status: 'failed', error: 'message not in the log' };
  const { thread, env, store } = context;
  if (thread.addresses.leftSince(row.address, fact.session))
    return { status: 'failed', error: 'departed: the address may be somebody else’s', why: 'recipient' };
  const session = thread.state.sessions.find((other) => other.id === fact.session);
  // A letter with a subject of its own is not a reply.
  const answered = fact.subject === undefined ? lastAnswered(thread, fact) : undefined;
  const outbound: Outbound = {
    reference: `${context.self}.${row.id}`,
    store,
    to: spelledFor(thread, fact.session, row.address),
    author: fact.author,
    name: fact.name,
    attempt: row.attempts,
    subject: fact.subject,
    text: fact.text,
    choices: fact.choices,
    attachments: fact.attachments,
    locale: session?.locale ?? 'en',
    thread: answered?.thread,
    repliesTo: answered?.external,
    replyToken: CHANNELS[fact.channel].letter
      ? await replyToken(env, store, fact.session, row.address)
      : undefined,
    via: thread.sessions.line(fact.session).via ?? undefined,
    linksOnly: row.error?.startsWith('media:'),
  };
  const tools = await deliveryTools(context);
  const mailbox = CHANNELS[fact.channel].letter ? context.settings.email.address : null;
  const held = await heldBack(env, store, { mailbox });
  if (held) return { status: 'retry', error: held, after: HELD_FOR };
  if (CHANNELS[fact.channel].window === null) return channel.deliver(outbound, tools);
  const stopped = await blocked(row, fact, outbound, { thread, tools });
  if (stopped) return stopped;
  const answer = await channel.deliver(outbound, tools);
  // By our record the window is open, by Meta's it is not.
  return answer.status === 'failed' && answer.why === 'window'
    ? invite(row, fact, outbound, { thread, tools })
    : answer;
}

/** An address in the platform's spelling: answers use it exactly, whatever its canonical spelling is. */
export function spelledFor({ sessions }: Thread, session: string, address: string): Address {
  const fact = sessions.lastReceived(session);
  const spelled = fact?.type === 'message.received' ? fact.answerAt : undefined;
  return (spelled && contactAddress(spelled) === address ? spelled : address) as Address;
}

/** What a posted answer threads under: the message it answers, or the last one of its session. */
function lastAnswered(thread: Thread, fact: Extract<Fact, { type: 'message.composed' }>) {
  const id = fact.answers.at(-1);
  const answered = id ? thread.messages.get(id) : thread.sessions.lastReceived(fact.session);
  return answered?.type === 'message.received' ? answered : undefined;
}
