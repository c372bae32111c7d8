import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import { judge } from '../../src/consent/index.ts';
import { cards } from './cards.ts';

const said = {
  en: {
    agreements: [
      'yes',
      'Yes please',
      'go ahead',
      'ok',
      'perfect',
      'no problem, do it',
      'I confirm',
      'please cancel it',
    ],
    against: [
      'when will I get my money?',
      'how long does it take?',
      'is it free?',
      'if it is free',
      'unless it has shipped',
      'as long as I get my money back',
      'but not today',
      'only if you are sure',
      'not the scarf',
      'never',
      'no wait',
      'I do not want it',
      'after my holiday',
      'once my wife agrees',
      'and tell me the price',
      'maybe',
      'I guess',
      'tomorrow',
      'but the other order',
      'for 45847',
      'and call me',
      'my sister said',
      'for nothing',
    ],
  },
  fr: {
    agreements: [
      'oui',
      'Oui merci',
      'allez-y',
      "d'accord",
      'parfait',
      'pas de souci, allez-y',
      'je confirme',
      "annulez-la s'il vous plaît",
    ],
    against: [
      'quand serai-je remboursée ?',
      'est-ce gratuit ?',
      "si c'est gratuit",
      'sauf si elle est partie',
      'à condition que ce soit rapide',
      'mais pas maintenant',
      'seulement demain',
      'pas celle-ci',
      'jamais',
      'enfin non',
      'je ne veux pas',
      "dès que j'aurai l'argent",
      'quand ma sœur sera là',
      'et dites-moi le prix',
      'peut-être',
      'je crois',
      'demain',
      "mais l'autre commande",
      'pour la 45847',
      'et appelez-moi',
      'mon mari a dit',
      'pour rien',
    ],
  },
} as const;

const agreement = (locale: 'en' | 'fr') => fc.constantFrom(...said[locale].agreements);
const locale = fc.constantFrom('en' as const, 'fr' as const);

describe('a yes', () => {
  it('is none with a question, condition, negation or wish of its own beside it', () => {
    let pair = 0;
    for (const tag of ['en', 'fr'] as const)
      for (const yes of said[tag].agreements)
        for (const other of said[tag].against) {
          const joints = [' ', ', ', '. ', '\n'];
          // Each pair is joined in every way in the long run, and here in the next one.
          const some = inject('whole') ? joints : joints.slice(pair % 4, (pair % 4) + 1);
          pair++;
          for (const joint of some)
            for (const words of [`${yes}${joint}${other}`, `${other}${joint}${yes}`])
              expect(judge(cards.cancel, words, tag).kind, words).not.toBe('agrees');
        }
  });

  it('is none in quotation marks, whoever is quoted', () => {
    const marks = fc.constantFrom(
      ['"', '"'],
      ['“', '”'],
      ['«\u00a0', '\u00a0»'],
      ['„', '“'],
      ["'", "'"],
      ['‹', '›'],
      ['「', '」'],
      ['> ', ''],
    );
    fc.assert(
      fc.property(
        locale.chain((tag) => fc.tuple(fc.constant(tag), agreement(tag))),
        marks,
        ([tag, yes], [open, close]) => {
          expect(judge(cards.cancel, `${open}${yes}${close}`, tag).kind).not.toBe('agrees');
        },
      ),
    );
  });

  it('is the same in capitals, without accents, with spaces and invisible characters', () => {
    const disguises = fc.constantFrom<(text: string) => string>(
      (text) => text.toUpperCase(),
      (text) => text.toLowerCase(),
      (text) => text.normalize('NFD').replace(/\p{M}/gu, ''),
      (text) => `  ${text} \n\n `,
      (text) => [...text].join('\u200b'),
      (text) => `\ufeff${text}\u00ad`,
      (text) => text.replaceAll("'", '’'),
      (text) => text.normalize('NFD'),
    );
    const words = locale.chain((tag) =>
      fc.tuple(fc.constant(tag), fc.oneof(agreement(tag), fc.constantFrom(...said[tag].against))),
    );
    fc.assert(
      fc.property(words, disguises, ([tag, text], disguise) => {
        expect(judge(cards.cancel, disguise(text), tag)).toEqual(judge(cards.cancel, text, tag));
      }),
    );
  });

  it('is none in words drawn at random', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60, unit: 'grapheme' }), (text) => {
        const letters = text.replace(/[^\p{L}]/gu, '');
        fc.pre(letters.length > 6);
        expect(judge(cards.cancel, `yes ${text}`, 'en').kind).not.toBe('agrees');
      }),
    );
  });
});

it('costs no more than in proportion to what is said', () => {
  const time = (text: string) => {
    const start = performance.now();
    judge(cards.cancel, text, 'en');
    return performance.now() - start;
  };
  for (const piece of [
    'yes ',
    '"',
    '>',
    "'",
    'a',
    'yes please go ahead and cancel it ',
    '\n',
    '?',
    '👍',
    'no, yes. ',
  ]) {
    time(piece.repeat(400));
    expect(time(piece.repeat(20_000))).toBeLessThan(1000);
  }
});
