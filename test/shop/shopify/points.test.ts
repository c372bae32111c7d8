import { expect, it } from 'vitest';
import { z } from 'zod';
import { ShopifyClient } from '../../../src/shop/shopify/client.ts';
import { Tokens } from '../../../src/shop/shopify/tokens.ts';

/** Shopify, which holds what a question may cost until it is answered, and answers when it is told to. */
function heldBack() {
  const open: (() => void)[] = [];
  const cost = { requestedQueryCost: 600, throttleStatus: { currentlyAvailable: 1000, restoreRate: 100 } };
  const fetch = async () => {
    await new Promise<void>((resolve) => void open.push(resolve));
    return Response.json({ data: { there: 1 }, extensions: { cost } });
  };
  const reach = { url: 'https://lune.myshopify.com', fetch, hidden: [], prove: () => ({}) };
  const credentials = { clientId: 'a', clientSecret: 'b', token: 'shpat_1' };
  const waits: number[] = [];
  const client = new ShopifyClient({
    ...{ reach, clock: () => 0, wait: async (ms) => void waits.push(ms) },
    tokens: new Tokens({ reach, credentials, now: () => 0, keepRefreshToken: async () => undefined }),
  });
  const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
  return { ask: () => client.ask('query A { there }', {}, z.unknown()), open, waits, settled };
}

it('a question that is too dear beside another waits for its answer, and not for points', async () => {
  const { ask, open, waits, settled } = heldBack();
  const first = ask();
  await settled();
  open.shift()?.();
  await first;
  const both = [ask(), ask()];
  await settled();
  expect(open).toHaveLength(1);
  open.shift()?.();
  await settled();
  expect(open).toHaveLength(1);
  open.shift()?.();
  expect(await Promise.all(both)).toHaveLength(2);
  expect(waits).toEqual([]);
});
