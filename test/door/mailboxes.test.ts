import { afterEach, describe, expect, it } from 'vitest';
import { addressObject } from '../../durable-objects/clients/address.ts';
import { forgetIsolate } from '../../durable-objects/clients/isolate.ts';
import { Clock } from '../../scripts/clients/clock.ts';
import { Mailbox } from '../../scripts/clients/mail.ts';
import { lastSent, sentSince } from '../../scripts/clients/sent.ts';
import { until } from '../../scripts/clients/service.ts';
import { LIMITS } from '../../src/limits.ts';
import { isPlatformMailbox, mailboxKey } from '../../src/mailbox.ts';
import { serviceInside } from '../journeys/service.ts';
import { ask, bindings, JSON_TYPE } from './world.ts';

/* A store writes only from a mailbox that it has proven to be its own, or that the platform gave it. */

const service = serviceInside();
const clock = new Clock(service);
let count = 0;

interface Tenant {
  id: string;
  call(method: string, path: string, body?: object): Promise<Response>;
  take(address: string): Promise<Response>;
}

async function tenant(): Promise<Tenant> {
  const id = `tenant-${count++}`;
  const made = await ask('/api/v1/stores', {
    method: 'POST',
    headers: { authorization: 'Bearer dev-platform-token', ...JSON_TYPE },
    body: JSON.stringify({ id }),
  });
  const { token } = (await made.json()) as { token: string };
  const call: Tenant['call'] = (method, path, body) =>
    ask(`/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...JSON_TYPE },
      body: body && JSON.stringify(body),
    });
  return { id, call, take: (address) => call('PUT', '/settings', { name: 'T', email: { address } }) };
}

/** What was sent to an address since, the newest last. */
async function mailTo(address: string, since: number) {
  return (await sentSince(service, 'email', since)).filter(({ to }) => to === address);
}
async function codeTo(address: string, since: number): Promise<string> {
  const mails = await until('a code', async () => {
    const found = await mailTo(address, since);
    return found.length ? found : null;
  });
  return /\b\d{6}\b/.exec(mails.at(-1)?.text ?? '')?.[0] ?? '';
}

/** A store with a proven mailbox. */
async function proven(address: string): Promise<Tenant> {
  const store = await tenant();
  const since = await lastSent(service, 'email');
  expect((await store.take(address)).status).toBe(200);
  const code = await codeTo(address, since);
  expect((await store.call('POST', `/mailboxes/${address}/verify`, { code })).status).toBe(200);
  return store;
}

const box = () => `support@shop-${crypto.randomUUID()}.test`;
const asked = async (address: string) => {
  const person = new Mailbox(service, { name: 'Ana', email: `ana.${crypto.randomUUID()}@example.org` });
  const since = await lastSent(service, 'email');
  await person.send({ to: address, subject: 'Hours', text: 'When are you open?' }, await clock.now());
  return { person, since };
};

afterEach(() => forgetIsolate());

describe('a mailbox of another store', () => {
  it.each<[string, (address: string) => string]>([
    ['as it is', (address) => address],
    ['in other case', (address) => address.toUpperCase()],
    ['with a dot', (address) => address.replace('supp', 'su.pp')],
    ['with dots', (address) => address.replace('support', 's.u.p.p.o.r.t')],
  ])('is refused %s', async (_, variant) => {
    const address = box();
    await proven(address);
    const thief = await tenant();
    const since = await lastSent(service, 'email');
    expect((await thief.take(variant(address))).status).toBe(409);
    expect((await sentSince(service, 'email', since)).length).toBe(0);
  });

  it.each(['support+x@demo.example', 'sup.port@demo.example', 'SUPPORT@demo.example'])(
    'is refused where it is the default store’s, as %s',
    async (address) => {
      const thief = await tenant();
      expect([400, 409]).toContain((await thief.take(address)).status);
    },
  );

  it('is refused with a plus, whosever it is', async () => {
    const store = await tenant();
    expect((await store.take(box().replace('@', '+x@'))).status).toBe(400);
    expect((await store.call('PUT', `/mailboxes/a+b@c.test`)).status).toBe(400);
  });
});

describe('a mailbox that is not proven', () => {
  it('lets nothing leave, and takes nothing in; once it is proven, both', async () => {
    const address = box();
    const store = await tenant();
    const since = await lastSent(service, 'email');
    expect((await store.take(address)).status).toBe(200);
    const sender = new Mailbox(service, { name: 'Ana', email: 'ana@example.org' });
    await expect(sender.send({ to: address, subject: 'Hours', text: 'Open?' })).rejects.toThrow(/No such/);
    const code = await codeTo(address, since);
    const desk = (await (await store.call('GET', '/desk')).json()) as { troubles: { reason: string }[] };
    expect(desk.troubles.map(({ reason }) => reason).join()).toMatch(/not proven/);
    expect((await store.call('POST', `/mailboxes/${address}/verify`, { code })).status).toBe(200);
    const { person, since: then } = await asked(address);
    const [answer] = await until('an answer', async () => {
      const mails = await mailTo(person.email, then);
      return mails.length ? mails : null;
    });
    expect(JSON.stringify(answer?.raw)).toContain(address);
  });

  it('that a store claimed before that was asked for, gets its mail and answers none before it is proven', async () => {
    const address = box();
    const store = await tenant();
    await store.take(address);
    await addressObject(bindings, '@mailboxes', `email:${address}`, {}).claim(store.id, null);
    const { person, since } = await asked(address);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await mailTo(person.email, since)).toEqual([]);
    // Whoever proves it takes it over.
    const owner = await tenant();
    expect((await owner.call('PUT', `/mailboxes/${address}`)).status).toBe(200);
    const code = await codeTo(address, since);
    expect((await owner.call('POST', `/mailboxes/${address}/verify`, { code })).status).toBe(200);
    expect((await store.call('GET', '/mailboxes')).status).toBe(200);
    expect((await owner.take(address)).status).toBe(200);
  });

  it('is not proven by a guess, by an old code, or by the code of another store', async () => {
    const address = box();
    const store = await tenant();
    const rival = await tenant();
    const since = await lastSent(service, 'email');
    await store.take(address);
    const code = await codeTo(address, since);
    await rival.call('PUT', `/mailboxes/${address}`);
    const verify = (who: Tenant, given: string) =>
      who.call('POST', `/mailboxes/${address}/verify`, { code: given });
    expect((await verify(rival, code)).status).toBe(400);
    const wrong = code === '000000' ? '000001' : '000000';
    for (let n = 0; n < LIMITS.codeTries.most; n++) expect((await verify(store, wrong)).status).toBe(400);
    expect((await verify(store, code)).status).toBe(409);
    const later = await lastSent(service, 'email');
    await store.call('PUT', `/mailboxes/${address}`);
    const another = await codeTo(address, later);
    await clock.advance('61m');
    expect((await verify(store, another)).status).toBe(409);
    expect((await verify(await tenant(), another)).status).toBe(404);
  });

  it('is written to by all stores together three times an hour, in words that are none of theirs', async () => {
    const address = box();
    const since = await lastSent(service, 'email');
    const statuses: number[] = [];
    for (let n = 0; n < 5; n++) {
      const store = await tenant();
      await store.call('PUT', '/settings', { name: 'Buy at evil.example', email: { address: box() } });
      statuses.push((await store.call('PUT', `/mailboxes/${address}`)).status);
    }
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
    const mails = await mailTo(address, since);
    expect(mails).toHaveLength(3);
    expect(JSON.stringify(mails)).not.toContain('evil');
  });
});

describe('a mailbox', () => {
  it('is given back when another takes its place, or by hand', async () => {
    const address = box();
    const store = await proven(address);
    expect((await store.take(box())).status).toBe(200);
    const next = await proven(address);
    expect((await next.call('DELETE', `/mailboxes/${address}`)).status).toBe(200);
    await proven(address);
  });

  it('can be proven before it is used, so that no mail is missed', async () => {
    const store = await proven(box());
    const next = box();
    const since = await lastSent(service, 'email');
    await store.call('PUT', `/mailboxes/${next}`);
    const code = await codeTo(next, since);
    expect((await store.call('POST', `/mailboxes/${next}/verify`, { code })).status).toBe(200);
    expect((await store.take(next)).status).toBe(200);
    const { person, since: then } = await asked(next);
    await until('an answer', async () => ((await mailTo(person.email, then)).length ? true : null));
  });

  it('is one of five at most', async () => {
    const store = await tenant();
    const statuses: number[] = [];
    for (let n = 0; n < 7; n++) statuses.push((await store.call('PUT', `/mailboxes/${box()}`)).status);
    expect(statuses).toEqual([...Array<number>(LIMITS.mailboxes.most).fill(200), 429, 429]);
  });

  it('of the platform’s own domains is the first store’s that asks for it, without a code', async () => {
    const address = `help@${crypto.randomUUID()}.example`;
    const store = await tenant();
    const since = await lastSent(service, 'email');
    expect((await store.take(address)).status).toBe(200);
    expect(await mailTo(address, since)).toEqual([]);
    expect((await (await tenant()).take(address)).status).toBe(409);
    const { person, since: then } = await asked(address);
    await until('an answer', async () => ((await mailTo(person.email, then)).length ? true : null));
  });
});

describe('what a mailbox is taken for', () => {
  it.each([
    ['support@shop.test', 'support@shop.test'],
    ['Sup.Port+news@Shop.test', 'support@shop.test'],
    ['+x@shop.test', '@shop.test'],
  ])('%s is %s', (address, key) => expect(mailboxKey(address)).toBe(key));

  it.each([
    ['mail.platform.test', 'a@mail.platform.test', true],
    ['mail.platform.test', 'a@shop.mail.platform.test', true],
    ['mail.platform.test', 'a@evilmail.platform.test', false],
    ['mail.platform.test', 'a@platform.test', false],
    ['one.test, two.test', 'a@TWO.test', true],
    ['', 'a@shop.test', false],
    [undefined, 'a@shop.test', false],
  ])('domains %s: %s is the platform’s: %s', (domains, address, is) =>
    expect(isPlatformMailbox(domains, address)).toBe(is),
  );
});
