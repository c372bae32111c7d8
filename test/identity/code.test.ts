import { describe, expect, it } from 'vitest';
import { assure } from '../../src/identity/assurance.ts';
import { type Challenge, CODE_LIFE, challengeStatus, judge, masked } from '../../src/identity/code.ts';
import { isSpent, LIMITS } from '../../src/limits.ts';

/* The rules of a one-time code: single use, ten minutes, three tries, one session. */

const T = Date.parse('2026-11-26T10:00:00Z');
const asked = (over: Partial<Challenge> = {}): Challenge => ({
  id: 'k',
  session: 's1',
  askedAt: T,
  tries: 0,
  end: null,
  ...over,
});
const right = { session: 's1', fits: true, guessed: false };
const wrong = { session: 's1', fits: false, guessed: false };

describe('a code', () => {
  it('proves within ten minutes, to the millisecond', () => {
    expect(judge(asked(), right, T)).toEqual({ verdict: 'passed', left: 3 });
    expect(judge(asked(), right, T + CODE_LIFE - 1).verdict).toBe('passed');
    expect(judge(asked(), right, T + CODE_LIFE).verdict).toBe('expired');
  });

  it('may be given wrongly twice, and the third time ends it, right or wrong ever after', () => {
    expect(judge(asked(), wrong, T)).toEqual({ verdict: 'wrong', left: 2 });
    expect(judge(asked({ tries: 1 }), wrong, T)).toEqual({ verdict: 'wrong', left: 1 });
    expect(judge(asked({ tries: 2 }), wrong, T)).toEqual({ verdict: 'spent', left: 0 });
    expect(judge(asked({ tries: 2 }), right, T).verdict).toBe('passed');
    expect(judge(asked({ tries: LIMITS.codeTries.most }), right, T).verdict).toBe('spent');
    expect(judge(asked({ end: 'spent' }), right, T).verdict).toBe('spent');
  });

  it('proves once', () => {
    expect(judge(asked({ end: 'passed' }), right, T).verdict).toBe('used');
  });

  it('proves nothing in another session, nor where none was asked for, nor after a newer one was', () => {
    expect(judge(asked(), { ...right, session: 's2' }, T).verdict).toBe('none');
    expect(judge(null, right, T).verdict).toBe('none');
    expect(judge(asked({ end: 'void' }), right, T).verdict).toBe('none');
  });

  it('that was ended stays so, whatever the time', () => {
    expect(challengeStatus(asked(), T)).toBe('open');
    expect(challengeStatus(asked({ end: 'passed' }), T + CODE_LIFE)).toBe('passed');
    expect(challengeStatus(asked({ end: 'expired' }), T)).toBe('expired');
  });
});

describe('a code, where too many were given for its address', () => {
  it('opens nothing, however right it is', () => {
    const verdict = judge(asked({}), { ...right, guessed: true }, T);
    expect(verdict).toEqual({ verdict: 'spent', left: 0 });
  });
});

describe('asking', () => {
  it('is too often after so many within an hour', () => {
    const times = [T - 3_600_000, T - 10, T - 5];
    const limit = { most: 3, ms: 3_600_000 };
    expect(isSpent(times, limit, T)).toBe(false);
    expect(isSpent([...times, T - 1], limit, T)).toBe(true);
  });
});

describe('what an advisor reads', () => {
  it.each([
    ['email:sophie.martin@example.com', 's•••@e•••.com'],
    ['phone:+33612345678', '+33••••78'],
    ['whatsapp:+33612345678', '+33••••78'],
  ] as const)('of %s is %s', (address, shown) => {
    expect(masked(address)).toBe(shown);
  });
});

describe('a confirmed number', () => {
  const account = { id: 'c-1', name: 'Sophie', locale: 'en' };
  const now = '2026-11-26T10:00:00Z';
  const whatsapp = (confirmedAt: string | null, owner = true) =>
    assure({ kind: 'whatsapp' }, { account: owner ? account : null, lastOrderAt: null, confirmedAt }, now)
      .assurance;

  it('verifies on WhatsApp for twelve months, and nobody without an account', () => {
    expect(whatsapp('2026-11-20T10:00:00Z')).toBe('verified');
    expect(whatsapp('2025-11-26T10:00:00Z')).toBe('verified');
    expect(whatsapp('2025-11-26T09:59:59Z')).toBe('recognised');
    expect(whatsapp(null)).toBe('recognised');
    expect(whatsapp('2026-11-20T10:00:00Z', false)).toBe('recognised');
  });

  it.each([
    ['A', 'verified'],
    ['weak', 'recognised'],
    ['failed', 'anonymous'],
  ] as const)('is worth to a caller attested %s: %s', (attestation, assurance) => {
    const onFile = { account, lastOrderAt: null, confirmedAt: '2026-11-20T10:00:00Z' };
    expect(assure({ kind: 'caller', attestation }, onFile, now).assurance).toBe(assurance);
  });
});
