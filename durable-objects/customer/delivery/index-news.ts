import { now } from '../../../src/clock.ts';
import type { Fact } from '../../../src/conversation/events.ts';
import { forgetInIndex, indexPart } from '../../clients/index-parts.ts';
import { entryOf } from '../console/card.ts';
import type { ObjectContext } from '../context.ts';
import type { Links } from '../links/links.ts';
import { linesOf, threadKeys } from '../thread/indexed.ts';
import { listed, type News, ToldNews } from './news.ts';

/**
 * How long events of a thread are gathered before they are sent to the store's index, in milliseconds: long
 * enough to spare a chat one call for each message.
 */
const GATHERED_FOR = 20_000;
/** How many events are sent at once. */
const MOST_EVENTS = 500;
/** How long the orders of an account count as sent, unless another one is named. */
const ORDERS_EVERY = 86_400_000;
/** How many orders of an account are sent. */
const MOST_ORDERS = 50;

/** Whether the index has anything from an event. */
const TOLD = {
  'session.opened': true,
  'session.assured': true,
  'session.ended': false,
  'session.revoked': true,
  'language.switched': false,
  'transfer.started': false,
  'transfer.ended': false,
  'callback.noted': true,
  'message.received': true,
  'message.composed': true,
  'message.cut': true,
  'message.withdrawn': true,
  'file.delayed': false,
  'file.arrived': true,
  'file.lost': true,
  'address.departed': true,
  'turn.silent': false,
  'delivery.reported': false,
  'card.put': false,
  'card.agreed': false,
  'card.lapsed': false,
  'action.done': false,
  'ticket.opened': true,
  'ticket.moved': true,
  'exchange.recorded': true,
  'fact.learned': false,
  'handover.requested': true,
  'advisor.joined': true,
  'advisor.left': true,
  'note.added': true,
  'tags.changed': true,
  'sender.blocked': true,
  'sender.unblocked': true,
  'ticket.rated': false,
  'account.known': true,
  'challenge.asked': false,
  'challenge.sent': false,
  'challenge.passed': true,
  'challenge.failed': true,
  'address.confirmed': true,
  'testimony.heard': true,
  'thread.joined': true,
  'thread.parted': true,
  'link.suggested': false,
  later: false,
  'promise.made': false,
  'promise.kept': false,
  'promise.broken': false,
  'approval.asked': false,
  'approval.decided': false,
  'approval.settled': false,
  'draft.made': false,
  'draft.settled': false,
} satisfies Record<Fact['type'], boolean>;

/** After these the thread has other messages than before: all of them are sent again. */
const MOVED: Fact['type'][] = ['thread.joined', 'thread.parted'];

type IndexContext = Pick<
  ObjectContext,
  'env' | 'store' | 'self' | 'sql' | 'schema' | 'meta' | 'thread' | 'settings' | 'shop'
>;

/** Sends to the store's index what was said in the thread, and what it can be found by. */
export function indexNews(context: IndexContext): News {
  const types = Object.entries(TOLD).flatMap(([type, told]) => (told ? [type as Fact['type']] : []));
  return new ToldNews(context, {
    to: 'index',
    upTo: 'indexed',
    gathered: GATHERED_FOR,
    types,
    tell: (after) => tell(context, after),
  });
}

interface RetellingParts {
  context: Pick<ObjectContext, 'isNobody'>;
  links: Pick<Links, 'leader'>;
  index: Pick<News, 'retell'>;
  scheduler: { arm(): Promise<void> };
}

/** Sends the whole thread again with the next alarm; false where there is nothing to send from here. */
export async function retellIndex({ context, links, index, scheduler }: RetellingParts): Promise<boolean> {
  if (context.isNobody() || links.leader !== null) return false;
  index.retell();
  await scheduler.arm();
  return true;
}

async function tell(context: IndexContext, told: number): Promise<number> {
  const { env, store, self, sql, meta, thread, settings } = context;
  await settings.current();
  const after = hasMoved(context, told) ? 0 : told;
  if (after === 0) {
    // An object whose messages are here now has none of its own.
    for (const whose of [self, ...Object.keys(thread.state.leads ?? {})])
      await forgetInIndex(env, store, whose);
  }
  const orders = await ordersOf(context);
  // No await from here to the call: what is sent is what was read.
  if (thread.closed) return told;
  const upTo = Math.min(thread.log.seq, after + MOST_EVENTS);
  const card = entryOf(context);
  const { lines, gone } = linesOf(sql, after, upTo);
  const keys = threadKeys(context);
  await indexPart(env, store, self).put(self, { card, keys, orders: orders?.keys ?? null, lines, gone });
  if (orders && !thread.closed) meta.set('indexed-orders', String(orders.at));
  return upTo;
}

/**
 * Whether the thread was joined with another or parted since it was last sent as a whole; then all of it is
 * sent again.
 */
function hasMoved({ sql, meta, thread }: IndexContext, told: number): boolean {
  const since = Math.max(told, Number(meta.get('indexed-whole') ?? 0));
  const moved = sql
    .exec(`SELECT 1 FROM log WHERE seq > ? AND type IN (${listed(MOVED)}) LIMIT 1`, since)
    .toArray();
  if (moved.length === 0) return false;
  // Both or neither: after a crash here it starts from the beginning.
  meta.set('indexed-whole', String(thread.log.seq));
  meta.set('indexed', '0');
  return true;
}

/** What the shop knows of the account: asked once a day. */
async function ordersOf({
  meta,
  thread,
  shop,
}: IndexContext): Promise<{ keys: string[]; at: number } | null> {
  const { account } = thread.state;
  if (!account || now() < Number(meta.get('indexed-orders') ?? 0) + ORDERS_EVERY) return null;
  // A shop that is down does not delay the messages.
  const orders = await shop.ordersOf(account.id, MOST_ORDERS).catch(() => null);
  if (!orders) return null;
  const keys = orders.flatMap(({ id, customer, shipments, returns }) => [
    id,
    ...[customer.email, customer.phone].filter((contact) => contact !== null && contact !== undefined),
    ...[...shipments, ...returns].map(({ tracking }) => tracking ?? ''),
  ]);
  return { keys: [...new Set(keys)].filter(Boolean), at: now() };
}
