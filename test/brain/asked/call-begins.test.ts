import { describe, expect, it } from 'vitest';
import { ofType, World } from '../world.ts';

const begun = (locale: string, words: string) => {
  const world = new World().speak('voice', 'recognised', 'Sophie');
  world.locale = locale;
  return world.say(words);
};

describe('a call that begins with yes and a greeting', () => {
  it.each([
    ['en', 'yes hello, where is my order'],
    ['en', 'yes good morning I was wondering about my parcel'],
    ['fr', 'oui bonjour je voudrais savoir où est ma commande'],
    ['fr', 'Oui allô, bonjour, où en est mon colis ?'],
  ])('%s: %s', async (locale, words) => {
    const said = await begun(locale, words);
    expect(said.text).toContain('45821');
    expect(ofType(said, 'handover')).toEqual([]);
  });

  it.each([
    ['en', 'yes hello, I have a problem with the dress, it has a hole'],
    ['fr', "oui bonjour, j'ai un problème avec la robe, elle a un trou"],
  ])('is heard to the end: %s, %s', async (locale, words) => {
    expect(ofType(await begun(locale, words), 'propose')[0]?.call).toMatchObject({
      tool: 'return_item',
      input: { reason: 'damaged_item' },
    });
  });
});
