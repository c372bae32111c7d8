import { Woo } from '../../../sandbox/shop/woocommerce.ts';
import { Beside } from '../../../src/shop/remote/beside.ts';
import type { RemoteReach } from '../../../src/shop/remote/caller.ts';
import { WooShop } from '../../../src/shop/woocommerce/woo-shop.ts';
import { GOODS, ORDERS } from '../contract/goods.ts';
import { allMigrations, doLater, plainStorage } from '../plain.ts';
import { NOW } from '../world.ts';

const [KEY, SECRET] = ['ck_0123456789', 'cs_9876543210'];

/** WooCommerce behind a network that can fail, and the adapter in front of it. */
export function wooWorld(arrivesAfter = 2) {
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
    sql,
    afterwards: (at?: number) => doLater(sql, shop, at),
    /** The notes on an order, as the shop has them. */
    notesOn(order: string): string[] {
      const headers = reach.prove({ method: 'GET', path: '', body: '' });
      const { json } = woo.answer({
        method: 'GET',
        path: `/wp-json/wc/v3/orders/${order}/notes`,
        headers,
        body: '',
      });
      return (json as { note: string }[]).map(({ note }) => note);
    },
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
