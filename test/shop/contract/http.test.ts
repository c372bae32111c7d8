import { describe, expect, it } from 'vitest';
import { createShop } from '../../../examples/shop-by-http/shop.mjs';
import { HttpShop } from '../../../src/shop/http/http-shop.ts';
import { Beside } from '../../../src/shop/remote/beside.ts';
import type { RemoteReach } from '../../../src/shop/remote/caller.ts';
import { signature } from '../../../src/signature.ts';
import { allMigrations, plainStorage } from '../plain.ts';
import { NOW } from '../world.ts';
import { aReturn, arrivalsContract, remoteContract, shopContract } from './contract.ts';
import { GOODS, ORDERS } from './goods.ts';

const SECRET = 'a secret that both sides know';
const ALL = { returns: true, exchanges: true, refunds: true, cancel: true };

/** The reference shop behind a network that can fail, and the adapter in front of it. */
function httpWorld(can: typeof ALL = ALL) {
  const handle = createShop({
    orders: ORDERS,
    products: GOODS.filter((line) => line.type === 'product'),
    secret: SECRET,
    can,
    now: () => NOW,
  });
  let [isDown, loses] = [false, -1];
  const effects = new Set<string | null>();
  const asked: string[] = [];
  const fetch = async (url: string, init: RequestInit) => {
    if (isDown) throw new TypeError('connection refused');
    const { pathname, search } = new URL(url);
    asked.push(`${init.method} ${pathname}`);
    const answer = handle({
      method: init.method ?? '',
      path: pathname + search,
      headers: init.headers as Record<string, string>,
      body: String(init.body ?? ''),
    });
    const writes = init.method === 'POST' && !pathname.endsWith('/quotes');
    if (writes && answer.status === 200) effects.add(new Headers(init.headers).get('idempotency-key'));
    if (writes && loses-- === 0) {
      throw new TypeError('connection reset');
    }
    return Response.json(answer.json, { status: answer.status });
  };
  const reach: RemoteReach = {
    url: 'https://shop.example',
    fetch,
    hidden: [SECRET],
    prove: (request) => ({ 'onethread-signature': signature(SECRET, request) }),
  };
  const { sql } = plainStorage(allMigrations('9999', 'remote-shop'));
  return {
    dress: 'DR-101',
    shop: new HttpShop(reach, new Beside(sql)),
    reach,
    asked,
    system: {
      loseAnswer(after: number) {
        loses = after;
      },
      down(down: boolean) {
        isDown = down;
      },
      effects: () => effects.size,
    },
  };
}

describe('a shop by HTTP', () => {
  shopContract(['return', 'undo', 'exchange', 'settle', 'cancel'], async () => httpWorld());
  arrivalsContract(async () => httpWorld(), { inferred: null });
  remoteContract(aReturn('45821'), async () => httpWorld());
});

describe('a shop by HTTP that only takes returns', () => {
  shopContract(['return', 'undo'], async () =>
    httpWorld({ returns: true, exchanges: false, refunds: false, cancel: false }),
  );
});

describe('what a turn asks a shop by HTTP', () => {
  it('is asked once, however often the turn looks at it', async () => {
    const { shop, asked } = httpWorld();
    for (let times = 0; times < 3; times++) {
      await shop.capabilities();
      await shop.ordersOf('c-1', 10);
      await shop.order('45821');
      await shop.quote(aReturn('45821'));
    }
    expect(asked).toEqual(['GET /capabilities', 'GET /orders']);
  });
});
