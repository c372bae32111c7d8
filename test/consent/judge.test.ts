import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { agreesTo, judge } from '../../src/consent/index.ts';
import { cards, isCardKind } from './cards.ts';

/* What people say after a card, and what it is to that card: a line each of language, card, words, verdict. */

const lines = ['said', 'said-more'].flatMap((name) =>
  readFileSync(`test/consent/${name}.tsv`, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [locale = '', kind = '', words = '', verdict = ''] = line.split('\t');
      return { locale, kind, words: words.replaceAll('\\n', '\n'), verdict };
    }),
);

/** A verdict as the table writes it. */
function verdictOf(kind: string, words: string, locale: string): string {
  if (!isCardKind(kind)) throw new Error(`no such card: ${kind}`);
  const card = cards[kind];
  const verdict = judge(card, words, locale);
  if (verdict.kind !== 'agrees')
    return { declines: 'no', changes: 'change', unclear: 'unclear' }[verdict.kind];
  return card.alternatives.length > 1 ? `yes:${verdict.alternative}` : 'yes';
}

describe('what is said to a card', () => {
  it.each(lines)('$locale $kind: $words → $verdict', ({ kind, words, locale, verdict }) => {
    expect(verdictOf(kind, words, locale)).toBe(verdict);
  });
});

describe('an action on the table', () => {
  const cancel = { id: 'p-1', tool: 'cancel_order', effect: 'Cancel order #45839 (96.00 €)', order: '45839' };

  it('is agreed to by its own button and by no other', () => {
    expect(agreesTo(cancel, [{ text: 'Cancel', choice: 'accept:p-1' }], 'en')).toBe(true);
    expect(agreesTo(cancel, [{ text: '', choice: 'accept:p-2' }], 'en')).toBe(false);
  });

  it('is agreed to by its number and by no other', () => {
    expect(agreesTo(cancel, [{ text: 'yes, cancel 45839' }], 'en')).toBe(true);
    expect(agreesTo(cancel, [{ text: 'yes, cancel 45847' }], 'en')).toBe(false);
  });

  it('is agreed to by what several messages say together', () => {
    expect(agreesTo(cancel, [{ text: 'yes' }, { text: 'please' }], 'en')).toBe(true);
    expect(agreesTo(cancel, [{ text: 'yes' }, { text: 'no wait' }], 'en')).toBe(false);
  });

  it('is read from its words where an exchange names two sizes: the last one comes', () => {
    const exchange = {
      id: 'p-2',
      tool: 'exchange_item',
      effect: 'Exchange your Lune dress (size S, midnight) for size M, free of charge',
      order: '45821',
    };
    expect(agreesTo(exchange, [{ text: 'Yes, size M in midnight' }], 'en')).toBe(true);
    expect(agreesTo(exchange, [{ text: 'Yes, size S' }], 'en')).toBe(false);
  });
});
