import {
  abortAllDurableObjects,
  evictDurableObject,
  runDurableObjectAlarm,
  runInDurableObject,
} from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it, vi } from 'vitest';
import type { Act } from '../../../durable-objects/customer/rpc.ts';
import { Thread } from '../../../durable-objects/customer/thread/thread.ts';
import type { Inbound } from '../../../src/channels/channel.ts';
import type { Env } from '../../../src/env.ts';
import { begin } from '../../begin.ts';

const bindings = env as unknown as Env;
const nobody = { account: null, lastOrderAt: null };
const passage = { origin: 'http://localhost:8787', country: null, trace: 'test' };

const freshName = () => `demo:cu_${crypto.randomUUID().replaceAll('-', '')}`;
const fresh = () => bindings.CUSTOMER.getByName(freshName());

const mail = (external: string, text: string, over: Partial<Inbound> = {}): Inbound => ({
  channel: 'email',
  external,
  from: 'email:eve@example.com',
  evidence: { kind: 'mail', aligned: true },
  at: new Date().toISOString(),
  kind: 'text',
  text,
  subject: 'Hours',
  attachments: [],
  repliesTo: [],
  thread: { messageId: external, references: [], subject: 'Hours' },
  ...over,
});

const rows = async (customer: ReturnType<typeof fresh>) =>
  (await customer.exchanges(100, null))?.exchanges.toReversed() ?? [];
const answered = (customer: ReturnType<typeof fresh>, count: number) =>
  vi.waitFor(async () => {
    const out = (await rows(customer)).filter(({ direction }) => direction === 'out');
    expect(out.length).toBeGreaterThanOrEqual(count);
    return out;
  });

const takeover: Act = { type: 'takeover', advisor: 'a1', name: 'Nora' };
const handback: Act = { type: 'handback', advisor: 'a1' };

describe('a customer', () => {
  it('hears a message once, however often and however close together it is delivered', async () => {
    const customer = fresh();
    const message = { inbound: mail('<1@example.com>', 'What are your opening hours?'), onFile: nobody };
    await Promise.all(Array.from({ length: 5 }, () => customer.receive([message], passage)));
    await customer.receive([message, message], passage);
    await answered(customer, 1);
    expect((await rows(customer)).map(({ direction }) => direction)).toEqual(['in', 'out']);
  });

  it('answers two messages that came together with one answer', async () => {
    const customer = fresh();
    const inbound = [
      mail('<1@example.com>', 'Hello'),
      mail('<2@example.com>', 'What are your opening hours?', { repliesTo: ['<1@example.com>'] }),
    ];
    await customer.receive(
      inbound.map((one) => ({ inbound: one, onFile: nobody })),
      passage,
    );
    await answered(customer, 1);
    expect((await rows(customer)).map(({ direction }) => direction)).toEqual(['in', 'in', 'out']);
  });

  it('answers what it finds unanswered when it wakes after a crash, once', async () => {
    const name = freshName();
    const before = bindings.CUSTOMER.getByName(name);
    await begin(before);
    // As a crash right behind the message leaves it: in the log, its turn never begun.
    await runInDurableObject(before, (_, state) => {
      const thread = new Thread(state.storage, name.slice('demo:'.length), () => undefined);
      thread.act({
        type: 'hear',
        session: {
          id: 'e1',
          channel: 'email',
          address: 'email:eve@example.com',
          locale: 'en',
          assurance: 'recognised',
          evidence: 'test',
        },
        message: {
          message: 'm1',
          external: '<1@example.com>',
          kind: 'text',
          text: 'What are your opening hours?',
          attachments: [],
        },
      });
    });
    await abortAllDurableObjects();
    const customer = bindings.CUSTOMER.getByName(name);
    expect((await rows(customer)).map(({ direction }) => direction)).toEqual(['in']);
    await customer.wake();
    await customer.wake();
    expect((await rows(customer)).map(({ direction }) => direction)).toEqual(['in', 'out']);
  });

  it('is guarded by an alarm from the moment a message is in', async () => {
    const customer = fresh();
    await customer.receive([{ inbound: mail('<1@example.com>', 'Hello'), onFile: nobody }], passage);
    const alarm = await runInDurableObject(customer, (_, state) => state.storage.getAlarm());
    expect(alarm).toBeGreaterThan(Date.now());
  });

  it('keeps automatic mail and does not answer it', async () => {
    const customer = fresh();
    await customer.receive(
      [{ inbound: mail('<1@example.com>', 'I am away', { automatic: 'auto-reply' }), onFile: nobody }],
      passage,
    );
    await evictDurableObject(customer);
    await runDurableObjectAlarm(customer);
    expect((await rows(customer)).map(({ direction, text }) => [direction, text])).toEqual([
      ['in', 'I am away'],
    ]);
  });

  it('stops answering a thread in which a machine seems to answer', async () => {
    const customer = fresh();
    for (let n = 0; n < 25; n++) {
      const repliesTo = n ? [`<${n - 1}@example.com>`] : [];
      const text = `What are your opening hours on ${'x'.repeat(n + 1)}day?`;
      const inbound = mail(`<${n}@example.com>`, text, { repliesTo });
      await customer.receive([{ inbound, onFile: nobody }], passage);
      await customer.wake();
    }
    const all = await rows(customer);
    expect(all.filter(({ direction }) => direction === 'in')).toHaveLength(25);
    expect(all.filter(({ direction }) => direction === 'out')).toHaveLength(20);
  });

  it('falls silent when an advisor takes over, and takes up again when handed back', async () => {
    const customer = fresh();
    await customer.receive(
      [{ inbound: mail('<1@example.com>', 'What are your opening hours?'), onFile: nobody }],
      passage,
    );
    await answered(customer, 1);
    expect(await customer.advise(takeover, 'test')).toBeNull();
    await customer.receive(
      [
        {
          inbound: mail('<2@example.com>', 'And on Saturday?', { repliesTo: ['<1@example.com>'] }),
          onFile: nobody,
        },
      ],
      passage,
    );
    await runDurableObjectAlarm(customer);
    expect((await rows(customer)).filter(({ direction }) => direction === 'out')).toHaveLength(1);
    expect(await customer.advise(handback, 'test')).toBeNull();
    await answered(customer, 2);
    expect(await customer.advise(handback, 'test')).toBe('not_taken');
  });

  it('takes an advisor’s reply once under one key', async () => {
    const customer = fresh();
    await customer.receive(
      [{ inbound: mail('<1@example.com>', 'What are your opening hours?'), onFile: nobody }],
      passage,
    );
    await answered(customer, 1);
    const reply: Act = { type: 'reply', advisor: 'a1', name: 'Nora', text: 'Until six.', session: null };
    const keyed = { key: 'k-1', print: 'a' };
    expect(await customer.advise(reply, 'test', keyed)).toBeNull();
    expect(await customer.advise(reply, 'test', keyed)).toBeNull();
    expect(await customer.advise(reply, 'test', { key: 'k-1', print: 'b' })).toBe('other_request');
    expect((await rows(customer)).filter(({ author }) => author === 'advisor')).toHaveLength(1);
  });

  it('is unknown to advisors until it has heard something', async () => {
    expect(await fresh().advise(takeover, 'test')).toBe('unknown_customer');
    expect(await fresh().profile()).toBeNull();
  });

  it('keeps testimony once, as what somebody else said', async () => {
    const customer = fresh();
    const told = {
      from: 'cu_visitor',
      order: '45821',
      account: { id: 'c-x', name: 'Eve', locale: 'en' },
      items: [
        {
          id: 'event-1',
          said: '2026-11-23T18:32:00Z',
          event: {
            type: 'message.received' as const,
            message: 'm1',
            session: 's1',
            channel: 'chat' as const,
            external: 's1/1',
            kind: 'text',
            text: 'too small',
            attachments: [],
            assurance: 'claimed' as const,
          },
        },
      ],
      trace: 'test',
    };
    await customer.testify(told);
    await customer.testify(told);
    expect(await rows(customer)).toMatchObject([
      { text: 'too small', origin: 'cu_visitor', assurance: 'claimed', timestamp: '2026-11-23T18:32:00Z' },
    ]);
    await runDurableObjectAlarm(customer);
    expect(await rows(customer)).toHaveLength(1);

    const more = told.items.map(({ said, event }) => ({
      id: 'event-2',
      said,
      event: { ...event, message: 'm2', external: 's1/2' },
    }));
    expect(await customer.testify({ ...told, account: null, items: more })).toBe(true);
    expect(await rows(customer)).toHaveLength(2);
  });

  it('is not kept by an object that never heard of the order', async () => {
    const customer = fresh();
    const told = { from: 'cu_visitor', order: '45821', account: null, items: [], trace: 'test' };
    expect(await customer.testify(told)).toBe(false);
    expect(await customer.profile()).toBeNull();
  });
});
