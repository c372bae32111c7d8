import type { ServerFrame } from '../../src/protocol.ts';
import { Inbox } from './inbox.ts';
import { PATIENCE, type Service, socketUrl } from './service.ts';

export type ChatMessage = Extract<ServerFrame, { type: 'message' }>;
type Welcome = Extract<ServerFrame, { type: 'welcome' }>;

/** How a browser opens its chat. */
export interface ChatOptions {
  /** The address of the page that it is opened on. */
  page?: string;
  /** The session token of an earlier visit. */
  token?: string;
  /** Number of the last message that is known. */
  since?: number;
  /** The shop's login token. */
  identity?: string;
  locale?: string;
  /** The browser's time zone. */
  timeZone?: string;
}

/** A browser's chat: the WebSocket protocol of the widget, spoken by hand. */
export class Chat {
  readonly welcome: Welcome;
  readonly #service: Service;
  #socket: WebSocket;
  #inbox: Inbox<ServerFrame>;

  private constructor(service: Service, socket: WebSocket, inbox: Inbox<ServerFrame>, welcome: Welcome) {
    this.#service = service;
    this.#socket = socket;
    this.#inbox = inbox;
    this.welcome = welcome;
  }

  /** Dials, says hello and waits for the welcome. */
  static async open(service: Service, options: ChatOptions = {}): Promise<Chat> {
    const { token, since, identity, locale = 'en', timeZone, page } = options;
    const protocols = ['onethread.1', ...(token ? [`session.${token}`] : [])];
    const socket = await service.dial(socketUrl(service, `/chat/${service.store}`), { protocols });
    const inbox = new Inbox<ServerFrame>();
    socket.addEventListener('message', (event) => inbox.push(JSON.parse(String(event.data)) as ServerFrame));
    socket.addEventListener('close', (event) =>
      inbox.close(`the chat was closed (${event.code} ${event.reason})`),
    );
    socket.send(JSON.stringify({ type: 'hello', since, identity, locale, timeZone, page }));
    const welcome = await inbox.next('the welcome', (frame) => frame.type === 'welcome', 0, PATIENCE);
    return new Chat(service, socket, inbox, welcome as Welcome);
  }

  /** Every frame so far, in order. */
  get frames(): readonly ServerFrame[] {
    return this.#inbox.all;
  }

  /** Every message so far, by number. */
  get messages(): ChatMessage[] {
    const bySeq = new Map(this.frames.filter(isMessage).map((message) => [message.seq, message]));
    return [...bySeq.values()].sort((one, other) => one.seq - other.seq);
  }

  /** The session goes on elsewhere: it is to be dialled again. */
  get moved(): boolean {
    return this.frames.some(({ type }) => type === 'moved');
  }

  send(frame: object): void {
    this.#socket.send(JSON.stringify(frame));
  }

  /** Writes a line and waits for what the shop says to it. */
  async say(text: string, id: string = crypto.randomUUID()): Promise<ChatMessage[]> {
    return this.#ask({ type: 'message', id, text });
  }

  /** Presses one of the choices of a message. */
  async choose(message: string, choice: string, id: string = crypto.randomUUID()): Promise<ChatMessage[]> {
    return this.#ask({ type: 'choose', id, message, choice });
  }

  /** Asks for a person. */
  async human(): Promise<ChatMessage[]> {
    return this.#ask({ type: 'human', id: crypto.randomUUID() });
  }

  /** Closes and dials again with the session's token; `since` is the last number that is known here. */
  async again(since = this.messages.at(-1)?.seq): Promise<Chat> {
    this.close();
    return Chat.open(this.#service, { token: this.welcome.session, since });
  }

  close(): void {
    this.#socket.close(1000);
  }

  async #ask(frame: { type: string; id: string } & Record<string, unknown>): Promise<ChatMessage[]> {
    const from = this.#inbox.all.length;
    this.send(frame);
    const outcome = await this.#inbox.next(
      `an answer to a ${frame.type}`,
      (one) => (isMessage(one) && one.from !== 'customer') || (one.type === 'error' && one.id === frame.id),
      from,
      PATIENCE,
    );
    if (outcome.type === 'error') throw new Error(`chat: ${outcome.code}: ${outcome.message}`);
    await (this.#service.atRest?.() ?? this.#inbox.settled(250));
    return this.#inbox.all
      .slice(from)
      .filter((one) => isMessage(one) && one.from !== 'customer') as ChatMessage[];
  }
}

function isMessage(frame: ServerFrame): frame is ChatMessage {
  return frame.type === 'message';
}
