import { now } from '../../../src/clock.ts';
import type { ObjectContext } from '../context.ts';
import { effects } from '../delivery/effects/index.ts';
import { promiseRow } from '../delivery/effects/promise.ts';

const MINUTE = 60_000;

/**
 * Brings what was promised to the desk before it falls due, and says of what passed unkept that it is broken.
 */
export class Promises {
  readonly #context: Pick<ObjectContext, 'thread' | 'settings'>;

  constructor(context: Pick<ObjectContext, 'thread' | 'settings'>) {
    this.#context = context;
  }

  get #warnMs(): number {
    return this.#context.settings.known.promises.warnMinutes * MINUTE;
  }

  /** When a promise needs attention next, in milliseconds; null when none does. */
  nextDue(): number | null {
    return this.#context.thread.promises.nextDue(this.#warnMs);
  }

  /** Does what is due by now. */
  wake(): void {
    const { thread } = this.#context;
    for (const { id, due, path } of thread.promises.dueBy(now(), this.#warnMs)) {
      if (Date.parse(due) <= now()) {
        thread.note([{ type: 'promise.broken', promise: id }], { ids: [`broken:${id}`] });
        continue;
      }
      const also = () => {
        thread.promises.warned(id);
        thread.outbox.add(effects.promise.entry(promiseRow(id), path), now());
        return true;
      };
      thread.note([], { also });
    }
  }
}
