import type { Brain } from '../../../src/brain/brain.ts';
import { HISTORY } from '../../../src/brain/context.ts';
import { summaryByCode } from '../../../src/brain/summary.ts';
import { patiently } from '../../../src/patience.ts';
import { errorReason, trace } from '../../../src/trace.ts';
import type { ObjectContext } from '../context.ts';
import { takesBack } from '../thread/projections/summary.ts';

/** How long a summary is waited for, in milliseconds: one by code stands in its place then. */
const PATIENCE_MS = 20_000;
const TERMS = { view: HISTORY, due: 10, most: 60, back: 120 };

/** Goes on with the summary of a long thread once a turn is over and enough has left its view. Nobody waits for it. */
export class Summing {
  readonly #context: Pick<ObjectContext, 'thread' | 'background'>;
  #over = new AbortController();
  #running = false;

  constructor(context: Pick<ObjectContext, 'thread' | 'background'>) {
    this.#context = context;
  }

  begin(brain: Brain | null): void {
    const { thread, background } = this.#context;
    if (brain?.summarise && !this.#running && !thread.closed) background.run(this.#sum(brain));
  }

  /** Ends what is under way: nothing is written any more. */
  stop(): void {
    this.#over.abort();
    this.#over = new AbortController();
  }

  async #sum(brain: Brain): Promise<void> {
    const { thread } = this.#context;
    const due = thread.summary.due(TERMS);
    if (!due) return;
    const { until, seq, ...part } = due;
    const { signal: over } = this.#over;
    const { count } = thread.generation;
    const read = thread.log.seq;
    // What it was made of is not here any more: erased, joined to another thread, redacted or taken back.
    const gone = () =>
      over.aborted ||
      thread.closed ||
      thread.generation.count !== count ||
      thread.log.between(read, thread.log.seq).some(({ fact }) => takesBack(fact));
    this.#running = true;
    try {
      const text = await patiently(PATIENCE_MS, async (late) =>
        brain.summarise?.(part, AbortSignal.any([over, late])),
      ).catch((error: unknown) => {
        if (!over.aborted) trace('summary.failed', { reason: errorReason(error) }, 'error');
        return summaryByCode(part);
      });
      if (text && !gone()) thread.transaction(() => thread.summary.keep({ text, until, seq }));
    } finally {
      this.#running = false;
    }
  }
}
