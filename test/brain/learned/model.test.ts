import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lesson, sampleOf } from '../../../learn/made-of.ts';
import { learned } from '../../../src/brain/embedded/learned/weights.ts';
import { understand } from '../../../src/brain/embedded/understand.ts';
import { languageOf } from '../../../src/language/index.ts';
import { compiled } from '../../../src/language/reading/compiled.ts';

/* The model of intents: that it was made of what stands here, and how well it does on lines that it has not seen. */

const lines = readFileSync('test/brain/learned/lines.tsv', 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => line.split('\t'));

function read(text: string, locale: string): string[] {
  const reader = { today: '2026-12-15', country: 'FR', known: [], expectsOrder: false };
  const { intents } = understand(text, compiled(languageOf(locale)), reader);
  return intents.length > 0 ? intents.map(({ intent }) => intent) : ['other'];
}

describe('the committed weights', () => {
  it(
    'are those of the frames, signs and code beside them: `npm run learn` makes them',
    { timeout: 60_000 },
    () => expect(learned.content.madeOf.sample).toBe(sampleOf(lesson())),
  );

  it('take less than 500 kB once they are unpacked', () => {
    const rows = learned.content.buckets.split(' ').length;
    expect(rows * learned.content.intents.length).toBeLessThan(500_000);
  });

  it('know no yes and no no', () => {
    expect(learned.content.intents).not.toContain('yes');
    expect(learned.content.intents).not.toContain('no');
  });
});

describe('two wishes of one message', () => {
  it.each([
    ['en', 'my discount code is rejected and I need an invoice', ['invoice', 'promo_code']],
    ['fr', 'Mon code promo est refusé. Et il me faut une facture', ['invoice', 'promo_code']],
  ] as const)('are both read, in %s: %s', (language, text, intents) =>
    expect(read(text, language).sort()).toEqual(intents),
  );
});

describe('what is guessed beside a sure cancellation', () => {
  it.each([
    ['en', 'Good morning, about my cancellation.', ['cancellation']],
    ['fr', "Bonjour, c'est au sujet de mon annulation.", ['cancellation']],
    ['en', 'undo my cancellation please', ['undo']],
    ['fr', 'annulez mon annulation', ['undo']],
  ] as const)('takes nothing back, in %s: %s', (language, text, intents) =>
    expect(read(text, language)).toEqual(intents),
  );
});

describe('lines that are in no frame', () => {
  it.each([
    ['en', 0.8],
    ['fr', 0.85],
  ])('are understood in %s, at least %f of them', (language, floor) => {
    const own = lines.filter(([locale]) => locale === language);
    const missed = own.filter(([, intent = '', text = '']) => !read(text, language).includes(intent));
    expect(missed.length / own.length, JSON.stringify(missed)).toBeLessThanOrEqual(1 - floor);
  });

  it('are read in a few milliseconds each, once the languages are compiled', () => {
    const rounds = [0, 1, 2, 3].map((round) => {
      const start = performance.now();
      for (const [language = 'en', , text = ''] of lines) read(text + ' '.repeat(round), language);
      return (performance.now() - start) / lines.length;
    });
    // The quickest round: beside other work on the machine the slower ones say nothing.
    expect(Math.min(...rounds)).toBeLessThan(20);
  });
});
