import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { beginsWithYes, type Candidate, consentTo, judge, type Said } from '../../src/consent/index.ts';
import type { Card, Quote } from '../../src/conversation/quote.ts';
import { cards, isCardKind } from './cards.ts';

/* What people say after a card, and what it is to that card: a line each of language, card, words, verdict. */

const lines = ['said', 'said-more', 'yes-to-what'].flatMap((name) =>
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

describe('cards on the table', () => {
  const quote = (over: Partial<Quote> = {}): Quote => ({
    tool: 'cancel_order',
    act: 'cancel',
    order: '45839',
    out: [{ line: '1', sku: 'TC-1', title: 'Trench coat', options: { size: 'M' }, quantity: 1 }],
    in: [],
    money: [],
    deadline: null,
    goes: [],
    final: true,
    ...over,
  });
  const put = (id: string, ...alternatives: Quote[][]): Card => ({
    id,
    session: 's1',
    channel: 'chat',
    assurance: 'recognised',
    at: '2026-12-14T18:32:00Z',
    alternatives: alternatives.map((quotes, n) => ({
      id: `${id}-${n}`,
      effects: quotes.map((one) => ({ tool: one.tool, input: {}, intent: 'other', quote: one })),
    })),
  });
  const cancel = put('c', [quote()]);
  const said = (card: Card, text: string | Said[], over: Partial<Candidate> = {}) =>
    consentTo(
      [{ card, here: true, fresh: true, ...over }],
      typeof text === 'string' ? [{ text }] : text,
      'en',
    );

  it('are agreed to by their own button and by no other', () => {
    expect(said(cancel, [{ text: 'Cancel', choice: 'accept:c-0' }])).toMatchObject({
      kind: 'agrees',
      by: 'button',
    });
    expect(said(cancel, [{ text: '', choice: 'accept:x-0' }]).kind).toBe('none');
    expect(said(cancel, [{ text: '', choice: 'human' }]).kind).toBe('none');
  });

  it('are not agreed to by a button that the next words take back', () => {
    const back = ['no wait', 'stop', 'yes but not the coat', 'hm, not sure'];
    for (const text of [...back, 'sorry wrong chat', 'my finger slipped', 'my husband hates the idea'])
      expect(said(cancel, [{ text: '', choice: 'accept:c-0' }, { text }]).kind).not.toBe('agrees');
    expect(said(cancel, [{ text: '', choice: 'accept:c-0' }, { text: 'thanks' }]).kind).toBe('agrees');
  });

  it('are agreed to by their order and by no other', () => {
    expect(said(cancel, 'yes, cancel 45839').kind).toBe('agrees');
    expect(said(cancel, 'yes, cancel 45847').kind).toBe('changes');
    expect(said(cancel, 'yes, the trench coat').kind).toBe('agrees');
    expect(said(cancel, 'yes, the dress').kind).toBe('changes');
  });

  it('are agreed to by what several messages say together', () => {
    expect(said(cancel, [{ text: 'yes' }, { text: 'please' }]).kind).toBe('agrees');
    expect(said(cancel, [{ text: 'yes' }, { text: 'no wait' }]).kind).not.toBe('agrees');
  });

  it('take more than a bare yes once something else was said, or elsewhere', () => {
    for (const over of [{ fresh: false }, { here: false, fresh: false }]) {
      expect(said(cancel, 'yes', over)).toMatchObject({ kind: 'unclear', about: true });
      expect(said(cancel, 'yes, cancel it', over).kind).toBe('unclear');
      expect(said(cancel, 'yes, cancel order 45839', over).kind).toBe('agrees');
    }
  });

  it('are narrowed by naming one of several things: that is another card', () => {
    const two = put('t', [
      quote(),
      quote({ order: '45840', out: [{ line: '1', sku: 'B', title: 'Belt', options: {}, quantity: 1 }] }),
    ]);
    expect(said(two, 'yes').kind).toBe('agrees');
    expect(said(two, 'yes, both').kind).toBe('agrees');
    expect(said(two, 'only the coat').kind).toBe('changes');
    expect(said(two, 'yes, the belt').kind).toBe('changes');
  });

  it('with alternatives are agreed to by naming one, wherever they were put', () => {
    const dress = { line: '1', sku: 'D-S', title: 'Lune dress', options: { size: 'S' }, quantity: 1 };
    const exchange = quote({
      act: 'exchange',
      order: '45821',
      out: [dress],
      in: [{ ...dress, line: null, sku: 'D-M', options: { size: 'M' } }],
    });
    const either = put('e', [exchange], [quote({ act: 'refund', order: '45821', out: [dress] })]);
    const elsewhere = { here: false, fresh: false };
    expect(said(either, 'yes').kind).toBe('unclear');
    expect(
      said(either, 'Yes, I would like to exchange for the next size up instead.', elsewhere),
    ).toMatchObject({
      kind: 'agrees',
      alternative: 'e-0',
    });
    expect(said(either, 'the refund please', elsewhere)).toMatchObject({ alternative: 'e-1' });
    expect(said(either, 'the exchange please, but in L', elsewhere).kind).not.toBe('agrees');
  });

  it('that were put before there were quotes are agreed to by a bare yes at most', () => {
    const { alternatives } = put('old', [quote()]);
    const old = {
      ...cancel,
      alternatives: alternatives.map((one) => ({
        ...one,
        effects: one.effects.map((effect) => ({ ...effect, quote: null })),
      })),
    };
    expect(said(old, 'yes').kind).toBe('agrees');
  });
});

describe('words that begin with a yes', () => {
  it.each(['Yes, the M please', 'sure, do it', 'Oui, échangez-la', 'Ja, bitte', 'sí, por favor'])(
    '%s',
    (words) => {
      expect(beginsWithYes(words)).toBe(true);
    },
  );

  it.each([
    'I want to exchange the skirt for size M',
    'Je veux échanger la jupe',
    'cancel the scarf',
    'ok?',
    '',
    '👍',
  ])('not %j', (words) => {
    expect(beginsWithYes(words)).toBe(false);
  });
});
