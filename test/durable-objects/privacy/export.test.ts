import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { objectName } from '../../../durable-objects/clients/open.ts';
import { disclosed, FileList } from '../../../durable-objects/customer/privacy/disclose.ts';
import { Generation } from '../../../durable-objects/customer/thread/generation.ts';
import { Log } from '../../../durable-objects/customer/thread/log.ts';
import { RecentHistory } from '../../../durable-objects/customer/thread/recent.ts';
import type { Fact } from '../../../src/conversation/events.ts';
import type { Env } from '../../../src/env.ts';
import { begin } from '../../begin.ts';

const bindings = env as unknown as Env;
const KB = 1024;

/** A thread of so many messages, each with its own words, and so many files of a size. */
async function long(count: number, files: { count: number; size: number }) {
  const customer = `cu_${crypto.randomUUID().replaceAll('-', '')}`;
  const stub = bindings.CUSTOMER.getByName(objectName('demo', customer));
  await begin(stub);
  const keys = Array.from({ length: files.count }, (_, n) => `attachments/${customer}/${n}/photo.png`);
  for (const [n, key] of keys.entries())
    await bindings.BLOBS.put(`demo/${key}`, new Uint8Array(files.size).fill(n + 1));
  await runInDurableObject(stub, (_, { storage }) => {
    const generation = new Generation();
    const log = new Log(storage.sql, customer, new RecentHistory(storage.sql, generation), generation);
    storage.transactionSync(() => {
      const facts: Fact[] = [
        {
          type: 'session.opened',
          session: 'c1',
          channel: 'chat',
          address: 'visitor:c1',
          locale: 'en',
          assurance: 'anonymous',
          evidence: 'a browser',
        },
        ...Array.from(
          { length: count },
          (_, n): Fact => ({
            type: 'message.received',
            message: `m${n}`,
            session: 'c1',
            channel: 'chat',
            external: `c1/${n}`,
            kind: 'text',
            text: `line ${n} "quoted" \u2028 é`,
            attachments: keys[n]
              ? [{ id: 'token', filename: 'photo.png', type: 'image/png', size: 1, key: keys[n] }]
              : [],
            assurance: 'anonymous',
          }),
        ),
      ];
      log.append(facts, { at: '2026-11-23T09:00:00.000Z' });
    });
  });
  return { stub, customer };
}

async function read(
  stream: ReadableStream<Uint8Array> | null,
): Promise<{ text: string; largest: number; pieces: number }> {
  const decoder = new TextDecoder();
  let text = '';
  let largest = 0;
  let pieces = 0;
  for await (const piece of (stream ?? new ReadableStream()) as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(piece, { stream: true });
    largest = Math.max(largest, piece.byteLength);
    pieces++;
  }
  return { text: text + decoder.decode(), largest, pieces };
}

describe('an export', () => {
  it('of 6,000 events is valid, whole, and comes in small pieces', async () => {
    const { stub, customer } = await long(6_000, { count: 3, size: 700 * KB });
    const { text, largest, pieces } = await read(await stub.export());
    const document = JSON.parse(text) as {
      events: { seq: number; text?: string }[];
      exchanges: { text: string }[];
      files: { content: string; size: number }[];
    };
    expect(document).toMatchObject({ format: 'onethread.customer/1', customer });
    expect(document.events.map(({ seq }) => seq)).toEqual(Array.from({ length: 6_001 }, (_, n) => n + 1));
    expect(document.exchanges).toHaveLength(6_000);
    expect(document.events[4_346]?.text).toBe('line 4345 "quoted" \u2028 é');
    expect(document.files.map(({ size, content }) => [size, atob(content).length])).toEqual(
      Array.from({ length: 3 }, () => [700 * KB, 700 * KB]),
    );
    expect(largest).toBeLessThan(256 * KB);
    expect(pieces).toBeGreaterThan(20);
  });

  it('reads no further than whoever takes it', async () => {
    const { stub } = await long(5_000, { count: 0, size: 0 });
    await runInDurableObject(stub, async (object, { storage }) => {
      let queries = 0;
      const exec = storage.sql.exec.bind(storage.sql);
      Object.defineProperty(storage.sql, 'exec', {
        value: (...given: Parameters<typeof exec>) => {
          queries++;
          return exec(...given);
        },
        configurable: true,
      });
      const reader = (await object.export())?.getReader();
      await reader?.read();
      const after = queries;
      await new Promise((resolve) => setTimeout(resolve, 50));
      // At most the piece behind the one that was taken is made.
      expect(queries - after).toBeLessThan(5);
      await reader?.cancel();
      expect(queries).toBeLessThan(15);
    });
  });

  it('breaks off when the customer is erased meanwhile, and is no JSON then', async () => {
    const { stub } = await long(5_000, { count: 0, size: 0 });
    const stream = await stub.export();
    const reader = (stream as ReadableStream<Uint8Array>).getReader();
    const first = await reader.read();
    expect(first.done).toBe(false);
    await stub.erase('request', 'test');
    let text = new TextDecoder().decode(first.value);
    const rest = async () => {
      for (let next = await reader.read(); !next.done; next = await reader.read())
        text += new TextDecoder().decode(next.value);
    };
    await rest().catch(() => undefined);
    expect(() => JSON.parse(text) as unknown).toThrow();
  });
});

describe('what is disclosed', () => {
  const files = new FileList();
  const said = '2026-11-23T18:32:00Z';
  const heard = (event: Extract<Fact, { type: 'testimony.heard' }>['event']): Fact => ({
    type: 'testimony.heard',
    from: 'cu_visitor',
    order: '45821',
    said,
    event,
  });

  it('of a stranger is that, when, and what it changed', () => {
    const words = heard({
      type: 'message.received',
      message: 'm1',
      session: 's1',
      channel: 'chat',
      external: 's1/1',
      kind: 'text',
      text: 'secret words',
      attachments: [],
      assurance: 'claimed',
    });
    expect(disclosed(words, files)).toEqual({
      type: 'testimony.heard',
      order: '45821',
      said,
      about: 'message.received',
      withheld: 'third party',
    });
    const moved = heard({ type: 'ticket.moved', ticket: 't1', status: 'paused', channel: 'chat' });
    expect(disclosed(moved, files)).toMatchObject({ ticket: 't1', status: 'paused' });
  });

  it('of colleagues is what they wrote, and not who they are', () => {
    expect(disclosed({ type: 'note.added', advisor: 'nora', text: 'patient' }, files)).toEqual({
      type: 'note.added',
      author: 'advisor',
      text: 'patient',
    });
    expect(disclosed({ type: 'transfer.started', session: 'v-1', to: '+33140000000' }, files)).toEqual({
      type: 'transfer.started',
      session: 'v-1',
    });
  });

  it('names a file once, wherever it stands, and never where it is kept', () => {
    const label = { id: 'x', filename: 'label.pdf', type: 'application/pdf', size: 3, key: 'labels/R-1.pdf' };
    const list = new FileList();
    const done = disclosed(
      {
        type: 'action.done',
        key: 'k',
        tool: 'return_item',
        input: {},
        output: { nested: [{ label }] },
        order: null,
        proposal: null,
        session: 's',
        channel: 'chat',
      },
      list,
    );
    const composed = disclosed(
      {
        type: 'message.composed',
        message: 'm',
        session: 's',
        channel: 'chat',
        author: 'assistant',
        text: '',
        choices: [],
        attachments: [label],
        answers: [],
        introduces: false,
        assurance: 'claimed',
      },
      list,
    );
    const reference = { file: 'file-1', filename: 'label.pdf', type: 'application/pdf', size: 3 };
    expect(done).toMatchObject({ output: { nested: [{ label: reference }] } });
    expect(composed).toMatchObject({ attachments: [reference] });
    expect(JSON.stringify([done, composed])).not.toContain('labels/');
    expect([...list]).toHaveLength(1);
  });
});
