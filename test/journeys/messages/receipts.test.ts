import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it, vi } from 'vitest';
import { statusBatch } from '../../../sandbox/meta/wire.ts';
import { Clock } from '../../../scripts/clients/clock.ts';
import { WhatsApp } from '../../../scripts/clients/whatsapp.ts';
import type { Env } from '../../../src/env.ts';
import { Levers } from '../levers.ts';
import { serviceInside } from '../service.ts';
import { type Shopper, shopper } from '../shop.ts';

/*
 * What Meta tells after it has taken a message, in whatever order it comes, and every class of error it may
 * come with.
 */

const service = serviceInside();
const clock = new Clock(service);
const levers = new Levers(service);
const bindings = env as unknown as Env;
const NUMBER = '106540352242922';

/** A shopper whose question has been answered and delivered. */
async function answered(): Promise<{
  eve: Shopper;
  phone: WhatsApp;
  customer: string;
  id: string;
  data: string;
}> {
  const eve = await shopper(service, 'Eve');
  const phone = new WhatsApp(service, eve);
  const [answer] = await phone.say('What are your opening hours?', await clock.now());
  const raw = answer?.raw as unknown as { id: string; biz_opaque_callback_data: string };
  return { eve, phone, customer: await levers.customer(eve), id: raw.id, data: raw.biz_opaque_callback_data };
}

const reports = async (customer: string) =>
  runInDurableObject(bindings.CUSTOMER.getByName(`demo:${customer}`), (_, state) =>
    state.storage.sql
      .exec<{ status: string }>(
        "SELECT fact ->> 'status' AS status FROM log WHERE type = 'delivery.reported' ORDER BY seq",
      )
      .toArray()
      .map(({ status }) => status),
  );

/** An answer whose provider accepts it and says `code` afterwards. */
async function tookBack(code: number): Promise<{ eve: Shopper; customer: string; wait(): Promise<unknown> }> {
  const { eve, customer } = await answered();
  await levers.fail('whatsapp', `${code}`, { late: true });
  await levers.reply(customer, 'Your parcel is here.');
  const wait = () => vi.waitFor(async () => expect(await reports(customer)).toContain('failed'), 5_000);
  return { eve, customer, wait };
}
const there = (texts: string[]) => texts.filter((text) => text.includes('Your parcel is here.')).length;
const onPhone = async (eve: Shopper) => there((await levers.onWhatsApp(eve.phone)).map(({ text }) => text));
const byMail = async (eve: Shopper) => there(await levers.byEmail(eve.email));

describe('statuses', () => {
  it('count once each, in any order', async () => {
    const { eve, phone, customer, id, data } = await answered();
    await vi.waitFor(async () => expect(await reports(customer)).toEqual(['sent', 'sent', 'delivered']));
    for (const status of ['read', 'delivered', 'read', 'sent'] as const) {
      const at = await clock.now();
      await phone.batch(statusBatch(NUMBER, status, { id, recipient: eve.phone, at, callbackData: data }));
    }
    expect((await reports(customer)).slice(2)).toEqual(['delivered', 'read']);
  });

  it('of a failure after the delivery send nothing twice: a person looks', async () => {
    const { eve, phone, customer, id, data } = await answered();
    await vi.waitFor(async () => expect(await reports(customer)).toContain('delivered'));
    const error = { code: 131026, title: 'Message undeliverable', details: '' };
    for (const _ of [1, 2]) {
      const at = await clock.now();
      const told = { id, recipient: eve.phone, at, callbackData: data, error };
      await phone.batch(statusBatch(NUMBER, 'failed', told));
    }
    await clock.advance('1h');
    expect((await reports(customer)).slice(-2)).toEqual(['failed', 'parked']);
    expect(await levers.byEmail(eve.email)).toEqual([]);
  });

  it('of somebody else’s message change nothing', async () => {
    const { phone, customer } = await answered();
    await vi.waitFor(async () => expect(await reports(customer)).toContain('delivered'));
    const before = await reports(customer);
    const told = { id: 'wamid.unknown', recipient: '+33600000000', at: await clock.now() };
    await phone.batch(statusBatch(NUMBER, 'failed', told));
    expect(await reports(customer)).toEqual(before);
  });
});

describe('a message that Meta takes back', () => {
  it.each([131000, 131016, 131057, 130429, 131056])('with %i is sent once more', async (code) => {
    const { eve, wait } = await tookBack(code);
    await wait();
    await clock.advance('1h');
    expect(await onPhone(eve)).toBe(2);
    expect(await byMail(eve)).toBe(0);
  });

  it.each([131026, 131050, 131031, 100])('with %i goes by mail', async (code) => {
    const { eve, wait } = await tookBack(code);
    await wait();
    await clock.advance('1h');
    expect(await onPhone(eve)).toBe(1);
    expect(await byMail(eve)).toBe(1);
  });

  it('with 131049 rests for a day, and then goes by mail, since the window has closed', async () => {
    const { eve, wait } = await tookBack(131049);
    await wait();
    await clock.advance('23h');
    expect([await onPhone(eve), await byMail(eve)]).toEqual([1, 0]);
    await clock.advance('2h');
    expect([await onPhone(eve), await byMail(eve)]).toEqual([1, 1]);
  });
});
