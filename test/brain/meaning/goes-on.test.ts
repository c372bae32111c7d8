import { describe, expect, it } from 'vitest';
import { ofType, order, World } from '../world.ts';

/* Few words that only make sense after what was said before. */

describe('in a conversation that goes on', () => {
  it('money back, after the offer to send one of several things back, is about that thing', async () => {
    const world = new World().speak('chat', 'verified', 'Sophie');
    const line = (id: string, product: string, title: string) => ({
      line: id,
      sku: `${product}-S`,
      product,
      title,
      options: { size: 'S', colour: 'navy' },
      quantity: 1,
      price: 5000,
    });
    world.orders = [
      order({ items: [line('1', 'SK-1', 'Jardin denim skirt'), line('2', 'TR-1', 'Dune jeans')] }),
    ];
    await world.say('The skirt is too small');
    const said = await world.say('rather a refund');
    expect(said.text).not.toMatch(/Which item|which one/i);
    expect(ofType(said, 'propose').length + said.calls.length).toBeGreaterThan(0);
  });

  it.each([
    ['en', 'My dress is too small.', 'no thanks, bye'],
    ['fr', 'Ma robe est trop petite.', 'non merci, au revoir'],
  ])('who declines and leaves is asked nothing, %s', async (locale, wish, leaves) => {
    const world = new World().speak('voice', 'recognised', 'Sophie');
    world.locale = locale;
    await world.say(wish);
    const said = await world.say(leaves);
    expect(said.text).not.toContain('?');
    expect(said.text).toMatch(/take care|belle journée/);
  });
});
