import { timestamp } from '../../../src/clock.ts';
import type { ConsentJudge } from '../../../src/consent/index.ts';
import { CHANNELS } from '../../../src/conversation/channels.ts';
import type { Act, Quote } from '../../../src/conversation/quote.ts';
import type { Session } from '../../../src/conversation/state.ts';
import { atLeast } from '../../../src/conversation/values.ts';
import type { Env } from '../../../src/env.ts';
import { ATTESTED_NUMBER, sight } from '../../../src/identity/assurance.ts';
import type { CodeWay } from '../../../src/identity/code.ts';
import { type NamedOrders, namedOrders } from '../../../src/identity/holder.ts';
import { storeLimits } from '../../../src/limits.ts';
import type { Outside } from '../../../src/outside/outside.ts';
import { blindName } from '../../../src/seal.ts';
import { localDay } from '../../../src/shop/days.ts';
import type { OrderRecord } from '../../../src/shop/shop.ts';
import type { QuoteScope, TurnToolbox } from '../../../src/tools/tool.ts';
import { createToolbox, type ToolboxOptions } from '../../../src/tools/toolbox.ts';
import type { ObjectContext } from '../context.ts';
import type { Codes } from '../verification/codes.ts';
import type { LookupLimit } from '../verification/lookup-limit.ts';
import type { Actions } from './actions.ts';
import { agreementsOf } from './agreements.ts';
import { askAhead, limitOf, measureOf } from './limits.ts';

type ToolsContext = Pick<
  ObjectContext,
  'env' | 'store' | 'thread' | 'settings' | 'shop' | 'files' | 'knowledge' | 'carrier' | 'id'
>;

/** Orders of a known customer that a turn reads. */
export const ORDERS = 10;

/** What a turn's tools work with. */
interface ToolsParts {
  /** Attempts at order numbers, by who makes them. */
  lookups: Pick<LookupLimit, 'allowed' | 'failed'>;
  codes: Pick<Codes, 'port'>;
  actions: Actions;
}

/** Where and when words were said, as far as reading them depends on it. */
export interface Heard {
  /** BCP 47, the session's. */
  locale: string;
  /** The store's day. */
  today: string;
  country: string;
}

/** The turn that tools are for. */
interface ToolsTurn {
  session: Session;
  /** The messages it answers. */
  asked: string[];
  /** How a code can travel. */
  ways: CodeWay[];
  /** Other systems of the store, where a model may ask them. */
  outside: Outside | undefined;
  /** See {@link ToolboxOptions.held}. */
  held: ToolboxOptions['held'];
  /** Whether words plainly ask for something; absent: they never do. */
  requested: ((quote: Quote, order: OrderRecord, words: string, heard: Heard) => boolean) | undefined;
  /** Whether words drop what was put; absent: they never do. */
  drops: ((words: string, heard: Heard, acts: readonly Act[]) => boolean) | undefined;
  /** Reads words after a card that code cannot; absent where no model is at hand. */
  judge: ConsentJudge | undefined;
  /** Called with what the customer has to be told of something that waits for a person. */
  waits(said: string): void;
  /** Called once a code has proven in mid-turn who speaks. */
  proved(): void;
}

/** The tools of one turn, as far as who speaks is known and no further. */
export function toolsFor(
  context: ToolsContext,
  { lookups, codes, actions }: ToolsParts,
  { session, asked, ways, outside, held, requested, drops, judge, proved, waits }: ToolsTurn,
): TurnToolbox {
  const { env, store, thread, settings: cache, shop, files, knowledge, carrier } = context;
  const settings = cache.known;
  const sees = sight(session);
  const named = namedIn(env, store, session);
  const scope: QuoteScope = {
    now: timestamp(),
    assurance: session.assurance,
    account: sees.person ? (thread.state.account?.id ?? null) : null,
    details: sees.details,
    numberAlone:
      CHANNELS[session.channel].proves === 'call' &&
      session.assurance === 'recognised' &&
      thread.sessions.openedWith(session.id) !== ATTESTED_NUMBER,
    claims: session.claims,
    named,
    settings,
    shop,
    files,
    codes: codes.port(session, asked, { ways, settings }, proved),
    knowledge,
    carrier,
    ...(outside ? { outside } : {}),
  };
  const words = asked.flatMap((message) => {
    const fact = thread.messages.received(message)?.fact;
    return fact && !fact.choice && !fact.forwarded && !fact.late ? [fact.text] : [];
  });
  const heard: Heard = {
    locale: session.locale,
    today: localDay(scope.now, settings.timeZone),
    country: settings.country,
  };
  return createToolbox({
    scope,
    // The first unanswered message names the turn across restarts: the same question does a thing once.
    turn: asked[0] ?? session.id,
    ledger: actions.ledger(session),
    agreements: {
      ...agreementsOf(
        { thread, settings: cache },
        { session, asked, judge, drops: drops && ((said, acts) => drops(said, heard, acts)) },
      ),
      requested: (quote, order) => requested?.(quote, order, words.join('\n'), heard) ?? false,
    },
    ...(held ? { held } : {}),
    limit: limitOf(context, session, waits),
    measure: measureOf(context),
    ahead: askAhead(context, scope.account, ORDERS),
    // Somebody known stays as known as before: naming an order never lowers anybody.
    onClaim: (order, holder) => {
      const assurance = atLeast(session.assurance, 'claimed') ? session.assurance : 'claimed';
      const evidence = `named order ${order}`;
      if (holder) named.note(order, holder);
      const about = { claim: order, ...(holder ? { holder } : {}) };
      thread.act({ type: 'assure', session: session.id, assurance, evidence, ...about });
    },
    lookupAllowed: () => lookups.allowed(session, storeLimits(settings.limits)),
    onLookupFailed: () => void lookups.failed(session, storeLimits(settings.limits)),
  });
}

/**
 * The orders that a session has named, and whose they were: under a key, since it is written into the
 * visitor's log.
 */
export function namedIn(env: Env, store: string, session: Session): NamedOrders {
  return namedOrders(session, (text) => blindName(env, 'holder', store, text));
}
