import { describe, expect, it } from 'vitest';
import { shopObject, storeShop } from '../../durable-objects/clients/shop.ts';
import type { Inbound } from '../../src/channels/channel.ts';
import { handOver } from '../../src/door/hand-over.ts';
import type { Env } from '../../src/env.ts';
import type { Address } from '../../src/identity/address.ts';
import { defaultSettings } from '../../src/settings.ts';
import { dressOrder } from '../orders.ts';
import { bindings } from './world.ts';

/*
 * How many objects a message waits for on its way from the door to the customer's: at most two in a row,
 * whoever sends it.
 */

/**
 * An environment that notes of each call to an object how many before it, each behind the other, it had to
 * wait for.
 */
function noting(env: Env) {
  let done = 0;
  const calls = new Map<string, number>();
  const noted = <T extends object>(stub: T, binding: string): T =>
    new Proxy(stub, {
      get(target, name) {
        const method: unknown = Reflect.get(target, name, target);
        if (typeof method !== 'function' || typeof name !== 'string') return method;
        return async (...values: unknown[]) => {
          const before = done;
          calls.set(`${binding}.${name}`, before);
          const result: unknown = await Reflect.apply(method, target, values);
          done = Math.max(done, before + 1);
          return result;
        };
      },
    });
  const namespace = <T extends Rpc.DurableObjectBranded>(
    objects: DurableObjectNamespace<T>,
    binding: string,
  ): DurableObjectNamespace<T> =>
    new Proxy(objects, {
      get: (target, name) =>
        name === 'getByName'
          ? (id: string) => noted(target.getByName(id), binding)
          : Reflect.get(target, name, target),
    });
  const watched: Env = {
    ...env,
    CUSTOMER: namespace(env.CUSTOMER, 'CUSTOMER'),
    ADDRESS: namespace(env.ADDRESS, 'ADDRESS'),
    SHOP: namespace(env.SHOP, 'SHOP'),
  };
  return { watched, calls };
}

/**
 * How many objects in a row a message waits for before the customer's; how often another object is called at
 * all.
 */
async function hopsOf(message: Inbound): Promise<{ before: number | undefined; calls: string[] }> {
  const { watched, calls } = noting(bindings);
  const at = {
    store: 'demo',
    settings: defaultSettings(),
    suspended: false,
    credentials: {},
    shop: storeShop(watched, 'demo', defaultSettings),
    trace: 't',
    origin: 'http://localhost:8787',
  };
  await handOver(watched, at, [message]);
  return { before: calls.get('CUSTOMER.receive'), calls: [...calls.keys()] };
}

let count = 0;
function inbound(from: Address, over: Partial<Inbound> = {}): Inbound {
  count++;
  return {
    channel: 'email',
    external: `<hop-${count}@example.com>`,
    from,
    evidence: { kind: 'mail', aligned: true },
    at: new Date().toISOString(),
    kind: 'text',
    text: 'Hello',
    attachments: [],
    repliesTo: [],
    ...over,
  };
}

/** Makes somebody an account with the shop, and answers with their addresses. */
async function account(name: string): Promise<{ email: Address; whatsapp: Address }> {
  const email = `${name}@example.com`;
  const phone = `+336120000${10 + count}`;
  const order = dressOrder(
    { account: `c-${name}`, name, email, phone, order: `9${100 + count}` },
    new Date(),
  );
  if (order.type === 'order') await shopObject(bindings, 'demo').putOrder(order);
  return { email: `email:${email}`, whatsapp: `whatsapp:${phone}` };
}

describe('between the door and the customer’s object', () => {
  it('a first mail waits for two others at most: of somebody new, and of a customer of the shop', async () => {
    const { email } = await account('hop-one');
    expect((await hopsOf(inbound('email:nobody.yet@example.com'))).before).toBeLessThanOrEqual(2);
    expect((await hopsOf(inbound(email))).before).toBeLessThanOrEqual(2);
  });

  it('a first message by another way of somebody who has a thread waits for two at most', async () => {
    const { email, whatsapp } = await account('hop-two');
    await hopsOf(inbound(email));
    const message = inbound(whatsapp, {
      channel: 'whatsapp',
      external: 'wamid.hop',
      evidence: { kind: 'whatsapp' },
      alias: 'whatsapp:id/FR.hop',
    });
    expect((await hopsOf(message)).before).toBeLessThanOrEqual(2);
  });

  it('a mail that anybody may have written waits for two at most', async () => {
    const { email } = await account('hop-three');
    const message = inbound(email, { evidence: { kind: 'mail', aligned: false } });
    expect((await hopsOf(message)).before).toBeLessThanOrEqual(2);
  });

  it('the next message waits for one, and asks the shop nothing', async () => {
    const { email } = await account('hop-four');
    await hopsOf(inbound(email));
    expect(await hopsOf(inbound(email))).toEqual({
      before: 1,
      calls: ['ADDRESS.resolve', 'CUSTOMER.receive'],
    });
  });
});
