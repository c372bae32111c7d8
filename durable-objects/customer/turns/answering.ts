import { errorReason, trace } from '../../../src/trace.ts';
import type { ObjectContext } from '../context.ts';
import type { AlarmScheduler } from '../runtime/schedule.ts';
import type { Turns } from './turns.ts';

/** Takes up what customers have said and nobody has answered. */
export class Answering {
  readonly #context: Pick<ObjectContext, 'store' | 'settings' | 'thread'>;
  readonly #turns: Turns;
  readonly #scheduler: Pick<AlarmScheduler, 'arm'>;

  constructor(
    context: Pick<ObjectContext, 'store' | 'settings' | 'thread'>,
    turns: Turns,
    scheduler: Pick<AlarmScheduler, 'arm'>,
  ) {
    this.#context = context;
    this.#turns = turns;
    this.#scheduler = scheduler;
  }

  /**
   * Answers what is pending in a session, by the settings as they are known where they cannot be asked for.
   */
  async answer(session: string): Promise<void> {
    const { store, settings } = this.#context;
    try {
      await settings.current();
    } catch (error) {
      trace('settings.unavailable', { store, reason: errorReason(error) }, 'error');
    }
    await this.#turns.answer(session);
    await this.#scheduler.arm();
  }

  /** Answers what is pending in any session. */
  async answerAll(): Promise<void> {
    const sessions = this.#context.thread.state.pending.map(({ session }) => session);
    const idle = sessions.filter((session) => !this.#turns.isRunning(session));
    for (const session of sessions) this.#turns.hurry(session);
    await Promise.all(idle.map((session) => this.answer(session)));
  }
}
