import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import type { OwnersShop } from '../../../durable-objects/clients/shop.ts';
import { BackgroundWork } from '../../../durable-objects/customer/runtime/background.ts';
import { Thread } from '../../../durable-objects/customer/thread/thread.ts';
import { readTurn } from '../../../durable-objects/customer/turns/reading.ts';
import { Summing } from '../../../durable-objects/customer/turns/summing.ts';
import { type Brain, BrainFailed } from '../../../src/brain/brain.ts';
import type { SummaryPart } from '../../../src/brain/summary.ts';
import type { Assurance, Channel } from '../../../src/conversation/values.ts';
import type { Env } from '../../../src/env.ts';
import { defaultSettings } from '../../../src/settings.ts';
import { CAPABILITIES } from '../../../src/shop/writes.ts';
import { begin } from '../../begin.ts';

/* What a long thread held before its last exchanges, kept in few words and dropped with what it was made of. */

const bindings = env as unknown as Env;

interface Stage {
  thread: Thread;
  sql: SqlStorage;
  say(count: number, assurance?: Assurance): void;
  sum(brain?: Partial<Brain>): Promise<void>;
  summing: Summing;
}

async function withThread(play: (stage: Stage) => Promise<void>): Promise<void> {
  const stub = bindings.CUSTOMER.getByName(`test:cu_${crypto.randomUUID()}`);
  await begin(stub);
  await runInDurableObject(stub, async (_, { storage }) => {
    const thread = new Thread(storage, 'cu_test', () => undefined);
    let running: Promise<unknown> = Promise.resolve();
    const background = new BackgroundWork('test');
    background.run = (work) => {
      running = Promise.resolve(work);
    };
    const summing = new Summing({ thread, background });
    let n = 0;
    await play({
      ...{ thread, sql: storage.sql, summing },
      say(count, assurance = 'recognised') {
        for (let i = 0; i < count; i++) {
          const message = `m${++n}`;
          thread.act({
            type: 'hear',
            session: {
              ...{
                id: `s-${assurance}`,
                channel: 'email',
                address: 'email:sophie@example.com',
                locale: 'en',
              },
              ...{ assurance, evidence: 'test' },
            },
            message: { message, external: message, kind: 'text', text: `word ${n}`, attachments: [] },
          });
        }
      },
      async sum(brain = {}) {
        summing.begin({ name: 'test', think: async function* () {}, ...brain });
        await running;
      },
    });
  });
}

const told = (parts: SummaryPart[]): Partial<Brain> => ({
  summarise: async (part) => {
    parts.push(part);
    return `notes ${parts.length}`;
  },
});
const words = (part: SummaryPart | undefined) => part?.exchanges.map(({ text }) => text);

describe('the summary of a long thread', () => {
  it('takes in what left the view of a turn, ten at least, each once', async () => {
    await withThread(async ({ thread, say, sum }) => {
      const parts: SummaryPart[] = [];
      say(39);
      await sum(told(parts));
      expect(parts).toEqual([]);
      say(1);
      await sum(told(parts));
      expect(parts).toMatchObject([{ before: '' }]);
      expect(words(parts[0])).toEqual(Array.from({ length: 10 }, (_, n) => `word ${n + 1}`));
      expect(thread.summary.kept?.text).toBe('notes 1');
      await sum(told(parts));
      expect(parts).toHaveLength(1);
      say(12);
      await sum(told(parts));
      expect(parts[1]?.before).toBe('notes 1');
      expect(words(parts[1])?.[0]).toBe('word 11');
      expect(words(parts[1])).toHaveLength(12);
      expect(thread.summary.kept?.text).toBe('notes 2');
    });
  });

  it.each<[Assurance, Channel, boolean]>([
    ['anonymous', 'chat', false],
    ['claimed', 'chat', false],
    ['recognised', 'voice', false],
    ['recognised', 'email', true],
    ['verified', 'voice', true],
  ])(
    'is given to a turn whose speaker may see the thread: %s by %s: %s',
    async (assurance, channel, sees) => {
      await withThread(async ({ thread, say, sum }) => {
        say(45);
        await sum(told([]));
        const [known] = thread.state.sessions;
        if (!known) throw new Error('nobody spoke');
        const turn = await readTurn(
          {
            ...{ env: bindings, store: 'test', self: 'cu_test', thread },
            settings: { known: defaultSettings(), current: async () => defaultSettings() },
            carrier: {
              connected: async () => false,
              points: async () => [],
              label: async () => null,
              track: async () => null,
            },
            shop: {
              capabilities: async () => CAPABILITIES,
              ordersOf: async () => [],
            } as unknown as OwnersShop,
            codes: { ways: async () => [], view: () => null },
          },
          { ...known, assurance, channel },
          [],
        );
        expect(turn.summary?.text).toBe(sees ? 'notes 1' : undefined);
      });
    },
  );

  it('holds nothing that was said in answer to somebody verified', async () => {
    await withThread(async ({ thread, say, sum }) => {
      const parts: SummaryPart[] = [];
      say(1, 'verified');
      const [session] = thread.state.sessions;
      for (const [message, assurance] of [
        ['a1', 'verified'],
        ['a2', 'recognised'],
      ] as const)
        thread.note([
          {
            ...{ type: 'message.composed', message, session: session?.id ?? '', channel: 'email', assurance },
            ...{ author: 'assistant', text: `for the ${assurance}`, turn: null, name: null, choices: [] },
            ...{ attachments: [], ticket: null, answers: [] },
          } as never,
        ]);
      say(45);
      await sum(told(parts));
      expect(words(parts[0])).toContain('for the recognised');
      expect(words(parts[0])).not.toContain('for the verified');
    });
  });

  it('is made by code where the model fails, so that the thread goes on from there', async () => {
    await withThread(async ({ thread, say, sum }) => {
      say(45);
      await sum({
        summarise: async () => {
          throw new BrainFailed('overloaded', 'overloaded_error');
        },
      });
      expect(thread.summary.kept?.text).toMatch(/^\d{4}-\d\d-\d\d email: “word 1”$/);
    });
  });

  it('reaches back a hundred and fifty exchanges at most, and takes in sixty at once', async () => {
    await withThread(async ({ say, sum }) => {
      const parts: SummaryPart[] = [];
      say(400);
      for (let n = 0; n < 4; n++) await sum(told(parts));
      expect(parts.map((part) => words(part)?.length)).toEqual([60, 60]);
      expect(words(parts[0])?.[0]).toBe('word 251');
    });
  });

  it.each<[string, (stage: Stage) => void]>([
    ['the thread is joined by another', ({ thread }) => void thread.transaction(() => thread.log.adopt([]))],
    [
      'another’s events are given back',
      ({ thread }) => thread.transaction(() => thread.log.forget('cu_other')),
    ],
    ['the projections are rebuilt', ({ thread }) => thread.transaction(() => thread.log.rebuild())],
    [
      'the customer takes a message back',
      ({ thread }) =>
        void thread.note([
          {
            type: 'message.withdrawn',
            session: 's-recognised',
            message: 'm3',
            at: '2026-12-01T10:00:00Z',
          } as never,
        ]),
    ],
  ])('is dropped once %s', async (_, change) => {
    await withThread(async (stage) => {
      stage.say(45);
      await stage.sum(told([]));
      expect(stage.thread.summary.kept).not.toBeNull();
      change(stage);
      expect(stage.thread.summary.kept).toBeNull();
    });
  });

  it.each<[string, (stage: Stage) => void]>([
    ['the thread is joined by another', ({ thread }) => void thread.transaction(() => thread.log.adopt([]))],
    ['everything is stopped', ({ summing }) => summing.stop()],
    ['the thread is closed', ({ thread }) => thread.close()],
  ])('is not kept where %s while it is made', async (_, change) => {
    await withThread(async (stage) => {
      stage.say(45);
      await stage.sum({
        summarise: async () => {
          change(stage);
          return 'too late';
        },
      });
      expect(stage.sql.exec("SELECT 1 FROM meta WHERE name = 'summary'").toArray()).toEqual([]);
    });
  });
});
