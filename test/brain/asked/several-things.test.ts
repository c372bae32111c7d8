import { describe, expect, it } from 'vitest';
import { pending, piece, world } from '../meaning/parcels.ts';
import { ofType, order, type Said } from '../world.ts';

/* Of several things or orders that are wished for none is dropped without a word, and what is known is not asked again. */

const put = (said: Said) => ofType(said, 'propose').map(({ call }) => [call.tool, call.input]);
const slip = [piece('1', 'S', 'Soir slip dress'), piece('2', 'M', 'Marée shirt dress')];
const trench = [piece('1', 'A', 'Averse trench coat'), piece('2', 'T', 'Essentiel top')];
const three = () => order({ id: '45802', items: [...slip, piece('3', 'A', 'Averse trench coat')] });

describe('orders that are to be cancelled', () => {
  it.each([
    ['en', 'cancel 45833 and 45835 please'],
    ['en', 'please cancel orders 45835 and 45833'],
    ['en', 'cancel both 45833 and 45835'],
    ['fr', 'annulez 45833 et 45835 svp'],
    ['fr', 'je voudrais annuler les commandes 45835 et 45833'],
  ])('are all spoken of, also one that is cancelled already (%s: %s)', async (locale, words) => {
    const gone = { ...pending('45833', 'Soir dress'), status: 'cancelled' as const };
    const said = await world(locale, gone, pending('45835', 'Lune dress')).say(words);
    expect(put(said)).toEqual([['cancel_order', { order: '45835' }]]);
    expect(said.text).toContain('45833');
  });
});

describe('things of two orders', () => {
  it.each([
    ['en', 'return the Soir slip dress and the Averse trench'],
    ['en', 'I want to send back the slip dress and the trench coat'],
    ['en', 'I would like to return the trench from 45772 and the slip dress from 45802'],
    ['fr', 'je veux renvoyer la robe Soir et le trench Averse'],
    ['fr', 'retour du trench et de la robe Soir svp'],
  ])('stand on one card to be sent back (%s: %s)', async (locale, words) => {
    const talk = world(locale, order({ id: '45802', items: slip }), order({ id: '45772', items: trench }));
    expect(put(await talk.say(words))).toEqual([
      ['return_item', { order: '45802', lines: ['1'] }],
      ['return_item', { order: '45772', lines: ['1'] }],
    ]);
  });

  it.each([
    ['en', 'cancel the slip dress and the trench'],
    ['fr', 'annulez la robe Soir et le trench'],
  ])('stand on one card to be cancelled (%s: %s)', async (locale, words) => {
    const talk = world(
      locale,
      { ...pending('45802', ''), items: slip },
      { ...pending('45772', ''), items: trench },
    );
    expect(put(await talk.say(words))).toEqual([
      ['cancel_order', { order: '45802', lines: ['1'] }],
      ['cancel_order', { order: '45772', lines: ['1'] }],
    ]);
  });
});

describe('several things that were asked about', () => {
  it.each([
    ['en', 'I want to return something', 'both please', ['1', '2']],
    ['en', 'I want to return 2 of the things', null, ['1', '2']],
    ['en', 'I want to return an item', "yes both, they're too long", ['1', '2']],
    ['fr', 'je voudrais renvoyer un article', 'les deux svp', ['1', '2']],
    ['fr', 'je veux retourner 2 articles', null, ['1', '2']],
  ] as const)('are those that a number means (%s: %s, %s)', async (locale, first, then, lines) => {
    const talk = world(locale, order({ id: '45802', items: slip }));
    const asked = await talk.say(first);
    const said = then === null ? asked : await talk.say(then);
    expect(put(said)).toEqual([['return_item', expect.objectContaining({ lines })]]);
  });

  it.each([
    ['en', 'I want to return something', 'the first two', ['1', '2']],
    ['en', 'I want to return an item', 'the last two please', ['2', '3']],
    ['fr', 'je voudrais renvoyer un article', 'les deux premiers', ['1', '2']],
    ['fr', 'je voudrais renvoyer un article', 'les deux derniers svp', ['2', '3']],
  ] as const)('are told by their place among three (%s: %s, %s)', async (locale, first, then, lines) => {
    const talk = world(locale, three());
    await talk.say(first);
    expect(put(await talk.say(then))).toEqual([['return_item', expect.objectContaining({ lines })]]);
  });

  it.each([
    ['en', 'I want to return 2 of the things in order 45802', 'the slip dress and the trench', /Which 2/],
    ['fr', 'je veux renvoyer 2 articles de la commande 45802', 'la robe Soir et le trench', /les 2/],
  ])('are asked for by their number, and named (%s)', async (locale, first, then, asks) => {
    const talk = world(locale, three());
    expect((await talk.say(first)).text).toMatch(asks);
    expect(put(await talk.say(then))).toEqual([
      ['return_item', expect.objectContaining({ lines: ['1', '3'] })],
    ]);
  });
});

describe('what is known of a return', () => {
  it.each([
    ['fr', 'je veux renvoyer ma commande', 'tout', 'remboursement'],
    ['fr', 'je voudrais renvoyer un article', 'tout svp', 'plutôt un remboursement'],
    ['en', 'I want to return my order', 'everything', 'refund'],
    ['en', 'I want to return an item', 'all of them', 'a refund please'],
    ['en', 'I want to return something', 'the first two', 'refund'],
  ])('is not asked again for the money (%s: %s, %s)', async (locale, first, which, then) => {
    const talk = world(locale, three());
    await talk.say(first);
    const lines = which.includes('two') ? ['1', '2'] : ['1', '2', '3'];
    expect(put(await talk.say(which))).toEqual([['return_item', expect.objectContaining({ lines })]]);
    expect(put(await talk.say(then))).toEqual([
      ['return_item', expect.objectContaining({ lines, settlement: 'original' })],
    ]);
  });

  it.each([
    ['en', 'go ahead with the return of one'],
    ['en', 'yes, please go ahead with the return of only one'],
    ['fr', 'allez-y pour le retour d’un'],
    ['fr', 'lancez le retour de un seul'],
  ])('is how many pieces go (%s: %s)', async (locale, words) => {
    const talk = world(locale, order({ items: [{ ...piece('1', 'B', 'Brise blazer'), quantity: 2 }] }));
    await talk.say(locale === 'en' ? 'I want to return the blazer' : 'je veux renvoyer le blazer');
    expect((await talk.say(words)).text).not.toMatch(/How many|Combien/);
    expect(JSON.stringify(talk.calls)).toContain('"quantity":1');
  });

  it.each([
    ['en', 'I want to exchange an item of order 45763'],
    ['fr', 'je voudrais échanger un article de ma commande 45763'],
  ])('is that it is too late, before it is asked which thing (%s)', async (locale, words) => {
    const returnable = { open: false as const, reason: 'window_closed' as const, lastDay: '2026-11-18' };
    const talk = world(locale, order({ id: '45763', items: slip, returnable }));
    const said = await talk.say(words);
    expect(said.text).toContain('45763');
    expect(said.choices.map(({ id }) => id.split(':')[0])).not.toContain('item');
  });
});

describe('the parcel that is awaited', () => {
  const old = order({
    ...{ id: '45763', placedAt: '2026-10-12T10:00:00Z', deliveredAt: '2026-10-18T10:00:00Z', items: slip },
    returnable: { open: false, reason: 'window_closed', lastDay: '2026-11-18' },
  });
  const sent = order({
    ...{
      id: '45812',
      status: 'shipped',
      shippedAt: '2026-12-12T10:00:00Z',
      deliveredAt: null,
      items: trench,
    },
    returnable: { open: false, reason: 'not_delivered', lastDay: null },
  });

  it.each([
    ['en', 'Hi! when does my parcel come, and can I change the size of it to M still?'],
    ['en', 'when will the parcel come?'],
    ['en', 'has my order arrived in the country, when does the order come'],
    ['en', 'when is the parcel here?'],
    ['fr', 'quand est-ce que le colis arrive ?'],
    ['fr', 'quand le colis arrive, et je peux changer la taille en M ?'],
  ])('is the one under way (%s: %s)', async (locale, words) => {
    const said = await world(locale, sent, old).say(words);
    expect(said.text).toContain('45812');
    expect(said.text).not.toContain('45763');
  });
});

describe('a thing that was never ordered', () => {
  it.each([
    ['fr', 'je veux annuler la jupe'],
    ['fr', 'annulez le pantalon svp'],
    ['en', 'cancel the skirt please'],
    ['en', 'I want to cancel the boots'],
    ['en', 'could you cancel the jacket in my order'],
  ])('is said to be none of theirs (%s: %s)', async (locale, words) => {
    const talk = world(locale, pending('45845', 'Voile scarf'), pending('45838', 'Valse top'));
    const said = await talk.say(words);
    expect(put(said)).toEqual([]);
    expect(said.text).toContain(locale === 'fr' ? 'Je ne trouve pas' : "can't find");
  });
});

describe('money for what was cancelled', () => {
  it.each([
    ['fr', 'ma commande 45833 a été annulée mais pas remboursée ??'],
    ['fr', 'la 45833 est annulée et je n’ai toujours pas été remboursée'],
    ['en', 'order 45833 was cancelled but not refunded??'],
    ['en', '45833 has been cancelled, where is my refund'],
    ['en', 'you cancelled 45833 and I never got my money back'],
  ])('that nothing shows is for a person (%s: %s)', async (locale, words) => {
    const gone = { ...pending('45833', 'Soir dress'), status: 'cancelled' as const };
    const said = await world(locale, gone).say(words);
    expect(ofType(said, 'handover')).toHaveLength(1);
  });
});
