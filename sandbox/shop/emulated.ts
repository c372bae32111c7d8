import { createShop, type ShopRequest } from '../../examples/shop-by-http/shop.mjs';
import { timestamp } from '../../src/clock.ts';
import type { Order } from '../../src/shop/shop.ts';
import { seed } from '../seed.ts';
import { Shopify, ShopifyFault } from '../shopify/shopify.ts';
import { Presta } from './prestashop.ts';
import { Woo } from './woocommerce.ts';

/** What a shop's system answers. */
export interface ShopAnswer {
  status: number;
  /** A text is what it is: XML. */
  json: unknown;
}

/** One shop system, as it stands. */
interface System {
  /** Answers one request, which came at so many seconds of machine time. */
  answer(request: ShopRequest, seconds: number, fault?: ShopifyFault): ShopAnswer;
  /** Somebody orders there. */
  place(order: Order): void;
}

const SECRET = 'dev-shop-by-http-secret';

/** Every shop system that is emulated, with the goods of the demo store. `now`: service time, ISO 8601. */
const SYSTEMS = {
  shopify(goods: ReturnType<typeof seed>, now: () => string): System {
    const shopify = new Shopify({
      orders: goods.filter((line) => line.type === 'order'),
      products: goods.filter((line) => line.type === 'product'),
      ...{ clientId: 'dev-shopify-app', clientSecret: 'dev-shopify-secret', base: '/shopify', now },
      uploads: 'http://sandbox/shopify/uploads',
    });
    return {
      answer(request, seconds, fault) {
        if (fault) shopify.fail(fault);
        return shopify.answer(request, seconds);
      },
      place: (order) => shopify.place(order),
    };
  },
  woocommerce(goods: ReturnType<typeof seed>, now: () => string): System {
    return new Woo({
      orders: goods.filter((line) => line.type === 'order'),
      products: goods.filter((line) => line.type === 'product'),
      ...{ key: 'ck_dev', secret: 'cs_dev', base: '/woocommerce', now },
    });
  },
  prestashop(goods: ReturnType<typeof seed>, now: () => string): System {
    return new Presta({
      orders: goods.filter((line) => line.type === 'order'),
      products: goods.filter((line) => line.type === 'product'),
      ...{ key: 'DEVPRESTASHOPDEVPRESTASHOPDEVPRE', base: '/prestashop', now },
    });
  },
  http(goods: ReturnType<typeof seed>, now: () => string): System {
    const shop = createShop({
      orders: goods.filter((line) => line.type === 'order'),
      products: goods.filter((line) => line.type === 'product'),
      secret: SECRET,
      base: '/shop-by-http',
      can: { returns: true, exchanges: true, refunds: true, cancel: true },
      now,
    });
    return { answer: shop, place: shop.place };
  },
} as const;
export type EmulatedKind = keyof typeof SYSTEMS;
export const EMULATED = Object.keys(SYSTEMS) as EmulatedKind[];

/**
 * Shop systems of others, in memory. What has changed them is kept and done again when the object wakes, so
 * that a restart of the service finds them as they were.
 */
export class EmulatedShops {
  readonly #sql: SqlStorage;
  readonly #seededAt: () => string;
  readonly #open = new Map<EmulatedKind, { system: System; at: string }>();
  /** The time of a request that is done again. */
  #then: string | null = null;

  constructor(sql: SqlStorage, seededAt: () => string) {
    this.#sql = sql;
    this.#seededAt = seededAt;
  }

  answer(kind: EmulatedKind, request: ShopRequest, fault?: string): ShopAnswer {
    const system = this.#system(kind);
    const answer = system.answer(request, Date.now() / 1000, ShopifyFault.safeParse(fault).data);
    // What GraphQL only asks is a POST as well.
    const changes = kind === 'shopify' ? /"mutation /.test(request.body) : request.method !== 'GET';
    if (changes && answer.status < 300) this.#note(kind, request);
    return answer;
  }

  /** Somebody orders in one of them. */
  place(kind: EmulatedKind, order: Order): void {
    this.#system(kind).place(order);
    this.#note(kind, order);
  }

  #note(kind: EmulatedKind, done: ShopRequest | Order): void {
    this.#sql.exec(
      'INSERT INTO shop_requests (shop, at, seconds, request) VALUES (?, ?, ?, ?)',
      kind,
      timestamp(),
      Date.now() / 1000,
      JSON.stringify(done),
    );
  }

  forget(): void {
    this.#open.clear();
    this.#sql.exec('DELETE FROM shop_requests');
  }

  #system(kind: EmulatedKind): System {
    const at = this.#seededAt();
    const known = this.#open.get(kind);
    if (known?.at === at) return known.system;
    const system = SYSTEMS[kind](seed(new Date(at)), () => this.#then ?? timestamp());
    this.#open.set(kind, { system, at });
    const done = this.#sql
      .exec<{ at: string; seconds: number; request: string }>(
        'SELECT at, seconds, request FROM shop_requests WHERE shop = ? ORDER BY n',
        kind,
      )
      .toArray();
    for (const { at: then, seconds, request } of done) {
      this.#then = then;
      const one = JSON.parse(request) as ShopRequest | Order;
      if ('method' in one) system.answer(one, seconds);
      else system.place(one);
    }
    this.#then = null;
    return system;
  }
}

/** Development data, thrown away by `npm run reset`: no migrations. */
export const EMULATED_SCHEMA = `
CREATE TABLE IF NOT EXISTS shop_requests (
  n INTEGER PRIMARY KEY AUTOINCREMENT, shop TEXT NOT NULL, at TEXT NOT NULL, seconds REAL NOT NULL, request TEXT NOT NULL
) STRICT;
`;
