import { describe, expect, inject, it } from 'vitest';
import { answered, askedToFollow, asking, elder, type Link, nextStep } from '../../src/identity/linking.ts';
import { play } from './histories.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** How many random histories of links are played, and from which seed on. */
    histories: { count: number; seed: number };
  }
}

const { count, seed: first } = inject('histories');

describe('linking', () => {
  it(`leaves one leader, every event once, and undoes exactly, in ${count} random histories`, () => {
    const failed: { seed: number; wrong: string[] }[] = [];
    for (let seed = first; seed < first + count && failed.length < 5; seed++) {
      const wrong = play(seed);
      if (wrong.length) failed.push({ seed, wrong });
    }
    expect(failed).toEqual([]);
  }, 600_000);

  it('lets the older lead, and of two that are equally old the one whose id is smaller', () => {
    const standing = (id: string, created: string | null) => ({ id, created, leader: null, epoch: 0 });
    const older = standing('b', '2026-01-01T00:00:00Z');
    const younger = standing('a', '2026-01-02T00:00:00Z');
    expect(elder(older, younger)).toBe(older);
    expect(elder(younger, older)).toBe(older);
    const twin = standing('a', older.created);
    expect(elder(older, twin)).toBe(twin);
    expect(elder(standing('a', null), older)).toBe(older);
  });

  it('does not follow on a call that comes when its time has passed', () => {
    const led = { leader: null, epoch: 3 };
    expect(askedToFollow(led, [], { leader: 't', epoch: 3 }, true)).toEqual({
      led,
      answer: { to: 'follow', answer: 'other time' },
    });
    expect(askedToFollow(led, [], { leader: 't', epoch: 4 }, true).led).toEqual({ leader: 't', epoch: 4 });
  });

  it('is busy while it joins or leaves somebody itself', () => {
    const link: Link = { follower: 'r', phase: 'leaving', epoch: 1, cursor: 0 };
    const { answer } = askedToFollow({ leader: null, epoch: 0 }, [link], { leader: 't', epoch: 1 }, true);
    expect(answer).toEqual({ to: 'follow', answer: 'busy' });
  });

  it('takes no answer to a question of the past', () => {
    const link = asking({ id: 's', created: null, leader: null, epoch: 0 });
    if (!link) throw new Error('not led');
    const joining: Link = { ...link, phase: 'joining', cursor: 7 };
    const past = { do: 'pull', epoch: 1, after: 3 } as const;
    expect(answered(joining, past, { to: 'pull', answer: 'page', upTo: 5, last: true })).toEqual({
      later: true,
    });
    const now = nextStep(joining);
    expect(now && answered(joining, now, { to: 'pull', answer: 'page', upTo: 9, last: true })).toEqual({
      link: { ...joining, phase: 'joined', cursor: 9 },
    });
  });
});
