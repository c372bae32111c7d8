import type { SocketState } from './socket-state.ts';

/**
 * One live socket. What it is was decided by the Worker that passed its upgrade on; it survives hibernation
 * as the socket's attachment, which the library reads anew at every look and this class once.
 */
export class LiveSocket {
  /** Tells the sockets of this instance apart. */
  readonly id = crypto.randomUUID();
  readonly #wire: WebSocket;
  #state: SocketState;

  constructor(wire: WebSocket, state: SocketState) {
    this.#wire = wire;
    this.#state = state;
  }

  get state(): SocketState {
    return this.#state;
  }

  setState(state: SocketState): void {
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
