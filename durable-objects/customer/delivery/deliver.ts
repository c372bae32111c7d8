import type { Delivery, DeliveryTools, Outbound, PostedChannel } from '../../../src/channels/channel.ts';
import { email } from '../../../src/channels/email/index.ts';
import { whatsapp } from '../../../src/channels/whatsapp/index.ts';
import { now } from '../../../src/clock.ts';
import { CHANNELS, type PostedName } from '../../../src/conversation/channels.ts';
import type { Fact } from '../../../src/conversation/events.ts';
import { atLeast } from '../../../src/conversation/values.ts';
import type { Env } from '../../../src/env.ts';
import { bucketFiles } from '../../../src/files.ts';
import type { Address } from '../../../src/identity/address.ts';
import type { KnownAccount } from '../../../src/identity/assurance.ts';
import { LIMITS } from '../../../src/limits.ts';
import { providerFetch } from '../../../src/outbound.ts';
import type { Settings } from '../../../src/settings.ts';
import { fileToken, replyToken } from '../../../src/tokens.ts';
import { errorReason, trace } from '../../../src/trace.ts';
import { ownerOf, releaseErased } from '../../clients/directory.ts';
import { objectName, open } from '../../clients/open.ts';
import type { OwnersShop } from '../../clients/shop.ts';
import { credentialsOf, storeObject, storeSecrets } from '../../clients/store.ts';
import type { Linked } from '../rpc.ts';
import type { DeskNews, LinkNews, NoticeNews, OwnerNews, Trouble } from '../thread/effects.ts';
import type { DeliveryResult, OutboxRow } from '../thread/outbox.ts';
import type { Thread } from '../thread/thread.ts';
import type { Codes } from '../verification/codes.ts';
import { confirmAddress } from '../verification/proofs.ts';
import { testimonyOf } from '../verification/testimony.ts';
import { blocked, invite } from './invitation.ts';
import { fetchMissing } from './media.ts';
import { writeNotice } from './notice.ts';

/** Before a link that is just changing is asked for again, milliseconds. */
const BUSY = 500;

/** The channels that are posted to. */
export const POSTED = { email, whatsapp } satisfies Record<PostedName, PostedChannel>;
const posted = new Map<string, PostedChannel>(Object.entries(POSTED));

/** What delivers rows of a kind; null for one that goes to no customer. */
export function postedAs(kind: string): PostedChannel | null {
  return posted.get(kind) ?? null;
}

/** What a delivery may use. */
export interface Sender {
  env: Env;
  store: string;
  self: string;
  /** Where the service is reached from outside, for links. */
  origin: string;
  thread: Thread;
  shop: OwnersShop;
  settings: Settings;
  /** Makes one thread with another object of the same person. */
  link(other: string, evidence: string, by: string | null): Promise<Linked>;
  codes: Codes;
  /** What a session is owed has changed: its turn begins, or begins anew. */
  answer(session: string, trace: string): void;
  /** The blinded networks of a session's browser, the narrowest first. */
  networks(session: string): readonly string[];
}

/** Carries one outbox row to where it belongs. Expected failures are values; what throws counts as worth another try. */
export async function deliver(row: OutboxRow, sender: Sender): Promise<DeliveryResult> {
  switch (row.kind) {
    case 'email':
    case 'whatsapp':
      return deliverMessage(row, POSTED[row.kind], sender);
    case 'file':
      return fetchMissing(row, sender);
    case 'trouble': {
      const { channel, reason } = row.body as Trouble;
      await storeObject(sender.env, sender.store).trouble(channel, reason);
      return { status: 'accepted', provider: 'store' };
    }
    case 'desk':
      return tellDesk(row.body as DeskNews, sender);
    case 'code':
      return sender.codes.carry(row, sender);
    case 'confirm':
      return confirmAddress(row, sender);
    case 'notice':
      return writeNotice(row.body as NoticeNews & { trace: string }, sender);
    case 'link':
      return askToLink(row.body as LinkNews, sender);
    case 'owner':
      return tellOwner(row, row.body as OwnerNews & { trace: string }, sender);
  }
}

/** Tools for the posted channels, over the sandbox or the network. */
export async function deliveryTools({
  env,
  store,
  origin,
  settings,
}: Pick<Sender, 'env' | 'store' | 'origin' | 'settings'>): Promise<DeliveryTools> {
  const secrets = (await storeSecrets(env, store)) ?? {};
  return {
    settings,
    credentials: credentialsOf(env, secrets),
    files: bucketFiles(env.BLOBS, store),
    fetch: providerFetch(env),
    mail: env.EMAIL ?? null,
    async link({ key, filename, type }) {
      // A mail names no address of ours: before anything else came in, only PUBLIC_URL does.
      if (!origin) return null;
      return `${origin}/files/${await fileToken(env, { store, key, filename, type }, true)}`;
    },
  };
}

async function deliverMessage(
  row: OutboxRow,
  channel: PostedChannel,
  sender: Sender,
): Promise<DeliveryResult> {
  const fact = row.message ? sender.thread.memory.message(row.message) : null;
  if (fact?.type !== 'message.composed') return { status: 'failed', error: 'message not in the log' };
  const { thread, env, store } = sender;
  const session = thread.state.sessions.find((other) => other.id === fact.session);
  const answered = lastAnswered(thread, fact);
  const outbound: Outbound = {
    reference: `${sender.self}.${row.id}`,
    store,
    to: row.address as Address,
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
    via: thread.memory.line(fact.session).via ?? undefined,
    linksOnly: row.error?.startsWith('media:'),
  };
  const tools = await deliveryTools(sender);
  if (CHANNELS[fact.channel].window === null) return channel.deliver(outbound, tools);
  const stopped = await blocked(row, fact, outbound, { thread, tools });
  if (stopped) return stopped;
  const answer = await channel.deliver(outbound, tools);
  // By our record the window is open, by Meta's it is not.
  return answer.status === 'failed' && answer.why === 'window'
    ? invite(row, fact, outbound, { thread, tools })
    : answer;
}

/** What a posted answer threads under: the message it answers, or the last one of its session. */
function lastAnswered(thread: Thread, fact: Extract<Fact, { type: 'message.composed' }>) {
  const id = fact.answers.at(-1);
  const answered = id ? thread.memory.message(id) : thread.memory.lastReceived(fact.session);
  return answered?.type === 'message.received' ? answered : undefined;
}

/** Asks for one thread with another object of the same person. One that is changing just now is asked again. */
async function askToLink({ other, evidence, by }: LinkNews, { link }: Sender): Promise<DeliveryResult> {
  const linked = await link(other, evidence, by);
  if (linked === 'busy') return { status: 'wait', until: now() + BUSY };
  return { status: 'accepted', provider: linked };
}

/**
 * Whether it is known who a thread is, and what it counts for on the desk where it is not: the network of a browser, or for mail that
 * proves nothing all of it together.
 */
function standingOf(
  { state }: Thread,
  networks: Sender['networks'],
): { known: boolean; source: string | null } {
  const known =
    state.account !== null || state.sessions.some(({ assurance }) => atLeast(assurance, 'recognised'));
  const last = state.sessions.at(-1);
  const source = last && (networks(last.id)[0] ?? (last.channel === 'email' ? 'email' : null));
  return { known, source: known ? null : (source ?? null) };
}

async function tellDesk(news: DeskNews, { env, store, self, thread, networks }: Sender): Promise<Delivery> {
  const desk = storeObject(env, store);
  const customer = news.customer ?? self;
  if (news.news === 'settled') await desk.delist(customer);
  else {
    const { known, source } = standingOf(thread, networks);
    await desk.enlist({
      customer,
      since: news.at,
      channel: news.channel,
      reason: news.reason,
      summary: news.summary,
      state: news.news,
      advisor: news.advisor,
      known,
      source,
    });
  }
  return { status: 'accepted', provider: 'desk' };
}

/**
 * Copies what a claimed visitor said since the last time to the object of the account that the order belongs to. A row that
 * arrives twice, or a copy that overlaps, changes nothing there. Whose the order is is asked for the first copy of a session;
 * the later ones go where that one went.
 */
async function tellOwner(
  row: OutboxRow,
  news: OwnerNews & { trace: string },
  sender: Sender,
): Promise<Delivery> {
  const { env, store, shop, thread, self } = sender;
  const { session } = news;
  // The object of the visitor who named the order, where the session came through another object.
  const from = thread.memory.pathOf(session).at(-1) ?? self;
  const last = thread.outbox.lastSent('owner', row.address);
  const before = last?.body as OwnerNews | undefined;
  const told = last && before?.session === session ? { owner: last.provider, to: before.to } : null;
  const tell = async (owner: string, account: KnownAccount | null, since: number): Promise<boolean> => {
    if (owner === self) return true;
    // Of a long past before the order was named, the newest is sent: no more is kept.
    const after = Math.max(since, news.to - LIMITS.testimonyOfOne.most);
    const items = testimonyOf(thread.log.between(after, news.to), {
      session,
      message: (message) => thread.memory.sessionOfMessage(message) === session,
      tickets: thread.memory.ticketsOf(session),
    });
    const testimony = { from, order: news.order, account, items, trace: news.trace };
    if (!(await open(env, env.CUSTOMER, objectName(store, owner)).testify(testimony))) return false;
    const count = items.length;
    trace('testimony.told', { trace: news.trace, store, customer: self, outbox: row.id, count });
    return true;
  };
  if (told?.owner && (await tell(told.owner, null, told.to)))
    return { status: 'accepted', provider: told.owner };

  const known = await shop.ownerOf(news.order);
  if (!known) return { status: 'failed', error: 'order is gone' };
  const { id, name, locale } = known.account;
  const owner = await ownerOf(env, store, id, { country: known.country });
  if (!(await tell(owner, { id, name, locale }, 0))) {
    // Erased a moment ago: the account is free for whoever comes next.
    await releaseErased(env, store, [`account:${id}`], owner);
    return { status: 'retry', error: 'the owner was erased' };
  }
  return { status: 'accepted', provider: owner };
}

/** Turns whatever went wrong in a delivery into a delivery: the network and our own bugs are tried again. */
export function asRetry(error: unknown): Delivery {
  return { status: 'retry', error: errorReason(error), unsure: true };
}
