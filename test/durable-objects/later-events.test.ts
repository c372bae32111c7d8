import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it, vi } from 'vitest';
import { objectName } from '../../durable-objects/clients/open.ts';
import type { CustomerObject } from '../../durable-objects/customer/rpc.ts';
import type { Inbound } from '../../src/channels/channel.ts';
import type { Env } from '../../src/env.ts';
import { tables } from './links/whole.ts';

/* Threads after a rollback: their logs have events of a type that only the later version reads. */

const bindings = env as unknown as Env;
const passage = { origin: 'http://localhost:8787', country: null, trace: 'test' };

type Stub = DurableObjectStub<CustomerObject>;
type LogRow = { seq: number; id: string; type: string; session: string | null; path: string; fact: string };

interface Person {
  id: string;
  object: Stub;
  email: string;
}

let people = 0;
/** Somebody who has written once and was answered. */
async function customer(): Promise<Person> {
  const id = `cu_${crypto.randomUUID().replaceAll('-', '')}`;
  const person = {
    id,
    object: bindings.CUSTOMER.getByName(objectName('demo', id)),
    email: `later${++people}@example.com`,
  };
  await say(person, 'What are your opening hours?');
  return person;
}

let mails = 0;
async function say({ object, email }: Person, text: string): Promise<void> {
  const external = `<${++mails}@later.example>`;
  const inbound: Inbound = {
    channel: 'email',
    external,
    from: `email:${email}`,
    evidence: { kind: 'mail', aligned: true },
    at: new Date().toISOString(),
    kind: 'text',
    text,
    subject: 'Hello',
    attachments: [],
    repliesTo: [],
    thread: { messageId: external, references: [], subject: 'Hello' },
  };
  const before = await answers(object);
  await object.receive([{ inbound, onFile: { account: null, lastOrderAt: null } }], passage);
  await vi.waitFor(async () => expect(await answers(object)).toBe(before + 1), 5_000);
  await vi.waitFor(async () => {
    const { outbox = [] } = await tables(object, ['outbox']);
    expect(outbox.filter((row) => (row as { state: string }).state === 'sending')).toEqual([]);
  }, 5_000);
}

async function answers(object: Stub): Promise<number> {
  const page = await object.exchanges(200, null);
  return page?.exchanges.filter(({ direction }) => direction === 'out').length ?? 0;
}

async function logOf(object: Stub): Promise<LogRow[]> {
  return (await tables(object, ['log'])).log as LogRow[];
}

/**
 * The log gets a row as a later version writes it, and that version is rolled back: the object begins a new
 * life.
 */
async function rolledBack(
  { id, object }: Person,
  fact: { type: string; [field: string]: unknown },
): Promise<void> {
  await runInDurableObject(object, (_, { storage: { sql } }) => {
    const { seq } = sql.exec<{ seq: number }>('SELECT max(seq) + 1 AS seq FROM log').one();
    const { session } = sql.exec<{ session: string }>('SELECT id AS session FROM sessions').one();
    sql.exec(
      "INSERT INTO log (seq, id, at, type, session, origin, path, fact) VALUES (?, ?, ?, ?, ?, ?, '[]', ?)",
      seq,
      crypto.randomUUID(),
      new Date().toISOString(),
      fact.type,
      session,
      id,
      JSON.stringify({ ...fact, session }),
    );
    sql.exec('UPDATE state SET seq = ?', seq);
  });
  await evictDurableObject(object);
}

/** The rows of later versions, without the numbers that each log gives its own events. */
async function laterRows({ object }: Person, type: string) {
  const rows = (await logOf(object)).filter((row) => row.type === type);
  return rows.map(({ id, session, fact }) => ({ id, session, fact }));
}

async function link(leader: Person, follower: Person): Promise<void> {
  const asked = { type: 'link', advisor: 'nora', customer: follower.id, evidence: 'a test' } as const;
  expect(await leader.object.advise(asked, 'test')).toBeNull();
  await vi.waitFor(
    async () => expect((await leader.object.profile())?.linked).toContain(follower.id),
    10_000,
  );
}

describe('a thread with an event of a later version', () => {
  it('is answered, and keeps the event as it was written', async () => {
    const person = await customer();
    await rolledBack(person, { type: 'message.dreamt' });
    const before = await laterRows(person, 'message.dreamt');
    await say(person, 'And on Saturday?');
    expect(await person.object.profile()).toMatchObject({ id: person.id });
    expect(await laterRows(person, 'message.dreamt')).toEqual(before);
  });

  it('is exported with the event named, and with none of what only that version can judge', async () => {
    const person = await customer();
    await rolledBack(person, { type: 'colleague.gossiped', by: 'Nora Advisor' });
    const text = await new Response(await person.object.export()).text();
    const { events } = JSON.parse(text) as { events: { type: string; at: string; withheld?: string }[] };
    expect(events.find(({ type }) => type === 'colleague.gossiped')).toEqual({
      seq: expect.any(Number),
      at: expect.any(String),
      type: 'colleague.gossiped',
      withheld: expect.stringContaining('version'),
    });
    expect(text).not.toContain('Nora Advisor');
  });

  it('takes the event along into another thread, and back', async () => {
    const leader = await customer();
    await new Promise((resolve) => setTimeout(resolve, 5));
    const follower = await customer();
    await rolledBack(follower, { type: 'message.sung' });
    const before = await laterRows(follower, 'message.sung');
    expect(before).toHaveLength(1);
    const traced = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await link(leader, follower);
    expect(await laterRows(leader, 'message.sung')).toEqual(before);
    const unlink = { type: 'unlink', advisor: 'nora', customer: follower.id } as const;
    await vi.waitFor(async () => expect(await leader.object.advise(unlink, 'test')).toBeNull(), 5_000);
    await vi.waitFor(async () => expect((await follower.object.objectState()).leader).toBeNull(), 5_000);
    expect(await laterRows(leader, 'message.sung')).toEqual([]);
    expect(await laterRows(follower, 'message.sung')).toEqual(before);
    const lines = traced.mock.calls.flat().filter((line) => String(line).includes('message.sung'));
    traced.mockRestore();
    // One line in the life of an isolate, however often the row is read.
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('event.passed_over');
  });

  it('is erased with the files that the event names', async () => {
    const person = await customer();
    const key = `attachments/${person.id}/sketch.png`;
    const original = `mail/${person.id}.eml`;
    for (const one of [key, original]) await bindings.BLOBS.put(`demo/${one}`, 'bytes');
    const attachment = { id: 'a', filename: 'sketch.png', type: 'image/png', size: 5, key };
    await rolledBack(person, { type: 'message.drawn', drawing: { pages: [attachment], original } });
    const receipt = await person.object.erase('request', 'test');
    expect(receipt?.erased.files).toBe(2);
    for (const one of [key, original]) expect(await bindings.BLOBS.head(`demo/${one}`)).toBeNull();
    expect(await person.object.profile()).toBeNull();
  });

  it('erases what a visitor told it, also in words that only a later version reads', async () => {
    const person = await customer();
    await rolledBack(person, {
      type: 'testimony.heard',
      from: 'cu_visitor',
      order: '45821',
      said: new Date().toISOString(),
      event: { type: 'message.dreamt', text: 'a parrot' },
    });
    const text = await new Response(await person.object.export()).text();
    expect(text).not.toContain('parrot');
    expect(await person.object.forgetTestimony('cu_visitor')).toBe(1);
    expect(JSON.stringify(await logOf(person.object))).not.toContain('parrot');
  });

  it('is folded anew by a version that reads what was passed over', async () => {
    const person = await customer();
    await rolledBack(person, {
      type: 'fact.learned',
      name: 'size',
      value: 'M',
      channel: 'email',
      assurance: 'recognised',
    });
    await runInDurableObject(person.object, (_, { storage: { sql } }) => {
      const { body } = sql.exec<{ body: string }>('SELECT body FROM state').one();
      sql.exec(
        'UPDATE state SET body = ?',
        JSON.stringify({ ...JSON.parse(body), passedOver: ['fact.learned'] }),
      );
    });
    await evictDurableObject(person.object);
    await say(person, 'And on Monday?');
    const { state = [], facts = [] } = await tables(person.object, ['state', 'facts']);
    const { body } = state[0] as { body: string };
    expect(JSON.parse(body)).toMatchObject({ facts: { size: 'M' } });
    expect(JSON.parse(body)).not.toHaveProperty('passedOver');
    expect(facts).toMatchObject([{ name: 'size', value: 'M' }]);
  });
});
