import { now } from '../../../src/clock.ts';
import type { Event, Fact } from '../../../src/conversation/events.ts';
import { type Session, sessionOf } from '../../../src/conversation/state.ts';
import {
  type Assurance,
  type Attachment,
  atLeast,
  between,
  stronger,
} from '../../../src/conversation/values.ts';
import { mayRead, sight } from '../../../src/identity/assurance.ts';
import { systemText } from '../../../src/language/notices.ts';
import { spokenIn } from '../../../src/language/switch.ts';
import { LIMITS } from '../../../src/limits.ts';
import { type ClientFrame, type FileLink, readClientFrame, type ServerFrame } from '../../../src/protocol.ts';
import { Rate } from '../../../src/rate.ts';
import type { Settings } from '../../../src/settings.ts';
import { newTrace } from '../../../src/trace.ts';
import type { ObjectContext } from '../context.ts';
import type { Links } from '../links/links.ts';
import type { ChatSocket } from '../runtime/socket-state.ts';
import { identify } from '../verification/login.ts';
import type { ProofContext } from '../verification/proofs.ts';
import { fileLink, uploadedFiles } from './uploads.ts';

/** A live socket as the chat sees it: a browser's, or one of a call, which is none of its. */
export interface ChatLine {
  readonly id: string;
  readonly state: ChatSocket | { kind: 'voice' };
  setState(state: ChatSocket): void;
  send(frame: string): void;
  close(code: number, reason: string): void;
}

/** What the chat needs of the other parts of the object it lives in. */
interface ChatParts {
  links: Pick<Links, 'leader' | 'route'>;
  sockets(session: string): Iterable<ChatLine>;
  answer(session: string, trace: string): void;
}

type ChatContext = ProofContext & Pick<ObjectContext, 'settings' | 'shop' | 'id'>;

/** The chat channel of one customer: frames in, frames out. */
export class Chat {
  readonly #context: ChatContext;
  readonly #parts: ChatParts;
  /** What a session wrote in the last minute, and how often it asked for everything it missed. */
  readonly #spoken = new Rate();
  readonly #caughtUp = new Rate();
  /** Sockets whose hello is being answered: it brings them all they may see. */
  readonly #greeting = new Set<string>();
  /** Frames that had to wait for a signed link, so that those behind them wait too. */
  #sending: Promise<void> | null = null;

  constructor(context: ChatContext, parts: ChatParts) {
    this.#context = context;
    this.#parts = parts;
  }

  /** One frame from a browser. */
  async onFrame(connection: ChatLine, socket: ChatSocket, data: string | ArrayBuffer): Promise<void> {
    const read = readClientFrame(data);
    if (!read.ok) {
      send(connection, { type: 'error', code: read.code, message: read.message, id: read.id });
      return;
    }
    const { frame } = read;
    if (this.#parts.links.leader !== null) return move(connection);
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
      case 'ping':
        return send(connection, { type: 'pong' });
    }
  }

  /** Tells a session's sockets what has happened, in order. */
  publish(events: Event[]): void {
    for (const event of events) {
      for (const { session, frame } of this.#framesOf(event)) this.#queue(session, frame);
      if (event.fact.type === 'session.assured') this.#risen(event.fact.session);
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
    connection: ChatLine,
    socket: ChatSocket,
    frame: Extract<ClientFrame, { type: 'hello' }>,
  ): Promise<void> {
    const { thread } = this.#context;
    // A hello brings back the whole transcript: the one cheap question with a long answer.
    if (!this.#caughtUp.take(socket.session, now(), LIMITS.hellos.most)) {
      send(connection, { type: 'error', code: 'too_many', message: 'Too many hellos; wait a moment.' });
      return;
    }
    if (!sessionOf(thread.state, socket.session)) await this.#open(socket, frame.locale);
    const shown = socket.shown ?? this.#assuranceOf(socket.session);
    // What is composed from here on, be it for somebody surer, comes live or with what was missed.
    const last = thread.memory.lastNumber(socket.session);
    this.#greeting.add(connection.id);
    try {
      const proof = frame.identity
        ? await identify({ session: socket.session, token: frame.identity, trace: newTrace() }, this.#context)
        : null;
      if (proof === 'refused') send(connection, this.#refusal(socket, 'bad_identity'));
      const { name } = await this.#context.settings.current();
      if (typeof proof === 'object' && proof !== null) {
        const { store } = this.#context;
        const assurance = 'anonymous';
        const begun = { session: proof.another, seq: 0, assurance, store, name, state: 'assistant' } as const;
        send(connection, { type: 'welcome', ...begun });
        // After the welcome: the browser dials again with the token that it brought.
        move(connection);
        return;
      }
      send(connection, this.#welcome(socket, name));
      const level = this.#assuranceOf(socket.session);
      // A second hello identifies; what the socket has seen it need not see again unless it asks. A position
      // that the browser kept from an erased conversation does not count in the one that took its place.
      const had = frame.since !== undefined && frame.since > last ? 0 : frame.since;
      const since = had ?? (socket.welcomed ? Number.MAX_SAFE_INTEGER : 0);
      await this.#reveal(connection, socket.session, between(shown, level), Math.min(since, last));
      // What it is shown again now, it is shown at the present assurance.
      const next = { ...socket, welcomed: true, shown: since < last ? level : stronger(shown, level) };
      await this.#catchUp(connection, next, level, since);
    } finally {
      this.#greeting.delete(connection.id);
    }
    // Another tab may have proven more meanwhile.
    this.#risen(socket.session);
  }

  #welcome({ session, token }: ChatSocket, name: string): Extract<ServerFrame, { type: 'welcome' }> {
    const { thread, store } = this.#context;
    return {
      type: 'welcome',
      session: token,
      seq: thread.memory.lastNumber(session),
      assurance: this.#assuranceOf(session),
      store,
      name,
      state: this.#seesFloor(session) ? thread.state.control.kind : 'assistant',
    };
  }

  /**
   * Sends what the session has said after a number, as a reader of that assurance may see it, and makes the socket `next`: no
   * await lies between the last look at what was said and that, so that nothing falls between it and what comes live.
   */
  async #catchUp(connection: ChatLine, next: ChatSocket, level: Assurance, after: number): Promise<void> {
    const { memory } = this.#context.thread;
    let since = after;
    for (let missed = memory.transcript(next.session, since); missed.length; ) {
      for (const { number, at, fact } of missed) {
        const message = await this.#messageFrame(number, at, fact, level);
        if (message) send(connection, message);
        since = number;
      }
      // Links are signed asynchronously: what was said meanwhile comes next, before the socket hears anything live.
      missed = memory.transcript(next.session, since);
    }
    connection.setState(next);
  }

  /** Sends again what was kept from a socket before, now that its session is known so well. */
  async #reveal(connection: ChatLine, session: string, strengths: Assurance[], upTo: number): Promise<void> {
    const kept = this.#context.thread.memory.composedFor(session, strengths, upTo);
    for (const { number, at, fact } of kept) {
      const message = await this.#messageFrame(number, at, fact, strengths.at(-1) ?? 'anonymous');
      if (message) send(connection, message);
    }
  }

  /**
   * The customer has proven more: each of the session's sockets is notified, and shown what it was not
   * allowed to see.
   */
  #risen(session: string): void {
    const behind = (connection: ChatLine): ChatSocket | null => {
      const socket = chatSocketOf(connection);
      if (!socket?.welcomed || this.#greeting.has(connection.id)) return null;
      return atLeast(socket.shown ?? 'anonymous', this.#assuranceOf(session)) ? null : socket;
    };
    if (![...this.#parts.sockets(session)].some(behind)) return;
    // What comes after the rise comes live.
    const last = this.#context.thread.memory.lastNumber(session);
    this.#inOrder(async () => {
      const { name } = await this.#context.settings.current();
      for (const connection of this.#parts.sockets(session)) {
        const socket = behind(connection);
        if (!socket) continue;
        const level = this.#assuranceOf(session);
        connection.setState({ ...socket, shown: level });
        send(connection, this.#welcome(socket, name));
        const strengths = between(socket.shown ?? 'anonymous', level);
        await this.#reveal(connection, session, strengths, last);
      }
    });
  }

  #assuranceOf(session: string): Assurance {
    return sessionOf(this.#context.thread.state, session)?.assurance ?? 'anonymous';
  }

  /** Whether a session is told who has the floor: not a browser that is nobody in somebody's thread, unless it asked for a person. */
  #seesFloor(id: string): boolean {
    const { state, memory } = this.#context.thread;
    const session = sessionOf(state, id);
    if (!session) return false;
    return state.account === null || sight(session).dealings || memory.lastHandover(id) !== null;
  }

  async #open(socket: ChatSocket, locale?: string): Promise<void> {
    const { thread } = this.#context;
    const { links } = this.#parts;
    const path = await links.route({ home: socket.home });
    if (sessionOf(thread.state, socket.session)) return;
    thread.through(Array.isArray(path) ? path : [], () =>
      thread.act(
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
      ),
    );
  }

  /** Sends browsers to the object that leads this one: each dials again with the token it has. */
  moveAll(connections: Iterable<ChatLine>): void {
    for (const connection of connections) if (chatSocketOf(connection)) move(connection);
  }

  /** The object that a socket's token names; null for a call's. */
  homeOf(connection: ChatLine): string | null {
    return chatSocketOf(connection)?.home ?? null;
  }

  async #message(
    connection: ChatLine,
    socket: ChatSocket,
    frame: Extract<ClientFrame, { type: 'message' }>,
  ): Promise<void> {
    const files = frame.attachments?.length
      ? await uploadedFiles(this.#context, socket.session, frame.attachments)
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
    connection: ChatLine,
    socket: ChatSocket,
    id: string,
    kind: string,
    text: string,
    choice: string | undefined,
    attachments: Attachment[],
  ): Promise<void> {
    const { thread } = this.#context;
    const external = `${socket.session}/${id}`;
    const { limits } = await this.#context.settings.current();
    // Asked after the wait: another tab may have resent the same meanwhile.
    const known = thread.memory.external('chat', external);
    if (!known) {
      if (this.#tooMany(connection, socket, limits, id)) return;
      const session = sessionOf(thread.state, socket.session);
      if (!session) return;
      const trace = newTrace();
      const message = this.#context.id('m');
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
      this.#parts.answer(socket.session, trace);
      return;
    }
    send(connection, { type: 'ack', id, seq: thread.memory.numberOf(known.message) ?? 0 });
  }

  async #rate(
    connection: ChatLine,
    socket: ChatSocket,
    frame: Extract<ClientFrame, { type: 'rate' }>,
  ): Promise<void> {
    const { id, kind, score, ticket } = frame;
    const { limits } = await this.#context.settings.current();
    if (this.#tooMany(connection, socket, limits, id)) return;
    const acted = this.#mayRate(socket.session, ticket)
      ? this.#context.thread.act({ type: 'rate', session: socket.session, ticket, kind, score }, newTrace())
      : null;
    if (acted?.ok)
      send(connection, { type: 'ack', id, seq: this.#context.thread.memory.lastNumber(socket.session) });
    else send(connection, { type: 'error', code: 'bad_frame', message: 'ticket: unknown', id });
  }

  /** A ticket of another session is rated by who may see it. */
  #mayRate(id: string, ticket: string): boolean {
    const { state, memory } = this.#context.thread;
    const session = sessionOf(state, id);
    return session !== undefined && (sight(session).dealings || memory.ticketsOf(id).has(ticket));
  }

  /** Counts what a session sends to be kept; past its limit it is told so. */
  #tooMany(connection: ChatLine, socket: ChatSocket, limits: Settings['limits'], id?: string): boolean {
    if (this.#spoken.take(socket.session, now(), limits.messagesPerMinute)) return false;
    send(connection, this.#refusal(socket, 'too_many', id));
    return true;
  }

  /** An error that a person may be shown, in the language of the session. */
  #refusal(
    { session, locale }: ChatSocket,
    code: 'too_many' | 'bad_file' | 'bad_identity',
    id?: string,
  ): ServerFrame {
    const spoken = sessionOf(this.#context.thread.state, session)?.locale ?? locale;
    return { type: 'error', code, message: systemText(code, spoken), id };
  }

  /** The label of the pressed button; null when no message of ours in this session had it. */
  #labelOf(session: string, frame: Extract<ClientFrame, { type: 'choose' }>): string | null {
    const fact = this.#context.thread.memory.message(frame.message);
    const shown =
      fact?.type === 'message.composed' &&
      fact.session === session &&
      mayRead({ channel: 'chat', assurance: this.#assuranceOf(session) }, fact);
    const choices = shown ? fact.choices : [];
    return choices.find((choice) => choice.id === frame.choice)?.label ?? null;
  }

  #framesOf(event: Event): { session: string; frame: ServerFrame | Promise<ServerFrame | null> }[] {
    const { fact } = event;
    switch (fact.type) {
      case 'message.received':
      case 'message.composed': {
        if (fact.channel !== 'chat') return [];
        const number = this.#context.thread.numberOf(fact.message);
        if (number === null) return [];
        const level = this.#assuranceOf(fact.session);
        const frame = fact.attachments.length
          ? this.#messageFrame(number, event.at, fact, level)
          : this.#seenAs(number, event.at, fact, level);
        return [{ session: fact.session, frame }];
      }
      case 'handover.requested':
      case 'advisor.joined':
      case 'advisor.left': {
        const { control, sessions } = this.#context.thread.state;
        const frame: ServerFrame = {
          type: 'status',
          state: control.kind,
          ...(control.kind === 'advisor' ? { name: control.name } : {}),
        };
        return sessions
          .filter((session) => isChat(session) && this.#seesFloor(session.id))
          .map((session) => ({ session: session.id, frame }));
      }
      case 'ticket.moved': {
        // The assistant closes questions all day; that a person closed one is news to the customer.
        const { control, sessions, tickets } = this.#context.thread.state;
        if (fact.status !== 'resolved' || control.kind === 'assistant') return [];
        // Nor is it over while something else still waits for one.
        if (tickets.some(({ status }) => status === 'escalated')) return [];
        return sessions
          .filter((session) => isChat(session) && this.#seesFloor(session.id))
          .map((session) => ({ session: session.id, frame: { type: 'status', state: 'resolved' } }));
      }
      default:
        return [];
    }
  }

  /**
   * A message as a reader of that assurance sees it. One the reader may not see keeps its place and its id,
   * and loses all else.
   */
  #seenAs(
    number: number,
    at: string,
    fact: MessageFact,
    level: Assurance,
    files: FileLink[] = [],
  ): ServerFrame {
    if (fact.type === 'message.received' || mayRead({ channel: 'chat', assurance: level }, fact))
      return messageFrame(number, at, fact, files);
    const locale = sessionOf(this.#context.thread.state, fact.session)?.locale ?? 'en';
    const text = systemText('withheld', locale);
    return { type: 'message', seq: number, id: fact.message, from: fact.author, text, at };
  }

  async #messageFrame(number: number, at: string, fact: Fact, level: Assurance): Promise<ServerFrame | null> {
    if (fact.type !== 'message.received' && fact.type !== 'message.composed') return null;
    if (fact.type === 'message.composed' && !mayRead({ channel: 'chat', assurance: level }, fact))
      return this.#seenAs(number, at, fact, level);
    const links = await Promise.all(
      fact.attachments.map(async (attachment): Promise<FileLink> => {
        const { id, filename, type, size } = attachment;
        return { id, filename, type, size, url: await fileLink(this.#context, attachment) };
      }),
    );
    return this.#seenAs(number, at, fact, level, links);
  }

  /** Sends in order: at once where nothing waits, else behind what does. */
  #queue(session: string, frame: ServerFrame | Promise<ServerFrame | null>): void {
    if (!this.#sending && !(frame instanceof Promise)) {
      this.#broadcast(session, frame);
      return;
    }
    this.#inOrder(async () => {
      const ready = await frame;
      if (ready) this.#broadcast(session, ready);
    });
  }

  #inOrder(work: () => Promise<void>): void {
    const sending = (this.#sending ?? Promise.resolve())
      .then(work)
      .catch(() => undefined)
      .finally(() => {
        if (this.#sending === sending) this.#sending = null;
      });
    this.#sending = sending;
  }

  #broadcast(session: string, frame: ServerFrame): void {
    for (const connection of this.#parts.sockets(session)) {
      if (chatSocketOf(connection)?.welcomed) send(connection, frame);
    }
  }
}

function chatSocketOf({ state }: ChatLine): ChatSocket | null {
  return state.kind === 'chat' ? state : null;
}

/** A first visit has no token yet to dial again with: its welcome comes from whoever it dials next. */
function move(connection: ChatLine): void {
  send(connection, { type: 'moved' });
  connection.close(1012, 'moved');
}
type MessageFact = Extract<Fact, { type: 'message.received' | 'message.composed' }>;

function isChat(session: Session): boolean {
  return session.channel === 'chat';
}

/** A message as its own session sees it. The customer's own carry the id that their client gave them. */
function messageFrame(number: number, at: string, fact: MessageFact, attachments: FileLink[]): ServerFrame {
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
function send(connection: ChatLine, frame: ServerFrame): void {
  try {
    connection.send(JSON.stringify(frame));
  } catch {
    // Closed between the event and this line. The log has it.
  }
}
