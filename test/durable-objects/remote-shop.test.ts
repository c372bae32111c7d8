import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { remoteShopObject, storeShop } from '../../durable-objects/clients/shop.ts';
import { Providers } from '../../sandbox/providers.ts';
import { clockShift, setClockShift } from '../../src/clock.ts';
import { defaultSettings } from '../../src/settings.ts';
import { ask, bindings, JSON_TYPE } from '../door/world.ts';
import { Levers } from '../journeys/levers.ts';
import { serviceInside } from '../journeys/service.ts';
import { afresh } from '../machine/afresh.ts';

/* The object beside a shop of others, where that shop tells nothing by itself. */

const before = clockShift();
beforeEach(afresh);
afterEach(() => {
  setClockShift(before);
  vi.restoreAllMocks();
});

const WOOCOMMERCE = { url: 'http://sandbox/woocommerce', key: 'ck_dev', secret: 'cs_dev' };
const BY_HTTP = { url: 'http://sandbox/shop-by-http', secret: 'dev-shop-by-http-secret' };

async function connected(kind: 'woocommerce' | 'http', fields: object) {
  const made = await ask('/api/v1/stores', {
    method: 'POST',
    headers: { authorization: 'Bearer dev-platform-token', ...JSON_TYPE },
    body: JSON.stringify({ id: 'polled' }),
  });
  const { token } = (await made.json()) as { token: string };
  const put = await ask(`/api/v1/connections/${kind}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, ...JSON_TYPE },
    body: JSON.stringify(fields),
  });
  expect(put.status).toBe(200);
  const settings = { ...defaultSettings(), shop: { kind, arrivesAfterDays: 5 } };
  return storeShop(bindings, 'polled', () => settings);
}

/** Somebody of the shop does it in its own pages. */
async function becomes(id: string, status: string): Promise<void> {
  const answer = await bindings.SANDBOX?.fetch(`http://sandbox/woocommerce/wp-json/wc/v3/orders/${id}`, {
    method: 'PUT',
    headers: { authorization: `Basic ${btoa('ck_dev:cs_dev')}` },
    body: JSON.stringify({ status }),
  });
  expect(answer?.status).toBe(200);
}

describe('a change in WooCommerce that no webhook told of', () => {
  it('is what is known of the order some minutes later, also while the shop is down', async () => {
    const shop = await connected('woocommerce', WOOCOMMERCE);
    const object = remoteShopObject(bindings, 'polled', 'woocommerce');
    const levers = new Levers(serviceInside());
    const first = await shop.order('45821');
    expect(first?.status).not.toBe('cancelled');
    await becomes('45821', 'cancelled');
    // A look that fails is made up for by the next.
    await levers.fail('shop', '503');
    setClockShift(clockShift() + 3 * 60_000 + 1_000);
    await object.wake();
    setClockShift(clockShift() + 3 * 60_000 + 1_000);
    await object.wake();
    await levers.fail('shop', '503', { times: 9 });
    setClockShift(clockShift() + 60_000);
    expect(await shop.order('45821')).toMatchObject({ status: 'cancelled', asOf: expect.any(String) });
  });
});

describe('a label of a return', () => {
  it('is told the shop once nobody waits for it, and once more where it did not take it', async () => {
    const shop = await connected('http', BY_HTTP);
    const object = remoteShopObject(bindings, 'polled', 'http');
    const { fetch } = Providers.prototype;
    let [told, takes] = [0, false];
    vi.spyOn(Providers.prototype, 'fetch').mockImplementation(async function (this: Providers, request) {
      if (request.method !== 'PUT' || !request.url.endsWith('/label')) return fetch.call(this, request);
      told++;
      return takes ? fetch.call(this, request) : new Response(null, { status: 503 });
    });
    const label = { key: 'labels/R-1.pdf', filename: 'label.pdf', size: 3 };
    await shop.attachLabel({ return: 'R-1', label });
    expect(told).toBe(0);
    const later = async (ms: number) => {
      setClockShift(clockShift() + ms);
      await object.wake();
      return told;
    };
    expect(await later(6_000)).toBe(1);
    expect(await later(30_000)).toBe(1);
    takes = true;
    expect(await later(31_000)).toBe(2);
    expect(await later(3_600_000)).toBe(2);
  });
});
