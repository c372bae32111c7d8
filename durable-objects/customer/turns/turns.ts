import { type Brain, BrainFailed } from '../../../src/brain/brain.ts';
import { buildContext } from '../../../src/brain/build-context.ts';
import { type Context, HISTORY } from '../../../src/brain/context.ts';
import { runTurn, TurnStopped } from '../../../src/brain/turn.ts';
import { MANNERS } from '../../../src/channels/index.ts';
import { now, timestamp } from '../../../src/clock.ts';
import { agreesTo } from '../../../src/consent/index.ts';
import { CHANNELS } from '../../../src/conversation/channels.ts';
import type { TurnOutcome } from '../../../src/conversation/commands.ts';
import { proposalsFor } from '../../../src/conversation/offers.ts';
import { type Session, sessionOf } from '../../../src/conversation/state.ts';
import { atLeast, noEntities } from '../../../src/conversation/values.ts';
import { SECOND_NUMBER, sight } from '../../../src/identity/assurance.ts';
import type { CodeWay } from '../../../src/identity/code.ts';
import { type OrderView, viewOrder } from '../../../src/identity/view.ts';
import { introduction, systemText, unfinishedText } from '../../../src/language/notices.ts';
import { hiddenCodes } from '../../../src/language/reading/codes.ts';
import { storeLimits } from '../../../src/limits.ts';
import type { Outside } from '../../../src/outside/outside.ts';
import type { Settings } from '../../../src/settings.ts';
import { deedOf } from '../../../src/tools/index.ts';
import type { Toolbox } from '../../../src/tools/tool.ts';
import { createToolbox } from '../../../src/tools/toolbox.ts';
import { errorReason, trace } from '../../../src/trace.ts';
import type { ObjectContext } from '../context.ts';
import type { Codes } from '../verification/codes.ts';
import type { LookupLimit } from '../verification/lookup-limit.ts';
import { Actions, type Unfinished } from './actions.ts';

/** Orders of a known customer that a turn reads. */
const ORDERS = 10;
/** How often one pending turn may start over because more was said, before its guard takes it up. */
const MOST_ROUNDS = 8;

/** How often a gathering pause starts over because the customer writes on. */
const MOST_PAUSES = 4;

/** What turns work with. */
export interface TurnParts {
  /** The brains of the next turn, best first: each finishes what the one before could not. */
  brains(): Promise<Roster>;
  /** Attempts at order numbers, by who makes them. */
  lookups: Pick<LookupLimit, 'allowed' | 'failed'>;
  codes: Pick<Codes, 'ways' | 'port' | 'view'>;
  /** Whether what a session says may be answered here now; absent: always. */
  isOpen?(session: string): boolean;
  /** Text as it is composed, for live sockets; null withdraws what was said in that turn. */
  stream(session: Session, turn: string, text: string | null): void;
  /** Takes back what was said in a turn that goes on. Returns what cannot be: words that were spoken. */
  unsay(session: Session, turn: string): string;
}

type TurnContext = Pick<
  ObjectContext,
  'self' | 'sql' | 'thread' | 'settings' | 'shop' | 'files' | 'reached' | 'id'
>;

/** The brains that may answer, and what judges their failures. */
export interface Roster {
  brains: readonly [Brain, ...Brain[]];
  judge(brain: Brain, failure: BrainFailed | null): void;
  /** What a colleague should know of a thread that is handed over, from a context that holds all of it. */
  briefing(context: Context, reason: string): string;
  /** Other systems of the store, where a model may ask them. */
  outside?: Outside;
}

/**
 * The turns of one customer: one at a time for a session. New words during a turn stop it, and the next
 * answers all of it together.
 */
export class Turns {
  readonly #context: TurnContext;
  readonly #parts: TurnParts;
  readonly #actions: Actions;
  readonly #running = new Map<string, AbortController>();
  /** Sessions that are given time to write on, and how to end it. */
  readonly #gathering = new Map<string, () => void>();

  constructor(context: TurnContext, parts: TurnParts) {
    this.#context = context;
    this.#parts = parts;
    this.#actions = new Actions(context.sql, context.thread);
  }

  isRunning(session: string): boolean {
    return this.#running.has(session);
  }

  /** Stops the session's turn, if one runs; what it streamed is withdrawn. */
  stop(session: string): void {
    this.#running.get(session)?.abort();
  }

  stopAll(): void {
    for (const controller of this.#running.values()) controller.abort();
  }

  /** Answers what is pending in a session. Never throws. */
  async answer(session: string, traceId: string): Promise<void> {
    if (this.#running.has(session)) {
      this.stop(session);
      return;
    }
    try {
      await this.#gathered(session);
      for (let round = 0; round < MOST_ROUNDS && this.#owes(session); round++)
        await this.#round(session, traceId);
    } catch (error) {
      trace('turn.failed', { trace: traceId, session, reason: errorReason(error) }, 'error');
    } finally {
      this.#running.delete(session);
    }
  }

  /** Ends the session's gathering pause if it is over by the service's clock, which may have been moved. */
  hurry(session: string): void {
    if (this.#pause(session) <= 0) this.#gathering.get(session)?.();
  }

  /**
   * Waits as long as the channel's manner says after the last word, so that quick messages are answered
   * together. What waits is pending in the log: a crash in here costs the pause, and the guard answers.
   */
  async #gathered(id: string): Promise<void> {
    for (let left = MOST_PAUSES; left > 0 && this.#pause(id) > 0; left--) {
      this.#running.set(id, new AbortController());
      const hurried = new Promise<void>((resolve) => this.#gathering.set(id, resolve));
      await Promise.race([scheduler.wait(this.#pause(id)), hurried]);
    }
    this.#gathering.delete(id);
  }

  /** Milliseconds until the customer has had time to write on. */
  #pause(id: string): number {
    const session = sessionOf(this.#context.thread.state, id);
    if (!session?.heardAt) return 0;
    return Date.parse(session.heardAt) + MANNERS[session.channel].gather - now();
  }

  #owes(session: string): boolean {
    const { state, closed } = this.#context.thread;
    return (
      !closed &&
      state.control.kind !== 'advisor' &&
      state.pending.some((pending) => pending.session === session) &&
      this.#parts.isOpen?.(session) !== false
    );
  }

  async #round(id: string, traceId: string): Promise<void> {
    const { thread } = this.#context;
    const session = sessionOf(thread.state, id);
    const pending = thread.state.pending.find((other) => other.session === id);
    if (!session || !pending) return;
    const controller = new AbortController();
    this.#running.set(id, controller);
    const turn = this.#context.id('turn');
    // The run whose words are out: a brain that takes over has one of its own.
    let streamed: string | null = null;
    const withdraw = () => {
      if (streamed) this.#parts.stream(session, streamed, null);
    };
    let outcome: TurnOutcome;
    let context: Context | null = null;
    try {
      context = await this.#read(session, pending.messages);
      const { brains, judge, briefing, outside } = await this.#parts.brains();
      const settings = this.#context.settings.known;
      const turned = await runTurn(brains, context, {
        turn,
        // A code that fits ends this run: the next begins with all that the customer may see now.
        toolbox: this.#toolbox(session, pending.messages, {
          ways: context.codeWays ?? [],
          outside,
          traceId,
          proved: () => controller.abort(),
        }),
        signal: controller.signal,
        say: (run, text) => {
          streamed = run;
          this.#parts.stream(session, run, text);
        },
        unsay: (run) => {
          if (streamed !== run) return '';
          const spoken = this.#parts.unsay(session, run);
          if (!spoken) streamed = null;
          return spoken;
        },
        id: this.#context.id,
        hosts: hostsOf(settings, this.#context.reached.origin),
        turnMs: settings.brain.turnMs,
        judge: (brain, failure) => {
          if (failure === null) return judge(brain, null);
          const reason = `${brain.name}: ${errorReason(failure)}`;
          trace('brain.failed', { trace: traceId, session: id, turn, reason }, 'error');
          judge(brain, failure instanceof BrainFailed ? failure : new BrainFailed('broken', 'an error'));
        },
      });
      outcome = await this.#briefed(turned, session, pending.messages, briefing);
    } catch (error) {
      withdraw();
      if (error instanceof TurnStopped || controller.signal.aborted) return;
      trace('turn.unanswered', { trace: traceId, session: id, turn, reason: errorReason(error) }, 'error');
      outcome = this.#apology(session, pending.messages, turn);
    }
    const open = this.#actions.unfinished(id);
    const acted = thread.act(
      {
        type: 'commit',
        turn: {
          ...withUnfinished(outcome, open, this.#context.settings.known.locale),
          assurance: session.assurance,
        },
      },
      traceId,
    );
    if (acted.ok) this.#actions.reported(open);
    if (!acted.ok) {
      withdraw();
      trace('turn.discarded', { trace: traceId, session: id, turn, reason: acted.refusal });
    } else {
      trace('turn.committed', { trace: traceId, session: id, turn, channel: session.channel });
    }
  }

  /**
   * What the desk reads holds the whole thread, also where the caller who asks for a person may not have it
   * read back.
   */
  async #briefed(
    outcome: TurnOutcome,
    session: Session,
    asked: string[],
    briefing: Roster['briefing'],
  ): Promise<TurnOutcome> {
    const { handover } = outcome;
    const sees = sight(session);
    if (!handover || sees.thread || !sees.dealings) return outcome;
    const whole = await this.#read(session, asked, 'thread', 'verified');
    return { ...outcome, handover: { ...handover, summary: briefing(whole, handover.reason) } };
  }

  async #read(
    session: Session,
    asked: string[],
    scope: 'thread' | 'session' = sight(session).thread ? 'thread' : 'session',
    reader = sight(session).words,
  ): Promise<Context> {
    const { thread, self } = this.#context;
    const { codes } = this.#parts;
    const settings = this.#context.settings.known;
    const { state, memory } = thread;
    const introduced = state.introduced.includes(session.channel);
    const heard = asked.flatMap((message) => memory.received(message) ?? []);
    const proof = codes.view(session.id, heardSince(heard.map(({ at }) => at)));
    // A code that has proven the customer is over: no brain need read it.
    const received = proof?.fresh
      ? heard.map(({ at, fact }) => ({ at, fact: { ...fact, text: hiddenCodes(fact.text) } }))
      : heard;
    return buildContext({
      now: timestamp(),
      state,
      session,
      settings,
      manner: MANNERS[session.channel],
      asked: received.map((found) => ({ ...found, quoted: memory.quoted(found.fact, reader) })),
      history: memory.history(self, session.id, scope, HISTORY, asked, reader),
      orders: await this.#orders(session, settings),
      done: memory.done(ORDERS),
      codeWays: await codes.ways(session, settings),
      secondAddress:
        state.account === null &&
        CHANNELS[session.channel].proves !== 'nothing' &&
        (atLeast(session.assurance, 'recognised') || memory.openedWith(session.id) === SECOND_NUMBER),
      proof,
      sessionTickets: memory.ticketsOf(session.id),
      introduction: introduced ? null : introduction(session.channel, settings.name, session.locale),
    });
  }

  async #orders(session: Session, settings: Settings): Promise<OrderView[]> {
    const { shop, thread } = this.#context;
    const { orders: sees, details } = sight(session);
    if (sees === 'none') return [];
    const account = sees === 'all' ? thread.state.account?.id : undefined;
    const orders = account
      ? await shop.ordersOf(account, ORDERS)
      : (await Promise.all(session.claims.map((id) => shop.order(id)))).filter((order) => order !== null);
    // Orders that the customer only named by number are seen as any visitor sees them, however well their
    // mailbox is proven.
    const seenAs = account && details ? session.assurance : 'claimed';
    return orders.map((order) => viewOrder(order, seenAs, settings, timestamp()));
  }

  #toolbox(
    session: Session,
    asked: string[],
    {
      ways,
      outside,
      traceId,
      proved,
    }: { ways: CodeWay[]; outside: Outside | undefined; traceId: string; proved: () => void },
  ): Toolbox {
    const { thread, shop, files } = this.#context;
    const { lookups, codes } = this.#parts;
    const settings = this.#context.settings.known;
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
        codes: codes.port(session, asked, { ways, settings, trace: traceId }, proved),
        ...(outside ? { outside } : {}),
      },
      // The first unanswered message names the turn across restarts: the same question does a thing once.
      turn: asked[0] ?? session.id,
      ledger: this.#actions.ledger(session, traceId),
      agreed: (id) => this.#agreed(session.id, id, asked),
      // A known customer keeps their assurance: naming an order never lowers it.
      onClaim: (order) => {
        const assurance = atLeast(session.assurance, 'claimed') ? session.assurance : 'claimed';
        const evidence = `named order ${order}`;
        thread.act({ type: 'assure', session: session.id, assurance, evidence, claim: order }, traceId);
      },
      lookupAllowed: () => lookups.allowed(session, storeLimits(settings.limits)),
      onLookupFailed: () => void lookups.failed(session, storeLimits(settings.limits)),
    });
  }

  /**
   * A proposal counts as agreed to when it was on the table before the customer's words and has not lapsed,
   * in this session or in one whose assurance this session's covers, and when those words or the pressed
   * button say yes to it. Read here once more, whatever the brain made of them: a brain that was talked into
   * something has no yes to show.
   */
  #agreed(session: string, id: string, asked: string[]): { tool: string; input: unknown } | null {
    const { thread } = this.#context;
    const speaker = sessionOf(thread.state, session);
    const term = { now: timestamp(), days: this.#context.settings.known.limits.offerDays };
    const proposal = speaker && proposalsFor(thread.state, speaker, term).find((other) => other.id === id);
    if (!proposal) return null;
    const words = asked.flatMap((message) => thread.memory.received(message)?.fact ?? []);
    return agreesTo(proposal, words, speaker.locale) ? proposal : null;
  }

  /** When every brain failed: the reply says so, and a person is called. */
  #apology(session: Session, answers: string[], turn: string): TurnOutcome {
    const nothing = { intent: null, entities: noEntities(), satisfaction: null };
    return {
      turn,
      session: session.id,
      answers,
      reply: {
        message: this.#context.id('m'),
        text: systemText('brain_failed', session.locale, {}),
        choices: [],
        attachments: [],
        introduces: false,
        findings: nothing,
      },
      silence: null,
      proposals: [],
      tickets: [],
      records: answers.map((message) => ({ message, findings: nothing })),
      learned: [],
      handover: { reason: 'the assistant could not answer', summary: '' },
    };
  }
}

/**
 * A write in the shop with an unknown result goes to a person, whatever the brain made of the turn: the
 * customer may have said yes to it, and the reply may say otherwise.
 */
function withUnfinished(outcome: TurnOutcome, open: Unfinished[], locale: string): TurnOutcome {
  if (open.length === 0) return outcome;
  const told = unfinishedText(
    open.map(({ tool, input }) => ({ does: deedOf(tool), input })),
    locale,
  );
  const { reason, summary } = outcome.handover ?? { reason: 'the shop did not answer', summary: '' };
  return { ...outcome, handover: { reason, summary: `${summary} ${told}`.trim() } };
}

/** When the first of the messages that a turn answers came in. */
function heardSince(times: string[]): string {
  const [first = timestamp(), ...others] = times;
  return others.reduce((earliest, at) => (Date.parse(at) < Date.parse(earliest) ? at : earliest), first);
}

/** Hosts that a reply may link to: the shop's own, and where this service serves files. */
function hostsOf(settings: Settings, origin: string): readonly string[] {
  const known = ownHosts.get(settings);
  if (known?.origin === origin) return known.hosts;
  const { origins, email } = settings;
  const urls = [...origins, origin].map((one) => URL.parse(one)?.hostname ?? '');
  const mailbox = email.address.slice(email.address.lastIndexOf('@') + 1).toLowerCase();
  const hosts = [...urls, mailbox].filter(Boolean);
  ownHosts.set(settings, { origin, hosts });
  return hosts;
}

const ownHosts = new WeakMap<Settings, { origin: string; hosts: readonly string[] }>();
