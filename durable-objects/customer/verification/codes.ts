import type { ProofView } from '../../../src/brain/context.ts';
import { windowOpen } from '../../../src/channels/whatsapp/limits.ts';
import { now } from '../../../src/clock.ts';
import { equalText } from '../../../src/constant-time.ts';
import { CHANNELS } from '../../../src/conversation/channels.ts';
import type { Fact } from '../../../src/conversation/events.ts';
import type { Session } from '../../../src/conversation/state.ts';
import { atLeast } from '../../../src/conversation/values.ts';
import type { Env } from '../../../src/env.ts';
import type { Address } from '../../../src/identity/address.ts';
import { KnownAccount, SHARED_CONTACT } from '../../../src/identity/assurance.ts';
import {
  type Challenge,
  type ChallengeEnd,
  CodeTarget,
  type CodeWay,
  challengeStatus,
  codeEvidence,
  judge,
  masked,
  type Verdict,
} from '../../../src/identity/code.ts';
import { codesSaid } from '../../../src/language/reading/codes.ts';
import { isSpent, LIMITS, storeLimits, within } from '../../../src/limits.ts';
import type { Settings } from '../../../src/settings.ts';
import { codeOf } from '../../../src/tokens.ts';
import type { Codes as CodePort } from '../../../src/tools/tool.ts';
import { addressObject } from '../../clients/directory.ts';
import { credentialsOf, storeSecrets } from '../../clients/store.ts';
import type { ObjectContext } from '../context.ts';
import { deliverCode, mayOpenMore, openBeside } from '../delivery/code.ts';
import { type CodeRecipient, codeRecipient, countedAs } from '../delivery/code-recipient.ts';
import type { Sender } from '../delivery/deliver.ts';
import type { CodeNews } from '../delivery/effects/code.ts';
import type { RowOf } from '../delivery/effects/effect.ts';
import { KnownAbsence } from '../thread/known-absence.ts';
import type { DeliveryResult, Ending } from '../thread/outbox-row.ts';
import type { Thread } from '../thread/thread.ts';
import { type ProofContext, prove, provenBy } from './proofs.ts';

const DAY = 86_400_000;
/**
 * For so long a number in the customer's words may still be meant as the code that was sent. An hour, in
 * milliseconds.
 */
const LOOKED_AT = 3_600_000;

type Row = {
  id: string;
  session: string;
  way: CodeWay;
  target: string;
  asked_at: number;
  address: Address | null;
  account: string | null;
  owner: string | null;
  ending: ChallengeEnd | null;
  ended_at: number | null;
  tries: number;
};

/** The object whose sessions the codes are for. */
export type CodesContext = ProofContext & Pick<ObjectContext, 'sql'>;

/** The one-time codes of one customer's sessions: what was asked for, where it went, what was given for it. */
export class Codes {
  readonly #context: CodesContext;
  readonly #env: Env;
  readonly #store: string;
  readonly #sql: SqlStorage;
  readonly #thread: Thread;
  readonly #challenges: KnownAbsence;

  constructor(context: CodesContext) {
    this.#context = context;
    this.#env = context.env;
    this.#store = context.store;
    this.#sql = context.sql;
    this.#thread = context.thread;
    this.#challenges = new KnownAbsence(context.sql, context.thread.generation, 'challenges');
  }

  /** How codes can be sent now, the one that suits the channel first. */
  async ways(session: Session, settings: Settings): Promise<CodeWay[]> {
    const { state, memory } = this.#thread;
    // A proof would make the thread one person's, and what others of that household say goes there as well.
    if (CHANNELS[session.channel].proves !== 'nothing' && memory.openedWith(session.id) === SHARED_CONTACT)
      return [];
    const window =
      state.account !== null &&
      atLeast(session.assurance, 'recognised') &&
      state.sessions.some(
        ({ id, channel }) => channel === 'whatsapp' && windowOpen(memory.line(id).heardAt, now()),
      );
    const email: CodeWay[] = this.#env.EMAIL ? ['email'] : [];
    if (!mayOpenMore(settings, window)) return email;
    const secrets = (await storeSecrets(this.#env, this.#store)) ?? {};
    const others = openBeside(credentialsOf(this.#env, secrets), settings, window);
    // A caller has no mailbox at hand, and a writer has.
    return CHANNELS[session.channel].spoken ? [...others, ...email] : [...email, ...others];
  }

  /** What one turn of a session may do about codes. `proved` hears that its session has been verified in mid-turn. */
  port(
    session: Session,
    asked: readonly string[],
    { ways, settings, trace }: { ways: CodeWay[]; settings: Settings; trace: string },
    proved: () => void,
  ): CodePort {
    return {
      ways,
      send: (request) => this.#asked(session, request, settings, trace),
      check: async (code) => {
        const checked = await this.#check(session, code, asked, trace);
        if (checked.verdict === 'passed') proved();
        return checked;
      },
    };
  }

  /** How the session's latest code stands, for a turn that answers what was said from `since` (ISO 8601) on. */
  view(session: string, since: string): ProofView | null {
    const row = this.#latest(session);
    if (!row || now() - row.asked_at > LOOKED_AT) return null;
    const state = challengeStatus(challengeOf(row), now());
    return {
      state: state === 'void' ? 'expired' : state,
      by: row.way,
      target: CodeTarget.parse(JSON.parse(row.target)),
      left: Math.max(0, LIMITS.codeTries.most - row.tries),
      fresh: state === 'passed' && (row.ended_at ?? 0) >= Date.parse(since),
    };
  }

  /** Whether a code is out that the session may still give. */
  awaited(session: string): boolean {
    const row = this.#latest(session);
    return row !== null && challengeStatus(challengeOf(row), now()) === 'open';
  }

  /** Carries a code that was asked for to where it belongs, if it belongs anywhere. Who asked learns nothing of it. */
  async carry(row: RowOf<CodeNews>, sender: Sender): Promise<DeliveryResult> {
    const { challenge: id } = row.body;
    const found = this.#row(id);
    if (!found || challengeStatus(challengeOf(found), now()) !== 'open') return SUPPRESSED;
    const place =
      placed(found) ?? (await codeRecipient(CodeTarget.parse(JSON.parse(found.target)), found.way, sender));
    if (!place) return SUPPRESSED;
    const { address, account, owner } = place;
    const counted = addressObject(this.#env, this.#store, countedAs(address), {});
    if (
      !(await counted.admitCode(`${sender.self}.${id}`, storeLimits(sender.settings.limits).codesSent.most))
    )
      return SUPPRESSED;
    // Known before it leaves: the code may be read before its acceptance is heard.
    this.#sql.exec(
      'UPDATE challenges SET address = ?, account = ?, owner = ? WHERE id = ? AND ending IS NULL',
      address,
      account && JSON.stringify(account),
      owner,
      id,
    );
    const code = await codeOf(this.#env, this.#store, { challenge: id, session: found.session, address });
    const reference = `${sender.self}.${row.id}${CODE_REFERENCE}`;
    return deliverCode(code, found.way, place, { reference, sender });
  }

  /** What the log is told of a code that left, or could not; null where nobody was there to get one. */
  onSettled(row: RowOf<CodeNews>, ending: Ending): { fact: Fact; id: string } | null {
    const { challenge } = row.body;
    const { session, way, address } = this.#row(challenge) ?? {};
    if (!session || !way || !address) return null;
    if (ending.status === 'sent' && ending.provider !== SUPPRESSED.provider) {
      const to = masked(address);
      return {
        fact: { type: 'challenge.sent', session, challenge, by: way, to },
        id: `challenge:${challenge}:sent`,
      };
    }
    if (ending.status !== 'parked') return null;
    const detail = ending.error.slice(0, 200);
    return {
      fact: { type: 'challenge.failed', session, challenge, reason: 'undelivered', detail },
      id: `challenge:${challenge}:undelivered`,
    };
  }

  /**
   * Once for a key. Somebody who asks for many people's codes from one network is stopped at the edge, before
   * anything is looked up: the answer is the same whatever address was asked for.
   */
  async #asked(
    session: Session,
    request: { key: string; target: CodeTarget; way: CodeWay },
    settings: Settings,
    trace: string,
  ): Promise<boolean> {
    if (this.#row(request.key)) return true;
    if (!(await within(this.#env.LOOKUPS_PER_NETWORK, this.#context.reached.networks(session.id)[0] ?? null)))
      return false;
    return this.#ask(session, request, settings, trace);
  }

  /** Synchronous, so that event, record and outbox row stand or fall together. */
  #ask(
    session: Session,
    { key, target, way }: { key: string; target: CodeTarget; way: CodeWay },
    { limits }: Settings,
    trace: string,
  ): boolean {
    if (this.#row(key)) return true;
    this.#sql.exec(
      'DELETE FROM tries WHERE challenge IN (SELECT id FROM challenges WHERE asked_at < ?)',
      now() - DAY,
    );
    this.#sql.exec('DELETE FROM challenges WHERE asked_at < ?', now() - DAY);
    const asked = this.#sql
      .exec<{ at: number }>(
        'SELECT asked_at AS at FROM challenges WHERE visitor = ? OR session = ?',
        session.address,
        session.id,
      )
      .toArray();
    if (
      isSpent(
        asked.map(({ at }) => at),
        storeLimits(limits).codesAsked,
        now(),
      )
    )
      return false;
    this.#thread.note(
      [{ type: 'challenge.asked', session: session.id, challenge: key, by: way, about: target.kind }],
      trace,
      {
        ids: [`challenge:${key}:asked`],
        also: () => {
          this.#challenges.came();
          this.#sql.exec(
            "UPDATE challenges SET ending = 'void', ended_at = ? WHERE session = ? AND ending IS NULL",
            now(),
            session.id,
          );
          this.#sql.exec(
            'INSERT INTO challenges (id, session, visitor, way, target, asked_at) VALUES (?, ?, ?, ?, ?, ?)',
            key,
            session.id,
            session.address,
            way,
            JSON.stringify(target),
            now(),
          );
        },
      },
    );
    return true;
  }

  async #check(
    session: Session,
    code: string,
    asked: readonly string[],
    trace: string,
  ): Promise<{ verdict: Verdict; left: number }> {
    const row = this.#latest(session.id);
    if (!row) return { verdict: 'none', left: 0 };
    const said = this.#said(code, asked, session.locale);
    if (!said) return { verdict: 'none', left: LIMITS.codeTries.most - row.tries };
    const before = this.#tried(row.id, said.place);
    // The turn began anew, and what it had found out holds.
    if (before)
      return { verdict: before === 'passed' ? 'used' : before, left: LIMITS.codeTries.most - row.tries };
    // Made for nobody as well: the answer takes as long whether anybody is there.
    const { id: challenge, address } = row;
    const made = await codeOf(this.#env, this.#store, {
      challenge,
      session: session.id,
      address: address ?? '',
    });
    const fits = equalText(made, code) && address !== null;
    // Counted before it is judged, over all visitors: of many who guess at once none gets a look beside the count.
    const guessed = !(await this.#guesses(address ?? row.target).admit(now(), LIMITS.wrongCodes.most));
    const open = challengeStatus(challengeOf(row), now()) === 'open';
    const proof = {
      session: session.id,
      account: placed(row)?.account ?? null,
      owner: row.owner,
      evidence: codeEvidence(row.way),
      source: 'code' as const,
      reached: address,
      trace,
    };
    const proven = fits && open && !guessed ? await provenBy(proof, this.#context) : null;

    // Nothing awaits from here on: of two tabs with the same code one comes first, and the other finds it used.
    const latest = this.#latest(session.id);
    const again = latest && this.#tried(latest.id, said.place);
    if (again)
      return { verdict: again === 'passed' ? 'used' : again, left: LIMITS.codeTries.most - latest.tries };
    const same = latest?.id === row.id ? latest : null;
    const judged = judge(
      same && challengeOf(same),
      { session: session.id, fits: proven !== null, guessed },
      now(),
    );
    const { verdict } = judged;
    const about = { session: session.id, challenge, message: said.message };
    const end = (ending: ChallengeEnd | null) => {
      this.#sql.exec(
        'INSERT OR IGNORE INTO tries (challenge, said, verdict) VALUES (?, ?, ?)',
        challenge,
        said.place,
        verdict,
      );
      if (ending)
        this.#sql.exec(
          'UPDATE challenges SET ending = ?, ended_at = ? WHERE id = ?',
          ending,
          now(),
          challenge,
        );
    };
    if (verdict === 'passed' && proven) {
      prove(proven, this.#context, {
        facts: [{ type: 'challenge.passed', ...about }],
        ids: [`challenge:${challenge}:passed`],
        write: () => end('passed'),
      });
    } else if (verdict === 'wrong' || verdict === 'spent' || verdict === 'expired') {
      this.#thread.note([{ type: 'challenge.failed', ...about, reason: verdict }], trace, {
        ids: [`challenge:${challenge}:${said.place}`],
        also: () => end(verdict === 'wrong' ? null : verdict),
      });
    }
    if (verdict === 'passed') await this.#guesses(address ?? row.target).excuse();
    return judged;
  }

  /** Counts the codes that were given for an address, or for what led to none: who guesses learns nothing of that. */
  #guesses(target: string) {
    const counted = `visitor:guesses/${countedAs(target as Address)}` as const;
    return addressObject(this.#env, this.#store, counted, {});
  }

  /**
   * Where in the customer's own new words a code stands; null where it does not: no brain guesses for the
   * customer.
   */
  #said(code: string, asked: readonly string[], locale: string): { message: string; place: string } | null {
    for (const message of asked) {
      const text = this.#thread.memory.received(message)?.fact.text ?? '';
      const at = codesSaid(text, locale).indexOf(code);
      if (at >= 0) return { message, place: `${message}:${at}` };
    }
    return null;
  }

  #latest(session: string): Row | null {
    if (!this.#challenges.some) return null;
    return this.#select("session = ? ORDER BY asked_at DESC, ending IS 'void' LIMIT 1", session);
  }

  #row(id: string): Row | null {
    return this.#select('id = ?', id);
  }

  #select(where: string, value: string): Row | null {
    return (
      this.#sql
        .exec<Row>(
          `SELECT *, (SELECT count(*) FROM tries t WHERE t.challenge = c.id AND t.verdict IN ('wrong', 'spent')) AS tries
           FROM challenges c WHERE ${where}`,
          value,
        )
        .toArray()[0] ?? null
    );
  }

  #tried(challenge: string, place: string): Verdict | null {
    return (
      this.#sql
        .exec<{ verdict: Verdict }>(
          'SELECT verdict FROM tries WHERE challenge = ? AND said = ?',
          challenge,
          place,
        )
        .toArray()[0]?.verdict ?? null
    );
  }
}

/** What became of a code that nobody is to get: to the outbox it is done. */
const SUPPRESSED = { status: 'accepted', provider: 'nobody' } as const;

/** Ends the reference of a code, whose receipts are about no message of the thread. */
export const CODE_REFERENCE = '.code';

function challengeOf({ id, session, asked_at, tries, ending }: Row): Challenge {
  return { id, session, askedAt: asked_at, tries, end: ending };
}

/** Where a code was found to go; null as long as that is open. */
function placed({ address, account, owner }: Row): CodeRecipient | null {
  return address && { address, account: account ? KnownAccount.parse(JSON.parse(account)) : null, owner };
}
