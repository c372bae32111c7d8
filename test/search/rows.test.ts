import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QueueEntry } from '../../src/console/protocol.ts';
import { type Hit, type Hits, isBehind, merged, type Place } from '../../src/search/rows.ts';

const hit = (n: number, customer: string, rank: Hit['rank'] = 'said'): Hit => ({
  card: { customer } as QueueEntry,
  rank,
  place: { n, customer },
  found: null,
});

/** What one part answers: its hits behind a place, and where it stopped looking. */
function answerOf(all: Hit[], before: Place | null, most: number, looks: number): Hits {
  const behind = all.filter(({ place }) => before === null || isBehind(place, before)).slice(0, looks);
  const hits = behind.slice(0, most + 1);
  const stopped = hits.length > most || behind.length === looks;
  return { hits, next: stopped ? ((hits.length > most ? hits : behind).at(-1)?.place ?? null) : null };
}

describe('pages over the parts of an index', () => {
  it('show each hit once, in one order, however the parts split it and wherever they stop looking', () => {
    const places = fc.uniqueArray(fc.tuple(fc.nat(40), fc.nat(7)), { maxLength: 40, selector: String });
    fc.assert(
      fc.property(
        places,
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 2, max: 9 }),
        (rows, most, looks) => {
          const newestFirst = (one: Hit, other: Hit) => (isBehind(one.place, other.place) ? 1 : -1);
          const parts = [0, 1, 2].map((part) =>
            rows
              .filter(([, customer]) => customer % 3 === part)
              .map(([n, customer]) => hit(n, `cu_${customer}`))
              .sort(newestFirst),
          );
          const shown: Hit[] = [];
          let before: Place | null = null;
          for (let pages = 0; pages < 200; pages++) {
            const page: Hits = merged(
              parts.map((part) => answerOf(part, before, most, looks)),
              most,
            );
            expect(page.hits.length).toBeLessThanOrEqual(most);
            shown.push(...page.hits);
            if (page.next === null) break;
            expect(before === null || isBehind(page.next, before)).toBe(true);
            before = page.next;
          }
          expect(shown).toEqual(parts.flat().sort(newestFirst));
        },
      ),
    );
  });

  it('begin with whom a name or a number leads to, newest first', () => {
    const page = merged(
      [
        { hits: [hit(1, 'a', 'key'), hit(9, 'b')], next: null },
        { hits: [hit(5, 'c', 'key')], next: null },
      ],
      30,
    );
    expect(page.hits.map(({ card }) => card.customer)).toEqual(['c', 'a', 'b']);
  });
});
