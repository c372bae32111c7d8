import type { ServerFrame } from '../../../src/protocol.ts';
import type { ChatSocket } from '../runtime/socket-state.ts';

/** A live socket as the chat sees it: a browser's, or one of a call, which the chat ignores. */
export interface ChatLine {
  readonly id: string;
  readonly state: ChatSocket | { kind: 'voice' | 'console' };
  setState(state: ChatSocket): void;
  send(frame: string): void;
  close(code: number, reason: string): void;
}

/** What a browser's socket remembers; null for a call's. */
export function chatSocketOf({ state }: ChatLine): ChatSocket | null {
  return state.kind === 'chat' ? state : null;
}

/** Sends a frame; a socket that is gone gets it with its next `since`. */
export function send(connection: ChatLine, frame: ServerFrame): void {
  try {
    connection.send(JSON.stringify(frame));
  } catch {
    // Closed between the event and this line. The log has the message.
  }
}

/** Sends a browser elsewhere: it reconnects at once, with the token it has. */
export function move(connection: ChatLine): void {
  send(connection, { type: 'moved' });
  connection.close(1012, 'moved');
}

/** Frames that wait for a signed link, so that later frames wait too. */
export class InOrder {
  #sending: Promise<void> | null = null;

  /** Whether something waits. */
  get waits(): boolean {
    return this.#sending !== null;
  }

  /** Runs `work` after everything that waits. A failure is skipped: the log has the message. */
  run(work: () => Promise<void>): void {
    const sending = (this.#sending ?? Promise.resolve())
      .then(work)
      .catch(() => undefined)
      .finally(() => {
        if (this.#sending === sending) this.#sending = null;
      });
    this.#sending = sending;
  }
}
