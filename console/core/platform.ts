import type {
  NewPasskey,
  NewPasskeyOptions,
  PasskeyAnswer,
  PasskeyQuestion,
} from '../../src/console/protocol.ts';
import type { LayLine } from './calls/line.ts';

/*
 * What the console needs of the world around it. Everything under console/core knows this alone, so that its behaviour is tested
 * without a browser.
 */

/** One open socket. It is used once: after `onClose` there is another one. */
export interface Wire {
  send(text: string): void;
  close(): void;
}

interface WireListener {
  onOpen(): void;
  onText(text: string): void;
  onClose(): void;
}

/** Where this browser keeps its person's passkeys. Each act asks the person; it rejects with {@link PasskeyRefused}. */
export interface PasskeyDevice {
  make(options: NewPasskeyOptions): Promise<Omit<NewPasskey, 'name'>>;
  sign(question: PasskeyQuestion): Promise<PasskeyAnswer>;
}

/** `cancelled`: the person said no, or took too long. `known`: the device holds one already. */
export class PasskeyRefused extends Error {
  readonly why: 'cancelled' | 'known' | 'failed';

  constructor(why: PasskeyRefused['why']) {
    super(why);
    this.why = why;
  }
}

export interface Platform {
  /** A call of the service itself; it rejects when there is no network. */
  fetch(path: string, init: RequestInit): Promise<Response>;
  dial(path: string, protocol: string, listener: WireListener): Wire;
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs something later, unless what is returned is called before. */
  later(ms: number, run: () => void): () => void;
  /** From 0 to 1. */
  random(): number;
  /** An id that nobody else makes. */
  newId(): string;
  storage: Kept;
  /** Null where the browser has none, or the page’s address is no place for them. */
  passkeys: PasskeyDevice | null;
  layLine: LayLine;
  online(): boolean;
  /** The network is back, or the person is: it is told each time, until what is returned is called. */
  onWake(run: () => void): () => void;
}

/** What outlives a reload, in this browser. */
export interface Kept {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
  keys(): string[];
}
