import { buildContext } from '../../../src/brain/build-context.ts';
import { type Context, HISTORY } from '../../../src/brain/context.ts';
import { timestamp } from '../../../src/clock.ts';
import { CHANNELS, mannerOf } from '../../../src/conversation/channels.ts';
import type { Session } from '../../../src/conversation/state.ts';
import { asWritten } from '../../../src/conversation/turn/written.ts';
import { type Assurance, atLeast } from '../../../src/conversation/values.ts';
import { SECOND_NUMBER, sight } from '../../../src/identity/assurance.ts';
import { type OrderView, viewOrder } from '../../../src/identity/view.ts';
import { introduction } from '../../../src/language/notices.ts';
import { hiddenCodes } from '../../../src/language/reading/codes.ts';
import type { Settings } from '../../../src/settings.ts';
import type { Capability } from '../../../src/shop/writes.ts';
import { unableTools } from '../../../src/tools/index.ts';
import type { ObjectContext } from '../context.ts';
import type { Codes } from '../verification/codes.ts';
import { heardSince } from './outcomes.ts';
import { namedIn, ORDERS } from './tools.ts';

/** What reading needs of the object it happens in. */
export type ReadingContext = Pick<
  ObjectContext,
  'env' | 'store' | 'self' | 'thread' | 'settings' | 'shop' | 'carrier'
> & {
  codes: Pick<Codes, 'ways' | 'view'>;
};

/** How much of the thread is read: all of it or one session's, and as for a reader of which assurance. */
export interface ReadingScope {
  scope: 'thread' | 'session';
  reader: Assurance;
}

/** What a session sees of the thread, as who speaks in it is known. */
function scopeOf(session: Session): ReadingScope {
  const { thread, words } = sight(session);
  return { scope: thread ? 'thread' : 'session', reader: words };
}

/**
 * What a brain is given for a turn: no more of the thread than the session it answers may see. `asked` are
 * the messages it answers.
 */
export async function readTurn(
  { env, store, self, thread, settings: cache, shop, carrier, codes }: ReadingContext,
  session: Session,
  asked: string[],
  { scope, reader }: ReadingScope = scopeOf(session),
): Promise<Context> {
  const settings = cache.known;
  const connected = carrier.connected();
  // Beside the orders: neither waits for the other.
  const able = shop.capabilities();
  able.catch(() => undefined);
  const { state, exchanges, messages, sessions } = thread;
  const introduced = state.introduced.includes(session.channel);
  const heard = asWritten(
    asked.flatMap((message) => messages.received(message) ?? []),
    ({ fact }) => fact.sentAt,
  );
  const since = heardSince(
    heard.map(({ at }) => at),
    timestamp(),
  );
  const proof = codes.view(session.id, since);
  // A code that has proven who speaks is over: no brain need read it.
  const received = proof?.fresh
    ? heard.map(({ at, fact }) => ({ at, fact: { ...fact, text: hiddenCodes(fact.text) } }))
    : heard;
  return buildContext({
    now: timestamp(),
    state,
    session,
    settings,
    manner: mannerOf(session.channel),
    asked: received.map((found) => ({ ...found, quoted: messages.quoted(found.fact, reader) })),
    history: exchanges.history(self, session.id, scope, HISTORY, asked, reader),
    summary: scope === 'thread' ? thread.summary.kept : null,
    orders: await ordersOf({ env, store, thread, shop }, session, settings),
    done: exchanges.done(ORDERS),
    unable: unableTools(offeredBy(settings, await able), await connected),
    codeWays: await codes.ways(session, settings),
    secondAddress:
      state.account === null &&
      CHANNELS[session.channel].proves !== 'nothing' &&
      (atLeast(session.assurance, 'recognised') || sessions.openedWith(session.id) === SECOND_NUMBER),
    promises: thread.promises.unkept().map(({ session, what, due, name, act, state }) => ({
      ...{ session, what, due, name, act },
      late: state === 'broken',
    })),
    proof,
    sessionTickets: exchanges.ticketsOf(session.id),
    introduction: introduced ? null : introduction(session.channel, settings.name, session.locale),
  });
}

/** What the shop can do, without what the store does not want to be offered. */
function offeredBy({ appointments }: Settings, able: readonly Capability[]): Capability[] {
  return able.filter((one) => one !== 'appointments' || appointments.offered);
}

async function ordersOf(
  { env, store, shop, thread }: Pick<ReadingContext, 'env' | 'store' | 'shop' | 'thread'>,
  session: Session,
  settings: Settings,
): Promise<OrderView[]> {
  const { orders: sees, details } = sight(session);
  if (sees === 'none') return [];
  const namedOrdersOf = async () => {
    const { stands } = namedIn(env, store, session);
    const named = await Promise.all(session.claims.map((id) => shop.order(id)));
    return named.filter((order) => order !== null).filter(stands);
  };
  const account = sees === 'all' ? thread.state.account?.id : undefined;
  const orders = account ? await shop.ordersOf(account, ORDERS) : await namedOrdersOf();
  // Orders that are the customer's only by their number are seen as any visitor sees them, however well a
  // mailbox is proven.
  const seenAs = account && details ? session.assurance : 'claimed';
  return orders.map((order) => viewOrder(order, seenAs, settings, timestamp()));
}
