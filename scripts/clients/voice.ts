import { twilioSignature } from '../../sandbox/sign.ts';
import { frameFault, twimlFault } from '../../sandbox/twilio/rules.ts';
import {
  type Attestation,
  callFields,
  endFields,
  type IncomingCall,
  newCallSid,
  type Relay,
  readRelay,
  setupFrame,
} from '../../sandbox/twilio/wire.ts';
import { Inbox } from './inbox.ts';
import { PATIENCE, type Service } from './service.ts';

/** A frame of the service to Twilio, as far as clients here look. */
export type RelayFrame = {
  type: string;
  token?: string;
  last?: boolean;
  handoffData?: string;
  lang?: string;
  ttsLanguage?: string;
  transcriptionLanguage?: string;
};

export interface Dialling {
  from: string;
  to: string;
  attestation?: Attestation;
  callSid?: string;
}

/** Rings at the store's number as Twilio does: the signed webhook, and the TwiML it answers. */
async function ring(service: Service, call: IncomingCall): Promise<{ status: number; twiml: string }> {
  const url = `${service.base}/hooks/${service.store}/twilio/voice`;
  const response = await postSigned(service, url, callFields(call));
  return { status: response.status, twiml: response.ok ? await twimlOf(response) : await response.text() };
}

/** A call on ConversationRelay, from the caller's side: what is said is text. */
export class Call {
  /** What the caller hears when the call is taken. */
  greeting: string;
  relay: Relay;
  readonly #service: Service;
  readonly #call: IncomingCall;
  #socket: WebSocket;
  readonly #inbox: Inbox<RelayFrame>;

  private constructor(
    service: Service,
    call: IncomingCall,
    relay: Relay,
    socket: WebSocket,
    inbox: Inbox<RelayFrame>,
  ) {
    this.#service = service;
    this.#call = call;
    this.#socket = socket;
    this.#inbox = inbox;
    this.relay = relay;
    this.greeting = relay.greeting;
  }

  /**
   * Rings, reads the TwiML, dials its relay with Twilio's signature over the address as it was given, and
   * sets the call up.
   */
  static async place(service: Service, dialling: Dialling): Promise<Call> {
    const call: IncomingCall = { attestation: 'A', callSid: newCallSid(), ...dialling };
    const { status, twiml } = await ring(service, call);
    const relay = readRelay(twiml);
    if (!relay) throw new Error(`the call got no relay (${status}): ${twiml.slice(0, 300)}`);
    const inbox = new Inbox<RelayFrame>();
    return new Call(service, call, relay, await dial(service, call, relay, inbox), inbox);
  }

  /** The socket breaks; the service's webhook has not been called yet. */
  breakLine(): void {
    this.#socket.close(1011, 'broken');
  }

  /**
   * Twilio tells that the relay broke, and dials what the answer says. `frames` are replayed after the setup.
   */
  async reconnect(frames: object[] = []): Promise<string> {
    const twiml = await this.told(BROKEN);
    const relay = readRelay(twiml);
    if (!relay) return twiml;
    this.relay = relay;
    this.greeting = relay.greeting;
    this.#socket = await dial(this.#service, this.#call, relay, this.#inbox);
    for (const frame of frames) this.send(frame);
    return twiml;
  }

  /**
   * Twilio calls the action that the relay's TwiML named, or another URL of the call; the TwiML it answers.
   */
  async told(fields: Record<string, string>, url = this.relay.action ?? ''): Promise<string> {
    const response = await postSigned(this.#service, url, { ...endFields(this.#call), ...fields });
    if (!response.ok)
      throw new Error(`${url} answered ${response.status}: ${(await response.text()).slice(0, 300)}`);
    return twimlOf(response);
  }

  /** Takes up a relay that TwiML offers on this call. */
  async take(twiml: string): Promise<void> {
    const relay = readRelay(twiml);
    if (!relay) throw new Error(`no relay: ${twiml.slice(0, 300)}`);
    this.relay = relay;
    this.greeting = relay.greeting;
    this.#socket = await dial(this.#service, this.#call, relay, this.#inbox);
  }

  /** Presses keys. */
  press(keys: string): void {
    for (const digit of keys) this.send({ type: 'dtmf', digit });
  }

  /** The relay has played these words. */
  played(value: string): void {
    this.send({ type: 'info', name: 'tokensPlayed', value, ts: Date.now() });
  }

  /** Waits for a frame from index `from` on. */
  frame(type: string, from = 0): Promise<RelayFrame> {
    return this.#inbox.next(`a frame ${type}`, (frame) => frame.type === type, from, PATIENCE);
  }

  /** Waits until words that fit were said from frame `from` on. */
  async hears(words: RegExp, from = 0): Promise<string> {
    await this.#inbox.next(`words like ${words}`, () => words.test(this.heard(from)), from, PATIENCE);
    return this.heard(from);
  }

  /** Every frame so far, in order. */
  get frames(): readonly RelayFrame[] {
    return this.#inbox.all;
  }

  /** How long the last answer took to its first word, in milliseconds. */
  firstWord = 0;

  /** Says something and hears the whole answer. */
  async say(words: string, lang = 'en-US'): Promise<string> {
    const from = this.#inbox.all.length;
    await this.answer(words, lang);
    await (this.#service.atRest?.() ?? this.#inbox.settled(300));
    return this.heard(from);
  }

  /** Says something and waits for the end of the answer, but not for whether there is more. */
  async answer(words: string, lang = 'en-US'): Promise<void> {
    const from = this.#inbox.all.length;
    const asked = performance.now();
    this.prompt(words, lang);
    await this.#inbox.next(
      'a first word',
      (frame) => frame.type === 'text' && Boolean(frame.token),
      from,
      PATIENCE,
    );
    this.firstWord = performance.now() - asked;
    await this.#inbox.next(
      'the end of an answer',
      (frame) => frame.type === 'text' && frame.last === true,
      from,
      PATIENCE,
    );
  }

  /** Says something without waiting. */
  prompt(words: string, lang = 'en-US'): void {
    this.send({ type: 'prompt', voicePrompt: words, lang, last: true });
  }

  /** Talks over the answer after hearing this much of it. */
  interrupt(heard: string, afterMs = 400): void {
    this.send({ type: 'interrupt', utteranceUntilInterrupt: heard, durationUntilInterruptMs: afterMs });
  }

  /** What was said from frame `from` on. */
  heard(from = 0): string {
    return this.#inbox.all
      .slice(from)
      .filter((frame) => frame.type === 'text')
      .map((frame) => frame.token ?? '')
      .join('')
      .trim();
  }

  send(frame: object): void {
    this.#socket.send(JSON.stringify(frame));
  }

  /** Hangs up: the socket closes, and the `action` hears of it where there is one. */
  async hangUp(): Promise<void> {
    this.#socket.close(1000);
    if (!this.relay.action) return;
    const url = new URL(this.relay.action, `${this.#service.base}/hooks/${this.#service.store}/twilio/voice`);
    const response = await postSigned(this.#service, url.href, endFields(this.#call));
    await response.body?.cancel();
    if (!response.ok) throw new Error(`the end of the call was refused (${response.status})`);
  }
}

const BROKEN = { CallStatus: 'in-progress', SessionStatus: 'failed', ErrorCode: '39001' };

/** Dials a relay with Twilio's signature over the address as it was given, and sets the call up. */
async function dial(
  service: Service,
  call: IncomingCall,
  relay: Relay,
  inbox: Inbox<RelayFrame>,
): Promise<WebSocket> {
  const headers = { 'X-Twilio-Signature': await twilioSignature(service.twilioAuthToken, relay.url) };
  const socket = await service.dial(reachable(service, relay.url), { headers });
  let ended = false;
  socket.addEventListener('message', (event) => {
    const fault = ended ? 'it comes after the end' : frameFault(String(event.data));
    if (fault) {
      inbox.close(`a frame that Twilio refuses: ${fault}`);
      return;
    }
    const frame = JSON.parse(String(event.data)) as RelayFrame;
    ended = frame.type === 'end';
    inbox.push(frame);
  });
  socket.addEventListener('close', (event) => {
    // What broke is dialled again; any other end is one.
    if (event.code !== 1011 && event.reason !== 'replaced')
      inbox.close(`the call was closed (${event.code} ${event.reason})`);
  });
  socket.send(JSON.stringify(setupFrame(call, relay)));
  return socket;
}

/** TwiML as Twilio takes it: of the right type, and nothing in it that would be refused. */
async function twimlOf(response: Response): Promise<string> {
  const twiml = await response.text();
  const type = response.headers.get('content-type') ?? '';
  const fault = /^(?:text|application)\/xml\b/.test(type) ? twimlFault(twiml) : `its type is ${type}`;
  if (fault) throw new Error(`TwiML that Twilio refuses: ${fault}: ${twiml.slice(0, 300)}`);
  return twiml;
}

async function postSigned(service: Service, url: string, fields: Record<string, string>): Promise<Response> {
  const { pathname, search } = new URL(url);
  return service.fetch(pathname + search, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': await twilioSignature(service.twilioAuthToken, url, fields),
    },
    body: new URLSearchParams(fields),
  });
}

/**
 * The relay's address where it can be dialled: a service on plain HTTP may name a `wss:` one, as Twilio
 * demands.
 */
function reachable(service: Service, url: string): string {
  return service.base.startsWith('http:') ? url.replace(/^wss:/, 'ws:') : url;
}
