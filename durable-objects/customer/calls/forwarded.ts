import type { CallSocket } from '../runtime/socket-state.ts';
import type { CallLine } from './speech.ts';

/** What is said to a call's socket, wherever it is. */
export type Said = { frame: string } | { closed: string };

/** Says something to the lines that are here. */
export function sayTo(lines: Iterable<CallLine>, said: Said): void {
  for (const line of lines) {
    if ('frame' in said) line.send(said.frame);
    else line.close(1000, said.closed);
  }
}

/** Receives the frames of calls. */
export interface CallReceiver {
  onFrame(line: CallLine, socket: CallSocket, data: string | ArrayBuffer): Promise<void>;
  closed(socket: CallSocket): void;
}

/** What distant lines need of the object they end in. */
interface Exchange {
  /** The way by which a session came, nearest first. */
  path(session: string): string[];
  /** Says something to a session's sockets at another object. */
  say(at: string, session: string, said: Said): Promise<unknown>;
}

/**
 * Calls whose socket is with one object and whose thread is with another: a call stays where it is when its
 * object follows another one. Frames go to and fro, each line's in their order.
 */
export class ForwardedCalls {
  readonly #exchange: Exchange;
  /** What is under way on a line, either direction by itself. */
  readonly #under = new Map<string, Promise<unknown>>();

  constructor(exchange: Exchange) {
    this.#exchange = exchange;
  }

  /** A session's lines: its sockets here, else the one at the object that it came by. */
  of(session: string, here: Iterable<CallLine>): CallLine[] {
    const own = [...here];
    const at = own.length ? undefined : this.#exchange.path(session).at(-1);
    return at ? [this.at(at, session)] : own;
  }

  /** A session's line at another object. */
  at(object: string, session: string): CallLine {
    const say = (said: Said) => this.#next(`to ${session}`, () => this.#exchange.say(object, session, said));
    return {
      id: `${object}/${session}`,
      send: (frame) => say({ frame }),
      close: (_, reason) => say({ closed: reason }),
    };
  }

  /**
   * Hears the frames of calls that are here for a thread that is elsewhere. `pass` hands one on; null: the
   * socket has closed.
   */
  receiver(pass: (socket: CallSocket, data: string | null) => Promise<void>): CallReceiver {
    const on = (socket: CallSocket, data: string | null) =>
      this.#next(`from ${socket.session}`, () => pass(socket, data));
    return {
      onFrame: async (_, socket, data) => {
        if (typeof data === 'string') on(socket, data);
      },
      closed: (socket) => on(socket, null),
    };
  }

  /**
   * One after the other; what cannot be passed on is lost like a word on a bad line, and the relay dials
   * again.
   */
  #next(line: string, pass: () => Promise<unknown>): void {
    const passing = (this.#under.get(line) ?? Promise.resolve()).then(pass).catch(() => undefined);
    this.#under.set(line, passing);
    void passing.then(() => {
      if (this.#under.get(line) === passing) this.#under.delete(line);
    });
  }
}
