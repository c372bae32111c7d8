import { type Brain, BrainFailed, type RecordedMessage } from '../../../src/brain/brain.ts';
import { settledView } from '../../../src/brain/build-context.ts';
import type { Context } from '../../../src/brain/context.ts';
import { type Bridge, runTurn, TurnStopped } from '../../../src/brain/turn.ts';
import type { ModelUse } from '../../../src/brain/why.ts';
import type { Judgement, Put } from '../../../src/consent/index.ts';
import type { TurnOutcome } from '../../../src/conversation/commands.ts';
import type { Act, Quote } from '../../../src/conversation/quote.ts';
import { type Session, sessionOf } from '../../../src/conversation/state.ts';
import { phoneTexts } from '../../../src/language/phone.ts';
import type { Outside } from '../../../src/outside/outside.ts';
import type { OrderRecord } from '../../../src/shop/shop.ts';
import { errorReason, trace } from '../../../src/trace.ts';
import type { ObjectContext } from '../context.ts';
import type { Codes } from '../verification/codes.ts';
import type { LookupLimit } from '../verification/lookup-limit.ts';
import { Actions } from './actions.ts';
import { Because, keepWhy } from './because.ts';
import { Gathering } from './gathering.ts';
import { endOf, type HeldCall, heldBy, WRITES } from './held.ts';
import { hostsOf } from './hosts.ts';
import { askingForPerson, modeOfTurn, UNSETTLED } from './modes.ts';
import { apology, withSaid, withUnfinished } from './outcomes.ts';
import { type ReadingContext, readTurn } from './reading.ts';
import { Recording } from './recording.ts';
import { Summing } from './summing.ts';
import { uncomposed, withBriefing } from './to-person.ts';
import { type Heard, toolsFor } from './tools.ts';
import { type ReadSigns, strategicAccount } from './triggers.ts';
import { refusedApprovals, withdrawApprovals } from './withdrawals.ts';

/** How often one pending turn may start over because more was said, before its guard takes it up. */
const MOST_ROUNDS = 8;

/** What turns work with. */
export interface TurnParts {
  /** The brains of a session's next turn, best first: each finishes what the one before could not. */
  brains(session: Session, used: (use: ModelUse) => void): Promise<Roster>;
  /** Models were used for a turn, whatever became of it. */
  spent?(session: Session, requests: readonly ModelUse[]): void;
  /** What words want and how they sound, as far as the store's policies depend on it; absent: nothing that is known. */
  signs?(context: Context): ReadSigns;
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
  | 'env'
  | 'store'
  | 'self'
  | 'sql'
  | 'thread'
  | 'settings'
  | 'shop'
  | 'files'
  | 'knowledge'
  | 'carrier'
  | 'reached'
  | 'id'
  | 'background'
>;

/** The brains that may answer, and what judges their failures. */
export interface Roster {
  brains: readonly [Brain, ...Brain[]];
  judge(brain: Brain, failure: BrainFailed | null): void;
  /** What a colleague should know of a thread that is handed over, from a context that holds all of it. */
  briefing(context: Context, reason: string): string;
  /** Whether the customer's own words plainly ask for what a quote says; without it nothing follows a request at once. */
  requested?(quote: Quote, order: OrderRecord, words: string, heard: Heard): boolean;
  /** Whether they take back what was agreed to; without it nothing is withdrawn. */
  takesBack?(quote: Quote, words: string, heard: Heard): boolean;
  /** Whether they drop what was put; without it only a plain no does. */
  drops?(words: string, heard: Heard, acts: readonly Act[]): boolean;
  /** Reads a customer's words after a card where code finds them unclear; without it they stay that. */
  consent?(put: Put, signal: AbortSignal): Promise<Judgement>;
  /** Other systems of the store, where a model may ask them. */
  outside?: Outside;
  /** Milliseconds that every brain but the last has for the whole turn. */
  turnMs: number;
  /** What models may cost today is spent. */
  outOfMoney?: boolean;
  /** What the new messages wanted, for brains that say nothing of it. */
  read?(context: Context): RecordedMessage[];
}

/** How long a caller hears nothing while something is looked up, in milliseconds. */
const BRIDGED_AFTER = 700;

/** What is said to a caller while something is looked up. */
function bridgeFor({ locale }: Session): Bridge {
  return { text: phoneTexts(locale).oneMoment, afterMs: BRIDGED_AFTER };
}

/**
 * The turns of one customer: one at a time for a session. What is said while one is running stops it, and the
 * next answers all of it together.
 */
export class Turns {
  readonly #context: TurnContext;
  readonly #parts: TurnParts;
  readonly #reading: ReadingContext & Pick<ObjectContext, 'sql'>;
  readonly #actions: Actions;
  readonly #running = new Map<string, AbortController>();
  readonly #gathering: Gathering;
  readonly #recording: Recording;
  readonly #summing: Summing;

  constructor(context: TurnContext, parts: TurnParts) {
    this.#context = context;
    this.#parts = parts;
    this.#reading = { ...context, codes: parts.codes };
    this.#actions = new Actions(context.sql, context.thread);
    this.#gathering = new Gathering(context.thread);
    this.#recording = new Recording(context);
    this.#summing = new Summing(context);
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
    this.#recording.stop();
    this.#summing.stop();
  }

  /** Answers what is pending in a session. Never throws. */
  async answer(session: string): Promise<void> {
    if (this.#running.has(session)) {
      this.stop(session);
      return;
    }
    try {
      await this.#gathering.over(session, () => this.#running.set(session, new AbortController()));
      for (let round = 0; round < MOST_ROUNDS && this.#owes(session); round++) await this.#round(session);
    } catch (error) {
      trace('turn.failed', { session, reason: errorReason(error) }, 'error');
    } finally {
      this.#running.delete(session);
    }
  }

  /** Ends the session's gathering pause if it is over by the service's clock, which may have been moved. */
  hurry(session: string): void {
    this.#gathering.hurry(session);
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

  async #round(id: string): Promise<void> {
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
    // What the customer has to hear, whatever a brain says: it waits for a person.
    const waits = new Set<string>();
    const because = new Because();
    let thinker: Brain | null = null;
    let known: Context | null = null;
    let outcome: TurnOutcome;
    try {
      const roster = await this.#parts.brains(session, (use) => because.used(use));
      const { brains, judge, briefing, takesBack, consent } = roster;
      const settings = this.#context.settings.known;
      const asked = pending.messages;
      const { mode, intents, why } = await modeOfTurn(this.#reading, session, asked, {
        read: this.#parts.signs,
        outOfMoney: roster.outOfMoney,
      });
      const about = { session, asked, intents, state: thread.state, settings, id: this.#context.id };
      const before = thread.log.seq;
      const plainly: HeldCall[] = [];
      const tools = toolsFor(
        this.#context,
        { ...this.#parts, actions: this.#actions },
        {
          session,
          asked,
          ways: await this.#parts.codes.ways(session, settings),
          outside: roster.outside,
          held: mode === 'auto' ? undefined : (call) => void plainly.push(call),
          requested: roster.requested,
          drops: roster.drops,
          judge: consent && ((put) => consent(put, controller.signal)),
          waits: (said) => void waits.add(said),
          // A code that fits ends this run: the next begins with all that may be seen now.
          proved: () => controller.abort(),
        },
      );
      const toolbox = because.watching(tools);
      // What the customer agreed to is done before anything is thought, and seen by whoever thinks.
      const settlement = mode === 'person' ? UNSETTLED : await toolbox.settle();
      because.settled(settlement);
      const settled = settledView(settlement, session);
      const withdrawn =
        takesBack && mode !== 'person' && settled.consent !== 'agrees'
          ? withdrawApprovals(this.#context, {
              ...{ session, asked, since: pending.since, takesBack },
            })
          : [];
      for (const { said } of withdrawn) waits.add(said);
      const refused = refusedApprovals(this.#context, session);
      const read = await readTurn(this.#reading, session, asked);
      const context: Context = {
        ...(why
          ? { ...read, handOver: why, ...(await companyFor(this.#reading, session, why)) }
          : mode === 'person'
            ? askingForPerson(read)
            : read),
        ...(settled.consent === 'none' ? {} : { settled }),
        ...(withdrawn.length > 0 ? { withdrawn } : {}),
        ...(refused.length > 0 ? { refused } : {}),
      };
      known = context;
      // By policy the customer is told who answers and by when, whatever the channel.
      const early = why
        ? null
        : await uncomposed(this.#reading, turn, mode, settlement.consent, about, briefing);
      const turned =
        early ??
        (await runTurn(mode === 'person' ? [brains.at(-1) ?? brains[0]] : brains, context, {
          turn,
          toolbox,
          signal: controller.signal,
          say: (run, text) => {
            if (mode === 'draft') return;
            streamed = run;
            because.spoke();
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
          turnMs: roster.turnMs,
          ...(roster.read ? { read: roster.read } : {}),
          bridge: bridgeFor(session),
          judge: (brain, failure) => {
            if (failure === null) {
              thinker = brain;
              because.finished(brain.name);
              return judge(brain, null);
            }
            const reason = `${brain.name}: ${errorReason(failure)}`;
            because.failed(brain.name, errorReason(failure));
            trace('brain.failed', { session: id, turn, reason }, 'error');
            judge(brain, failure instanceof BrainFailed ? failure : new BrainFailed('broken', 'an error'));
          },
        }));
      const { outcome: told, added } = withSaid(turned, [...waits], this.#context.id('m'));
      if (added && streamed) this.#parts.stream(session, streamed, ` ${added}`);
      // The last of the chain writes its summary as the briefing is written: of what it may see.
      const own = thinker !== brains.at(-1);
      const briefed = await withBriefing(this.#reading, told, session, asked, { briefing, own });
      const written = thread.log.between(before, thread.log.seq).some(({ fact }) => WRITES.has(fact.type));
      outcome = early ?? heldBy(mode, briefed, written, plainly, about);
    } catch (error) {
      withdraw();
      if (error instanceof TurnStopped || controller.signal.aborted) return;
      trace('turn.unanswered', { session: id, turn, reason: errorReason(error) }, 'error');
      outcome = apology(session, pending.messages, turn, this.#context.id('m'));
    }
    const open = this.#actions.unfinished(id);
    const { locale, retention } = this.#context.settings.known;
    const acted = thread.act(endOf(withUnfinished(outcome, open, locale), session), () =>
      keepWhy(thread.reasons, because.of(outcome, session, known), retention),
    );
    because.counted((uses) => this.#parts.spent?.(session, uses));
    if (acted.ok) {
      this.#actions.reported(open);
      if (known) this.#recording.begin(thinker, known, outcome.reply?.text ?? '');
      this.#summing.begin(thinker);
      trace('turn.committed', { session: id, turn, channel: session.channel });
      return;
    }
    withdraw();
    trace('turn.discarded', { session: id, turn, reason: acted.refusal });
  }
}

/** What a colleague has to know first of somebody who comes first for their company. */
async function companyFor(
  reading: Parameters<typeof strategicAccount>[0],
  session: Parameters<typeof strategicAccount>[1],
  why: string,
): Promise<Pick<Context, 'company'>> {
  const company = why === 'strategic' ? await strategicAccount(reading, session) : null;
  return company ? { company } : {};
}
