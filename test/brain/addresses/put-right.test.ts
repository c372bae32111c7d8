import { describe, expect, it } from 'vitest';
import { pending, world } from '../meaning/parcels.ts';
import { ofType, type Said, type World } from '../world.ts';

/* Where an order that has not left goes: as it was meant, and put right afterwards. */

const put = (said: Said) =>
  ofType(said, 'propose').flatMap(({ call: { tool, input } }) => {
    const { address } = input as {
      address?: { line1: string; postcode: string; city: string; country: string };
    };
    return tool === 'change_order_address' && address
      ? [`${address.line1}, ${address.postcode} ${address.city}, ${address.country}`]
      : [];
  });
const done = ({ calls }: World) => calls.filter(({ name }) => name === 'change_order_address').length;

const WISH = {
  en: 'please send my coat to 12 rue des Lilas, 69003 Lyon',
  fr: 'envoyez mon manteau au 12 rue des Lilas, 69003 Lyon',
} as const;
const YES = { en: 'yes', fr: 'oui' } as const;

const RIGHT = [
  ['en', 'sorry number 21 not 12', '21 rue des Lilas, 69003 Lyon, FR'],
  ['en', 'oh no, not 12 but 21', '21 rue des Lilas, 69003 Lyon, FR'],
  ['en', 'sorry, 12 should be 14 bis', '14 bis rue des Lilas, 69003 Lyon, FR'],
  ['en', 'oops, house number 21', '21 rue des Lilas, 69003 Lyon, FR'],
  ['en', 'wait, the postcode is 69004', '12 rue des Lilas, 69004 Lyon, FR'],
  ['en', "it's 69004 not 69003", '12 rue des Lilas, 69004 Lyon, FR'],
  ['en', 'sorry, 12 rue des Roses please', '12 rue des Roses, 69003 Lyon, FR'],
  ['en', 'rue des Roses, not rue des Lilas', '12 rue des Roses, 69003 Lyon, FR'],
  ['en', 'Villeurbanne, not Lyon', '12 rue des Lilas, 69003 Villeurbanne, FR'],
  ['fr', 'ah non pardon, au 21 pas 12', '21 rue des Lilas, 69003 Lyon, FR'],
  ['fr', "c'est le 21, pas le 12", '21 rue des Lilas, 69003 Lyon, FR'],
  ['fr', 'erreur : numéro 21', '21 rue des Lilas, 69003 Lyon, FR'],
  ['fr', 'le code postal est 69004, pas 69003', '12 rue des Lilas, 69004 Lyon, FR'],
  ['fr', 'pardon, 12 rue des Roses', '12 rue des Roses, 69003 Lyon, FR'],
  ['fr', 'rue des Roses et non rue des Lilas', '12 rue des Roses, 69003 Lyon, FR'],
] as const;

describe('an address put right', () => {
  it.each(RIGHT)(
    '%s: after the yes it is put anew, and no yes is read into it: %s',
    async (locale, words, to) => {
      const talk = world(locale, pending('45847', 'Boréal wool coat'));
      await talk.say(WISH[locale]);
      await talk.say(YES[locale]);
      expect(done(talk)).toBe(1);
      expect(put(await talk.say(words))).toEqual([to]);
      expect(done(talk)).toBe(1);
      await talk.say(YES[locale]);
      expect(done(talk)).toBe(2);
      expect(talk.calls.at(-1)?.input).toMatchObject({ address: { line1: to.split(',')[0] } });
    },
  );

  it.each(RIGHT)('%s: before the yes the new one takes its place: %s', async (locale, words, to) => {
    const talk = world(locale, pending('45847', 'Boréal wool coat'));
    await talk.say(WISH[locale]);
    expect(put(await talk.say(words))).toEqual([to]);
    expect(done(talk)).toBe(0);
    await talk.say(YES[locale]);
    expect(talk.calls.at(-1)?.input).toMatchObject({ address: { line1: to.split(',')[0] } });
  });

  it.each([
    ['en', 'sorry, when will it come?'],
    ['en', 'no, 2 coats'],
    ['en', 'is it 12 or 14 days for a return?'],
    ['en', 'actually I have 3 children'],
    ['en', 'the coat, not the dress'],
    ['fr', 'pardon, vous livrez en 2 jours ?'],
    ['fr', 'non merci'],
    ['fr', 'je voulais la taille 38, pas la 40'],
  ] as const)('%s: words about something else change no address: %s', async (locale, words) => {
    const talk = world(locale, pending('45847', 'Boréal wool coat'));
    await talk.say(WISH[locale]);
    await talk.say(YES[locale]);
    expect(put(await talk.say(words))).toEqual([]);
    expect(done(talk)).toBe(1);
  });

  it('that has left since is for a person', async () => {
    const talk = world('en', pending('45847', 'Boréal wool coat'));
    await talk.say(WISH.en);
    await talk.say('yes');
    for (const order of talk.orders) order.status = 'shipped';
    const said = await talk.say('sorry, 21 not 12');
    expect(put(said)).toEqual([]);
    expect(said.steps.some(({ type }) => type === 'handover')).toBe(true);
  });
});
