import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Providers } from '../../sandbox/providers.ts';
import { Chat } from '../../scripts/clients/chat.ts';
import { Clock } from '../../scripts/clients/clock.ts';
import { ADMIN, ask, JSON_TYPE } from '../door/world.ts';
import { loginOf } from '../journeys/identity/logins.ts';
import { serviceInside } from '../journeys/service.ts';
import { afresh } from '../machine/afresh.ts';

/* How often a turn waits for a shop that is somebody else's, as a count: what is asked together is one round trip. */

beforeEach(afresh);
afterEach(() => vi.restoreAllMocks());

const SYSTEMS = {
  shopify: {
    ...{ shop: 'lune.myshopify.com', clientId: 'dev-shopify-app', clientSecret: 'dev-shopify-secret' },
    apiBase: 'http://sandbox/shopify',
  },
  woocommerce: { url: 'http://sandbox/woocommerce', key: 'ck_dev', secret: 'cs_dev' },
  http: { url: 'http://sandbox/shop-by-http', secret: 'dev-shop-by-http-secret' },
};

const QUESTIONS = ['Where is my order?', 'Until when can I send it back?', 'How did I pay for it?'];

/** Milliseconds that an answer is held back for, from the last question on: whatever is asked together has been asked by then. */
const STILL = 60;

/** The shop's answers come together, once nothing more is asked: each batch is a round trip. */
function watchShop() {
  const trips: string[][] = [];
  let batch: { names: string[]; open: Promise<void> } | null = null;
  const { fetch } = Providers.prototype;
  vi.spyOn(Providers.prototype, 'fetch').mockImplementation(async function (this: Providers, request) {
    const { pathname, search } = new URL(request.url);
    if (!/^\/(shopify|woocommerce|shop-by-http)\//.test(pathname)) return fetch.call(this, request);
    batch ??= { names: [], open: still() };
    batch.names.push(`${request.method} ${pathname}${search}`);
    await batch.open;
    return fetch.call(this, request);
  });
  async function still(): Promise<void> {
    for (let asked = -1; asked !== (batch?.names.length ?? 0); ) {
      asked = batch?.names.length ?? 0;
      await new Promise((resolve) => setTimeout(resolve, STILL));
    }
    if (batch) trips.push(batch.names);
    batch = null;
  }
  return trips;
}

async function call(method: string, path: string, body: object): Promise<void> {
  const answer = await ask(`/api/v1${path}`, {
    method,
    headers: { ...ADMIN, ...JSON_TYPE },
    body: JSON.stringify(body),
  });
  expect(answer.status, await answer.text()).toBe(200);
}

let since = 0;
/** Nobody asks as fast as this test: by the machine’s clock, too, time is between two questions, and Shopify's points have come back. */
function later(): void {
  since += 40_000;
  const [real, ahead] = [Date.now, since];
  vi.spyOn(Date, 'now').mockImplementation(() => real() + ahead);
}

/** Somebody who is logged in, at a store whose shop is of a kind. */
async function loggedIn(kind: string, fields: object) {
  const service = serviceInside();
  await call('PUT', `/connections/${kind}`, fields);
  // What is said to have been sent counts as arrived.
  await call('PATCH', '/settings', { shop: { kind, arrivesAfterDays: 0 } });
  // A token is fetched once a day.
  await call('POST', `/connections/${kind}/test`, {});
  const order = (await (await ask('/api/v1/orders/45821', { headers: ADMIN })).json()) as {
    customer: { id: string };
  };
  const chat = await Chat.open(service, { identity: await loginOf(service, order.customer.id) });
  const clock = new Clock(service);
  return {
    chat,
    /** How often the answer waited for the shop. */
    async say(words: string) {
      // What was read before counts no more, nor what is read once that has become old.
      for (let times = 0; times < 2; times++) {
        await service.atRest?.();
        await clock.advance('31s');
      }
      later();
      const trips = watchShop();
      const answers = await chat.say(words);
      const waited = [...trips];
      await service.atRest?.();
      vi.restoreAllMocks();
      return { answer: answers.map(({ text }) => text).join('\n'), waited };
    },
  };
}

describe('a question of somebody who is logged in', () => {
  it.each(Object.entries(SYSTEMS))('waits for a shop on %s twice at most', async (kind, fields) => {
    const { chat, say } = await loggedIn(kind, fields);
    for (const words of QUESTIONS) {
      const { answer, waited } = await say(words);
      expect(answer, words).not.toBe('');
      expect(waited.length, `${words} ${JSON.stringify(waited)}`).toBeGreaterThan(0);
      expect(waited.length, `${words} ${JSON.stringify(waited)}`).toBeLessThanOrEqual(2);
    }
    chat.close();
  });
});

/** What somebody wants who returns a thing, and what is said once it is done. */
const DEEDS = [
  ['I want to send it back', 'prepaid Mondial Relay label is attached'],
  ['I would like it in M instead', 'Shall I do that?'],
  ['yes please', 'is exchanged for size M'],
  ['Actually I would rather have my money back', 'Shall I take back the exchange'],
  ['yes please', 'is cancelled. Your return is still open'],
] as const;

/**
 * Waits of each of them: never more. What is only answered waits once, or once more for what the shop is to price. Before a write the
 * shop is asked once more how things are, and writes that depend on one another come one after the other: stock is set aside before a
 * return is made anew for it.
 */
const MOST: Readonly<Record<keyof typeof SYSTEMS, readonly number[]>> = {
  shopify: [3, 1, 4, 1, 3],
  woocommerce: [2, 1, 3, 1, 3],
  http: [3, 2, 4, 1, 3],
};

describe('a return that becomes an exchange and is one no longer', () => {
  it.each(Object.entries(MOST))('waits for a shop on %s %j times at most', async (kind, most) => {
    const { chat, say } = await loggedIn(kind, SYSTEMS[kind as keyof typeof SYSTEMS]);
    for (const [at, [words, done]] of DEEDS.entries()) {
      const { answer, waited } = await say(words);
      expect(answer, words).toContain(done);
      expect(waited.length, `${words} ${JSON.stringify(waited)}`).toBeLessThanOrEqual(most[at] ?? 0);
    }
    chat.close();
  });
});
