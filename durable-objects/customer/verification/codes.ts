import type { ProofView } from '../../../src/brain/context.ts';
import { windowOpen } from '../../../src/channels/whatsapp/limits.ts';
import { now } from '../../../src/clock.ts';
import { CHANNELS } from '../../../src/conversation/channels.ts';
import type { Session } from '../../../src/conversation/state.ts';
import { atLeast } from '../../../src/conversation/values.ts';
import { SHARED_CONTACT } from '../../../src/identity/assurance.ts';
import type { CodeTarget, CodeWay } from '../../../src/identity/code.ts';
import { isSpent, storeLimits, within } from '../../../src/limits.ts';
import type { Settings } from '../../../src/settings.ts';
import type { Codes as CodePort } from '../../../src/tools/tool.ts';
import { credentialsOf, storeSecrets } from '../../clients/store.ts';
import type { ObjectContext } from '../context.ts';
import { mayOpenMore, openBeside } from '../delivery/code.ts';
import { Challenges, statusOf, targetOf, triesLeft } from './challenges.ts';
import { codeAskedFor } from './code-asked.ts';
import { checkCode } from './code-check.ts';
import { CodeDelivery } from './code-delivery.ts';
import type { ProofContext } from './proofs.ts';

/**
 * For so long a number in the customer's words may still be meant as the code that was sent. An hour, in
 * milliseconds.
 */
const LOOKED_AT = 3_600_000;

/** The object whose sessions the codes are for. */
export type CodesContext = ProofContext & Pick<ObjectContext, 'sql' | 'shop' | 'settings'>;

/**
 * The one-time codes of one customer's sessions: what was asked for, where it went, what was given for it.
 */
export class Codes {
  readonly delivery: CodeDelivery;
  readonly #context: CodesContext;
  readonly #challenges: Challenges;

  constructor(context: CodesContext) {
    this.#context = context;
    this.#challenges = new Challenges(context.sql, context.thread.generation);
    this.delivery = new CodeDelivery(context, this.#challenges);
  }

  /** How codes can be sent now, the one that suits the channel first. */
  async ways(session: Session, settings: Settings): Promise<CodeWay[]> {
    const { env, store, thread } = this.#context;
    const { state, sessions } = thread;
    // A proof would make the thread one person's, and what others of that household say goes there as well.
    if (CHANNELS[session.channel].proves !== 'nothing' && sessions.openedWith(session.id) === SHARED_CONTACT)
      return [];
    const window =
      state.account !== null &&
      atLeast(session.assurance, 'recognised') &&
      state.sessions.some(
        ({ id, channel }) =>
          CHANNELS[channel].window !== null && windowOpen(sessions.line(id).heardAt, now()),
      );
    const email: CodeWay[] = env.EMAIL ? ['email'] : [];
    if (!mayOpenMore(settings, window)) return email;
    const secrets = (await storeSecrets(env, store)) ?? {};
    const others = openBeside(credentialsOf(env, secrets), settings, window);
    // A caller has no mailbox at hand, and a writer has.
    return CHANNELS[session.channel].spoken ? [...others, ...email] : [...email, ...others];
  }

  /**
   * What one turn of a session may do about codes. `proved` is called when its session is verified in
   * mid-turn.
   */
  port(
    session: Session,
    asked: readonly string[],
    { ways, settings }: { ways: CodeWay[]; settings: Settings },
    proved: () => void,
  ): CodePort {
    return {
      ways,
      send: (request) => this.#send(session, request, settings),
      check: async (code) => {
        const given = { session, code, asked };
        const checked = await checkCode(this.#context, this.#challenges, given);
        if (checked.verdict === 'passed') proved();
        return checked;
      },
    };
  }

  /** The session's latest code, for a turn that answers what was said from `since` (ISO 8601) on. */
  view(session: string, since: string): ProofView | null {
    const row = codeAskedFor(this.#context.thread, this.#challenges, session);
    if (!row || now() - row.asked_at > LOOKED_AT) return null;
    const state = statusOf(row);
    return {
      state: state === 'void' ? 'expired' : state,
      by: row.way,
      target: targetOf(row),
      left: triesLeft(row),
      fresh: state === 'passed' && (row.ended_at ?? 0) >= Date.parse(since),
    };
  }

  /** Whether a code is out that the session may still give. */
  awaited(session: string): boolean {
    const row = codeAskedFor(this.#context.thread, this.#challenges, session);
    return row !== null && statusOf(row) === 'open';
  }

  /**
   * Once for a key. Somebody who asks for many people's codes from one network is stopped at the edge, before
   * anything is looked up: the answer is the same whatever address was asked for.
   */
  async #send(
    session: Session,
    request: { key: string; target: CodeTarget; way: CodeWay },
    settings: Settings,
  ): Promise<boolean> {
    if (this.#challenges.get(request.key)) return true;
    const { env, reached } = this.#context;
    const network = reached.networks(session.id)[0] ?? null;
    if (!(await within(env.LOOKUPS_PER_NETWORK, network))) return false;
    return this.#ask(session, request, settings);
  }

  /** Synchronous, so that event, record and outbox row are one commit. */
  #ask(
    session: Session,
    { key, target, way }: { key: string; target: CodeTarget; way: CodeWay },
    { limits }: Settings,
  ): boolean {
    if (this.#challenges.get(key)) return true;
    this.#challenges.sweep();
    if (isSpent(this.#challenges.askedBy(session), storeLimits(limits).codesAsked, now())) return false;
    this.#context.thread.note(
      [{ type: 'challenge.asked', session: session.id, challenge: key, by: way, about: target.kind }],
      {
        ids: [`challenge:${key}:asked`],
        also: () => this.#challenges.add(key, session, way, target),
      },
    );
    return true;
  }
}
