import { describe } from 'vitest';
import { Woo } from '../../../sandbox/shop/woocommerce.ts';
import { Beside } from '../../../src/shop/remote/beside.ts';
import type { RemoteReach } from '../../../src/shop/remote/caller.ts';
import { WooShop } from '../../../src/shop/woocommerce/woo-shop.ts';
import { allMigrations, plainStorage } from '../plain.ts';
import { NOW } from '../world.ts';
import { anExchange, aReturn, arrivalsContract, CANCEL, remoteContract, shopContract } from './contract.ts';
import { GOODS, ORDERS } from './goods.ts';

const [KEY, SECRET] = ['ck_0123456789', 'cs_9876543210'];

/** WooCommerce behind a network that can fail, and the adapter in front of it. */
function wooWorld(arrivesAfter = 2) {
  const woo = new Woo({
    orders: ORDERS,
    products: GOODS.filter((line) => line.type === 'product'),
    key: KEY,
    secret: SECRET,
    now: () => NOW,
  });
  let [isDown, loses, effects] = [false, -1, 0];
  const fetch = async (url: string, init: RequestInit) => {
    if (isDown) throw new TypeError('connection refused');
    const { pathname, search } = new URL(url);
    const method = init.method ?? 'GET';
    const answer = woo.answer({
      method,
      path: pathname + search,
      headers: init.headers as Record<string, string>,
      body: String(init.body ?? ''),
    });
    // A status that is set twice changes nothing.
    if (method === 'POST' && answer.status < 300) effects++;
    if (method !== 'GET' && loses-- === 0) {
      throw new TypeError('connection reset');
    }
    return Response.json(answer.json, { status: answer.status });
  };
  const reach: RemoteReach = {
    url: 'https://shop.example',
    fetch,
    hidden: [KEY, SECRET],
    prove: () => ({ authorization: `Basic ${btoa(`${KEY}:${SECRET}`)}` }),
  };
  const { sql, storage } = plainStorage([...allMigrations('9999', 'remote-shop'), ...allMigrations()]);
  const shop = new WooShop({
    ...{ reach, storage, beside: new Beside(sql), arrivesAfter, currency: 'EUR' },
    now: () => Date.parse(NOW),
  });
  return {
    shop,
    dress: '100',
    system: {
      loseAnswer(after: number) {
        loses = after;
      },
      down(down: boolean) {
        isDown = down;
      },
      effects: () => effects,
    },
  };
}

describe('WooCommerce', () => {
  shopContract(['return', 'settle', 'exchange', 'undo', 'cancel'], async () => wooWorld());
  arrivalsContract(async () => wooWorld(5), { inferred: '45821' });
  describe('a return', () => remoteContract(aReturn('45821'), async () => wooWorld()));
  describe('an exchange', () => remoteContract(anExchange('45821', 'DR-101-M'), async () => wooWorld()));
  describe('a cancellation', () => remoteContract(CANCEL, async () => wooWorld()));
});
