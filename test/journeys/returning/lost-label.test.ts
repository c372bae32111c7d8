import { describe, expect, it } from 'vitest';
import { outside } from '../../../sandbox/env.ts';
import { Clock } from '../../../scripts/clients/clock.ts';
import { Mailbox } from '../../../scripts/clients/mail.ts';
import { lastSent, sentSince } from '../../../scripts/clients/sent.ts';
import type { Orders } from '../../../src/console/protocol.ts';
import { ask, bindings } from '../../door/world.ts';
import { Levers } from '../levers.ts';
import { serviceInside } from '../service.ts';
import { type Shopper, shopper } from '../shop.ts';

/* A label that a customer has lost, or the carrier: an advisor sends it once more, or has another one bought, once. */

const service = serviceInside();
const levers = new Levers(service);
const clock = new Clock(service);
const LOST = { timeout: 15_000 };

/** A return whose label the customer waits for, or has. */
async function returned(person: Shopper) {
  const since = await lastSent(service, 'email');
  const text = `I'd like to return my dress of order ${person.order}, it is too small. Please start the return.`;
  await new Mailbox(service, person).ask({ to: 'support@demo.example', subject: 'My order', text });
  return since;
}

const bought = async (order: string) =>
  (await outside(bindings).parcels('mondial-relay')).filter(({ body }) => body.includes(`${order}-`)).length;

/** How many letters with a label went to somebody. */
const letters = async (person: Shopper, since: number) =>
  (await sentSince(service, 'email', since))
    .filter(({ to }) => to === person.email)
    .flatMap(({ attachments }) => attachments ?? []).length;

/** An advisor beside a thread. */
async function beside(person: Shopper) {
  const customer = await levers.customer(person);
  const post = (body: object, key?: string) =>
    ask(`/api/v1/customers/${customer}/act`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: {
        ...{ authorization: `Bearer ${service.adminToken}`, 'content-type': 'application/json' },
        ...(key ? { 'idempotency-key': key } : {}),
      },
    });
  const act = async () => {
    const { orders } = await levers.get<Orders>(`/api/v1/customers/${customer}/orders`);
    const acts = orders.find(({ id }) => id === person.order)?.acts ?? [];
    return acts.find(({ tool }) => tool.endsWith('_label'));
  };
  const quoted = async (tool: string, input: unknown) => {
    const response = await post({ tool, input, dryRun: true });
    return response.json<{ quote?: { hash: string; text: string; final: boolean }; detail?: string }>();
  };
  return { post, act, quoted };
}

/** Of which nobody knows whether it was bought. */
async function lost(person: Shopper) {
  await levers.fail('carrier', '504', { late: true });
  const since = await returned(person);
  for (let n = 0; n < 4; n++) await clock.advance('2m');
  const advisor = await beside(person);
  await expect.poll(async () => (await advisor.act())?.tool, LOST).toBe('renew_label');
  return { ...advisor, since };
}

describe('a label that the carrier’s answer was lost of', () => {
  it('is bought anew where an advisor says so, once, and goes by mail', async () => {
    const sophie = await shopper(service, 'Sophie');
    const { post, act, quoted, since } = await lost(sophie);
    expect(await bought(sophie.order)).toBe(1);
    const input = (await act())?.input;
    expect((await quoted('resend_label', input)).detail).toMatch(
      new RegExp(`Look there for ${sophie.order}-`),
    );
    const { quote } = await quoted('renew_label', input);
    expect(quote).toMatchObject({
      final: true,
      text: expect.stringMatching(new RegExp(`${sophie.order}-.*${sophie.email}`)),
    });
    const body = { tool: 'renew_label', input, hash: quote?.hash };
    const answers = await Promise.all([post(body, 'k-1'), post(body, 'k-1'), post(body)]);
    for (const answer of [...answers, await post(body), await post(body, 'k-1')])
      expect(await answer.json()).toMatchObject({ done: true });
    await expect.poll(() => letters(sophie, since), LOST).toBe(1);
    await clock.advance('1h');
    expect(await letters(sophie, since)).toBe(1);
    expect(await bought(sophie.order)).toBe(2);
    expect((await act())?.tool).toBe('resend_label');
    expect((await quoted('renew_label', input)).detail).toMatch(/is not lost/);
  });

  it('whose second answer is lost too is not bought a third time by the same request', async () => {
    const sophie = await shopper(service, 'Sophie');
    const { post, act, quoted, since } = await lost(sophie);
    const input = (await act())?.input;
    const { quote } = await quoted('renew_label', input);
    await levers.fail('carrier', '504', { late: true });
    const body = { tool: 'renew_label', input, hash: quote?.hash };
    await post(body, 'k-2');
    for (let n = 0; n < 4; n++) await clock.advance('2m');
    await expect.poll(async () => (await act())?.tool, LOST).toBe('renew_label');
    for (const key of ['k-2', 'k-3', undefined]) await post(body, key);
    expect(await bought(sophie.order)).toBe(2);
    const anew = await quoted('renew_label', input);
    expect(anew.quote?.hash).not.toBe(quote?.hash);
    await post({ tool: 'renew_label', input, hash: anew.quote?.hash });
    expect(await bought(sophie.order)).toBe(3);
    await expect.poll(() => letters(sophie, since), LOST).toBe(1);
  });
});

it('a label that the customer has lost goes once more for each time that an advisor says so', async () => {
  const sophie = await shopper(service, 'Sophie');
  await returned(sophie);
  const { post, act, quoted } = await beside(sophie);
  const since = await lastSent(service, 'email');
  for (const times of [1, 2]) {
    const { tool = '', input } = (await act()) ?? {};
    const { quote } = await quoted(tool, input);
    expect(quote).toMatchObject({ final: false, text: expect.stringContaining(sophie.email) });
    for (const key of ['a', 'a', 'b'])
      expect((await post({ tool, input, hash: quote?.hash }, `${key}${times}`)).status).toBe(200);
    await expect.poll(() => letters(sophie, since), LOST).toBe(times);
  }
  expect(await bought(sophie.order)).toBe(1);
  const foreign = await quoted('resend_label', { order: '45830', return: 'R-1' });
  expect(foreign.detail).toMatch(/no open return/);
});
