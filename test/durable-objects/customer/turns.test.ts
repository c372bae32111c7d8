import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import type { OwnersShop } from '../../../durable-objects/clients/shop.ts';
import { BackgroundWork } from '../../../durable-objects/customer/runtime/background.ts';
import { Thread } from '../../../durable-objects/customer/thread/thread.ts';
import { Turns } from '../../../durable-objects/customer/turns/turns.ts';
import type { Codes } from '../../../durable-objects/customer/verification/codes.ts';
import type { Brain, BrainStep } from '../../../src/brain/brain.ts';
import type { Context } from '../../../src/brain/context.ts';
import { briefing } from '../../../src/brain/embedded/index.ts';
import type { Env } from '../../../src/env.ts';
import { bucketFiles } from '../../../src/files.ts';
import { defaultSettings } from '../../../src/settings.ts';
import { CAPABILITIES } from '../../../src/shop/writes.ts';
import type { Toolbox } from '../../../src/tools/tool.ts';
import { begin } from '../../begin.ts';
import { NO_CODES } from './no-codes.ts';

/* The loop of a turn, with brains that do what brains do at the worst moment. */

const bindings = env as unknown as Env;
/** A shop of which nothing is to be had but what it can do. */
const unreachable = { capabilities: async () => CAPABILITIES } as unknown as OwnersShop;

/** A thread with one chat session, and turns over it by the given brain. */
async function withBrain(
  think: (context: Context, round: number, toolbox: Toolbox) => AsyncIterable<BrainStep>,
  play: (stage: Stage) => Promise<void>,
  fallback?: Brain,
  overCodes: Partial<Pick<Codes, 'view' | 'port'>> = {},
): Promise<void> {
  const stub = bindings.CUSTOMER.getByName(`test:cu_${crypto.randomUUID()}`);
  await begin(stub);
  await runInDurableObject(stub, async (_, state) => {
    const streamed: (string | null)[] = [];
    const thread = new Thread(state.storage, 'cu_test', () => undefined);
    let round = 0;
    const brain: Brain = {
      name: 'test',
      introduces: true,
      think: (context, toolbox) => think(context, round++, toolbox),
    };
    const context = {
      ...{ env: bindings, store: 'test' },
      thread,
      sql: state.storage.sql,
      self: 'cu_test',
      settings: { known: defaultSettings(), current: async () => defaultSettings() },
      shop: unreachable,
      knowledge: { search: async () => [] },
      carrier: {
        connected: async () => false,
        points: async () => [],
        label: async () => null,
        track: async () => null,
      },
      files: bucketFiles(bindings.BLOBS, 'test'),
      reached: { origin: 'https://support.example.com', country: null, networks: () => [] },
      id: (prefix: string) => `${prefix}_${crypto.randomUUID()}`,
      background: new BackgroundWork('test'),
    };
    const turns = new Turns(context, {
      brains: async () => ({
        brains: fallback ? [brain, fallback] : [brain],
        judge: () => undefined,
        briefing,
        turnMs: 25_000,
      }),
      lookups: { allowed: async () => true, failed: async () => undefined },
      codes: { ...NO_CODES, ...overCodes },
      stream: (_session, _turn, text) => streamed.push(text),
      unsay: () => {
        streamed.push(null);
        return '';
      },
    });
    let count = 0;
    const hear = (text: string) => {
      const message = `m${++count}`;
      thread.act({
        type: 'hear',
        session: {
          id: 's1',
          channel: 'chat',
          address: 'visitor:s1',
          locale: 'en',
          assurance: 'anonymous',
          evidence: 'test',
        },
        message: { message, external: `s1/${message}`, kind: 'text', text, attachments: [] },
      });
      return turns.answer('s1');
    };
    const said = () =>
      thread.messages
        .transcript('s1', 0)
        .flatMap(({ fact }) => (fact.type === 'message.composed' ? [fact] : []));
    await play({ thread, turns, sql: state.storage.sql, hear, said, streamed });
  });
}

interface Stage {
  thread: Thread;
  turns: Turns;
  sql: SqlStorage;
  hear(text: string): Promise<void>;
  said(): { text: string; answers: string[] }[];
  streamed: (string | null)[];
}

/** A door that a brain waits at; the test sees it come there. */
function gate() {
  const reached = Promise.withResolvers<void>();
  const passed = Promise.withResolvers<void>();
  return {
    reached: reached.promise,
    open: passed.resolve,
    wait: () => {
      reached.resolve();
      return passed.promise;
    },
  };
}

describe('a turn', () => {
  it('that the customer interrupts starts over, and answers all of it once', async () => {
    const first = gate();
    await withBrain(
      async function* (context, round) {
        yield { type: 'text', text: `You said ${context.asked.map(({ text }) => text).join(' and ')}!` };
        if (round === 0) await first.wait();
      },
      async ({ hear, said, streamed, thread }) => {
        const turn = hear('one');
        await first.reached;
        await hear('two');
        first.open();
        await turn;
        expect(said()).toMatchObject([{ answers: ['m1', 'm2'] }]);
        expect(said()[0]?.text).toContain('You said one and two!');
        expect(streamed).toEqual(['You said one!', null, 'You said one and two!']);
        expect(thread.state.pending).toEqual([]);
      },
    );
  });

  it('in which a code fits begins anew with what the customer may see now, and what it had said is withdrawn', async () => {
    let passed = false;
    await withBrain(
      async function* (context, _, toolbox) {
        if (!context.proof?.fresh) {
          yield { type: 'text', text: 'Let me check that. ' };
          await toolbox.call('check_code', { code: '482913' });
          yield { type: 'text', text: 'A brain that does not hear of its end goes on.' };
          return;
        }
        yield { type: 'text', text: `Welcome: ${context.asked.map(({ text }) => text).join()}.` };
      },
      async ({ hear, said, streamed, thread }) => {
        await hear('it is 482 913');
        // The brain that goes on from there need not read the code, and nothing was said twice.
        expect(said().map(({ text }) => text)).toEqual([expect.stringContaining('Welcome: it is ••••••.')]);
        expect(streamed.filter((text) => text === null)).toHaveLength(1);
        expect(thread.state.pending).toEqual([]);
      },
      undefined,
      {
        view: () => ({
          state: passed ? 'passed' : 'open',
          by: 'email',
          target: { kind: 'account' },
          left: 3,
          fresh: passed,
        }),
        port: (_session, _asked, _with, proved) => ({
          ways: ['email'],
          send: async () => true,
          check: async () => {
            passed = true;
            proved();
            return { verdict: 'passed', left: 3 };
          },
        }),
      },
    );
  });

  it('that an advisor steps into says nothing', async () => {
    const busy = gate();
    await withBrain(
      async function* () {
        yield { type: 'text', text: 'Let me see.' };
        await busy.wait();
      },
      async ({ hear, said, thread, turns, streamed }) => {
        const turn = hear('help');
        await busy.reached;
        turns.stopAll();
        thread.act({ type: 'takeover', advisor: 'a1', name: 'Nora' });
        busy.open();
        await turn;
        expect(said()).toEqual([]);
        expect(streamed.at(-1)).toBeNull();
      },
    );
  });

  it.each([
    ['fails', (): AsyncIterable<BrainStep> => failing()],
    ['says nothing at all', (): AsyncIterable<BrainStep> => nothing()],
  ])('whose brain %s tells the customer so, and calls a person', async (_, think) => {
    await withBrain(think, async ({ hear, said, thread }) => {
      await hear('help');
      expect(said()).toHaveLength(1);
      expect(thread.state.control.kind).toBe('waiting');
      expect(thread.state.pending).toEqual([]);
    });
  });

  it('that proposes what its speaker may not have puts no card', async () => {
    await withBrain(
      async function* () {
        yield { type: 'text', text: 'Shall I?' };
        yield { type: 'propose', call: { tool: 'cancel_order', input: { order: '1' } }, instead: false };
        yield { type: 'choices', choices: [{ id: 'accept:0', label: 'Yes' }] };
      },
      async ({ hear, said, thread }) => {
        await hear('cancel it');
        expect(thread.state.cards).toEqual([]);
        expect(said()[0]).toMatchObject({ text: expect.stringContaining('Shall I?'), choices: [] });
      },
    );
  });

  it('says that an AI speaks on the first contact, whatever the brain forgets', async () => {
    await withBrain(
      async function* () {
        yield { type: 'text', text: 'Hello.' };
      },
      async ({ hear, said }) => {
        await hear('hi');
        await hear('hi again');
        expect(said().map(({ text }) => /AI assistant/.test(text))).toEqual([true, false]);
      },
    );
  });

  it('tells a person of a write in the shop whose end nobody knows, once', async () => {
    await withBrain(
      async function* () {
        yield { type: 'text', text: 'One moment.' };
      },
      async ({ thread, sql, hear }) => {
        sql.exec(
          `INSERT INTO actions (key, tool, input, output, at, session)
           VALUES ('k', 'cancel_order', '{"order":"45821"}', NULL, '2026-11-24T00:00:00Z', 's1')`,
        );
        await hear('Hello?');
        await hear('Still there?');
        const told = thread.log
          .between(0, thread.log.seq)
          .flatMap(({ fact }) => (fact.type === 'handover.requested' ? [fact.summary] : []));
        expect(told).toEqual([expect.stringContaining('Cancellation, order #45821')]);
      },
    );
  });
});

describe('a brain that fails in mid-turn', () => {
  const second: Brain = {
    name: 'second',
    async *think(context) {
      yield { type: 'text', text: `You said ${context.asked.map(({ text }) => text).join()}!` };
    },
  };
  it.each([
    ['fails', () => failing()],
    ['says nothing at all', () => nothing()],
  ])('(it %s) is taken over by the next, and nothing is said twice', async (_, think) => {
    await withBrain(
      think,
      async ({ hear, said, streamed, thread }) => {
        await hear('help');
        expect(said()).toHaveLength(1);
        expect(said()[0]?.text).toMatch(/You said help!$/);
        expect(said()[0]?.text).not.toContain('I You');
        expect(streamed.at(-1)).toBe('You said help!');
        expect(thread.state.control.kind).toBe('assistant');
      },
      second,
    );
  });
});

async function* failing(): AsyncIterable<BrainStep> {
  yield { type: 'text', text: 'I ' };
  throw new Error('down');
}

async function* nothing(): AsyncIterable<BrainStep> {}
