import { createHmac } from 'node:crypto';
import { buildSchema, type DocumentNode, execute, type GraphQLSchema, parse, validate } from 'graphql';
import { z } from 'zod';
import type { Order, Product } from '../../src/shop/shop.ts';
import { costOf } from './cost.ts';
import { Goodness } from './goods.ts';
import { Hands } from './hands.ts';
import { orderChanges } from './orders.ts';
import { queries } from './queries.ts';
import { returnChanges } from './returns.ts';
import { SCHEMA } from './schema.ts';
import { idempotently, stockChanges } from './stock.ts';

/** A request as it came: the path with its query. */
interface Asked {
  method: string;
  path: string;
  headers: Readonly<Record<string, string | undefined>>;
  body: string;
}

interface Answered {
  status: number;
  json: unknown;
}

/** Points that a store of the standard plan has, and how many come back in a second. */
const [MOST, RATE] = [2_000, 100];
/** The most that one operation may cost. */
const MOST_AT_ONCE = 1_000;
/** Seconds that a token of the app itself is good for, and one that is refreshed. */
const [DAY, HOUR] = [86_399, 3_600];

const SCOPES = [
  ...['read_orders', 'read_all_orders', 'write_orders', 'read_customers', 'read_products', 'read_inventory'],
  ...[
    'write_inventory',
    'read_returns',
    'write_returns',
    'read_fulfillments',
    'read_locations',
    'write_order_edits',
  ],
];

/** What goes wrong on demand, each once. */
export const ShopifyFault = z.enum(['THROTTLED', 'JOB_FAILS']);
export type ShopifyFault = z.infer<typeof ShopifyFault>;

let built: GraphQLSchema | null = null;
const schema = () => {
  built ??= buildSchema(SCHEMA);
  return built;
};

/**
 * Shopify's Admin API for one shop, on Shopify's own schema: what the schema does not allow is refused in its
 * words. Tokens end, points run out, errors stand beside HTTP 200.
 */
export class Shopify {
  readonly #base: string;
  readonly #client: { id: string; secret: string };
  readonly #now: () => string;
  readonly #scopes: readonly string[];
  readonly #shop: Goodness;
  readonly #root: Record<string, unknown>;
  readonly #settle: () => void;
  readonly #faults: ShopifyFault[] = [];
  #points = { left: MOST, at: 0 };
  /** Tokens from before are good no longer. */
  #revokedAt = 0;
  #tokens = 0;
  #changes = 0;

  constructor(made: {
    orders: readonly Order[];
    products: readonly Product[];
    clientId: string;
    clientSecret: string;
    now: () => string;
    base?: string;
    scopes?: readonly string[];
    uploads?: string;
  }) {
    this.#base = made.base ?? '';
    this.#client = { id: made.clientId, secret: made.clientSecret };
    this.#now = made.now;
    this.#scopes = made.scopes ?? SCOPES;
    this.#shop = new Goodness(made.orders, made.products);
    const changing = {
      shop: this.#shop,
      now: this.#now,
      changed: () => void this.#changes++,
      uploads: made.uploads ?? 'https://uploads.shopify.example',
    };
    const orders = orderChanges(changing, () => this.#takes('JOB_FAILS'));
    const { refundCreate, ...changes } = orders.changes;
    this.#settle = orders.settle;
    this.#root = {
      ...queries(this.#shop, this.#scopes, () => Date.parse(this.#now())),
      ...returnChanges(changing),
      ...changes,
      job: orders.job,
      refundCreate: idempotently(refundCreate),
      inventoryMoveQuantities: idempotently(stockChanges(changing).inventoryMoveQuantities),
    };
  }

  /** `seconds`: the machine's time, by which points come back. */
  answer({ method, path, headers, body }: Asked, seconds: number): Answered {
    const { pathname } = new URL(path, 'https://shop.example');
    const asked = pathname.slice(this.#base.length);
    if (method === 'PUT' && asked.startsWith('/uploads/')) return { status: 200, json: {} };
    if (method !== 'POST') return { status: 404, json: { errors: 'Not Found' } };
    const given = objectOf(body);
    if (asked === '/admin/oauth/access_token') return this.#token(given);
    if (!/^\/admin\/api\/20\d\d-\d\d\/graphql\.json$/.test(asked))
      return { status: 404, json: { errors: 'Not Found' } };
    if (!this.#isGood(headers['x-shopify-access-token'] ?? ''))
      return {
        status: 401,
        json: { errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' },
      };
    return { status: 200, json: this.#graphql(given, seconds) };
  }

  /** Somebody orders. */
  place(order: Order): void {
    this.#shop.place(order);
  }

  /** How many times something was changed here. */
  changes(): number {
    return this.#changes;
  }

  /** Hands of the shop's own people, and of its carriers. */
  get hands(): Hands {
    return new Hands(this.#shop, this.#now, this.#root);
  }

  fail(fault: ShopifyFault): void {
    this.#faults.push(fault);
  }

  /** Every token that was given so far ends now. */
  endTokens(): void {
    this.#revokedAt = this.#tokens;
  }

  #token(given: Record<string, unknown>): Answered {
    const { client_id: id, client_secret: secret, grant_type: grant, refresh_token: refresh } = given;
    if (id !== this.#client.id || secret !== this.#client.secret)
      return { status: 401, json: { error: 'invalid_client' } };
    const refreshes = grant === 'refresh_token';
    if (refreshes && !this.#isSigned(String(refresh), 'shprt'))
      return {
        status: 400,
        json: { error: 'invalid_request', error_description: 'The refresh token is invalid.' },
      };
    if (!refreshes && grant !== 'client_credentials')
      return { status: 400, json: { error: 'unsupported_grant_type' } };
    this.#tokens++;
    return {
      status: 200,
      json: {
        access_token: this.#signed('shpat', refreshes ? HOUR : DAY),
        scope: this.#scopes.join(','),
        expires_in: refreshes ? HOUR : DAY,
        ...(refreshes ? { refresh_token: this.#signed('shprt', DAY * 90) } : {}),
      },
    };
  }

  /** A refresh token as an app gets one when it is installed. */
  installed(): string {
    return this.#signed('shprt', DAY * 90);
  }

  #signed(kind: string, seconds: number): string {
    const until = Math.floor(Date.parse(this.#now()) / 1000) + seconds;
    const plain = `${kind}_${until}_${this.#tokens}`;
    return `${plain}_${createHmac('sha256', this.#client.secret).update(plain).digest('hex').slice(0, 24)}`;
  }

  #isSigned(token: string, kind: string): boolean {
    const plain = token.slice(0, token.lastIndexOf('_'));
    const signed = createHmac('sha256', this.#client.secret).update(plain).digest('hex').slice(0, 24);
    const [of, until] = plain.split('_');
    return of === kind && token === `${plain}_${signed}` && Number(until) * 1000 > Date.parse(this.#now());
  }

  #isGood(token: string): boolean {
    return this.#isSigned(token, 'shpat') && Number(token.split('_')[2]) > this.#revokedAt;
  }

  #graphql({ query, variables }: Record<string, unknown>, seconds: number): unknown {
    const given = (variables ?? {}) as Record<string, unknown>;
    let document: DocumentNode;
    try {
      document = parse(String(query));
    } catch (error) {
      return { errors: [{ message: String(error) }] };
    }
    const faults = validate(schema(), document);
    if (faults.length > 0)
      return { errors: faults.map(({ message }) => ({ message, extensions: { code: 'undefinedField' } })) };
    const requested = costOf(schema(), document, given);
    if (requested > MOST_AT_ONCE) return tooDear(requested);
    const left = Math.min(MOST, this.#points.left + Math.max(0, seconds - this.#points.at) * RATE);
    const isThrottled = this.#takes('THROTTLED') || left < requested;
    this.#points = { left: isThrottled ? left : left - requested, at: seconds };
    const costs = (actual: number | null) => ({
      cost: {
        ...{ requestedQueryCost: requested, actualQueryCost: actual },
        throttleStatus: {
          ...{ maximumAvailable: MOST, restoreRate: RATE },
          currentlyAvailable: Math.floor(this.#points.left),
        },
      },
    });
    if (isThrottled)
      return {
        errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
        extensions: costs(null),
      };
    this.#settle();
    const done = execute({
      schema: schema(),
      document,
      rootValue: this.#root,
      variableValues: given,
      contextValue: {},
    });
    if ('then' in done) throw new Error('a resolver waits for something');
    // What it did not cost after all is given back.
    const actual = Math.min(requested, objectsIn(done.data));
    this.#points.left += requested - actual;
    return { ...done, extensions: costs(actual) };
  }

  #takes(fault: ShopifyFault): boolean {
    const at = this.#faults.indexOf(fault);
    if (at >= 0) this.#faults.splice(at, 1);
    return at >= 0;
  }
}

/** Objects in an answer: a connection is none. */
function objectsIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((total: number, one) => total + objectsIn(one), 0);
  if (typeof value !== 'object' || value === null) return 0;
  const inside = Object.values(value).reduce((total: number, one) => total + objectsIn(one), 0);
  return 'nodes' in value ? inside : inside + 1;
}

function tooDear(cost: number): unknown {
  return {
    errors: [
      {
        message: `Query cost is ${cost}, which exceeds the single query max cost limit (${MOST_AT_ONCE}).`,
        extensions: { code: 'MAX_COST_EXCEEDED', cost, maxCost: MOST_AT_ONCE },
      },
    ],
  };
}

function objectOf(body: string): Record<string, unknown> {
  try {
    return JSON.parse(body) as Record<string, unknown>;
  } catch {
    return {};
  }
}
