import { describe, expect, it } from 'vitest';
import { piece, world } from '../meaning/parcels.ts';
import { ofType, order, type World } from '../world.ts';

/* What a colleague has is decided by them: nothing else is put for it that was not wished for. */

const BLAZER = piece('1', 'BL-1', 'Rivage blazer');
const BELT = piece('2', 'BE-2', 'Nœud leather belt');
const two = () => order({ items: [BLAZER, BELT] });

const ANOTHER = {
  en: ['the blazer has a loose button', 'I would rather have a new one'],
  fr: ['le blazer est arrivé abîmé', 'je préfère que vous me le remplaciez'],
} as const;
const MISSING = { en: 'my parcel never arrived', fr: 'mon colis n’est jamais arrivé' } as const;

async function waiting(locale: 'en' | 'fr', ...lines: readonly string[]): Promise<World> {
  const talk = world(locale, two()).speak('chat', 'verified', 'Sophie');
  for (const line of lines) await talk.say(line);
  expect(talk.control).toBe('waiting');
  return talk;
}

describe('while a colleague arranges another one', () => {
  it.each([
    ['en', 'the blazer is really torn at the seam'],
    ['en', 'the blazer is damaged, as I said'],
    ['en', 'the button came off the blazer'],
    ['en', 'the blazer is broken'],
    ['en', 'the blazer is defective, it is not my fault'],
    ['fr', 'le blazer est vraiment déchiré à la couture'],
    ['fr', 'le blazer est abîmé, comme je vous le disais'],
    ['fr', 'le blazer a un défaut'],
    ['fr', 'le bouton du blazer est cassé'],
    ['fr', 'le blazer est défectueux'],
  ] as const)('%s: no return is put beside it, and a yes opens none: %s', async (locale, line) => {
    const talk = await waiting(locale, ...ANOTHER[locale]);
    const said = await talk.say(line);
    expect(ofType(said, 'propose')).toEqual([]);
    expect(said.text).toMatch(/45821.*(?:by tomorrow at 17:00|demain à 17\sh)/);
    await talk.say(locale === 'en' ? 'Yes please' : 'Oui merci');
    expect(talk.orders[0]?.returns).toEqual([]);
  });

  it.each([
    ['en', 'actually I want to return the blazer and get my money back'],
    ['en', 'forget the new one, just refund the blazer'],
    ['fr', 'finalement je veux renvoyer le blazer et être remboursée'],
    ['fr', 'remboursez-moi le blazer plutôt'],
  ] as const)('%s: what is wished for instead is put: %s', async (locale, line) => {
    const talk = await waiting(locale, ...ANOTHER[locale]);
    expect(ofType(await talk.say(line), 'propose')).not.toEqual([]);
  });

  it.each([
    ['en', 'the belt is too small'],
    ['fr', 'la ceinture est trop petite'],
  ] as const)('%s: another thing of the order is no part of it: %s', async (locale, line) => {
    const talk = await waiting(locale, ...ANOTHER[locale]);
    if (locale === 'fr') talk.orders = [order({ items: [BLAZER, { ...BELT, title: 'Ceinture Nœud' }] })];
    expect(ofType(await talk.say(line), 'propose')).not.toEqual([]);
  });
});

describe('while a colleague looks for a parcel', () => {
  it.each([
    ['en', 'could you return me another one?'],
    ['en', 'the blazer may be too small anyway'],
    ['en', 'can I exchange the blazer for an M?'],
    ['fr', 'vous pouvez m’en renvoyer une autre ?'],
    ['fr', 'vous pouvez me renvoyer le blazer ?'],
    ['fr', 'je peux échanger le blazer contre un M ?'],
  ] as const)('%s: nothing of it goes back: %s', async (locale, line) => {
    const talk = await waiting(locale, MISSING[locale]);
    expect(ofType(await talk.say(line), 'propose')).toEqual([]);
  });

  it.each([
    ['en', 'it came after all, but the blazer is too big, I want to return it'],
    ['fr', 'je l’ai enfin reçu, mais le blazer est trop grand, je veux le renvoyer'],
  ] as const)('%s: what has come after all may: %s', async (locale, line) => {
    const talk = await waiting(locale, MISSING[locale]);
    expect(ofType(await talk.say(line), 'propose')).not.toEqual([]);
  });
});
