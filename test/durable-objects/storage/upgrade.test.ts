import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, expect, it } from 'vitest';
import { Customer } from '../../../durable-objects/customer/customer.ts';
import { migrate } from '../../../durable-objects/storage/migrate.ts';
import initial from '../../../migrations/customer/0001_initial.sql';
import { setClockShift } from '../../../src/clock.ts';
import type { Env } from '../../../src/env.ts';

/* An object as the first release left it, woken by today's. */

const bindings = env as unknown as Env;
const AT = '2026-11-20T09:00:00.000Z';
const session = {
  id: 'e1',
  channel: 'email',
  address: 'email:eve@example.com',
  locale: 'en',
  assurance: 'recognised',
  claims: [],
  heardAt: AT,
  saidAt: null,
};
const facts = [
  {
    type: 'session.opened',
    session: 'e1',
    channel: 'email',
    address: session.address,
    locale: 'en',
    assurance: 'recognised',
    evidence: 'mail, DMARC aligned',
  },
  {
    type: 'message.received',
    message: 'm1',
    session: 'e1',
    channel: 'email',
    external: '<1@example.com>',
    kind: 'text',
    text: 'What are your opening hours?',
    subject: 'Hours',
    attachments: [],
    assurance: 'recognised',
    thread: { messageId: '<1@example.com>', references: [], subject: 'Hours' },
  },
];
const state = {
  account: null,
  control: { kind: 'assistant' },
  sessions: [session],
  pending: [{ session: 'e1', messages: ['m1'], since: AT }],
  proposals: [],
  tickets: [],
  facts: {},
  introduced: [],
};

function asReleasedFirst(sql: SqlStorage): void {
  for (const [index, fact] of facts.entries()) {
    sql.exec(
      "INSERT INTO log (seq, id, at, type, session, origin, path, fact) VALUES (?, ?, ?, ?, 'e1', 'cu_old', '[]', ?)",
      index + 1,
      `event-${index}`,
      AT,
      fact.type,
      JSON.stringify(fact),
    );
  }
  sql.exec('INSERT INTO state (one, seq, body) VALUES (1, 2, ?)', JSON.stringify(state));
  sql.exec("INSERT INTO externals VALUES ('email', '<1@example.com>', 'm1', 'e1')");
  sql.exec("INSERT INTO sessions VALUES ('e1', 'email', 'email:eve@example.com', 'Hours', ?)", AT);
  sql.exec("INSERT INTO transcript VALUES ('m1', 'e1', 1, 2)");
  sql.exec(
    `INSERT INTO exchanges (rowid, client_id, timestamp, channel, direction, author, text, entities, assurance, origin)
     VALUES (2, 'cu_old', ?, 'email', 'in', 'customer', 'What are your opening hours?', '{}', 'recognised', 'cu_old')`,
    AT,
  );
  sql.exec("INSERT INTO addresses VALUES ('email:eve@example.com', 'recognised', 0, ?)", AT);
  sql.exec(
    `INSERT INTO outbox (kind, address, message, body, state, attempts, due)
     VALUES ('desk', 'cu_old', NULL, '{"news":"settled","trace":"t"}', 'queued', 0, 0)`,
  );
  sql.exec("INSERT INTO actions VALUES ('proposal:p1', 'cancel_order', '{}', '{\"ok\":true}', ?)", AT);
  sql.exec("INSERT INTO meta VALUES ('name', 'test:cu_old')");
}

it('a thread of the first release is answered, and pays what it owed', async () => {
  const stub = bindings.CUSTOMER.getByName('test:cu_old');
  await runInDurableObject(stub, async (_, ctx) => {
    await ctx.storage.deleteAll();
    migrate(ctx.storage, [{ name: '0001_initial', sql: initial }]);
    asReleasedFirst(ctx.storage.sql);
    const customer = new Customer(ctx, bindings);
    await customer.wake();
    const { exchanges = [] } = (await customer.exchanges(10, null)) ?? {};
    expect(await customer.objectState()).toMatchObject({ created: AT, leader: null });
    expect(exchanges.map(({ direction }) => direction)).toEqual(['out', 'in']);
    const waiting = ctx.storage.sql.exec("SELECT kind FROM outbox WHERE state = 'queued'").toArray();
    expect(waiting.filter(({ kind }) => kind === 'desk')).toEqual([]);
  });
});

/*
 * Proofs had no terms in the first release: what it left is as sure as it would be by today's, counted from
 * its last word.
 */

afterEach(() => setClockShift(0));

it.each([
  ['an hour', 3_600_000, 'verified'],
  ['a day', 86_400_000, 'recognised'],
  ['six weeks', 42 * 86_400_000, 'anonymous'],
])('a browser that was signed in then is, after %s of silence, %s', async (_, silence, assurance) => {
  const stub = bindings.CUSTOMER.getByName(`test:cu_old_${assurance}`);
  const chat = {
    ...session,
    channel: 'chat',
    address: 'visitor:e1',
    assurance: 'verified',
    claims: ['45821'],
  };
  await runInDurableObject(stub, async (_, ctx) => {
    await ctx.storage.deleteAll();
    migrate(ctx.storage, [{ name: '0001_initial', sql: initial }]);
    const { sql } = ctx.storage;
    asReleasedFirst(sql);
    sql.exec('UPDATE log SET fact = replace(fact, \'"email"\', \'"chat"\')');
    sql.exec('UPDATE state SET body = ?', JSON.stringify({ ...state, sessions: [chat] }));
    setClockShift(Date.parse(AT) + silence - Date.now());
    const customer = new Customer(ctx, bindings);
    await customer.wake();
    const { exchanges = [] } = (await customer.exchanges(1, null)) ?? {};
    expect(exchanges).toMatchObject([{ direction: 'out', assurance }]);
  });
});
