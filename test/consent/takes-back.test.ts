import { describe, expect, it } from 'vitest';
import type { ConsentCard } from '../../src/consent/card.ts';
import { judge } from '../../src/consent/index.ts';
import { cards } from './cards.ts';

/** A yes, and beside it what leaves none; and what resembles that and is a reason. */
const bare = { id: 'p-1', items: [], target: [], amounts: [], address: null, method: null };
const other: ConsentCard = { orders: [], alternatives: [{ ...bare, acts: ['other'] }] };

const EN = [
  ...[
    'wrong chat, sorry',
    'that was autocorrect',
    'my cat walked on the keyboard',
    'sorry that was for my wife',
  ],
  ...[
    'that was my son typing',
    'I am answering my brother',
    'it is a test',
    'we have not decided',
    'I am torn',
  ],
  ...['I am of two minds', 'I await his reply', 'depending on the price', 'pending my manager'],
  ...[
    'I disagree',
    'I object',
    'I refuse',
    'I am against it',
    'my husband hates the idea',
    'I am not convinced',
  ],
  ...[
    'my wife has a veto',
    'my answer is negative',
    'I withdraw',
    'I pressed send by accident',
    'that was sarcasm',
  ],
  ...['so long as it is free', 'provided the fee is waived', 'that is what she asked', 'it is already done'],
];
const FR = [
  ...['erreur de conversation', "c'était le correcteur", "c'était mon fils", "pardon c'était pour mon mari"],
  ...['je réponds à mon frère', "c'est un test", "on n'a pas tranché", 'je suis partagée', 'selon le prix'],
  ...[
    'je refuse',
    "je m'y oppose",
    'je suis contre',
    'ma sœur est contre',
    "je ne suis pas d'accord",
    'je me rétracte',
  ],
  ...[
    'ma réponse est négative',
    "j'ai appuyé trop vite",
    'je blaguais',
    "c'est le contraire",
    "on m'y force",
  ],
  ...['sous réserve', 'au cas où', "du moment que c'est gratuit", 'on en discute encore', "c'est faux"],
];
const KEPT = {
  en: [
    'it grew on me',
    'I found a use for it',
    'the problem is solved',
    'it turned up',
    'my neighbour had the parcel',
    'I mended it',
    'everything is fine now',
  ],
  fr: [
    "je m'y suis faite",
    'le problème est réglé',
    'elle est réapparue',
    "le voisin l'avait",
    'elle marche finalement',
    "c'est réglé",
    'tout va bien maintenant',
  ],
};
const kinds = ['cancel', 'return', 'exchange', 'refund', 'address', 'coat'] as const;

describe('a yes that what is told beside it takes back', () => {
  it.each([
    ['en', ['yes please', 'yes, go ahead'], EN],
    ['fr', ['oui merci', 'oui allez-y'], FR],
  ])('is none to any card, whoever wrote it and whatever it hangs on (%s)', (tag, yes, told) => {
    const taken = kinds.flatMap((kind) =>
      yes.flatMap((one) =>
        told
          .flatMap((clause) => [', ', '. ', '\n', ' - '].map((pause) => `${one}${pause}${clause}`))
          .filter((words) => judge(cards[kind], words, tag).kind === 'agrees')
          .map((words) => `${kind}: ${words}`),
      ),
    );
    expect(taken).toEqual([]);
  });

  it.each([
    [
      'de',
      'ja bitte',
      ['ich bin dagegen', 'meine Frau entscheidet', 'ich widerspreche', 'das war mein Sohn'],
    ],
    ['es', 'sí por favor', ['mi mujer decide', 'me opongo', 'estoy en contra', 'era mi hijo']],
    ['it', 'sì grazie', ['mio marito è contrario', 'mi oppongo', 'ci sto pensando', 'era mio figlio']],
    ['nl', 'ja graag', ['mijn man is tegen', 'ik maak bezwaar', 'mijn vrouw beslist', 'dat was mijn zoon']],
    ['pt', 'sim por favor', ['oponho-me', 'estou a pensar', 'era o meu filho']],
  ])('is none in the other languages that cards speak (%s)', (tag, yes, told) => {
    const taken = kinds.flatMap((kind) =>
      told.filter((clause) => judge(cards[kind], `${yes}, ${clause}`, tag).kind === 'agrees'),
    );
    expect(taken).toEqual([]);
  });

  it('is none where the thing is kept after all', () => {
    const taken = (['cancel', 'return', 'exchange', 'refund'] as const).flatMap((kind) => [
      ...KEPT.en.filter((told) => judge(cards[kind], `yes please, ${told}`, 'en').kind === 'agrees'),
      ...KEPT.fr.filter((told) => judge(cards[kind], `oui merci, ${told}`, 'fr').kind === 'agrees'),
    ]);
    expect(taken).toEqual([]);
  });

  it.each([
    ['en', 'anything but the refund'],
    ['fr', "l'échange est trop lent"],
  ])('picks nothing that it rejects (%s: %s)', (tag, words) => {
    expect(judge(cards.choice, words, tag).kind).not.toBe('agrees');
  });

  it.each([
    ['en', 'yes book it, weekends are better'],
    ['en', 'yes book it, it clashes with my exam'],
    ['en', 'yes please, the afternoon suits me more'],
    ['en', 'yes please, I have the kids on Friday'],
    ['en', 'yes please, weekly is too much'],
    ['fr', "oui merci, j'ai cours à cette heure"],
    ['fr', 'oui merci, je suis en vacances'],
    ['fr', "oui, j'en ai déjà un"],
  ])('is none to an appointment or a subscription with anything told beside it (%s: %s)', (tag, words) => {
    expect(judge(other, words, tag).kind).not.toBe('agrees');
  });

  it.each([
    ['en', 'yes cancel it, I changed my mind', 'cancel'],
    ['en', 'hmm, yes cancel it', 'cancel'],
    ['en', 'yes please, it is torn', 'return'],
    ['en', 'yes please, I regret it already', 'cancel'],
    ['fr', "oui annulez, j'ai changé d'avis", 'cancel'],
    ['fr', 'oui merci, elle est trop petite', 'return'],
  ] as const)('stands with its reason (%s: %s)', (tag, words, kind) => {
    expect(judge(cards[kind], words, tag).kind).toBe('agrees');
  });
});
