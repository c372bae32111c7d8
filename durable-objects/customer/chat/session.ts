import type { Event } from '../../../src/conversation/events.ts';
import { readClientFrame, type ServerFrame } from '../../../src/protocol.ts';
import type { Place } from '../../desk/rpc.ts';
import type { ObjectContext } from '../context.ts';
import type { Links } from '../links/links.ts';
import type { ChatSocket } from '../runtime/socket-state.ts';
import type { ProofContext } from '../verification/proofs.ts';
import { ChatGreeting } from './greeting.ts';
import { type ChatLine, chatSocketOf, InOrder, move, send } from './line.ts';
import { ChatSpeaking } from './speaking.ts';
import { ChatView } from './view.ts';

/** What the chat needs from the other parts of its object. */
interface ChatParts {
  links: Pick<Links, 'leader' | 'route'>;
  sockets(session: string): Iterable<ChatLine>;
  answer(session: string): void;
  /** The customer is typing. */
  typing(session: string): void;
  /** The store is suspended. */
  isSuspended(): boolean;
  /** A visitor is there: what is said from now on is stored. */
  begin(socket: ChatSocket): void;
}

type ChatContext = ProofContext & Pick<ObjectContext, 'settings' | 'shop' | 'id' | 'isNobody' | 'background'>;

/** The chat channel of one customer: frames in, frames out, in order. */
export class Chat {
  readonly #parts: ChatParts;
  readonly #view: ChatView;
  readonly #greeting: ChatGreeting;
  readonly #speaking: ChatSpeaking;
  readonly #order = new InOrder();

  constructor(context: ChatContext, parts: ChatParts) {
    const { links, sockets, answer, begin } = parts;
    this.#parts = parts;
    this.#view = new ChatView(context);
    this.#greeting = new ChatGreeting(context, {
      links,
      sockets,
      begin,
      view: this.#view,
      order: this.#order,
    });
    const open = (socket: ChatSocket) => this.#greeting.open(socket);
    this.#speaking = new ChatSpeaking(context, { view: this.#view, open, answer });
  }

  /** One frame from a browser. */
  async onFrame(connection: ChatLine, socket: ChatSocket, data: string | ArrayBuffer): Promise<void> {
    const read = readClientFrame(data);
    if (!read.ok) {
      send(connection, { type: 'error', code: read.code, message: read.message, id: read.id });
      return;
    }
    const { frame } = read;
    // A first visit has no token yet to reconnect with: its welcome comes from the object it reaches next.
    if (this.#parts.links.leader !== null) return move(connection);
    // A socket from before the suspension is closed, as a new one is refused.
    if (this.#parts.isSuspended() && frame.type !== 'ping') return connection.close(1013, 'suspended');
    if (frame.type === 'hello') return this.#greeting.hello(connection, socket, frame);
    if (!socket.welcomed) {
      send(connection, { type: 'error', code: 'bad_frame', message: 'Say hello first.' });
      return;
    }
    switch (frame.type) {
      case 'message':
        return this.#speaking.message(connection, socket, frame);
      case 'choose':
        return this.#speaking.choose(connection, socket, frame);
      case 'human':
        return this.#speaking.human(connection, socket, frame);
      case 'rate':
        return this.#speaking.rate(connection, socket, frame);
      case 'transcript':
        return this.#speaking.transcript(connection, socket, frame);
      case 'carry':
        return this.#speaking.carry(connection, socket, frame);
      case 'withdraw':
        return this.#speaking.withdraw(connection, socket, frame);
      case 'typing':
        return this.#parts.typing(socket.session);
      case 'ping':
        return send(connection, { type: 'pong' });
    }
  }

  /** Tells a session's sockets what has happened, in order. */
  publish(events: Event[]): void {
    for (const event of events) {
      for (const { session, frame } of this.#view.framesOf(event)) this.#queue(session, frame);
      if (event.fact.type === 'session.assured') this.#greeting.risen(event.fact.session);
      // Its token is void: the browser begins a new session, as a stranger.
      if (event.fact.type === 'session.revoked') this.moveAll(this.#parts.sockets(event.fact.session));
    }
  }

  /** Text of a message that is being composed; null withdraws it. */
  stream(session: string, turn: string, text: string | null): void {
    this.#queue(
      session,
      text === null ? { type: 'delta', turn, cancelled: true } : { type: 'delta', turn, text },
    );
  }

  /** The thread's place in the queue for a person. */
  queued(place: Place): void {
    const frame = this.#view.waiting(place);
    if (frame) for (const session of this.#view.listening()) this.#queue(session, frame);
  }

  /** An advisor is typing: browsers that are shown who is in charge are told. */
  advisorTypes(): void {
    for (const session of this.#view.listening()) this.#queue(session, { type: 'typing', from: 'advisor' });
  }

  /** Sends browsers to the object that leads this one: each reconnects with the token it has. */
  moveAll(connections: Iterable<ChatLine>): void {
    for (const connection of connections) if (chatSocketOf(connection)) move(connection);
  }

  /** The object that a socket's token names; null for a call's. */
  homeOf(connection: ChatLine): string | null {
    return chatSocketOf(connection)?.home ?? null;
  }

  /** Sends in order: at once where nothing waits, else after it. */
  #queue(session: string, frame: ServerFrame | Promise<ServerFrame | null>): void {
    if (!this.#order.waits && !(frame instanceof Promise)) {
      this.#broadcast(session, frame);
      return;
    }
    this.#order.run(async () => {
      const ready = await frame;
      if (ready) this.#broadcast(session, ready);
    });
  }

  #broadcast(session: string, frame: ServerFrame): void {
    for (const connection of this.#parts.sockets(session)) {
      if (chatSocketOf(connection)?.welcomed) send(connection, frame);
    }
  }
}
