import { endFrame, textFrame } from '../../../src/channels/voice/frames.ts';
import { now } from '../../../src/clock.ts';
import { LIMITS } from '../../../src/limits.ts';
import { PING, PONG, type ServerFrame } from '../../../src/protocol.ts';
import { Rate } from '../../../src/rate.ts';
import { errorReason, trace } from '../../../src/trace.ts';
import { endedBy } from '../../storage/closing.ts';
import type { CallReceiver } from '../calls/forwarded.ts';
import type { Chat } from '../chat/session.ts';
import type { ConsoleLine, Consoles } from '../console/consoles.ts';
import { LiveSocket } from './live-socket.ts';
import { type ConsoleSocket, SocketState, socketOf } from './socket-state.ts';

const TOO_MANY: ServerFrame = {
  type: 'error',
  code: 'too_many',
  message: 'Too many frames; dial again in a minute.',
};

/**
 * Of what a client sends, `PING` is answered with `PONG` by the platform: the object sleeps on
 * (src/protocol.ts).
 */
const HEARTBEAT = new WebSocketRequestResponsePair(PING, PONG);

/** A socket whose attachment nobody here wrote: its client dials again. */
const UNKNOWN = { code: 1012, reason: 'dial again' };

/** Who speaks and listens at the other end of the sockets. */
interface Receivers {
  chat: () => Chat;
  calls: () => CallReceiver;
  consoles: () => Pick<Consoles, 'onFrame' | 'viewers'>;
  opened: (socket: SocketState) => void;
  /** True once the customer is being erased: nothing is heard any more. */
  gone: () => boolean;
}

/** The live sockets of one customer, each tagged with its session and hibernating while nobody speaks. */
export class LiveSockets {
  readonly #ctx: DurableObjectState;
  readonly #receivers: Receivers;
  readonly #known = new WeakMap<WebSocket, LiveSocket>();
  readonly #lines = new Lines();
  readonly #rate = new Rate();

  constructor(ctx: DurableObjectState, receivers: Receivers) {
    this.#ctx = ctx;
    this.#receivers = receivers;
    ctx.setWebSocketAutoResponse(HEARTBEAT);
  }

  /** Accepts an upgrade that the Worker passed on. */
  accept(request: Request): Response {
    const state = socketOf(request);
    const { 0: client, 1: wire } = new WebSocketPair();
    this.#ctx.acceptWebSocket(wire, [state.session]);
    wire.serializeAttachment(state);
    if (state.kind === 'chat' && this.of(state.session).length > LIMITS.sockets.most)
      wire.close(1013, 'too many sockets');
    else this.#receivers.opened(state);
    return new Response(null, { status: 101, webSocket: client });
  }

  /** The open ones of a session, or all. */
  of(session?: string): LiveSocket[] {
    return this.#ctx.getWebSockets(session).flatMap((wire) => {
      const socket = this.#at(wire);
      return socket?.isOpen ? socket : [];
    });
  }

  /** One frame came in. Never rejects. */
  async onMessage(wire: WebSocket, data: string | ArrayBuffer): Promise<void> {
    const { chat, calls, consoles, gone } = this.#receivers;
    if (gone()) return;
    const socket = this.#at(wire);
    if (!socket) return wire.close(UNKNOWN.code, UNKNOWN.reason);
    // Before it waits in line: a flood must not fill the memory with frames to come.
    const { kind, session } = socket.state;
    if (kind === 'chat' && !this.#rate.take(session, now(), LIMITS.frames.most)) {
      // What was under way when it was closed still comes in.
      if (!socket.isOpen) return;
      socket.send(JSON.stringify(TOO_MANY));
      socket.close(1008, 'too many frames');
      return;
    }
    await this.#lines.next(socket.id, async () => {
      // Read now: what the frame before this one changed of the socket is in it.
      const { state } = socket;
      if (gone()) return;
      try {
        if (state.kind === 'chat') await chat().onFrame(socket, state, data);
        else if (state.kind === 'voice') await calls().onFrame(socket, state, data);
        else for (const line of consoleLines([socket])) await consoles().onFrame(line, data);
      } catch (error) {
        if (!gone()) failed(socket, error);
      }
    });
  }

  /** A socket has ended. */
  onClose(wire: WebSocket, code: number, reason: string): void {
    endedBy(wire, code, reason);
    const state = this.#at(wire)?.state;
    if (this.#receivers.gone()) return;
    if (state?.kind === 'voice') this.#receivers.calls().closed(state);
    if (state?.kind === 'console') this.#receivers.consoles().viewers();
  }

  #at(wire: WebSocket): LiveSocket | null {
    const known = this.#known.get(wire);
    if (known) return known;
    const state = SocketState.safeParse(wire.deserializeAttachment()).data;
    if (!state) return null;
    const socket = new LiveSocket(wire, state);
    this.#known.set(wire, socket);
    return socket;
  }
}

/** Those of some sockets that are consoles'. */
export function consoleLines(sockets: readonly LiveSocket[]): ConsoleLine[] {
  return sockets.flatMap((socket) => {
    const { state, id } = socket;
    if (state.kind !== 'console') return [];
    return {
      ...{ id, state },
      setState: (next: ConsoleSocket) => socket.setState(next),
      send: (frame: string) => socket.send(frame),
      close: (code: number, reason: string) => socket.close(code, reason),
    };
  });
}

/** Frames of one socket are heard one after the other, also where hearing one takes an await. */
class Lines {
  readonly #last = new Map<string, Promise<void>>();

  async next(socket: string, work: () => Promise<void>): Promise<void> {
    const before = this.#last.get(socket);
    const mine = before ? before.then(work) : work();
    this.#last.set(socket, mine);
    await mine;
    if (this.#last.get(socket) === mine) this.#last.delete(socket);
  }
}

function failed(socket: LiveSocket, error: unknown): void {
  const { kind, session } = socket.state;
  trace('socket.failed', { session, reason: errorReason(error) }, 'error');
  if (kind !== 'chat') return;
  const frame = { type: 'error', code: 'internal', message: 'Something went wrong here.' };
  socket.send(JSON.stringify(frame));
}

/**
 * How a browser is told that the conversation it shows is no more: it may dial again, and begins a new one.
 */
const ERASED = { code: 4410, reason: 'this conversation was erased' };

/**
 * Closes every live socket of a customer who is being erased; a caller hears why, in their language, and the
 * provider hangs up.
 */
export function closeAll(sockets: LiveSockets, goodbye: (session: string) => string): void {
  for (const socket of sockets.of()) {
    const { kind, session } = socket.state;
    try {
      if (kind === 'voice') {
        // The provider ends the line behind the last word, and asks how the call goes on.
        socket.send(textFrame(goodbye(session), true));
        socket.send(endFrame({ reasonCode: 'erased', reason: 'erased' }));
      } else socket.close(ERASED.code, ERASED.reason);
    } catch {
      // Gone already.
    }
  }
}
