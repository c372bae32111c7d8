import type { Brain } from '../../../src/brain/brain.ts';
import type { Context } from '../../../src/brain/context.ts';
import { patiently } from '../../../src/patience.ts';
import { errorReason, trace } from '../../../src/trace.ts';
import type { ObjectContext } from '../context.ts';

/** How long a record is waited for, in milliseconds: the one that was made with the reply stands meanwhile. */
const PATIENCE_MS = 20_000;

/**
 * Makes the records of a turn anew once it is over, by a brain that reads better than the turn had time for.
 * Nobody waits for it, and what is lost with the object leaves the first record.
 */
export class Recording {
  readonly #context: Pick<ObjectContext, 'thread' | 'background'>;
  #over = new AbortController();

  constructor(context: Pick<ObjectContext, 'thread' | 'background'>) {
    this.#context = context;
  }

  /** `said`: what the turn answered. */
  begin(brain: Brain | null, context: Context, said: string): void {
    if (brain?.record) this.#context.background.run(this.#record(brain, context, said));
  }

  /** Ends all that is under way: nothing is written any more. */
  stop(): void {
    this.#over.abort();
    this.#over = new AbortController();
  }

  async #record(brain: Brain, context: Context, said: string): Promise<void> {
    const { thread } = this.#context;
    const { signal: over } = this.#over;
    try {
      const records = await patiently(PATIENCE_MS, async (late) =>
        brain.record?.(context, said, AbortSignal.any([over, late])),
      );
      // Erased, joined to another thread or left to one meanwhile, the message is not here to be told of.
      const known = (records ?? []).filter(({ message }) => thread.messages.received(message));
      if (over.aborted || thread.closed || known.length === 0) return;
      thread.note(
        known.map((record) => ({ type: 'exchange.recorded', ...record, ticket: null, resolution: null })),
      );
    } catch (error) {
      if (!over.aborted) trace('record.failed', { reason: errorReason(error) }, 'error');
    }
  }
}
