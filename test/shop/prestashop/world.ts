import { Presta } from '../../../sandbox/shop/prestashop.ts';
import { PrestaShop } from '../../../src/shop/prestashop/presta-shop.ts';
import { Beside } from '../../../src/shop/remote/beside.ts';
import type { Order } from '../../../src/shop/shop.ts';
import { GOODS, ORDERS } from '../contract/goods.ts';
import { allMigrations, plainStorage } from '../plain.ts';
import { NOW } from '../world.ts';

export const KEY = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** PrestaShop behind a network that can fail, and the adapter in front of it. */
export function prestaWorld({
  orders = ORDERS,
  without = [],
  key = KEY,
  now = NOW,
  clock = () => NOW,
}: {
  orders?: readonly Order[];
  without?: readonly string[];
  key?: string;
  now?: string;
  /** The shop's own. */
  clock?: () => string;
} = {}) {
  const presta = new Presta({
    ...{ orders, without, key: KEY, now: clock },
    products: GOODS.filter((line) => line.type === 'product'),
  });
  /** With how many answers there were by then. */
  const asked: { method: string; path: string; answered: number }[] = [];
  let answered = 0;
  let [isDown, failing] = [false, 0];
  const fetch = async (url: string, init: RequestInit) => {
    if (isDown) throw new TypeError('connection refused');
    if (failing > 0) return new Response('<h1>Server error</h1>', { status: failing });
    const { pathname, search } = new URL(url);
    const method = init.method ?? 'GET';
    asked.push({ method, path: pathname + search, answered });
    await Promise.resolve();
    answered++;
    const { status, json } = presta.answer({
      ...{ method, path: pathname + search, body: String(init.body ?? '') },
      headers: init.headers as Record<string, string>,
    });
    return typeof json === 'string' ? new Response(json, { status }) : Response.json(json, { status });
  };
  const { sql, storage } = plainStorage([...allMigrations('9999', 'remote-shop'), ...allMigrations()]);
  const shop = new PrestaShop({
    ...{ storage, beside: new Beside(sql), arrivesAfter: 5, currency: 'EUR', now: () => Date.parse(now) },
    reach: {
      ...{ url: 'https://shop.example', fetch, hidden: [key] },
      prove: () => ({ authorization: `Basic ${btoa(`${key}:`)}` }),
    },
  });
  return {
    shop,
    presta,
    asked,
    sql,
    dress: '1',
    fail(status: number) {
      failing = status;
    },
    system: {
      loseAnswer() {},
      down(down: boolean) {
        isDown = down;
      },
      effects: () => asked.filter(({ method }) => method !== 'GET').length,
    },
  };
}
