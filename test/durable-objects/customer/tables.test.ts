import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { forgetIsolate } from '../../../durable-objects/clients/isolate.ts';
import type { OwnersShop } from '../../../durable-objects/clients/shop.ts';
import { BackgroundWork } from '../../../durable-objects/customer/runtime/background.ts';
import { Thread } from '../../../durable-objects/customer/thread/thread.ts';
import { Answering } from '../../../durable-objects/customer/turns/answering.ts';
import { readyToUnderstand, rosterOf } from '../../../durable-objects/customer/turns/roster.ts';
import { Turns } from '../../../durable-objects/customer/turns/turns.ts';
import { Chat } from '../../../scripts/clients/chat.ts';
import { learned } from '../../../src/brain/embedded/learned/weights.ts';
import type { Env } from '../../../src/env.ts';
import { bucketFiles } from '../../../src/files.ts';
import { defaultSettings } from '../../../src/settings.ts';
import { CAPABILITIES } from '../../../src/shop/writes.ts';
import { begin } from '../../begin.ts';
import { serviceInside } from '../../journeys/service.ts';
import { NO_CODES } from './no-codes.ts';

/* Turns while the tables that the embedded brain reads by cannot be read from the static files, and once they can. */

const bindings = env as unknown as Env;
const unreachable = { capabilities: async () => CAPABILITIES } as unknown as OwnersShop;

interface Stage {
  thread: Thread;
  hear(text: string): Promise<void>;
  said(): string[];
}

/** A thread with one chat session, answered by the store's own brains, over static files that may be away. */
async function withFiles(isAway: () => boolean, play: (stage: Stage) => Promise<void>): Promise<void> {
  const files: Env['ASSETS'] = {
    fetch: async (...request) =>
      isAway() ? new Response('away', { status: 503 }) : bindings.ASSETS.fetch(...request),
  };
  const served = { ...bindings, ASSETS: files };
  const stub = bindings.CUSTOMER.getByName(`test:cu_${crypto.randomUUID()}`);
  await begin(stub);
  await runInDurableObject(stub, async (_, { storage }) => {
    const thread = new Thread(storage, 'cu_test', () => undefined);
    const known = defaultSettings();
    const context = {
      ...{ env: served, store: 'test', self: 'cu_test', thread, sql: storage.sql, shop: unreachable },
      settings: { known, current: async () => known },
      knowledge: { search: async () => [] },
      carrier: {
        ...{ connected: async () => false, points: async () => [] },
        ...{ label: async () => null, track: async () => null },
      },
      files: bucketFiles(bindings.BLOBS, 'test'),
      reached: { origin: 'https://support.example.com', country: null, networks: () => [] },
      id: (prefix: string) => `${prefix}_${crypto.randomUUID()}`,
      background: new BackgroundWork('test'),
    };
    const turns = new Turns(context, {
      brains: () =>
        rosterOf(
          served,
          { store: 'test', customer: 'cu_test', channel: 'chat' },
          known,
          async () => 'free',
          () => undefined,
        ),
      lookups: { allowed: async () => true, failed: async () => undefined },
      codes: NO_CODES,
      stream: () => undefined,
      unsay: () => '',
    });
    const ready = () => readyToUnderstand(served);
    const answering = new Answering(context, { turns, scheduler: { arm: async () => undefined }, ready });
    let count = 0;
    await play({
      thread,
      async hear(text) {
        const message = `m${++count}`;
        thread.act({
          type: 'hear',
          session: {
            ...{ id: 's1', channel: 'chat', address: 'visitor:s1', locale: 'en' },
            ...{ assurance: 'anonymous', evidence: 'test' },
          },
          message: { message, external: `s1/${message}`, kind: 'text', text, attachments: [] },
        });
        await answering.answer('s1');
      },
      said: () =>
        thread.messages
          .transcript('s1', 0)
          .flatMap(({ fact }) => (fact.type === 'message.composed' ? [fact.text] : [])),
    });
  });
}

describe('what the embedded brain reads by', () => {
  it('is read from the static files before the first turn of an isolate, and once', async () => {
    forgetIsolate();
    let reads = 0;
    const count = () => {
      reads++;
      return false;
    };
    await withFiles(count, async ({ hear, said }) => {
      await hear('What are your opening hours?');
      await hear('Do you ship to Belgium?');
      expect(said()).toHaveLength(2);
      expect(reads).toBe(2);
    });
  });

  it('hands the turn to a person where it cannot be read, is tried again, and is used from then on', async () => {
    forgetIsolate();
    let away = true;
    await withFiles(
      () => away,
      async ({ hear, said, thread }) => {
        await hear('Where is my order 45821?');
        expect(said()).toEqual([expect.stringContaining('a colleague will see it')]);
        expect(thread.state.pending).toEqual([]);
        expect(thread.state.control.kind).toBe('waiting');
        away = false;
        await hear('What are your opening hours?');
        expect(said()[1]).not.toContain('a colleague will see it');
      },
    );
  });

  it('is read after all by the turn itself where it was away for a moment', async () => {
    forgetIsolate();
    let reads = 0;
    await withFiles(
      () => ++reads <= 2,
      async ({ hear, said }) => {
        await hear('What are your opening hours?');
        expect(said()).toEqual([expect.not.stringContaining('a colleague will see it')]);
      },
    );
  });

  it('is read when a browser opens its socket, before anything is said', async () => {
    forgetIsolate();
    expect(() => learned.content).toThrow('is not loaded');
    const chat = await Chat.open(serviceInside());
    await expect.poll(() => attempt(() => learned.content.intents.length)).toBeGreaterThan(0);
    chat.close();
  });
});

function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
