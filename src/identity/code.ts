import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import { type Address, addressKind, addressValue } from './address.ts';

/** How a one-time code is sent. */
export const CodeWay = z.enum(['email', 'sms', 'whatsapp']);
export type CodeWay = z.infer<typeof CodeWay>;

/**
 * Where a code is sent: to what is on file for an order or for the speaker's account, or to an address typed
 * by hand.
 */
export const CodeTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('order'), order: z.string() }),
  z.object({ kind: z.literal('address'), address: z.string() }),
  z.object({ kind: z.literal('account') }),
]);
export type CodeTarget = z.infer<typeof CodeTarget>;

/** How many digits a code has. */
export const CODE_DIGITS = 6;
/** How long a code is valid, in milliseconds. */
export const CODE_LIFE = 600_000;

/** A code that was asked for, and its state. Times in milliseconds. */
export interface Challenge {
  id: string;
  /** The session that asked, and the only one that may answer. */
  session: string;
  askedAt: number;
  /** Wrong codes so far. */
  tries: number;
  /**
   * `void`: a newer one was asked for. Null: nothing has ended it yet; one that could not be delivered just
   * expires.
   */
  end: ChallengeEnd | null;
}
export type ChallengeEnd = 'passed' | 'void' | 'spent' | 'expired';

/** The result of checking a code. `used`: it has proven the customer already, and proves nothing a second time. */
export type Verdict = 'passed' | 'wrong' | 'expired' | 'spent' | 'used' | 'none';

/** The state of a challenge at `now`. */
export function challengeStatus({ askedAt, end }: Challenge, now: number): 'open' | ChallengeEnd {
  return end ?? (now - askedAt >= CODE_LIFE ? 'expired' : 'open');
}

/**
 * The result of a code given in `session`, and how many tries are left after it. `fits`: it is the right one;
 * `guessed`: too many were tried for that address, by anybody, and for a while none is accepted.
 */
export function judge(
  challenge: Challenge | null,
  given: { session: string; fits: boolean; guessed: boolean },
  now: number,
): { verdict: Verdict; left: number } {
  if (challenge?.session !== given.session) return { verdict: 'none', left: 0 };
  const left = LIMITS.codeTries.most - challenge.tries;
  switch (challengeStatus(challenge, now)) {
    case 'passed':
      return { verdict: 'used', left: 0 };
    case 'void':
      return { verdict: 'none', left: 0 };
    case 'expired':
      return { verdict: 'expired', left: 0 };
    case 'spent':
      return { verdict: 'spent', left: 0 };
    case 'open':
      if (left <= 0 || given.guessed) return { verdict: 'spent', left: 0 };
      if (given.fits) return { verdict: 'passed', left };
      return left === 1 ? { verdict: 'spent', left: 0 } : { verdict: 'wrong', left: left - 1 };
  }
}

/** The evidence of a right code, in words for the log. */
export function codeEvidence(way: CodeWay): string {
  return `code by ${way} to an address on file`;
}

/** An address as an advisor may read it in the log: enough to tell two apart, too little to write to. */
export function masked(address: Address): string {
  const value = addressValue(address);
  if (addressKind(address) !== 'email') return `${value.slice(0, 3)}••••${value.slice(-2)}`;
  const at = value.lastIndexOf('@');
  return `${value.slice(0, 1)}•••@${value.slice(at + 1, at + 2)}•••${value.slice(value.lastIndexOf('.'))}`;
}
