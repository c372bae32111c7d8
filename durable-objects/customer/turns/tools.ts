import { timestamp } from '../../../src/clock.ts';
import { agreesTo } from '../../../src/consent/index.ts';
import { proposalsFor } from '../../../src/conversation/offers.ts';
import { type Session, sessionOf } from '../../../src/conversation/state.ts';
import { atLeast } from '../../../src/conversation/values.ts';
import { sight } from '../../../src/identity/assurance.ts';
import type { CodeWay } from '../../../src/identity/code.ts';
import { storeLimits } from '../../../src/limits.ts';
import type { Outside } from '../../../src/outside/outside.ts';
import type { Toolbox } from '../../../src/tools/tool.ts';
import { createToolbox } from '../../../src/tools/toolbox.ts';
import type { ObjectContext } from '../context.ts';
import type { Codes } from '../verification/codes.ts';
import type { LookupLimit } from '../verification/lookup-limit.ts';
import type { Actions } from './actions.ts';

type ToolsContext = Pick<ObjectContext, 'thread' | 'settings' | 'shop' | 'files'>;

/** What a turn's tools work with. */
interface ToolsParts {
  /** Attempts at order numbers, by who makes them. */
  lookups: Pick<LookupLimit, 'allowed' | 'failed'>;
  codes: Pick<Codes, 'port'>;
  actions: Actions;
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
  trace: string;
  /** Called once a code has proven in mid-turn who speaks. */
  proved(): void;
}

/** The tools of one turn, as far as who speaks is known and no further. */
export function toolsFor(
  { thread, settings: cache, shop, files }: ToolsContext,
  { lookups, codes, actions }: ToolsParts,
  { session, asked, ways, outside, trace, proved }: ToolsTurn,
): Toolbox {
  const settings = cache.known;
  const sees = sight(session);
  return createToolbox({
    scope: {
      now: timestamp(),
      assurance: session.assurance,
      account: sees.person ? (thread.state.account?.id ?? null) : null,
      details: sees.details,
      claims: session.claims,
      settings,
      shop,
      files,
      codes: codes.port(session, asked, { ways, settings, trace }, proved),
      ...(outside ? { outside } : {}),
    },
    // The first unanswered message names the turn across restarts: the same question does a thing once.
    turn: asked[0] ?? session.id,
    ledger: actions.ledger(session, trace),
    agreed: (id) => agreed({ thread, settings: cache }, session.id, id, asked),
    // Somebody known stays as known as before: naming an order never lowers anybody.
    onClaim: (order) => {
      const assurance = atLeast(session.assurance, 'claimed') ? session.assurance : 'claimed';
      const evidence = `named order ${order}`;
      thread.act({ type: 'assure', session: session.id, assurance, evidence, claim: order }, trace);
    },
    lookupAllowed: () => lookups.allowed(session, storeLimits(settings.limits)),
    onLookupFailed: () => void lookups.failed(session, storeLimits(settings.limits)),
  });
}

/**
 * A proposal counts as agreed to when it was on the table before the customer's words and has not lapsed, in this session or in one
 * whose assurance this one's covers, and when their own words or the button they pressed say yes to it. Read here once more,
 * whatever the brain made of them: a brain that was talked into something has no yes to show.
 */
function agreed(
  { thread, settings }: Pick<ToolsContext, 'thread' | 'settings'>,
  session: string,
  id: string,
  asked: string[],
): { tool: string; input: unknown } | null {
  const speaker = sessionOf(thread.state, session);
  const term = { now: timestamp(), days: settings.known.limits.offerDays };
  const proposal = speaker && proposalsFor(thread.state, speaker, term).find((other) => other.id === id);
  if (!proposal) return null;
  const words = asked.flatMap((message) => thread.memory.received(message)?.fact ?? []);
  return agreesTo(proposal, words, speaker.locale) ? proposal : null;
}
