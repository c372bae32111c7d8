import type { Connection } from 'agents/lifecycle';
import { z } from 'zod';
import { systemText } from '../src/brain/embedded/notices.ts';
import { spokenIn } from '../src/brain/embedded/spoken.ts';
import { now } from '../src/clock.ts';
import type { Event, Fact } from '../src/conversation/events.ts';
import { type Session, sessionOf } from '../src/conversation/state.ts';
import type { Attachment } from '../src/conversation/values.ts';
import { type ClientFrame, type FileLink, readClientFrame, type ServerFrame } from '../src/protocol.ts';
import { Rate } from '../src/rate.ts';
import type { Settings } from '../src/settings.ts';
import { newTrace } from '../src/trace.ts';
import type { Thread } from './thread.ts';

/** Hellos that one session may say in a minute. */
const MOST_HELLOS = 60;

/** What a chat socket remembers across hibernation; set when it is accepted, from what the Worker verified. */
export const ChatSocket = z.object({
  kind: z.literal('chat'),
  session: z.string(),
  token: z.string(),
  locale: z.string(),
  /** The service's public address, for links. */
  origin: z.string(),
  /** Where the browser is, blinded: only good for counting. Null where nothing is known of it. */
  network: z.string().nullable().default(null),
  /** It has said hello and got what it missed: from here on it hears what happens. */
  welcomed: z.boolean(),
});
export type ChatSocket = z.infer<typeof ChatSocket>;

/** What the chat needs of the object it lives in. */
export interface ChatWorld {
  thread: Thread;
  store: string;
  settings(): Promise<Settings>;
  sockets(session: string): Iterable<Connection>;
  link(attachment: Attachment): Promise<string>;
  /** Files the browser uploaded for this session, by the ids it was given; null when one of them is not its own. */
  uploads(session: string, ids: string[]): Promise<Attachment[] | null>;
  /**
   * Checks the shop's login token and takes over what it proves. `moved`: her thread lives in another object, and the session,
   * which has said nothing yet, goes on there.
   */
  identify(session: string, token: string, trace: string): Promise<'proved' | 'refused' | 'moved'>;
  answer(session: string, trace: string): void;
  id(prefix: string): string;
}

/** The chat mouth of one customer: frames in, frames out. */
export class Chat {
  readonly #world: ChatWorld;
  /** What a session wrote in the last minute, and how often it asked for everything it missed. */
  readonly #spoken = new Rate();
  readonly #caughtUp = new Rate();
  /** Frames that had to wait for a signed link, so that those behind them wait too. */
  #sending: Promise<void> | null = null;

  constructor(world: ChatWorld) {
    this.#world = world;
  }

  /** One frame from a browser. */
  async hear(connection: Connection, socket: ChatSocket, data: string | ArrayBuffer): Promise<void> {
    const read = readClientFrame(data);
    if (!read.ok) {
      send(connection, { type: 'error', code: read.code, message: read.message, id: read.id });
      return;
    }
    const { frame } = read;
    if (frame.type === 'hello') return this.#hello(connection, socket, frame);
    if (!socket.welcomed) {
      send(connection, { type: 'error', code: 'bad_frame', message: 'Say hello first.' });
      return;
    }
    switch (frame.type) {
      case 'message':
        return this.#message(connection, socket, frame);
      case 'choose': {
        const label = this.#labelOf(socket.session, frame);
        if (label !== null)
          return this.#said(connection, socket, frame.id, 'choice', label, frame.choice, []);
        return send(connection, {
          type: 'error',
          code: 'bad_frame',
          message: 'choice: unknown',
          id: frame.id,
        });
      }
      case 'human':
        return this.#said(
          connection,
          socket,
          frame.id,
          'choice',
          'I would like to talk to a person.',
          'human',
          [],
        );
      case 'rate':
        return this.#rate(connection, socket, frame);
      case 'typing':
        return;
    }
  }

  /** Tells a session's sockets what has happened, in order. */
  publish(events: Event[]): void {
    for (const event of events) {
      for (const { session, frame } of this.#framesOf(event)) this.#queue(session, frame);
    }
  }

  /** Text of a message that is being composed; null withdraws it. */
  stream(session: string, turn: string, text: string | null): void {
    this.#queue(
      session,
      text === null ? { type: 'delta', turn, cancelled: true } : { type: 'delta', turn, text },
    );
  }

  async #hello(
    connection: Connection,
    socket: ChatSocket,
    frame: Extract<ClientFrame, { type: 'hello' }>,
  ): Promise<void> {
    const { thread } = this.#world;
    // A hello brings back the whole transcript: the one cheap question with a long answer.
    if (!this.#caughtUp.take(socket.session, now(), MOST_HELLOS)) {
      send(connection, { type: 'error', code: 'too_many', message: 'Too many hellos; wait a moment.' });
      return;
    }
    if (!sessionOf(thread.state, socket.session)) this.#open(socket, frame.locale);
    const proof = frame.identity
      ? await this.#world.identify(socket.session, frame.identity, newTrace())
      : null;
    if (proof === 'refused') {
      send(connection, this.#refusal(socket, 'bad_identity'));
    }
    const settings = await this.#world.settings();
    const session = sessionOf(thread.state, socket.session);
    send(connection, {
      type: 'welcome',
      session: socket.token,
      seq: thread.memory.lastNumber(socket.session),
      assurance: session?.assurance ?? 'anonymous',
      store: this.#world.store,
      name: settings.name,
      state: thread.state.control.kind,
    });
    if (proof === 'moved') {
      // After the welcome, so that a browser on its first visit has the token to dial again with.
      send(connection, { type: 'moved' });
      connection.close(1012, 'moved');
      return;
    }
    // A second hello identifies; what the socket has seen it need not see again unless it asks.
    if (socket.welcomed && frame.since === undefined) return;
    let since = frame.since ?? 0;
    for (let missed = thread.memory.transcript(socket.session, since); missed.length; ) {
      for (const { number, at, fact } of missed) {
        const message = await this.#messageFrame(number, at, fact);
        if (message) send(connection, message);
        since = number;
      }
      // Links are signed asynchronously: what was said meanwhile comes next, before the socket hears anything live.
      missed = thread.memory.transcript(socket.session, since);
    }
    connection.setState({ ...socket, welcomed: true });
  }

  #open(socket: ChatSocket, locale?: string): void {
    this.#world.thread.act(
      {
        type: 'open',
        session: {
          id: socket.session,
          channel: 'chat',
          address: `visitor:${socket.session}`,
          locale: locale ?? socket.locale,
          assurance: 'anonymous',
          evidence: 'a browser',
        },
      },
      newTrace(),
    );
  }

  async #message(
    connection: Connection,
    socket: ChatSocket,
    frame: Extract<ClientFrame, { type: 'message' }>,
  ): Promise<void> {
    const files = frame.attachments?.length
      ? await this.#world.uploads(socket.session, frame.attachments)
      : [];
    if (!files) {
      send(connection, this.#refusal(socket, 'bad_file', frame.id));
      return;
    }
    if (frame.text.trim() === '' && files.length === 0) {
      send(connection, { type: 'error', code: 'bad_frame', message: 'text: empty', id: frame.id });
      return;
    }
    await this.#said(connection, socket, frame.id, 'text', frame.text, undefined, files);
  }

  async #said(
    connection: Connection,
    socket: ChatSocket,
    id: string,
    kind: string,
    text: string,
    choice: string | undefined,
    attachments: Attachment[],
  ): Promise<void> {
    const { thread } = this.#world;
    const external = `${socket.session}/${id}`;
    const { limits } = await this.#world.settings();
    // Asked after the wait: another tab may have resent the same meanwhile.
    const known = thread.memory.external('chat', external);
    if (!known) {
      if (this.#tooMany(connection, socket, limits, id)) return;
      const session = sessionOf(thread.state, socket.session);
      if (!session) return;
      const trace = newTrace();
      const message = this.#world.id('m');
      thread.act(
        {
          type: 'hear',
          spoken: choice ? null : spokenIn(text, session.locale),
          session: { ...session, evidence: 'a browser' },
          message: { message, external, kind, text, choice, attachments },
        },
        trace,
      );
      send(connection, { type: 'ack', id, seq: thread.numberOf(message) ?? 0 });
      this.#world.answer(socket.session, trace);
      return;
    }
    send(connection, { type: 'ack', id, seq: thread.memory.numberOf(known.message) ?? 0 });
  }

  async #rate(
    connection: Connection,
    socket: ChatSocket,
    frame: Extract<ClientFrame, { type: 'rate' }>,
  ): Promise<void> {
    const { id, kind, score, ticket } = frame;
    const { limits } = await this.#world.settings();
    if (this.#tooMany(connection, socket, limits, id)) return;
    const acted = this.#world.thread.act(
      { type: 'rate', session: socket.session, ticket, kind, score },
      newTrace(),
    );
    if (acted.ok)
      send(connection, { type: 'ack', id, seq: this.#world.thread.memory.lastNumber(socket.session) });
    else send(connection, { type: 'error', code: 'bad_frame', message: 'ticket: unknown', id });
  }

  /** Counts what a session sends to be kept; past its limit it is told so. */
  #tooMany(connection: Connection, socket: ChatSocket, limits: Settings['limits'], id?: string): boolean {
    if (this.#spoken.take(socket.session, now(), limits.messagesPerMinute)) return false;
    send(connection, this.#refusal(socket, 'too_many', id));
    return true;
  }

  /** An error that a person may be shown, in the language of her session. */
  #refusal(
    { session, locale }: ChatSocket,
    code: 'too_many' | 'bad_file' | 'bad_identity',
    id?: string,
  ): ServerFrame {
    const spoken = sessionOf(this.#world.thread.state, session)?.locale ?? locale;
    return { type: 'error', code, message: systemText(code, spoken), id };
  }

  /** What the button she pressed says; null when no message of ours in her session had it. */
  #labelOf(session: string, frame: Extract<ClientFrame, { type: 'choose' }>): string | null {
    const fact = this.#world.thread.memory.message(frame.message);
    const choices = fact?.type === 'message.composed' && fact.session === session ? fact.choices : [];
    return choices.find((choice) => choice.id === frame.choice)?.label ?? null;
  }

  #framesOf(event: Event): { session: string; frame: ServerFrame | Promise<ServerFrame | null> }[] {
    const { fact } = event;
    switch (fact.type) {
      case 'message.received':
      case 'message.composed': {
        if (fact.channel !== 'chat') return [];
        const number = this.#world.thread.numberOf(fact.message);
        if (number === null) return [];
        const frame = fact.attachments.length
          ? this.#messageFrame(number, event.at, fact)
          : messageFrame(number, event.at, fact, []);
        return frame ? [{ session: fact.session, frame }] : [];
      }
      case 'handover.requested':
      case 'advisor.joined':
      case 'advisor.left': {
        const { control, sessions } = this.#world.thread.state;
        const frame: ServerFrame = {
          type: 'status',
          state: control.kind,
          ...(control.kind === 'advisor' ? { name: control.name } : {}),
        };
        return sessions.filter(isChat).map((session) => ({ session: session.id, frame }));
      }
      case 'ticket.moved': {
        // The assistant closes questions all day; that a person has closed hers is news.
        const { control, sessions } = this.#world.thread.state;
        if (fact.status !== 'resolved' || control.kind === 'assistant') return [];
        return sessions
          .filter(isChat)
          .map((session) => ({ session: session.id, frame: { type: 'status', state: 'resolved' } }));
      }
      default:
        return [];
    }
  }

  async #messageFrame(number: number, at: string, fact: Fact): Promise<ServerFrame | null> {
    if (fact.type !== 'message.received' && fact.type !== 'message.composed') return null;
    const links = await Promise.all(
      fact.attachments.map(async (attachment): Promise<FileLink> => {
        const { id, filename, type, size } = attachment;
        return { id, filename, type, size, url: await this.#world.link(attachment) };
      }),
    );
    return messageFrame(number, at, fact, links);
  }

  /** Sends in order: at once where nothing waits, else behind what does. */
  #queue(session: string, frame: ServerFrame | Promise<ServerFrame | null>): void {
    if (!this.#sending && !(frame instanceof Promise)) {
      this.#broadcast(session, frame);
      return;
    }
    const sending = (this.#sending ?? Promise.resolve())
      .then(() => frame)
      .then((ready) => {
        if (ready) this.#broadcast(session, ready);
      })
      .catch(() => undefined)
      .finally(() => {
        if (this.#sending === sending) this.#sending = null;
      });
    this.#sending = sending;
  }

  #broadcast(session: string, frame: ServerFrame): void {
    for (const connection of this.#world.sockets(session)) {
      if (isWelcomed(connection.state)) send(connection, frame);
    }
  }
}

/** Each frame asks this of each socket, of an attachment that only this file writes. */
function isWelcomed(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'welcomed' in state && state.welcomed === true;
}

function isChat(session: Session): boolean {
  return session.channel === 'chat';
}

/** A message as its own session sees it. The customer's own carry the id her client gave them. */
function messageFrame(
  number: number,
  at: string,
  fact: Extract<Fact, { type: 'message.received' | 'message.composed' }>,
  attachments: FileLink[],
): ServerFrame {
  const files = attachments.length ? { attachments } : {};
  if (fact.type === 'message.received') {
    const id = fact.external.slice(fact.session.length + 1);
    return { type: 'message', seq: number, id, from: 'customer', text: fact.text, at, ...files };
  }
  return {
    type: 'message',
    seq: number,
    id: fact.message,
    ...(fact.turn ? { turn: fact.turn } : {}),
    from: fact.author,
    ...(fact.name ? { name: fact.name } : {}),
    text: fact.text,
    at,
    ...(fact.choices.length ? { choices: fact.choices } : {}),
    ...(fact.ticket ? { ticket: fact.ticket } : {}),
    ...files,
  };
}

/** Writes a frame; a socket that is gone gets it on its next `since`. */
function send(connection: Connection, frame: ServerFrame): void {
  try {
    connection.send(JSON.stringify(frame));
  } catch {
    // Closed between the event and this line. The log has it.
  }
}
