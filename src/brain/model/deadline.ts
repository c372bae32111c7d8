import { BrainFailed } from '../brain.ts';

/** How long an answer is waited for, in milliseconds. */
export interface AnswerLimits {
  /** For the first byte, and between two of them until something is said. */
  firstTokenMs: number;
  /** For the first word, or call, as long as bytes keep coming; without it no longer than for the first. */
  thinkMs?: number;
  /** Between two events once something was said. */
  stallMs: number;
}

/**
 * When an answer is given up on: a watchdog on its bytes until something is said (a model that thinks sends
 * pings and nothing else), and on its events from then on.
 */
export class Watchdog {
  readonly #limits: AnswerLimits;
  #began = Date.now();
  #byte = Date.now();
  #event = Date.now();
  #thinks = true;

  constructor(limits: AnswerLimits) {
    this.#limits = limits;
  }

  /** Bytes have come, whatever they say. */
  alive(): void {
    this.#byte = Date.now();
  }

  /** An event has come; `thinks`: what follows it is no word. */
  heard(thinks: boolean): void {
    this.#event = Date.now();
    if (thinks && !this.#thinks) this.#began = this.#event;
    this.#thinks = thinks;
  }

  /** Waits for what comes next. Throws `BrainFailed` when that is too late, or `signal` stops it. */
  async wait<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
    return before(work, () => this.#deadline(), signal);
  }

  #deadline(): number {
    const { firstTokenMs, thinkMs = firstTokenMs, stallMs } = this.#limits;
    return this.#thinks ? Math.min(this.#byte + firstTokenMs, this.#began + thinkMs) : this.#event + stallMs;
  }
}

/** Work that is over before a time (in ms), which may move while it is waited for. */
async function before<T>(work: Promise<T>, deadline: () => number, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  let timer: ReturnType<typeof setTimeout>;
  const watch = () => {
    const left = deadline() - Date.now();
    if (left <= 0) reject(new BrainFailed('timeout', 'no word in time'));
    else timer = setTimeout(watch, left);
  };
  timer = setTimeout(watch, Math.max(0, deadline() - Date.now()));
  const stop = () => reject(new BrainFailed('cut', 'stopped'));
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
    // Who lost the race may still fail, with nobody to hear it.
    work.catch(() => undefined);
    promise.catch(() => undefined);
  }
}

/** The same bytes, each of which the watchdog hears of. */
export function watched(body: ReadableStream<Uint8Array>, dog: Watchdog): ReadableStream<Uint8Array> {
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        dog.alive();
        controller.enqueue(chunk);
      },
    }),
  );
}
