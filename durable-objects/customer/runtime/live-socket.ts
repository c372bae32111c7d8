import { z } from 'zod';
import { CallSocket } from '../calls/session.ts';
import { ChatSocket } from '../chat/session.ts';

/** What the Worker verified of a socket before it passed the upgrade on. */
export const Socket = z.discriminatedUnion('kind', [ChatSocket, CallSocket]);
export type Socket = z.infer<typeof Socket>;

/**
 * One live socket. What it is was decided by the Worker that passed its upgrade on; it survives hibernation as the socket's
 * attachment, which the library reads anew at every look and this class once.
 */
export class LiveSocket {
  /** Tells the sockets of this instance apart. */
  readonly id = crypto.randomUUID();
  readonly #wire: WebSocket;
  #state: Socket;

  constructor(wire: WebSocket, state: Socket) {
    this.#wire = wire;
    this.#state = state;
  }

  get state(): Socket {
    return this.#state;
  }

  setState(state: Socket): void {
    this.#state = state;
    this.#wire.serializeAttachment(state);
  }

  /** Sends one frame. Throws where the socket is closed. */
  send(frame: string): void {
    this.#wire.send(frame);
  }

  close(code: number, reason: string): void {
    this.#wire.close(code, reason);
  }

  get isOpen(): boolean {
    return this.#wire.readyState === WebSocket.OPEN;
  }
}
