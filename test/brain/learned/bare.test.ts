import { describe, expect, it } from 'vitest';
import { understand } from '../../../src/brain/embedded/understand.ts';
import { isManner } from '../../../src/conversation/intents.ts';
import { languageOf } from '../../../src/language/index.ts';
import { compiled } from '../../../src/language/reading/compiled.ts';

/* Words that only give a number, a name, an address or a size ask for nothing; one word more may. */

const reader = { today: '2026-12-15', country: 'FR', known: [], expectsOrder: false };
const wishesIn = (text: string, locale: string) =>
  understand(text, compiled(languageOf(locale)), reader)
    .intents.map(({ intent }) => intent)
    .filter((intent) => !isManner(intent));

/** Numbers of several shops: none is in the frames. */
const NUMBERS = ['45821', '#70009', '1042', 'ORD-88210', '20-5531', '45 790'];
const ANSWERS = {
  en: [
    'It is order N',
    "it's N",
    'Hello, my order number is N',
    'N please',
    'The number? N',
    'order N, thank you',
    'sorry, I meant N',
    'ok so the reference is N I think',
    'Mary Keane, order N',
    'the blue coat from order N',
    'N, size 38',
    'N, Mary Keane, 12 High Street, Leeds',
  ],
  fr: [
    "C'est la commande N",
    'la N',
    'Bonjour, mon numéro de commande est le N',
    'N svp',
    'commande N, merci',
    'pardon, je voulais dire la N',
    'alors la référence est N je crois',
    'Sophie Martin, commande N',
    'le manteau bleu de la commande N',
    'N, taille 38',
    'N, Sophie Martin, 12 rue des Lilas, 69003 Lyon',
  ],
};
const OTHERS = {
  en: [
    'Sophie Martin',
    'My name is Nikolaj Ødegaard',
    'sophie.martin@example.org',
    'LS1 4AB',
    'size 40',
    '221b Baker Street, London',
    'my phone number is 07700 900123',
    'the green one',
  ],
  fr: [
    'Sophie Martin',
    "Je m'appelle Nikolaj Ødegaard",
    'sophie.martin@example.org',
    '69003 Lyon',
    'taille 40',
    'mon adresse est 8 place Bellecour, 69002 Lyon',
    'mon portable est le 06 12 34 56 78',
    'la verte',
  ],
};

describe.each(['en', 'fr'] as const)('a bare answer (%s)', (language) => {
  const numbered = ANSWERS[language].flatMap((line) => NUMBERS.map((number) => line.replace('N', number)));

  it.each([...numbered, ...OTHERS[language]])('asks for nothing: %s', (text) =>
    expect(wishesIn(text, language)).toEqual([]),
  );
});

describe('a number with a wish beside it', () => {
  it.each([
    ['en', 'cancel 45821', 'cancellation'],
    ['en', "it's order 45821 and I want it cancelled", 'cancellation'],
    ['en', '45821 refund', 'refund'],
    ['en', 'order 45821 came with a broken zip', 'damaged_item'],
    ['en', 'order 45821 has to go to another address: 12 High Street, Leeds', 'address_change'],
    ['fr', 'annuler la 45821', 'cancellation'],
    ['fr', "c'est la commande 45821, je veux être remboursée", 'refund'],
    ['fr', 'la 45821 est arrivée déchirée', 'damaged_item'],
    ['fr', "pour la 45821, changez l'adresse : 8 place Bellecour, 69002 Lyon", 'address_change'],
  ] as const)('is a wish (%s): %s', (language, text, intent) =>
    expect(wishesIn(text, language)).toContain(intent),
  );
});
