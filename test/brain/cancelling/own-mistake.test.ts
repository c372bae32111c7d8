import { describe, expect, it } from 'vitest';
import { pending, piece, world } from '../meaning/parcels.ts';
import { ofType, order, type Said } from '../world.ts';

/* A mistake that customers own up to is why they cancel: nothing wrong was sent. */

const put = (said: Said) => ofType(said, 'propose').map(({ call }) => [call.tool, call.input]);
const shopper = (locale: string) =>
  world(
    locale,
    pending('45846', 'Givre sweater'),
    order({ id: '45782', items: [piece('1', 'K-1', 'Jardin skirt')] }),
  );

const after = [
  ['en', 'That would be great, I ordered the wrong one, thanks so much!'],
  ['en', 'yes, silly me, I picked the wrong one!'],
  ['en', 'yes please, I must have clicked the wrong thing'],
  ['en', 'I chose the wrong colour, my mistake'],
  ['en', 'sorry, I just bought the wrong thing'],
  ['fr', 'oui merci, je me suis trompée d’article'],
  ['fr', 'j’ai pris le mauvais, désolée'],
  ['fr', 'merci beaucoup, j’ai commandé le mauvais modèle'],
  ['fr', 'oui, erreur de ma part !'],
  ['fr', 'je me suis plantée de taille, merci'],
] as const;

describe('a mistake of the customer’s own', () => {
  it.each(after)(
    'told after a cancellation offers nothing for another order (%s: %s)',
    async (locale, words) => {
      const talk = shopper(locale);
      await talk.say(locale === 'en' ? 'cancel order 45846' : 'annulez la commande 45846');
      await talk.say(locale === 'en' ? 'yes' : 'oui');
      expect(talk.orders[0]?.status).toBe('cancelled');
      const said = await talk.say(words);
      expect(put(said)).toEqual([]);
      expect(ofType(said, 'handover')).toEqual([]);
      expect(said.text).not.toContain('45782');
    },
  );

  it.each([
    ['fr', 'Bonjour, annulez ma commande 45846 s’il vous plaît, je me suis trompée de taille.'],
    ['fr', 'j’ai choisi la mauvaise couleur, annulez la 45846'],
    ['en', 'please cancel order 45846, I ordered the wrong size'],
    ['en', 'I picked the wrong colour so cancel 45846 please'],
    ['en', 'cancel 45846, my mistake, I bought the wrong one'],
  ])('beside a wish to cancel puts that alone (%s: %s)', async (locale, words) => {
    const said = await shopper(locale).speak('email', 'verified', 'Sophie').say(words);
    expect(put(said)).toEqual([['cancel_order', { order: '45846' }]]);
    expect(ofType(said, 'handover')).toEqual([]);
  });

  it.each([
    ['en', 'you sent me the wrong one'],
    ['en', 'I ordered the blue one and received the wrong one'],
    ['fr', 'vous m’avez envoyé le mauvais article'],
  ])('is not what the shop sent wrong (%s: %s)', async (locale, words) => {
    const talk = world(locale, order({ id: '45782', items: [piece('1', 'K-1', 'Jardin skirt')] }));
    const said = await talk.say(words);
    expect(ofType(said, 'record').map(({ findings }) => findings.intent)).toEqual(['wrong_item']);
  });
});
