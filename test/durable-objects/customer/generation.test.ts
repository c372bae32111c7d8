import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { KnownAbsence } from '../../../durable-objects/customer/thread/known-absence.ts';
import { Thread } from '../../../durable-objects/customer/thread/thread.ts';
import type { Env } from '../../../src/env.ts';
import { begin } from '../../begin.ts';

/* What memory knows of rows holds until rows come or go beside it: with another thread, or because a transaction was rolled back. */

const bindings = env as unknown as Env;

async function withThread(play: (thread: Thread, sql: SqlStorage) => void): Promise<void> {
  const stub = bindings.CUSTOMER.getByName(`test:cu_${crypto.randomUUID()}`);
  await begin(stub);
  await runInDurableObject(stub, (_, { storage }) =>
    play(new Thread(storage, 'cu_test', () => undefined), storage.sql),
  );
}

/** A row as another object's thread brings it. */
function bring(sql: SqlStorage): void {
  sql.exec(
    "INSERT INTO outbox (kind, address, message, body, state, attempts, due, path) VALUES ('desk', 'x', NULL, '{}', 'queued', 0, 42, '[]')",
  );
}

describe('what is remembered of a thread’s rows', () => {
  it.each([
    ['events are adopted', (thread: Thread) => void thread.log.adopt([])],
    ['a follower’s events are forgotten', (thread: Thread) => thread.log.forget('cu_other')],
    ['the projections are rebuilt', (thread: Thread) => thread.log.rebuild()],
  ])('is read again once %s, whatever the same transaction writes behind that', async (_, change) => {
    await withThread((thread, sql) => {
      expect(thread.outbox.nextDue()).toBeNull();
      thread.transaction(() => {
        change(thread);
        // In mid-transaction somebody asks, and remembers an answer that its end makes wrong.
        expect(thread.outbox.nextDue()).toBeNull();
        bring(sql);
      });
      expect(thread.outbox.nextDue()).toBe(42);
    });
  });

  it('is read again after a transaction that was rolled back', async () => {
    await withThread((thread, sql) => {
      const desk = new KnownAbsence(sql, thread.generation, "outbox WHERE kind = 'desk'");
      const roll = () =>
        thread.transaction(() => {
          bring(sql);
          desk.came();
          throw new Error('rolled back');
        });
      expect(roll).toThrow('rolled back');
      expect(desk.some).toBe(false);
    });
  });

  it('holds while the thread goes on by itself', async () => {
    await withThread((thread) => {
      const { count } = thread.generation;
      thread.note([{ type: 'note.added', advisor: 'a', text: 'b' }]);
      expect(thread.generation.count).toBe(count);
    });
  });
});
