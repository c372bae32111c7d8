import { batch, type ReadonlySignal, signal } from '@preact/signals-core';
import type * as protocol from '../../../src/console/protocol.ts';
import type { Platform, Wire } from '../platform.ts';

const PING: typeof protocol.PING = '{"type":"ping"}';
const PONG: typeof protocol.PONG = '{"type":"pong"}';

/** Waits between two dials, in milliseconds: doubled from the first to the last, and scattered. */
const FIRST_WAIT = 400;
const LONGEST_WAIT = 15_000;
/** How often a silent socket is asked whether it is alive, and how long its answer may take. */
const HEARTBEAT = 25_000;
const PATIENCE = 8_000;
/** A socket that was refused so often in a row is not there: the console asks by calls instead. */
const HOPELESS = 4;

interface Frame {
  type: string;
}

export interface LiveOptions<Server extends Frame, Client extends Frame> {
  path: string;
  protocol: string;
  /** The first frame of every connection: it names what is here already. */
  hello(): Client;
  onFrame(frame: Server): void;
}

/**
 * `absent`: it has never opened, so that what it would bring has to be asked for. `lost`: it was there and is dialled again.
 */
export type LiveState = 'dialling' | 'live' | 'lost' | 'absent';

/** A socket of the console, dialled again whenever it breaks. Each connection begins with `hello`, and brings what was missed. */
export class Live<Server extends Frame, Client extends Frame> {
  readonly #platform: Platform;
  readonly #options: LiveOptions<Server, Client>;
  readonly #state = signal<LiveState>('dialling');
  #wire: Wire | null = null;
  #open = false;
  #everOpen = false;
  #tries = 0;
  #ended = false;
  readonly #unwake: () => void;
  #cancelTimer: () => void = () => {};

  constructor(platform: Platform, options: LiveOptions<Server, Client>) {
    this.#platform = platform;
    this.#options = options;
    this.#unwake = platform.onWake(() => this.#wake());
    this.#dial();
  }

  get state(): ReadonlySignal<LiveState> {
    return this.#state;
  }

  /** Sends what need not arrive: nothing is kept for a later connection. */
  send(frame: Client): void {
    if (this.#open) this.#wire?.send(JSON.stringify(frame));
  }

  /** Says hello again on the open connection, as something that it names has changed. */
  again(): void {
    this.send(this.#options.hello());
  }

  /** Begins anew, at once. */
  redial(): void {
    this.#tries = 0;
    this.#drop();
    this.#state.value = 'dialling';
    this.#dial();
  }

  end(): void {
    this.#ended = true;
    this.#unwake();
    this.#cancelTimer();
    this.#drop();
  }

  #dial(): void {
    if (this.#ended || this.#wire) return;
    const { path, protocol: name } = this.#options;
    const current = () => this.#wire === wire;
    const wire = this.#platform.dial(path, name, {
      onOpen: () => current() && this.#opened(),
      onText: (text) => current() && this.#heard(text),
      onClose: () => current() && this.#lost(),
    });
    this.#wire = wire;
    // One that neither opens nor fails is given up like one that broke.
    this.#after(PATIENCE * 2, () => this.#lost());
  }

  #opened(): void {
    this.#open = true;
    this.#everOpen = true;
    this.#wire?.send(JSON.stringify(this.#options.hello()));
    this.#alive();
  }

  #heard(text: string): void {
    this.#alive();
    this.#tries = 0;
    const frame: Server | null = text === PONG ? null : JSON.parse(text);
    if (frame?.type === 'moved') {
      this.#lost(0);
      return;
    }
    // Whoever hears that it is live has what its first frame brought.
    batch(() => {
      this.#state.value = 'live';
      if (frame) this.#options.onFrame(frame);
    });
  }

  /** A sign of life; the next is asked for in a while. */
  #alive(): void {
    this.#after(HEARTBEAT, () => this.#ask());
  }

  #ask(): void {
    this.#wire?.send(PING);
    this.#after(PATIENCE, () => this.#lost());
  }

  #lost(wait?: number): void {
    this.#drop();
    if (this.#ended) return;
    this.#tries++;
    this.#state.value = this.#everOpen ? 'lost' : this.#tries >= HOPELESS ? 'absent' : 'dialling';
    const doubled = Math.min(FIRST_WAIT * 2 ** (this.#tries - 1), LONGEST_WAIT);
    this.#after(wait ?? doubled * (0.5 + this.#platform.random() / 2), () => this.#dial());
  }

  #drop(): void {
    const wire = this.#wire;
    this.#wire = null;
    this.#open = false;
    wire?.close();
  }

  /** The network or the person is back: now is better than later. */
  #wake(): void {
    if (this.#open) {
      this.#ask();
      return;
    }
    this.#tries = 0;
    this.#drop();
    this.#dial();
  }

  #after(ms: number, run: () => void): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#platform.later(ms, run);
  }
}
