import { describe, expect, it } from 'vitest';
import { CHANNELS, someone } from '../agreed/agreed.ts';
import { serviceInside } from '../service.ts';

/* Money back that is wanted with the return: over the wire, and as the shop has it afterwards. */

const service = serviceInside();

describe.each(CHANNELS)('on %s', (channel) => {
  it.each([
    ['fr', 'La robe est trop petite, remboursez-la moi', 'oui'],
    ['en', 'The dress is too small, could you refund it?', 'yes'],
  ])('%s: one yes opens the return and settles it as a refund', async (locale, wish, yes) => {
    const { say, order } = await someone(service, channel, locale);
    expect(await say(wish)).toMatch(/87/);
    expect((await order())?.returns).toEqual([]);
    const done = await say(yes);
    const { returns, refunds } = (await order()) ?? {};
    expect(returns).toMatchObject([{ status: 'open', settlement: 'refund' }]);
    expect(refunds).toMatchObject([{ amount: 8700, status: 'on_receipt' }]);
    expect(done).not.toMatch(/Shall I|Souhaitez-vous/);
  });
});

it.each([
  ['fr', 'Ma robe est trop petite', 'remboursement svp', 'oui'],
  ['en', 'My dress is too small', 'rather a refund', 'yes please, refund it'],
])('%s: a refund that is asked for after the offer is done with it', async (locale, trouble, wish, yes) => {
  const { say, order } = await someone(service, 'chat', locale);
  await say(trouble);
  await say(wish);
  expect((await order())?.returns).toEqual([]);
  await say(yes);
  expect((await order())?.returns).toMatchObject([{ settlement: 'refund' }]);
});
