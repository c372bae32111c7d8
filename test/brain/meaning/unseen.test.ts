import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { order, type Said, type World } from '../world.ts';
import { pending, piece, world } from './parcels.ts';

/*
 * What customers say to take a cancellation back, to correct themselves, or about an order that is not theirs. The lines were written by
 * somebody who had not seen the code: nothing but the kinds may be fitted to them.
 */

const rows = (name: string) =>
  readFileSync(`test/brain/meaning/${name}.tsv`, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t'));

const PARCELS: Readonly<Record<string, World['orders'][number]>> = {
  P: order({
    items: [
      piece('1', 'TO-1', 'Marine striped top'),
      piece('2', 'CO-1', 'Brume trench coat'),
      piece('3', 'BE-1', 'Cuir belt'),
    ],
  }),
  Q: order({
    items: [
      piece('1', 'BA-1', 'Sable bag'),
      piece('2', 'TR-1', 'Lin trousers'),
      piece('3', 'PU-1', 'Laine jumper'),
    ],
  }),
};

const WRITES = ['cancel_order', 'return_item', 'exchange_item', 'undo'];
/** What is offered in an answer, or was done since: the calls. */
function meant(said: Said, { calls }: World, since: number): { name: string; input: { lines?: string[] } }[] {
  const offered = said.steps.flatMap((step) =>
    step.type === 'propose' ? [{ name: step.call.tool, input: step.call.input as { lines?: string[] } }] : [],
  );
  const done = calls.slice(since).filter(({ name }) => WRITES.includes(name));
  return [...offered, ...done.map(({ name, input }) => ({ name, input: input as { lines?: string[] } }))];
}

describe('after a cancellation', () => {
  it.each(rows('restore'))('%s: "%s" cancels nothing else', async (locale = 'en', text = '') => {
    const shop = world(locale, pending('45830', 'Nord coat'), pending('45831', 'Lin shirt'));
    await shop.say(locale === 'en' ? 'Please cancel order 45830' : 'Annulez la commande 45830 svp');
    await shop.say(locale === 'en' ? 'Yes please' : 'Oui');
    const since = shop.calls.length;
    const said = await shop.say(text);
    expect(meant(said, shop, since).filter(({ name }) => name === 'cancel_order')).toEqual([]);
    // Useful in any case: a person takes over, or is offered.
    const person =
      said.steps.some(({ type }) => type === 'handover') || said.choices.some(({ id }) => id === 'human');
    expect({ person, text: said.text }).toMatchObject({ text: expect.stringMatching(/\S/) });
  });
});

describe('a correction or a contrast', () => {
  it.each(rows('correct'))(
    '%s %s: "%s" "%s" touches nothing but item %s',
    async (locale = 'en', parcel = 'P', first = '', second = '', line = '') => {
      const about = PARCELS[parcel];
      if (!about) throw new Error(parcel);
      const shop = world(locale, about);
      if (first) await shop.say(first);
      const since = shop.calls.length;
      const said = await shop.say(second);
      const all = meant(said, shop, since);
      const lines = (undoes: boolean) =>
        all.filter(({ name }) => (name === 'undo') === undoes).flatMap(({ input }) => input.lines ?? []);
      expect(lines(false).filter((other) => other !== line)).toEqual([]);
      // What is taken out of a return is kept.
      expect(lines(true)).not.toContain(line);
    },
  );

  it('is understood at once in most cases, and asked about in the others', async () => {
    let understood = 0;
    const all = rows('correct');
    for (const [locale = 'en', parcel = 'P', first = '', second = '', line = ''] of all) {
      const shop = world(locale, PARCELS[parcel] ?? order());
      if (first) await shop.say(first);
      const since = shop.calls.length;
      const said = await shop.say(second);
      if (meant(said, shop, since).some(({ input }) => input.lines?.includes(line))) understood++;
    }
    expect(understood / all.length).toBeGreaterThan(0.55);
  });
});

describe('an order that is somebody else’s', () => {
  it.each(rows('foreign'))('%s: "%s" "%s" offers nothing', async (locale = 'en', first = '', second = '') => {
    const shop = world(locale, pending('45839', 'Nord coat'));
    shop.foreign = [pending('45847', 'Lin shirt')];
    for (const text of [first, second]) {
      const since = shop.calls.length;
      const said = await shop.say(text);
      expect(meant(said, shop, since)).toEqual([]);
    }
  });
});
