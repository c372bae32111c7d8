import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { OutboxDrain } from '../../../durable-objects/customer/delivery/drain.ts';
import { Thread } from '../../../durable-objects/customer/thread/thread.ts';
import type { Env } from '../../../src/env.ts';
import { begin } from '../../begin.ts';

/* A message whose attempts never get an answer, while its provider tells that it has arrived. */

const bindings = env as unknown as Env;

/** One message in doubt, in an object that can crash. */
class Doubtful {
  readonly #sql: SqlStorage;
  readonly #storage: DurableObjectStorage;
  #thread: Thread;
  #drain: OutboxDrain;
  /** Calls of the provider, each of which is lost. */
  attempts = 0;
  /** What happens while an attempt runs. */
  meanwhile: () => unknown = () => undefined;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
    this.#sql = storage.sql;
    [this.#thread, this.#drain] = this.#woken();
    const session = { id: 's1', channel: 'whatsapp', address: 'whatsapp:+33612345678' } as const;
    this.#thread.act({
      type: 'open',
      session: { ...session, locale: 'en', assurance: 'recognised', evidence: 'a number' },
    });
    this.#thread.act({
      type: 'say',
      message: {
        ...{
          message: 'm1',
          session: 's1',
          channel: 'whatsapp',
          author: 'system',
          subject: '',
          text: 'Here.',
        },
        ...{ choices: [], attachments: [], answers: [], introduces: false, assurance: 'recognised' },
      },
    });
  }

  crash(): void {
    [this.#thread, this.#drain] = this.#woken();
  }

  /** Whatever waits is due, and leaves. */
  async drain(): Promise<void> {
    this.#sql.exec('UPDATE outbox SET due = 0');
    this.#thread.generation.next();
    await this.#drain.drain();
  }

  arrived(): void {
    const { id } = this.#sql.exec<{ id: number }>("SELECT id FROM outbox WHERE message = 'm1'").one();
    this.#drain.receipts([
      {
        ...{ channel: 'whatsapp', provider: 'wamid.1', reference: `cu_test.${id}`, status: 'delivered' },
        ...{ at: new Date().toISOString(), to: 'whatsapp:+33612345678' as const },
      },
    ]);
  }

  /** What the thread says of it, and how its row stands. */
  get told(): unknown {
    const reports = this.#sql.exec(
      "SELECT fact ->> 'status' AS status, fact ->> 'doubled' AS doubled FROM log WHERE type = 'delivery.reported' ORDER BY seq",
    );
    const { state } = this.#sql
      .exec<{ state: string }>("SELECT state FROM outbox WHERE message = 'm1'")
      .one();
    return [...[...reports].map(({ status, doubled }) => (doubled ? `${status}, doubled` : status)), state];
  }

  #woken(): [Thread, OutboxDrain] {
    const thread = new Thread(this.#storage, 'cu_test', () => undefined);
    const codes = { delivery: () => null } as never;
    const drain = new OutboxDrain({ thread, self: 'cu_test', codes, closed: () => false }, async () => {
      this.attempts++;
      await this.meanwhile();
      throw new Error('network connection lost');
    });
    return [thread, drain];
  }
}

async function doubtful(play: (message: Doubtful) => Promise<void>): Promise<void> {
  const stub = bindings.CUSTOMER.getByName(`test:cu_${crypto.randomUUID()}`);
  await begin(stub);
  await runInDurableObject(stub, (_, { storage }) => play(new Doubtful(storage)));
}

describe('a message that its provider tells has arrived', () => {
  it('while a second attempt runs is not sent a third time, though that one ends in doubt', async () => {
    await doubtful(async (message) => {
      await message.drain();
      message.meanwhile = () => message.arrived();
      await message.drain();
      await message.drain();
      expect(message.attempts).toBe(2);
      expect(message.told).toEqual(['delivered', 'delivered, doubled', 'sent']);
    });
  });

  it('while the first attempt runs was sent once, though that one ends in doubt', async () => {
    await doubtful(async (message) => {
      message.meanwhile = () => message.arrived();
      await message.drain();
      await message.drain();
      expect(message.attempts).toBe(1);
      expect(message.told).toEqual(['delivered', 'sent']);
    });
  });

  it('before its object crashed is not sent again', async () => {
    await doubtful(async (message) => {
      const { promise: never } = Promise.withResolvers<void>();
      const { promise: running, resolve } = Promise.withResolvers<void>();
      message.meanwhile = () => {
        resolve();
        return never;
      };
      void message.drain();
      await running;
      message.arrived();
      message.crash();
      await message.drain();
      expect(message.attempts).toBe(1);
      expect(message.told).toEqual(['delivered', 'sent']);
    });
  });

  it('by nothing is sent until somebody says so', async () => {
    await doubtful(async (message) => {
      for (let n = 0; n < 3; n++) await message.drain();
      expect(message.attempts).toBe(3);
      expect(message.told).toEqual(['sending']);
      message.arrived();
      expect(message.told).toEqual(['delivered, doubled', 'sent']);
    });
  });
});
