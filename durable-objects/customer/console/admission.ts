import { type OpenConsole, signedOut } from '../../clients/open-consoles.ts';
import type { ObjectContext } from '../context.ts';
import type { ConsoleLine } from './consoles.ts';

/**
 * How long an admission is trusted without asking again, in milliseconds of real time: the person may have
 * been signed out.
 */
const BELIEVED = 5_000;

/**
 * Whether the viewers of a thread still may see it: a socket outlives the sign-in that opened it. Messages
 * are sent after the desk was asked; passing frames (streamed words, typing signs) within five seconds of its
 * answer.
 */
export class ConsoleAdmission {
  readonly #context: Pick<ObjectContext, 'env' | 'store'>;
  readonly #lines: () => ConsoleLine[];
  #askedAt = Number.NEGATIVE_INFINITY;

  constructor(context: Pick<ObjectContext, 'env' | 'store'>, lines: () => ConsoleLine[]) {
    this.#context = context;
    this.#lines = lines;
  }

  /**
   * Closes the sockets of viewers who may no longer look. Where that cannot be found out, all of them have to
   * reconnect.
   */
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
