import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type Candidate,
  type ConsentJudge,
  consentTo,
  type Judgement,
  judged,
  type Put,
} from '../../src/consent/index.ts';
import type { Card, Quote } from '../../src/conversation/quote.ts';

/* A judge behind the port: what it is asked, and what its answer can do. */

const piece = { line: '1', sku: 'DR-101-S', title: 'Lune dress', options: { size: 'S' }, quantity: 1 };
const quote = (over: Partial<Quote>): Quote => ({
  tool: 'cancel_order',
  act: 'cancel',
  order: '45839',
  out: [],
  in: [],
  money: [],
  deadline: null,
  goes: [],
  final: true,
  ...over,
});
const cardOf = (...quotes: Quote[]): Card => ({
  id: 'c-1',
  session: 's-1',
  channel: 'chat',
  assurance: 'verified',
  at: '2026-11-29T10:00:00Z',
  alternatives: quotes.map((one, n) => ({
    id: `p-${n}`,
    effects: [{ tool: one.tool, input: {}, intent: 'other', quote: one }],
  })),
});
const CANCEL = cardOf(quote({}));
const EITHER = cardOf(
  quote({ act: 'exchange', out: [piece], in: [{ ...piece, line: null, options: { size: 'M' } }] }),
  quote({ act: 'refund', out: [piece] }),
);

async function read(
  words: string,
  answer: Judgement,
  { card = CANCEL, locale = 'en', ...over }: Partial<Candidate> & { locale?: string } = {},
) {
  const asked: Put[] = [];
  const judge: ConsentJudge = async (put) => {
    asked.push(put);
    return answer;
  };
  const said = [{ text: words }];
  const consent = consentTo([{ card, here: true, fresh: true, ...over }], said, locale);
  const tell = ({ alternatives }: Card) => alternatives.map(({ id }) => `what ${id} does`);
  return { consent: await judged(consent, said, tell, judge), asked };
}

const yes: Judgement = { kind: 'agrees', alternative: 0 };

describe('words that code cannot read', () => {
  it('go to the judge with the words of the card and nothing else', async () => {
    const { consent, asked } = await read('Crack on, captain', yes);
    expect(asked).toEqual([{ alternatives: ['what p-0 does'], words: 'Crack on, captain' }]);
    expect(consent).toMatchObject({ kind: 'agrees', alternative: 'p-0', by: 'judge' });
  });

  it.each<[Judgement, string]>([
    [{ kind: 'unclear' }, 'unclear'],
    [{ kind: 'declines' }, 'declines'],
    [{ kind: 'changes' }, 'changes'],
    [{ kind: 'agrees', alternative: 4 }, 'unclear'],
  ])('are what %j says and no yes', async (answer, kind) => {
    expect((await read('Crack on, captain', answer)).consent.kind).toBe(kind);
  });

  it('are a yes to the alternative that the judge names', async () => {
    const { consent } = await read(
      'the swift one, captain',
      { kind: 'agrees', alternative: 1 },
      { card: EITHER },
    );
    expect(consent).toMatchObject({ kind: 'agrees', alternative: 'p-1' });
  });

  it.each([
    ['to a card that something else was said after', { fresh: false }],
    ['to a card that was put elsewhere', { here: false, fresh: false }],
  ])('are no yes %s', async (_, over) => {
    const { consent, asked } = await read('Crack on, captain', yes, over);
    expect([consent.kind === 'agrees', asked]).toEqual([false, []]);
  });
});

describe('words that code reads', () => {
  it.each(['yes please', 'no thanks', 'keep it', 'Hello', 'thank you'])(
    'go to no judge: %s',
    async (words) => {
      expect((await read(words, yes)).asked).toEqual([]);
    },
  );
});

describe('a judge that says yes to everything', () => {
  it.each([
    ['negation', 'en', 'yeah nah, crack on without me'],
    ['negation', 'en', 'that ain’t happening captain'],
    ['negation', 'de', 'kommt überhaupt nicht in die Tüte'],
    ['negation', 'pl', 'nie, zostaw to tak'],
    ['negation', 'fr', 'jamais de la vie mon capitaine'],
    ['a question', 'en', 'crack on with which one exactly?'],
    ['a question', 'fr', 'vous me renverriez le bon quand'],
    ['a question', 'es', '¿y el reembolso'],
    ['a condition', 'en', 'crack on unless it ships today'],
    ['a condition', 'it', 'procediamo se costa poco'],
    ['a condition', 'nl', 'top, mits gratis, tenzij duurder'],
    ['doubt', 'en', 'perhaps crack on, captain'],
    ['doubt', 'pt', 'talvez seja fixe'],
    ['another order', 'en', 'crack on with 45847'],
    ['another item', 'en', 'crack on with the trench coat'],
    ['another size', 'en', 'crack on in XL'],
    ['somebody else’s words', 'en', 'my mate goes "crack on"'],
    ['a quoted mail', 'en', '> crack on\nthis is what I got'],
    ['a face', 'en', 'crack on 🙄'],
  ])('does nothing with %s (%s): %s', async (_, locale, words) => {
    const { consent, asked } = await read(words, yes, { locale });
    expect([consent.kind === 'agrees', asked]).toEqual([false, []]);
  });

  it('is asked about no refusal, question, condition or change of the table of what people say', () => {
    const rows = ['said', 'said-more', 'unseen'].flatMap((name) =>
      readFileSync(`test/consent/${name}.tsv`, 'utf8').trim().split('\n'),
    );
    const open = rows.filter((row) => {
      const [locale = '', kind = '', words = '', wanted = ''] = row.split('\t');
      if (kind !== 'cancel' || wanted.startsWith('yes')) return false;
      const consent = consentTo([{ card: CANCEL, here: true, fresh: true }], [{ text: words }], locale);
      return consent.kind === 'unclear' && consent.open && (wanted !== 'unclear' || /\?/.test(words));
    });
    expect(open).toEqual([]);
  });
});
