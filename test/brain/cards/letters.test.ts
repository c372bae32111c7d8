import { describe, expect, it } from 'vitest';
import { ofType, order, product, type Said, World } from '../world.ts';

/* A long letter: every wish of it is taken up or named, every question answered or named, and nothing is done that was not agreed to. */

const thing = (line: string, title: string) => ({
  ...{ line, sku: `${title}-S`, product: title, title },
  ...{ options: { size: 'S' }, quantity: 1, price: 4_000 },
});
const sizes = (title: string) =>
  product({
    ...{ id: title, title },
    variants: ['S', 'M', 'L'].map((size) => ({
      ...{ sku: `${title}-${size}`, options: { size }, price: 4_000, stock: 3 },
    })),
  });

function world(locale: string, channel: 'email' | 'chat' = 'email'): World {
  const made = new World().speak(channel, 'verified', 'Sophie');
  made.locale = locale;
  made.products = ['Lune dress', 'Cuir belt', 'Hiver coat', 'Valse skirt', 'Nuage blouse'].map(sizes);
  made.orders = [
    order({ items: [thing('1', 'Lune dress'), thing('2', 'Cuir belt'), thing('3', 'Hiver coat')] }),
    order({
      ...{ id: '45847', status: 'pending', shippedAt: null, deliveredAt: null, shipments: [] },
      items: [thing('1', 'Valse skirt'), thing('2', 'Nuage blouse')],
      returnable: { open: false, reason: 'not_delivered', lastDay: null },
    }),
  ];
  return made;
}

const put = (said: Said) => ofType(said, 'propose').map(({ call }) => [call.tool, call.input]);
const told = (said: Said) => ofType(said, 'because').flatMap(({ plan }) => plan);
const deeds = (talk: World) => talk.done.flatMap(({ tool, does }) => (does === null ? [] : [tool]));
const EXCHANGE = ['exchange_item', { order: '45821', line: '1', sku: 'Lune dress-M' }];
const YES = { en: 'yes please', fr: 'oui merci' } as const;

const LETTERS = {
  en: [
    'Hello,\nI hope you are well. I received my order last week and I am quite happy with the coat. The dress, however, is too small, so I would like to exchange it for an M. The belt is not my colour at all; please refund it. Also, I have another order with a skirt in it, could you please cancel the skirt? And one more question: when are you open?\nThank you in advance,\nJane',
    'Good morning,\nthank you for the quick delivery. The dress is lovely but too tight: please exchange it for an M. The belt I do not need any more, so refund it please. In my other order, please cancel the skirt. What are your opening hours?\nBest, Jane',
    'Hi,\nthree things. First, exchange the dress for an M please. Second, the belt: I want my money back for it. Third, please cancel the skirt of my other order. When are you open by the way?\nJane',
    'Dear team,\nI ordered several things from you. Could you exchange the dress for an M? I would also like to return the belt for a refund. Please cancel the skirt too. I am on holiday next week. At what time do you open on Monday?\nRegards, Jane',
    'Hello, please exchange the dress for an M, refund the belt and cancel the skirt of the other order. What are your opening hours?',
  ],
  fr: [
    "Bonjour,\nJ'espère que vous allez bien. J'ai bien reçu ma commande, merci, et le manteau me plaît beaucoup. La robe est malheureusement trop petite, je voudrais l'échanger contre un M. La ceinture ne me plaît pas, je souhaite être remboursée. Par ailleurs, j'ai une autre commande en cours : pourriez-vous annuler la jupe ? Et une dernière question : quels sont vos horaires ?\nMerci d'avance,\nClaire",
    'Bonjour,\nmerci pour la livraison rapide. La robe est jolie mais trop petite : échangez-la contre un M, svp. La ceinture, je n’en ai plus besoin, remboursez-la svp. Dans mon autre commande, annulez la jupe. Quels sont vos horaires ?\nClaire',
    'Bonjour, trois choses. D’une part, échangez la robe contre un M. Ensuite je souhaite être remboursée de la ceinture. Et annulez la jupe de mon autre commande svp. Vous êtes ouverts quand ?\nClaire',
    'Madame, Monsieur,\nje voudrais échanger la robe contre un M. Je souhaite aussi renvoyer la ceinture contre remboursement. Merci d’annuler la jupe. Je pars en vacances la semaine prochaine. À quelle heure ouvrez-vous le lundi ?\nClaire',
    'Bonjour, échangez la robe contre un M, remboursez la ceinture et annulez la jupe de l’autre commande. Quels sont vos horaires ?',
  ],
} as const;

describe.each(['en', 'fr'] as const)('a letter with three wishes and a question (%s)', (locale) => {
  it.each(LETTERS[locale])('has each of them taken up, and its question answered: %s', async (words) => {
    const talk = world(locale);
    const first = await talk.say(words);
    expect(told(first)).toContain('then_next');
    expect(told(first).some((type) => type === 'hours' || type === 'hours_on')).toBe(true);
    expect(deeds(talk)).toEqual([]);
    const cards = [put(first)];
    for (let n = 0; n < 3; n++) cards.push(put(await talk.say(YES[locale])));
    expect(cards.flat()).toEqual(
      expect.arrayContaining([
        EXCHANGE,
        ['return_item', expect.objectContaining({ order: '45821', lines: ['2'] })],
        ['cancel_order', { order: '45847', lines: ['1'] }],
      ]),
    );
    expect(deeds(talk).toSorted()).toEqual(['cancel_order', 'exchange_item', 'return_item']);
    expect(JSON.stringify(talk.done.map(({ input }) => input))).not.toContain('Hiver');
  });

  it.each(
    locale === 'en'
      ? ['Are you hiring seamstresses for the winter?', 'Which opera house designed that pattern?']
      : ['Cherchez-vous des couturières pour cet hiver ?', 'Quel opéra a dessiné ce motif ?'],
  )('has a question that nobody here can answer named, and offered to a person: %s', async (question) => {
    const said = await world(locale).say(
      locale === 'en'
        ? `Please exchange the dress for an M. Cancel the skirt of my other order. ${question}`
        : `Échangez la robe contre un M. Annulez la jupe de mon autre commande. ${question}`,
    );
    expect(told(said)).toContain('question_left');
    expect(said.text).toContain(question.replace(/\s*\?$/, ''));
    expect(put(said)).toEqual([EXCHANGE]);
  });

  it('has a new phone number passed to a person', async () => {
    const said = await world(locale).say(
      locale === 'en'
        ? 'Please exchange the dress for an M. Cancel the skirt of my other order. By the way my new phone number is 0612345678.'
        : 'Échangez la robe contre un M. Annulez la jupe de mon autre commande. Au fait, mon nouveau numéro de téléphone est le 0612345678.',
    );
    expect(ofType(said, 'handover')).toHaveLength(1);
    expect(put(said)).toEqual([EXCHANGE]);
  });
});

it.each([
  ['en', 'cancel order 45847 and return the belt for a refund', 'yes'],
  ['en', 'please cancel 45847, and give me my money back for the belt', 'yes please'],
  ['fr', 'annulez la commande 45847 et remboursez-moi la ceinture', 'oui'],
  ['fr', 'annulez la 45847, et je voudrais être remboursée de la ceinture', 'oui merci'],
])(
  'money for a thing of another order is no news of the cancelled one (%s: %s)',
  async (locale, words, yes) => {
    const talk = world(locale, 'chat');
    expect(put(await talk.say(words))).toEqual([['cancel_order', { order: '45847' }]]);
    expect(put(await talk.say(yes))).toEqual([['return_item', expect.objectContaining({ lines: ['2'] })]]);
  },
);
