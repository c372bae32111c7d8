import type { Connection } from 'agents/lifecycle';
import { WebSockets } from 'agents/websockets';
import { z } from 'zod';
import { endFrame, textFrame } from '../../../src/channels/voice/frames.ts';
import { now } from '../../../src/clock.ts';
import type { ServerFrame } from '../../../src/protocol.ts';
import { Rate } from '../../../src/rate.ts';
import { errorReason, newTrace, trace } from '../../../src/trace.ts';
import type { CallReceiver } from '../calls/forwarded.ts';
import { CallSocket } from '../calls/session.ts';
import { type Chat, ChatSocket } from '../chat/session.ts';

/** Frames of any kind that one session may send in a minute, over all its sockets. */
const MOST_FRAMES = 240;
/** Sockets that one session may hold open: tabs. */
const MOST_SOCKETS = 20;
const TOO_MANY: ServerFrame = {
  type: 'error',
  code: 'too_many',
  message: 'Too many frames; dial again in a minute.',
};

const Socket = z.discriminatedUnion('kind', [ChatSocket, CallSocket]);

/** Attachments that were read already: one is replaced by another and never changed. */
const read = new WeakMap<object, z.infer<typeof Socket>>();

function attached(state: unknown): z.infer<typeof Socket> {
  const known = typeof state === 'object' && state !== null ? read.get(state) : undefined;
  const socket = known ?? Socket.parse(state);
  if (typeof state === 'object' && state !== null) read.set(state, socket);
  return socket;
}

/** The live sockets of one customer. */
export interface LiveSockets {
  /** What takes them in, for the object's lifecycle. */
  capability: WebSockets;
  /** Those of a session, or all. */
  of(session?: string): Connection[];
}

/** The live sockets of one customer, each tagged with its session. What a socket is was decided by the Worker. */
export function liveSockets(mouths: {
  chat: () => Chat;
  calls: () => CallReceiver;
  opened: (socket: ChatSocket | CallSocket) => void;
  /** True once she is being erased: nothing is heard any more. */
  gone: () => boolean;
}): LiveSockets {
  const lines = new Lines();
  const known = new Known((session) => sockets.getConnections(session));
  const rate = new Rate();
  const sockets: WebSockets = new WebSockets({
    // Without this the library would send frames of its own to every socket.
    protocol: false,
    getConnectionTags: (_, { request }) => [socketOf(request).session],
    handlers: {
      onConnect(connection, { request }) {
        const socket = socketOf(request);
        connection.setState(socket);
        known.forget(socket.session);
        if (socket.kind === 'chat' && known.of(socket.session).length > MOST_SOCKETS) {
          connection.close(1013, 'too many sockets');
          return;
        }
        mouths.opened(socket);
      },
      onMessage(connection, data) {
        if (mouths.gone()) return;
        // Before it waits in line: a flood must not fill the memory with frames to come.
        const from = attached(connection.state);
        if (from.kind === 'chat' && !rate.take(from.session, now(), MOST_FRAMES)) {
          connection.send(JSON.stringify(TOO_MANY));
          connection.close(1008, 'too many frames');
          return;
        }
        return lines.next(connection.id, async (waited) => {
          // Asked for again: what the frame before this one changed of the socket is in it.
          const current = (waited && sockets.getConnection(connection.id)) || connection;
          const socket = attached(current.state);
          if (mouths.gone()) return;
          const frame = typeof data === 'string' || data instanceof ArrayBuffer ? data : new ArrayBuffer(0);
          try {
            if (socket.kind === 'chat') await mouths.chat().onFrame(current, socket, frame);
            else await mouths.calls().onFrame(current, socket, frame);
          } catch (error) {
            if (!mouths.gone()) failed(current, socket, error);
          }
        });
      },
      onClose(connection) {
        const socket = Socket.safeParse(connection.state).data;
        if (socket) known.forget(socket.session);
        if (socket?.kind === 'voice' && !mouths.gone()) mouths.calls().closed(socket);
      },
    },
  });
  return {
    capability: sockets,
    of: (session) => (session === undefined ? [...sockets.getConnections()] : known.of(session)),
  };
}

/**
 * The sockets of each session, as this instance has them: to list them the library reads what is attached to each, and every
 * frame that goes out asks for the list.
 */
class Known {
  readonly #list: (session: string) => Iterable<Connection>;
  readonly #of = new Map<string, Connection[]>();

  constructor(list: (session: string) => Iterable<Connection>) {
    this.#list = list;
  }

  of(session: string): Connection[] {
    const known = this.#of.get(session) ?? [...this.#list(session)];
    this.#of.set(session, known);
    return known.filter(({ readyState }) => readyState === WebSocket.OPEN);
  }

  /** One of them has come, or has gone. */
  forget(session: string): void {
    this.#of.delete(session);
  }
}

/** Frames of one socket are heard one after the other, also where hearing one takes an await. */
class Lines {
  readonly #last = new Map<string, Promise<void>>();

  /** `work` is told whether it had to wait for a frame before it. */
  async next(socket: string, work: (waited: boolean) => Promise<void>): Promise<void> {
    const before = this.#last.get(socket);
    const mine = before ? before.then(() => work(true)) : work(false);
    this.#last.set(socket, mine);
    await mine;
    if (this.#last.get(socket) === mine) this.#last.delete(socket);
  }
}

function failed(connection: Connection, { kind, session }: ChatSocket | CallSocket, error: unknown): void {
  trace('socket.failed', { trace: newTrace(), session, reason: errorReason(error) }, 'error');
  if (kind !== 'chat') return;
  const frame = { type: 'error', code: 'internal', message: 'Something went wrong here.' };
  connection.send(JSON.stringify(frame));
}

/** What the Worker verified of a socket before it passed the upgrade on. */
export function socketOf(request: Request): ChatSocket | CallSocket {
  return Socket.parse(JSON.parse(decodeURIComponent(request.headers.get('x-onethread-socket') ?? '{}')));
}

/** How a browser is told that the conversation it shows is no more: it may dial again, and begins a new one. */
const ERASED = { code: 4410, reason: 'this conversation was erased' };

/** Closes every live socket of somebody who is being erased; a caller hears why, in her language, and the provider hangs up. */
export function closeAll(sockets: LiveSockets, goodbye: (session: string) => string): void {
  for (const connection of sockets.of()) {
    const socket = Socket.safeParse(connection.state).data;
    try {
      if (socket?.kind === 'voice') {
        // The provider ends the line behind the last word, and asks how the call goes on.
        connection.send(textFrame(goodbye(socket.session), true));
        connection.send(endFrame({ reasonCode: 'erased', reason: 'erased' }));
      } else connection.close(ERASED.code, ERASED.reason);
    } catch {
      // Gone already.
    }
  }
}
