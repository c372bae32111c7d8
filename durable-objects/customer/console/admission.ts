import { type OpenConsole, signedOut } from '../../clients/open-consoles.ts';
import type { ObjectContext } from '../context.ts';
import type { ConsoleLine } from './consoles.ts';

/** For how long it is believed that somebody may look who may have been signed out meanwhile, in milliseconds of real time. */
const BELIEVED = 5_000;

/**
 * Whether whoever looks at a thread still may: a socket outlives the sign-in that opened it. Words that are kept are told after
 * the desk was asked; what passes (a word as it streams, a sign that somebody types) is told within five seconds of the answer.
 */
export class ConsoleAdmission {
  readonly #context: Pick<ObjectContext, 'env' | 'store'>;
  readonly #lines: () => ConsoleLine[];
  #askedAt = Number.NEGATIVE_INFINITY;

  constructor(context: Pick<ObjectContext, 'env' | 'store'>, lines: () => ConsoleLine[]) {
    this.#context = context;
    this.#lines = lines;
  }

  /** Hangs up on whoever may look no more. Where that cannot be learnt, everybody has to dial again. */
  async check(): Promise<void> {
    const lines = this.#lines();
    if (lines.length === 0) return;
    const consoles = lines.map(({ state }): OpenConsole => {
      return { id: state.person.id, signIn: state.signIn, since: state.since };
    });
    const { env, store } = this.#context;
    const out = await signedOut(env, store, consoles).catch(() => null);
    if (out) this.#askedAt = Date.now();
    for (const [index, line] of lines.entries())
      if (!out) line.close(1012, 'dial again');
      else if (out.has(index)) line.close(4401, 'signed out');
  }

  /** The same, where it was not asked lately. */
  async checkLately(): Promise<void> {
    if (Date.now() - this.#askedAt >= BELIEVED) await this.check();
  }
}
