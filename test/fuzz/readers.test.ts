import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Entities } from '../../src/conversation/values.ts';
import { english } from '../../src/language/en/index.ts';
import { compiled } from '../../src/language/reading/compiled.ts';
import { entitiesOf, recorded } from '../../src/language/reading/entities.ts';
import { makeLabel } from '../../src/shop/label.ts';
import { anOrder, NOW, SETTINGS } from '../shop/world.ts';

/* What reads a customer's words and what prints a shop's: given anything. */

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        'order',
        '#',
        '45821',
        '€',
        '12,50',
        ' ',
        '+33 6',
        '@',
        'a.b',
        'size',
        'M',
        '-',
        '\ud800',
        '\u0000',
      ),
    )
    .map((parts) => parts.join('')),
);
const reader = { today: '2026-12-15', country: 'FR', known: ['45821'], expectsOrder: true };

describe('the entity reader', () => {
  it('finds entities of the contract in anything', () => {
    fc.assert(
      fc.property(text, (said) => {
        const named = recorded(entitiesOf(said, compiled(english), reader));
        expect(Entities.safeParse(named).success).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  // A reader that tried every split would not come back from these within the test's time.
  it.each(['-', '1 ', '#1', 'a@', '1,1', 'a.', '€1', '+1(', ' order'])(
    'comes back from 50,000 characters of "%s"',
    (unit) => {
      const said = unit.repeat(Math.ceil(50_000 / unit.length));
      expect(Entities.safeParse(recorded(entitiesOf(said, compiled(english), reader))).success).toBe(true);
    },
  );
});

describe('the label', () => {
  it('is a PDF whatever the shop calls its customers, streets and carriers', async () => {
    const back = {
      id: 'R-1',
      order: '1',
      lines: ['1'],
      reason: '',
      status: 'open',
      settlement: 'undecided',
      label: null,
    } as const;
    await fc.assert(
      fc.asyncProperty(text, text, text, async (name, street, tracking) => {
        const order = anOrder({
          address: {
            line1: street,
            line2: name,
            postcode: name,
            city: street,
            country: tracking.slice(0, 3),
          },
        });
        const bytes = makeLabel({
          return: {
            ...back,
            lines: ['1'],
            parts: [],
            createdAt: NOW,
            deadline: '2026-12-22',
            carrier: street,
            tracking,
          },
          order: { ...order, customer: { ...order.customer, name } },
          settings: SETTINGS,
        });
        expect(new TextDecoder().decode(bytes.slice(0, 5))).toBe('%PDF-');
      }),
      { numRuns: 40 },
    );
  });
});
