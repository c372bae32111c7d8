import { now } from '../../../src/clock.ts';
import { equalText } from '../../../src/constant-time.ts';
import type { Session } from '../../../src/conversation/state.ts';
import type { Address } from '../../../src/identity/address.ts';
import { type ChallengeEnd, codeEvidence, judge, type Verdict } from '../../../src/identity/code.ts';
import { codesSaid } from '../../../src/language/reading/codes.ts';
import { LIMITS } from '../../../src/limits.ts';
import { codeOf } from '../../../src/tokens.ts';
import { addressObject } from '../../clients/address.ts';
import type { ObjectContext } from '../context.ts';
import { codeRecipient, countedAs } from '../delivery/code-recipient.ts';
import type { Thread } from '../thread/thread.ts';
import {
  type ChallengeRow,
  type Challenges,
  challengeOf,
  recipientOf,
  statusOf,
  targetOf,
  triesLeft,
} from './challenges.ts';
import { codeAskedFor } from './code-asked.ts';
import { type ProofContext, prove, provenBy } from './proofs.ts';

/** A code that the customer gave in a turn, and the messages that the turn answers. */
export interface GivenCode {
  session: Session;
  code: string;
  asked: readonly string[];
}

type CheckContext = ProofContext & Pick<ObjectContext, 'shop' | 'settings'>;

/** Judges a code that was given, and proves its session where it fits. */
export async function checkCode(
  context: CheckContext,
  challenges: Challenges,
  { session: { id: session, locale }, code, asked }: GivenCode,
): Promise<{ verdict: Verdict; left: number }> {
  const { env, store, thread } = context;
  const row = codeAskedFor(thread, challenges, session);
  if (!row) return { verdict: 'none', left: 0 };
  const said = placeOf(thread, code, asked, locale);
  if (!said) return { verdict: 'none', left: triesLeft(row) };
  const before = challenges.tried(row.id, said.place);
  // The turn began anew, and what it had found out holds.
  if (before) return { verdict: before === 'passed' ? 'used' : before, left: triesLeft(row) };
  // Made for nobody as well: the answer takes as long whether anybody is there.
  const { id: challenge, address } = row;
  const made = await codeOf(env, store, { challenge, session: row.session, address: address ?? '' });
  const fits = equalText(made, code) && address !== null;
  // Codes given for an address are counted there, and for what led to none likewise: a guesser learns
  // nothing.
  const guesses = addressObject(
    env,
    store,
    `visitor:guesses/${countedAs((address ?? row.target) as Address)}`,
    {},
  );
  // Counted before it is judged, over all visitors: of many who guess at once none gets a look beside the
  // count.
  const guessed = !(await guesses.admit(now(), LIMITS.wrongCodes.most));
  const proof = {
    session,
    account: recipientOf(row)?.account ?? null,
    owner: row.owner,
    evidence: codeEvidence(row.way),
    source: 'code' as const,
    reached: address,
  };
  const counts = fits && statusOf(row) === 'open' && !guessed && (await stillThere(context, row));
  const proven = counts ? await provenBy(proof, context) : null;

  // Nothing awaits from here on: of two tabs with the same code one comes first, and the other finds it used.
  const latest = codeAskedFor(thread, challenges, session);
  const again = latest && challenges.tried(latest.id, said.place);
  if (again) return { verdict: again === 'passed' ? 'used' : again, left: triesLeft(latest) };
  const same = latest?.id === row.id ? latest : null;
  const judged = judge(
    same && challengeOf(same),
    { session: row.session, fits: proven !== null, guessed },
    now(),
  );
  const { verdict } = judged;
  const about = { session, challenge, message: said.message };
  const end = (ending: ChallengeEnd | null) => challenges.note(challenge, said.place, verdict, ending);
  if (verdict === 'passed' && proven) {
    prove(proven, context, {
      facts: [{ type: 'challenge.passed', ...about }],
      ids: [`challenge:${challenge}:passed`],
      write: () => {
        end('passed');
        challenges.giveTo(challenge, session);
      },
    });
  } else if (verdict === 'wrong' || verdict === 'spent' || verdict === 'expired') {
    thread.note([{ type: 'challenge.failed', ...about, reason: verdict }], {
      ids: [`challenge:${challenge}:${said.place}`],
      also: () => end(verdict === 'wrong' ? null : verdict),
    });
  }
  if (verdict === 'passed') await guesses.excuse();
  return judged;
}

/**
 * Whether a code that was asked for now would go where this one went: the shop may have other contacts since.
 */
async function stillThere(
  { env, store, shop, settings, thread }: CheckContext,
  row: ChallengeRow,
): Promise<boolean> {
  const place = await codeRecipient(targetOf(row), row.way, {
    env,
    store,
    shop,
    thread,
    settings: settings.known,
  });
  const before = recipientOf(row);
  return place?.address === before?.address && place?.account?.id === before?.account?.id;
}

/**
 * Where in the customer's own new words a code is; null where it is not: no brain guesses for the customer.
 */
function placeOf(
  thread: Thread,
  code: string,
  asked: readonly string[],
  locale: string,
): { message: string; place: string } | null {
  for (const message of asked) {
    const text = thread.messages.received(message)?.fact.text ?? '';
    const at = codesSaid(text, locale).indexOf(code);
    if (at >= 0) return { message, place: `${message}:${at}` };
  }
  return null;
}
