import { post } from '../remote.ts';

/** How an incoming call is answered, and what the relay is told first. */
interface Answered {
  status: number;
  fault: string | null;
  relayUrl: string | null;
  greeting: string | null;
  action: string | null;
  callSid: string;
  setup: object | null;
}

interface RelayFrame {
  type: string;
  token?: string;
  last?: boolean;
  handoffData?: string;
}

interface Caller {
  from: string;
  attestation: string;
}

export interface LineEvents {
  /** A piece of what the shop says; `last` closes it. */
  said(token: string, last: boolean): void;
  /** The line is closed by the other side. */
  ended(why: 'transfer' | 'hungUp' | 'lost'): void;
}

/** One call: the sandbox rings with Twilio's signature and dials the relay. */
export class Line {
  readonly greeting: string;
  readonly #socket: WebSocket;
  readonly #caller: Caller;
  readonly #answered: Answered;
  #over = false;

  private constructor(answered: Answered, caller: Caller, socket: WebSocket, events: LineEvents) {
    this.greeting = answered.greeting ?? '';
    this.#answered = answered;
    this.#caller = caller;
    this.#socket = socket;
    socket.onmessage = ({ data }) => {
      const frame = JSON.parse(String(data)) as RelayFrame;
      if (frame.type === 'end') events.ended(frame.handoffData ? 'transfer' : 'hungUp');
      else if (frame.type === 'text') events.said(frame.token ?? '', frame.last === true);
    };
    socket.onclose = () => !this.#over && events.ended('lost');
  }

  /** Rings; throws when nobody takes the call. */
  static async dial(from: string, attestation: string, to: string, events: LineEvents): Promise<Line> {
    const answered = await post<Answered>('/sandbox/call', { from, attestation, ...(to ? { to } : {}) });
    if (!answered.relayUrl) throw new Error(answered.fault ?? `HTTP ${answered.status}`);
    const query = new URLSearchParams({ url: answered.relayUrl });
    const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/sandbox/relay?${query}`);
    await new Promise<void>((resolve, reject) => {
      socket.onopen = () => resolve();
      socket.onerror = () => reject(new Error('WebSocket'));
    });
    socket.send(JSON.stringify(answered.setup));
    return new Line(answered, { from, attestation }, socket, events);
  }

  say(text: string, lang: string): void {
    this.#socket.send(JSON.stringify({ type: 'prompt', voicePrompt: text, lang, last: true }));
  }

  /** Talks over the shop, of whose words this much was heard. */
  interrupt(heard: string): void {
    const frame = { type: 'interrupt', utteranceUntilInterrupt: heard, durationUntilInterruptMs: 400 };
    this.#socket.send(JSON.stringify(frame));
  }

  async hangUp(): Promise<void> {
    if (this.#over) return;
    this.#over = true;
    this.#socket.close(1000);
    const { action, callSid } = this.#answered;
    if (action) await post('/sandbox/call/end', { ...this.#caller, callSid, action }).catch(() => null);
  }
}
