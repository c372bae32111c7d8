import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SandboxEnv } from '../../../sandbox/env.ts';
import { Api } from '../../../scripts/clients/api.ts';
import { Clock } from '../../../scripts/clients/clock.ts';
import { Mailbox } from '../../../scripts/clients/mail.ts';
import { Call } from '../../../scripts/clients/voice.ts';
import { WhatsApp } from '../../../scripts/clients/whatsapp.ts';
import { Levers } from '../../journeys/levers.ts';
import { serviceInside } from '../../journeys/service.ts';
import demo from './earlier/demo.sql';

/*
 * What the demo left in the version of 27 November 2026 (db2656b), before objects and core were laid out anew:
 * rows as they were stored, written down by earlier/dump.mjs, opened by today's code.
 */

const bindings = env as unknown as SandboxEnv;
const NAMESPACES: Record<string, DurableObjectNamespace> = {
  Customer: bindings.CUSTOMER,
  Address: bindings.ADDRESS,
  Store: bindings.STORE,
  EmbeddedShop: bindings.SHOP,
} as unknown as Record<string, DurableObjectNamespace>;

const SOPHIE = 'cu_c196b0efbbcb4c75a88bbd074f5ef02f';
const sophie = { name: 'Sophie Martin', email: 'sophie.martin@example.com', phone: '+33612345678' };
const service = serviceInside();
const api = new Api(service);
const clock = new Clock(service);

/** Puts the stored rows in the place of whatever an object has, and lets it wake from them. */
async function restore(type: string, name: string, rows: string): Promise<void> {
  const object = NAMESPACES[type]?.getByName(name);
  if (!object) throw new Error(`no objects of the type ${type}`);
  await runInDurableObject(object, async (_, { storage }) => {
    await storage.deleteAll();
    storage.sql.exec(rows);
  });
  await evictDurableObject(object);
}

beforeAll(async () => {
  // The day after the demo's last. The first request seeds the shop, whose place the stored one then takes.
  await clock.set(new Date('2026-12-03T09:00:00Z'));
  for (const part of demo.split(/^-- /m).slice(1)) {
    const [, type = '', name = ''] = /^(\w+) (.+)\n/.exec(part) ?? [];
    await restore(type, name, part.slice(part.indexOf('\n')));
  }
});

describe('state of an earlier version', () => {
  it('has its thread, with tickets, addresses and suggestions', async () => {
    expect(await api.customers({ order: '45821' })).toContain(SOPHIE);
    const exchanges = await api.exchanges(SOPHIE);
    expect(exchanges.map(({ channel, direction }) => `${channel} ${direction}`)).toEqual([
      'chat in',
      'chat out',
      'chat in',
      'chat out',
      'email in',
      'email out',
      'voice out',
      'voice in',
      'voice out',
      'whatsapp in',
      'whatsapp out',
    ]);
    expect(await api.customer(SOPHIE)).toMatchObject({
      name: 'Sophie Martin',
      tickets: [
        { intent: 'return', order: '45821', status: 'resolved' },
        { intent: 'order_status', order: '45821', status: 'resolved' },
      ],
      suggestions: [{ evidence: 'a visitor who named order 45821' }],
    });
  });

  it('has its order with what was done to it, and an empty desk', async () => {
    expect(await api.order('45821')).toMatchObject({
      returns: [{ id: 'R-45821-1', settlement: 'exchange' }],
      exchanges: [{ id: 'X-45821-1', to: { sku: 'DR-101-M' } }],
    });
    expect(await new Levers(service).desk()).toMatchObject({ waiting: [], troubles: [] });
  });

  it('goes on where it stopped, on every channel that has an address', async () => {
    const letter = { to: 'support@demo.example', subject: 'My exchange', text: 'Where is my new dress?' };
    const { answers } = await new Mailbox(service, sophie).ask(letter, await clock.now());
    expect(answers.map(({ text }) => text).join()).toMatch(/Hello Sophie,[\s\S]*new Lune dress/);
    const written = await new WhatsApp(service, sophie).say('What about my exchange?', await clock.now());
    expect(written.map(({ text }) => text).join()).toContain('Your Lune dress (size S, midnight)');
    const call = await Call.place(service, { from: sophie.phone, to: '+33187650021' });
    expect(call.greeting).toContain('Sophie');
    await call.hangUp();
    const exchanges = await api.exchanges(SOPHIE);
    expect(exchanges.slice(11).map(({ channel, direction }) => `${channel} ${direction}`)).toEqual(
      expect.arrayContaining(['email in', 'email out', 'whatsapp in', 'whatsapp out']),
    );
  });

  it('is exported whole and erased whole', async () => {
    const headers = { authorization: `Bearer ${service.adminToken}` };
    const at = `/api/v1/customers/${SOPHIE}`;
    const exported = await service.fetch(`${at}/export`, { headers });
    expect(exported.status).toBe(200);
    expect(await exported.text()).toContain('like to finalize the return');
    const erased = await service.fetch(at, { method: 'DELETE', headers });
    await erased.body?.cancel();
    expect(erased.ok).toBe(true);
    expect(await api.customers({ email: sophie.email })).toEqual([]);
  });
});
