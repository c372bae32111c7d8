import { Shopify } from '../../../sandbox/shopify/shopify.ts';
import { Beside } from '../../../src/shop/remote/beside.ts';
import type { Order } from '../../../src/shop/shop.ts';
import { ShopifyShop } from '../../../src/shop/shopify/shopify-shop.ts';
import type { ShopifyCredentials } from '../../../src/shop/shopify/tokens.ts';
import { GOODS, ORDERS } from '../contract/goods.ts';
import { allMigrations, doLater, plainStorage } from '../plain.ts';
import { NOW } from '../world.ts';

export const APP = { clientId: 'app-1', clientSecret: 'shpss_0123456789' };

/** Shopify behind a network that can fail, and the adapter in front of it. */
export function shopifyWorld({
  orders = ORDERS,
  scopes,
  credentials = APP,
  arrivesAfter = 2,
}: {
  orders?: readonly Order[];
  scopes?: readonly string[];
  credentials?: ShopifyCredentials;
  arrivesAfter?: number;
} = {}) {
  let now = Date.parse(NOW);
  let seconds = 0;
  const shopify = new Shopify({
    orders,
    products: GOODS.filter((line) => line.type === 'product'),
    ...APP,
    now: () => new Date(now).toISOString(),
    ...(scopes ? { scopes } : {}),
  });
  let [isDown, loses, breaks] = [false, -1, -1];
  const asked: string[] = [];
  const statuses: number[] = [];
  const waits: number[] = [];
  const refreshed: string[] = [];
  const files = new Map<string, ArrayBuffer>();
  const uploads: string[] = [];
  const fetch = async (url: string, init: RequestInit) => {
    if (breaks-- === 0) throw new TypeError('connection refused');
    if (isDown) throw new TypeError('connection refused');
    const { pathname, search, hostname } = new URL(url);
    if (hostname === 'uploads.shopify.example') {
      uploads.push(pathname);
      return new Response(null, { status: 200 });
    }
    const body = String(init.body ?? '');
    const [, name = 'token'] = /(?:query|mutation) (\w+)/.exec(body) ?? [];
    asked.push(name);
    const before = shopify.changes();
    const answer = shopify.answer(
      {
        method: init.method ?? 'GET',
        path: pathname + search,
        headers: init.headers as Record<string, string>,
        body,
      },
      seconds,
    );
    statuses.push(answer.status);
    if (shopify.changes() > before && loses-- === 0) throw new TypeError('connection reset');
    return Response.json(answer.json, { status: answer.status });
  };
  const { sql, storage } = plainStorage([...allMigrations('9999', 'remote-shop'), ...allMigrations()]);
  const shop = () =>
    new ShopifyShop({
      reach: { url: 'https://lune.myshopify.com', fetch, hidden: [APP.clientSecret], prove: () => ({}) },
      ...{ credentials, storage, beside: new Beside(sql), arrivesAfter, currency: 'EUR' },
      now: () => now,
      clock: () => seconds * 1000,
      wait: async (ms) => {
        waits.push(ms);
        seconds += ms / 1000;
        now += ms;
      },
      keepRefreshToken: async (token) => void refreshed.push(token),
      returnDays: 30,
      file: async (key) => files.get(key) ?? null,
      mayCall: (url) => url.startsWith('https://uploads.shopify.example/'),
    });
  return {
    ...{
      shop: shop(),
      reopened: shop,
      dress: '500000',
      hands: shopify.hands,
      shopify,
      asked,
      statuses,
      waits,
      refreshed,
      sql,
      files,
      uploads,
    },
    /** The call behind so many others never gets there. */
    breakAt(after: number) {
      breaks = after;
    },
    afterwards: () => doLater(sql, shop()),
    later(ms: number) {
      now += ms;
      seconds += ms / 1000;
    },
    system: {
      loseAnswer(after: number) {
        loses = after;
      },
      down(down: boolean) {
        isDown = down;
      },
      effects: () => shopify.changes(),
    },
  };
}
