import { describe, expect, it } from 'vitest';
import { approvalText } from '../../../src/language/approvals.ts';
import { pending, piece, world } from '../meaning/parcels.ts';
import { ofType, order } from '../world.ts';

/* What a person refused is not put again, and the refusal is told with its reason and the way to a person. */

function refusedBefore(locale: string) {
  const talk = world(locale, pending('45839', 'Marché tote bag'), order());
  const said = approvalText(
    { kind: 'refused', why: 'It is already in the van' },
    { order: '45839', money: [] },
    { locale, timeZone: 'Europe/Paris' },
  );
  talk.refused = [{ act: 'cancel', order: '45839', said }];
  return talk;
}

describe('a cancellation that a person refused', () => {
  it.each([
    ['en', 'hey what about my cancellation?'],
    ['en', 'so is my order cancelled now? please cancel it'],
    ['en', 'cancel order 45839'],
    ['en', 'I still want to cancel my order'],
    ['en', 'any news on cancelling 45839?'],
    ['fr', 'et mon annulation alors ?'],
    ['fr', 'annulez la commande 45839 svp'],
    ['fr', 'je veux toujours annuler ma commande'],
  ])('is told once more, with its reason (%s: %s)', async (locale, words) => {
    const said = await refusedBefore(locale).say(words);
    expect(said.text).toContain('It is already in the van. ');
    expect(ofType(said, 'propose')).toEqual([]);
    expect(said.choices.map(({ id }) => id)).toEqual(['human']);
  });

  it.each([
    ['en', 'where is order 45821?'],
    ['en', 'please return the Lune dress'],
    ['fr', 'où est ma commande 45821 ?'],
  ])('is not told where something else is asked (%s: %s)', async (locale, words) => {
    expect((await refusedBefore(locale).say(words)).text).not.toContain('van');
  });
});

describe('the label of a return of several things that is open', () => {
  const items = [
    piece('1', 'T', 'Essentiel top'),
    piece('2', 'C', 'Boréal coat'),
    piece('3', 'M', 'Marinière'),
  ];

  it.each([
    ['en', 'did my return go through? where is the label'],
    ['en', 'where is my return label?'],
    ['en', 'is the return open? I have no label yet'],
    ['fr', 'mon retour est bien passé ? où est l’étiquette'],
    ['fr', 'je n’ai pas reçu l’étiquette de retour'],
    ['fr', 'vous pouvez me renvoyer l’étiquette ?'],
  ])('is given again, and nobody asks which thing (%s: %s)', async (locale, words) => {
    const talk = world(locale, order({ id: '45803', items }));
    await talk.say(
      locale === 'en' ? 'please return everything of order 45803' : 'je renvoie tout de la commande 45803',
    );
    if (talk.orders[0]?.returns.length === 0) await talk.say(locale === 'en' ? 'yes' : 'oui');
    expect(talk.orders[0]?.returns).toHaveLength(1);
    const said = await talk.say(words);
    expect(said.choices.filter(({ id }) => id.startsWith('item:'))).toEqual([]);
    expect(ofType(said, 'attach')).toHaveLength(1);
  });
});
