import { expect, it } from 'vitest';
import { order, World } from '../world.ts';

/* What was withdrawn from the desk for another thing of the order. */

const thing = (line: string, title: string) => ({
  ...{ line, sku: `S-${line}`, product: `P-${line}`, title },
  ...{ options: { size: 'M' }, quantity: 1, price: 4_000 },
});

it.each([
  ['en', 'ah no, not the coat, the scarf', ['2']],
  ['fr', 'ah non pas le manteau, l’écharpe', ['2']],
  ['en', 'I changed my mind', null],
  ['fr', 'non finalement je garde le manteau', null],
])(
  'another thing that is meant is put on a card, and nothing else (%s: %s)',
  async (locale, words, lines) => {
    const talk = new World();
    talk.locale = locale;
    talk.orders = [
      order({
        ...{ id: '45847', status: 'pending', shippedAt: null, deliveredAt: null, shipments: [] },
        items: [thing('1', 'Hiver coat'), thing('2', 'Soie scarf')],
        returnable: { open: false, reason: 'not_delivered', lastDay: null },
      }),
    ];
    talk.speak('chat', 'recognised', 'Sophie');
    const context = talk.context.bind(talk);
    const withdrawn = [{ act: 'cancel' as const, order: '45847', said: 'WITHDRAWN.' }];
    talk.context = (asked, over) => context(asked, { ...over, withdrawn });
    const { text, steps } = await talk.say(words);
    expect(text).toContain('WITHDRAWN.');
    const calls = steps.flatMap((step) => (step.type === 'propose' ? [step.call] : []));
    expect(calls).toEqual(lines ? [{ tool: 'cancel_order', input: { order: '45847', lines } }] : []);
  },
);
