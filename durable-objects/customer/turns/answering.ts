import { errorReason, trace } from '../../../src/trace.ts';
import type { ObjectContext } from '../context.ts';
import type { AlarmScheduler } from '../runtime/schedule.ts';
import type { Turns } from './turns.ts';

interface AnsweringParts {
  turns: Turns;
  scheduler: Pick<AlarmScheduler, 'arm'>;
  /** Makes the isolate ready to understand. */
  ready(): Promise<void>;
}

/** Takes up what customers have said and nobody has answered. */
export class Answering {
  readonly #context: Pick<ObjectContext, 'store' | 'settings' | 'thread'>;
  readonly #parts: AnsweringParts;

  constructor(context: Pick<ObjectContext, 'store' | 'settings' | 'thread'>, parts: AnsweringParts) {
    this.#context = context;
    this.#parts = parts;
  }

  /**
   * Answers what is pending in a session, by the settings as they are known where they cannot be asked for. What cannot be
   * read to understand by is tried again by the turn, which goes to a person without it.
   */
  async answer(session: string): Promise<void> {
    const { store, settings } = this.#context;
    const { turns, scheduler, ready } = this.#parts;
    const traced = (event: string) => (error: unknown) =>
      trace(event, { store, reason: errorReason(error) }, 'error');
    await Promise.all([
      settings.current().catch(traced('settings.unavailable')),
      ready().catch(traced('tables.unavailable')),
    ]);
    await turns.answer(session);
    await scheduler.arm();
  }

  /** Answers what is pending in any session. */
  async answerAll(): Promise<void> {
    const sessions = this.#context.thread.state.pending.map(({ session }) => session);
    const idle = sessions.filter((session) => !this.#parts.turns.isRunning(session));
    for (const session of sessions) this.#parts.turns.hurry(session);
    await Promise.all(idle.map((session) => this.answer(session)));
  }
}
