import { now } from '../../clock.ts';
import { CONNECTIONS, type ConnectionFields, type ShopConnection } from '../../connections/roster.ts';
import { signature } from '../../signature.ts';
import { HttpShop } from '../http/http-shop.ts';
import { PrestaShop } from '../prestashop/presta-shop.ts';
import type { Shop } from '../shop.ts';
import { ShopifyShop } from '../shopify/shopify-shop.ts';
import { WooShop } from '../woocommerce/woo-shop.ts';
import type { Beside } from './beside.ts';
import type { ChangeFeed } from './change-feed.ts';
import type { LabelNews } from './untold.ts';

/** A shop system of somebody else's, and how its owner tries it. */
export interface RemoteShopSystem extends Shop, Partial<ChangeFeed> {
  /** Sends something real, and says in the other system's own words what came of it. */
  test(): Promise<{ ok: boolean; detail: string }>;
  /**
   * Tells the system of a label that is kept here; absent where it has no place for one. A label that it knows already is not told
   * twice. Throws `ShopUnavailable` where nobody knows whether it took it.
   */
  tellLabel?(news: LabelNews): Promise<void>;
  /**
   * Does what a write of its own has left for later; `again`: it may have been done. Throws `ShopUnavailable` where nobody knows whether
   * it was.
   */
  doLater?(effect: unknown, again: boolean): Promise<void>;
}

/** What an adapter works with, in an object of its own. */
interface RemoteWorld {
  /** The connection of the same name, secrets in clear. */
  fields: ConnectionFields;
  fetch(url: string, init: RequestInit): Promise<Response>;
  beside: Beside;
  storage: DurableObjectStorage;
  /** Days after which what was sent counts as arrived, where the system never says so. */
  arrivesAfter: number;
  /** Days that a return is open which the shop made without us. */
  returnDays: number;
  /** A file of ours, by its key. */
  file(key: string): Promise<ArrayBuffer | null>;
  /** Whether an address that the system names may be called. */
  mayCall(url: string): boolean;
  /** Keeps what the connection is reached by from now on: a token that took another's place. */
  keepField(name: string, value: string): Promise<void>;
  /** The store's, of a system whose products bear none (ISO 4217). */
  currency: string;
}

/** The kinds of shop that are reached by a connection of the same name. */
export type RemoteKind = ShopConnection;

/** Every shop system of others with its adapter. A new one is a folder and a line here. */
export const REMOTE_SHOPS: Readonly<Record<RemoteKind, (world: RemoteWorld) => RemoteShopSystem>> = {
  shopify({ fields, keepField, ...world }) {
    const { clientId = '', clientSecret = '', token, refreshToken } = fields;
    const secrets = [clientSecret, token, refreshToken].filter((secret) => secret !== undefined);
    return new ShopifyShop({
      ...world,
      ...{ now, clock: () => Date.now(), wait: (ms) => new Promise((done) => setTimeout(done, ms)) },
      credentials: { clientId, clientSecret, token, refreshToken },
      keepRefreshToken: (next) => keepField('refreshToken', next),
      reach: {
        url: CONNECTIONS.shopify.address(fields),
        fetch: world.fetch,
        hidden: secrets,
        prove: () => ({}),
      },
    });
  },
  woocommerce({ fields: { url = '', key = '', secret = '' }, fetch, ...world }) {
    // By its header alone: in an address it would stand in logs.
    const prove = () => ({ authorization: `Basic ${btoa(`${key}:${secret}`)}` });
    return new WooShop({ ...world, now, reach: { url, fetch, hidden: [key, secret], prove } });
  },
  prestashop({ fields: { url = '', key = '' }, fetch, ...world }) {
    // The key is the user, and there is no password.
    const prove = () => ({ authorization: `Basic ${btoa(`${key}:`)}` });
    return new PrestaShop({ ...world, now, reach: { url, fetch, hidden: [key], prove } });
  },
  http({ fields: { url = '', secret = '' }, fetch, beside }) {
    const prove = (request: Parameters<typeof signature>[1]) => ({
      'onethread-signature': signature(secret, request),
    });
    return new HttpShop({ url, fetch, hidden: [secret], prove }, beside);
  },
};
