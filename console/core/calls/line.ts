/*
 * A telephone line in the browser, whoever lays it: what console/calls/twilio.ts is behind, so that what the console does with calls is
 * tested without a network.
 */

/** Somebody calls. */
export interface LineCall {
  /** What the service said of the call (`customer`). */
  readonly about: ReadonlyMap<string, string>;
  accept(): void;
  decline(): void;
  hangUp(): void;
  mute(on: boolean): void;
  /** Presses keys: digits, `*` and `#`. */
  press(keys: string): void;
}

/** `microphone`: it may not be used; `token`: the line takes the token no more; `network`: nobody can be reached. */
export type LineTrouble = 'microphone' | 'token' | 'network' | 'unsupported' | 'other';

export interface LineListener {
  /** It can be rung now. */
  onReady(): void;
  /** It can be rung no more, until it is ready again. */
  onLost(): void;
  onCall(call: LineCall): void;
  /** The two are connected. */
  onAnswered(call: LineCall): void;
  /** It is over: hung up, taken elsewhere, given up. */
  onEnded(call: LineCall): void;
  /** The token is about to lapse: a new one is wanted. */
  onTokenWanted(): void;
  onTrouble(trouble: LineTrouble): void;
}

export interface Line {
  /** Goes on with another token. */
  renew(token: string): void;
  close(): void;
}

/** Lays a line; rejects with {@link LineRefused} where there can be none. */
export type LayLine = (token: string, listener: LineListener) => Promise<Line>;

/** The line could not be had, with the trouble that the screen names. */
export class LineRefused extends Error {
  readonly trouble: LineTrouble;

  constructor(trouble: LineTrouble) {
    super(trouble);
    this.trouble = trouble;
  }
}
