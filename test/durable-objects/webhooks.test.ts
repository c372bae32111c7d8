import { abortAllDurableObjects, runInDurableObject } from 'cloudflare:test';
import { createHmac } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { webhooksObject } from '../../durable-objects/clients/webhooks.ts';
import type { Delivery } from '../../durable-objects/webhooks/deliveries.ts';
import { Api } from '../../scripts/clients/api.ts';
import { Chat } from '../../scripts/clients/chat.ts';
import { Clock } from '../../scripts/clients/clock.ts';
import { Mailbox } from '../../scripts/clients/mail.ts';
import { lastSent, type SentItem, sentSince } from '../../scripts/clients/sent.ts';
import { isSigned } from '../../src/signature.ts';
import type { WebhookNews } from '../../src/webhooks/news.ts';
import { ADMIN, ask, bindings, JSON_TYPE } from '../door/world.ts';
import { serviceInside } from '../journeys/service.ts';

/* What a store's own systems are told: once queued, delivered at least once, signed, and noted. */

const service = serviceInside();
const clock = new Clock(service);
const HERE = 'http://sandbox/webhook/lune';

interface Raw {
  headers: Record<string, string>;
  body: string;
}
type Hook = SentItem<Raw>;

async function call<T>(method: string, path: string, body?: object): Promise<T & { status: number }> {
  const answer = await ask(`/api/v1${path}`, {
    method,
    headers: { ...ADMIN, ...JSON_TYPE },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  return { ...(text === '' ? {} : JSON.parse(text)), status: answer.status };
}

type Made = { id: string; secret: string };
const make = (fields: object = {}) => call<Made>('POST', '/webhooks', { url: HERE, ...fields });

async function deliveries(endpoint: string): Promise<Delivery[]> {
  const page = await call<{ deliveries: Delivery[] }>('GET', `/webhook-deliveries?endpoint=${endpoint}`);
  return page.deliveries;
}

async function fault(codes: string[]): Promise<void> {
  const body = JSON.stringify({ channel: 'webhook', code: codes });
  await ask('/sandbox/faults', { method: 'POST', headers: JSON_TYPE, body });
}

const news = (id: string, fields: Partial<WebhookNews> = {}): WebhookNews => ({
  id,
  event: 'resolved',
  at: new Date(Date.now() + 100_000_000_000).toISOString(),
  customer: 'cu_1',
  ticket: 'ti_1',
  data: {},
  ...fields,
});
const tell = (...all: WebhookNews[]) => webhooksObject(bindings, 'demo').tell(all);

let since = 0;
const arrived = (): Promise<Hook[]> => sentSince<Raw>(service, 'webhook', since);

beforeEach(async () => {
  const { endpoints } = await call<{ endpoints: { id: string }[] }>('GET', '/webhooks');
  for (const { id } of endpoints) await call('DELETE', `/webhooks/${id}`);
  await fault([]);
  since = await lastSent(service, 'webhook');
});

describe('what happens in a thread', () => {
  it('is told to the store’s system, signed so that a Standard Webhooks library takes it', async () => {
    const { id: endpoint, secret } = await make();
    const chat = await Chat.open(service, {});
    await chat.say('I want to talk to a person please');
    await clock.advance('10s');
    const [hook, ...more] = await arrived();
    expect(more).toEqual([]);
    const { headers, body } = hook?.raw ?? { headers: {}, body: '' };
    const told = JSON.parse(body);
    expect(told).toMatchObject({ id: headers['webhook-id'], event: 'escalated', store: 'demo' });
    expect(told.customer).toMatch(/^cu_/);
    expect(Object.keys(told).sort()).toEqual(['at', 'customer', 'data', 'event', 'id', 'store', 'ticket']);
    expect(body).not.toMatch(/talk to a person/);

    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    const digest = createHmac('sha256', key).update(signed).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${digest}`);
    expect(Math.abs(Number(headers['webhook-timestamp']) - Date.now() / 1_000)).toBeLessThan(60);
    const request = { method: 'POST', path: '/webhook/lune', body };
    expect(isSigned(headers['onethread-signature'], secret, request)).toBe(true);
    expect(await deliveries(endpoint)).toMatchObject([
      { id: told.id, event: 'escalated', state: 'delivered', tries: 1, next: null, status: 204 },
    ]);
  });

  it('is told where something is solved, rated or due', async () => {
    await make();
    const api = new Api(service);
    const chat = await Chat.open(service, {});
    await chat.say('Hello, where is my order 45821?');
    const who = customerOf(chat);
    const person = { advisor: 'nora', name: 'Nora' };
    const due = new Date((await clock.now()).getTime() + 3_600_000).toISOString();
    await api.advise(who, 'takeover', person);
    await api.advise(who, 'promise', { ...person, what: 'call the carrier', due });
    await clock.advance('2h');
    const { tickets } = await call<{ tickets: { id: string }[] }>('GET', `/customers/${who}`);
    const ticket = tickets[0]?.id ?? 'none';
    chat.send({ type: 'rate', id: crypto.randomUUID(), kind: 'csat', score: 5, ticket });
    await service.atRest?.();
    await clock.advance('10s');
    const told = (await arrived())
      .map(({ raw }) => JSON.parse(raw.body))
      .filter((one) => one.customer === who);
    expect(told).toMatchObject([
      { event: 'resolved', ticket, data: { channel: 'chat' } },
      { event: 'promise_due', data: { by: 'advisor' } },
      { event: 'rating', ticket, data: { kind: 'csat', score: 5 } },
    ]);
  });

  it('is told where something is done in the shop', async () => {
    await make({ events: ['action_done'] });
    const mail = new Mailbox(service, { name: 'Sophie Martin', email: 'sophie.martin@example.com' });
    await mail.ask({
      to: 'support@demo.example',
      subject: 'Order 45821',
      text: 'Hello, I want to return the dress of my order 45821, please send me the label.',
    });
    await clock.advance('10s');
    const [told] = (await arrived()).map(({ raw }) => JSON.parse(raw.body));
    expect(told).toMatchObject({
      event: 'action_done',
      data: { tool: 'return_item', order: '45821', channel: 'email' },
    });
    expect(told.ticket).toMatch(/./);
  });

  it('is not told to an endpoint that came later, or that wants other things', async () => {
    const before = new Date(Date.now() - 1_000).toISOString();
    const { id: all } = await make();
    const { id: some } = await make({ events: ['rating'] });
    await tell(news('e-old', { at: before }), news('e-new'), news('e-rated', { event: 'rating' }));
    expect((await deliveries(all)).map(({ id }) => id).sort()).toEqual(['e-new', 'e-rated']);
    expect((await deliveries(some)).map(({ id }) => id)).toEqual(['e-rated']);
  });

  it('is queued once, however often it is told, and by whichever thread', async () => {
    const { id } = await make();
    await tell(news('e-1'), news('e-1'));
    await tell(news('e-1', { customer: 'cu_2' }));
    await clock.advance('1s');
    await tell(news('e-1'));
    await clock.advance('1s');
    expect(await deliveries(id)).toHaveLength(1);
    expect(await arrived()).toHaveLength(1);
  });
});

describe('a delivery', () => {
  it('is tried again ever later, with the same id and bytes, until it is taken', async () => {
    const { id } = await make();
    await fault(['500', '500']);
    await tell(news('e-2'));
    await clock.advance('1s');
    const [first] = await deliveries(id);
    expect(first).toMatchObject({
      state: 'waiting',
      tries: 1,
      status: 500,
      detail: 'HTTP 500: ordered failure',
    });
    await clock.advance('5s');
    expect((await deliveries(id))[0]).toMatchObject({ state: 'waiting', tries: 2 });
    await clock.advance('4m');
    expect((await deliveries(id))[0]).toMatchObject({ tries: 2 });
    await clock.advance('2m');
    expect((await deliveries(id))[0]).toMatchObject({ state: 'delivered', tries: 3, next: null });
    const [hook] = await arrived();
    expect(hook?.raw.headers['webhook-id']).toBe('e-2');
  });

  it('comes again with the same id where it was taken and the answer was lost', async () => {
    await make();
    const body = JSON.stringify({ channel: 'webhook', code: '502', late: true });
    await ask('/sandbox/faults', { method: 'POST', headers: JSON_TYPE, body });
    await tell(news('e-3'));
    await clock.advance('10s');
    const ids = (await arrived()).map(({ raw }) => raw.headers['webhook-id']);
    expect(ids).toEqual(['e-3', 'e-3']);
    const bodies = new Set((await arrived()).map(({ raw }) => raw.body));
    expect(bodies.size).toBe(1);
  });

  it('waits as long as the other side asks for', async () => {
    const { id } = await make();
    await fault(['503']);
    await tell(news('e-4'));
    await clock.advance('1s');
    await clock.advance('15m');
    expect((await deliveries(id))[0]).toMatchObject({ state: 'waiting', tries: 1 });
    await clock.advance('6m');
    expect((await deliveries(id))[0]).toMatchObject({ state: 'delivered', tries: 2 });
  });

  it('is given up after eight tries, the owner is told, and it can be sent again', async () => {
    // What falls due in the demo store's threads meanwhile is not to be among it.
    const { id } = await make({ events: ['resolved'] });
    await fault(Array<string>(8).fill('500'));
    await tell(news('e-5'));
    await clock.advance('2d');
    const [failed] = await deliveries(id);
    expect(failed).toMatchObject({ state: 'failed', tries: 8, next: null });
    const { troubles } = await call<{ troubles: { channel: string; reason: string }[] }>('GET', '/desk');
    expect(troubles).toContainEqual(
      expect.objectContaining({ channel: 'webhook', reason: 'sandbox: HTTP 500: ordered failure' }),
    );
    expect((await call('POST', `/webhook-deliveries/${failed?.n}/again`, {})).status).toBe(200);
    await clock.advance('1s');
    expect((await deliveries(id))[0]).toMatchObject({ state: 'delivered', tries: 1 });
  });

  it('outlives a crash in the middle of a try', async () => {
    const { id } = await make();
    await tell(news('e-6'));
    await runInDurableObject(webhooksObject(bindings, 'demo') as never, (_, { storage }) => {
      // As the crash leaves it: taken in hand, its end not written down.
      storage.sql.exec('UPDATE deliveries SET tries = 1, due = due + 60000');
    });
    await abortAllDurableObjects();
    await clock.advance('2m');
    expect((await deliveries(id))[0]).toMatchObject({ state: 'delivered', tries: 2 });
  });

  it('that is answered by a redirect has failed: nothing is sent elsewhere', async () => {
    const { id } = await make();
    await fault(['302']);
    await tell(news('e-7'));
    await clock.advance('1s');
    expect((await deliveries(id))[0]).toMatchObject({ state: 'waiting', status: 302 });
    expect(await arrived()).toEqual([]);
  });

  it('is forgotten with the person it is about, and after a month', async () => {
    const { id } = await make();
    await tell(news('e-8'), news('e-9', { customer: 'cu_2' }));
    await webhooksObject(bindings, 'demo').forget(['cu_1']);
    expect((await deliveries(id)).map((one) => one.id)).toEqual(['e-9']);
    await clock.advance('32d');
    expect(await deliveries(id)).toEqual([]);
  });
});

describe('an endpoint', () => {
  it('shows its secret to who made it, once, and keeps it sealed', async () => {
    const made = await make();
    expect(made.status).toBe(201);
    expect(made.secret).toMatch(/^whsec_/);
    const list = await call<{ endpoints: object[] }>('GET', '/webhooks');
    expect(JSON.stringify(list)).not.toContain(made.secret);
    const rows = await runInDurableObject(webhooksObject(bindings, 'demo') as never, (_, { storage }) =>
      JSON.stringify(storage.sql.exec('SELECT * FROM endpoints').toArray()),
    );
    expect(rows).toContain(made.id);
    expect(rows).not.toContain(made.secret.slice('whsec_'.length));
  });

  it('is made once by a call that comes twice', async () => {
    const init = {
      method: 'POST',
      headers: { ...ADMIN, ...JSON_TYPE, 'idempotency-key': 'endpoint-1' },
      body: JSON.stringify({ url: HERE }),
    };
    const [one, other] = [
      await (await ask('/api/v1/webhooks', init)).json(),
      await ask('/api/v1/webhooks', init),
    ];
    expect(await other.json()).toEqual(one);
  });

  it('is signed for with both secrets for a day after a new one', async () => {
    const { id, secret: before } = await make();
    const { secret } = await call<Made>('PUT', `/webhooks/${id}/secret`);
    expect(secret).not.toBe(before);
    const signatures = async () => {
      await call('POST', `/webhooks/${id}/test`, {});
      return (await arrived()).at(-1)?.raw.headers['webhook-signature']?.split(' ').length;
    };
    expect(await signatures()).toBe(2);
    await clock.advance('25h');
    expect(await signatures()).toBe(1);
  });

  it('is tried with something real, whose answer is shown', async () => {
    const { id } = await make();
    expect(await call('POST', `/webhooks/${id}/test`, {})).toMatchObject({ ok: true, detail: 'HTTP 204' });
    expect(JSON.parse((await arrived())[0]?.raw.body ?? '')).toMatchObject({ event: 'test', customer: null });
    expect((await deliveries(id))[0]).toMatchObject({ event: 'test', state: 'delivered', tries: 1 });
    await fault(['500']);
    const failed = await call('POST', `/webhooks/${id}/test`, {});
    expect(failed).toMatchObject({ ok: false, detail: 'HTTP 500: ordered failure' });
    await clock.advance('1h');
    expect(await arrived()).toHaveLength(1);
  });

  it('that says it is gone is stopped, and goes on when the owner wants it to', async () => {
    const { id } = await make();
    await fault(['410']);
    await tell(news('e-10'));
    await clock.advance('1s');
    await tell(news('e-11'));
    const { endpoints } = await call<{ endpoints: { stopped: { why: string } | null }[] }>(
      'GET',
      '/webhooks',
    );
    expect(endpoints[0]?.stopped?.why).toBe('the endpoint is gone (410)');
    const [failed] = await deliveries(id);
    expect(failed).toMatchObject({ id: 'e-10', state: 'failed', tries: 1 });
    expect((await call('POST', `/webhook-deliveries/${failed?.n}/again`, {})).status).toBe(409);
    await call('PATCH', `/webhooks/${id}`, { stopped: false });
    await tell(news('e-12'));
    await clock.advance('1s');
    expect((await arrived()).map(({ raw }) => raw.headers['webhook-id'])).toEqual(['e-12']);
  });

  it('may be the connection that the owner puts with a secret of their own', async () => {
    const put = { url: HERE, secret: 'a secret that both know', events: ['rating'] };
    // Header and JSON need no spaces escaped; a secret has none.
    expect((await call('PUT', '/connections/webhook', put)).status).toBe(400);
    const secret = 'a-secret-that-both-know';
    expect((await call('PUT', '/connections/webhook', { ...put, secret })).status).toBe(200);
    const shown = { name: 'webhook', url: HERE, secret: true, events: ['rating'], seen: null };
    expect(await call('GET', '/connections/webhook')).toEqual({ ...shown, status: 200 });
    expect((await call('PUT', '/connections/webhook', shown)).status).toBe(200);
    expect(await call('POST', '/connections/webhook/test', {})).toMatchObject({ ok: true });
    const { headers, body } = (await arrived())[0]?.raw ?? { headers: {} as Raw['headers'], body: '' };
    const request = { method: 'POST', path: '/webhook/lune', body };
    expect(isSigned(headers['onethread-signature'], secret, request)).toBe(true);
    expect((await call('DELETE', '/connections/webhook')).status).toBe(204);
    expect((await call('GET', '/connections/webhook')).status).toBe(404);
  });

  it('belongs to the owner: no scope opens it', async () => {
    const { token } = await call<{ token: string }>('POST', '/tokens', {
      name: 'Office',
      scopes: ['settings'],
    });
    const answer = await ask('/api/v1/webhooks', { headers: { authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(403);
  });
});

/** The customer whose session a chat has: what stands in its token, unverified. */
function customerOf(chat: Chat): string {
  const [, payload = ''] = chat.welcome.session.split('.');
  const claims = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
  return (claims as { customer: string }).customer;
}
