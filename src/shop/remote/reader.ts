import type { z } from 'zod';
import { now } from '../../clock.ts';
import { ShopUnavailable } from '../unavailable.ts';
import type { Beside } from './beside.ts';
import { callShop, type RemoteReach } from './caller.ts';

/** What was read, and when; `old` where the system is down and this is what it said before. */
export interface Read<T> {
  value: T;
  at: number;
  old: boolean;
  /** Asked for right now: no copy. */
  asked: boolean;
}

/** Whether a copy is an answer: one of a moment ago, one of what hardly ever changes, or none. */
export type When = 'soon' | 'lasting' | 'now';

/**
 * Reads of a shop system, each kept for a moment, so that a turn which looks at one thing several times asks
 * once. Where the system does not answer, what it said last is given with its age, or
 * {@link ShopUnavailable} is thrown.
 */
export class RemoteReader {
  readonly #reach: RemoteReach | null;
  readonly #beside: Beside;
  /** What is being asked for: who asks the same meanwhile, and takes a copy too, waits for that answer. */
  readonly #running = new Map<string, Promise<unknown>>();

  /** `reach`: null where nothing is asked for by a path. */
  constructor(reach: RemoteReach | null, beside: Beside) {
    this.#reach = reach;
    this.#beside = beside;
  }

  /** Null where the system says that there is none. `now`: a copy is no answer. */
  get<T>(path: string, shape: z.ZodType<T>, when: When = 'soon'): Promise<Read<T> | null> {
    return this.through(path, shape, when, async () => {
      if (!this.#reach) throw new Error('nothing is reached by a path');
      const answer = await callShop(this.#reach, { method: 'GET', path });
      if (answer.status !== 404 && (answer.status !== 200 || answer.json === undefined))
        throw new ShopUnavailable(`The shop answered with HTTP ${answer.status}.`);
      return answer.status === 404 ? null : answer.json;
    });
  }

  /** The same of a question that is asked otherwise than by a path; `ask` gives null where there is none. */
  async through<T>(
    key: string,
    shape: z.ZodType<T>,
    when: When,
    ask: () => Promise<unknown>,
  ): Promise<Read<T> | null> {
    const known = when === 'now' ? null : this.#beside.copy(key, when === 'soon' ? 'fresh' : 'lasting');
    if (known) return readOf(shape, known.body, { at: known.at, old: false, asked: false });
    const { asOf } = this.#beside;
    let body: unknown;
    try {
      body = await (when === 'now' ? ask() : this.#joined(`${asOf} ${key}`, ask));
    } catch (error) {
      const old = when === 'now' ? null : this.#beside.copy(key, 'old');
      if (old) return readOf(shape, old.body, { at: old.at, old: true, asked: false });
      throw error;
    }
    const read = readOf(shape, body, { at: now(), old: false, asked: true });
    this.#beside.keep(key, body, asOf);
    return read;
  }

  #joined(key: string, ask: () => Promise<unknown>): Promise<unknown> {
    const running = this.#running.get(key);
    if (running) return running;
    const asked = ask().finally(() => this.#running.delete(key));
    this.#running.set(key, asked);
    return asked;
  }

  /** What came as a part of another answer is not asked for by itself. `asOf`: from before that was asked. */
  keep(path: string, body: unknown, asOf?: number): void {
    this.#beside.keep(path, body, asOf);
  }

  /** See {@link Beside.asOf}. */
  get asOf(): number {
    return this.#beside.asOf;
  }
}

function readOf<T>(shape: z.ZodType<T>, body: unknown, read: Omit<Read<T>, 'value'>): Read<T> | null {
  return body === null ? null : { ...read, value: readWire(shape, body) };
}

/** What another system said, by its shape. Throws {@link ShopUnavailable}. */
export function readWire<T>(shape: z.ZodType<T>, body: unknown): T {
  const parsed = shape.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  // The field, never what stood in it.
  throw new ShopUnavailable(
    `The shop answered what cannot be read, at ${issue?.path.join('.') || 'its top'}.`,
  );
}
