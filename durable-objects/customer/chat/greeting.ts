import { now } from '../../../src/clock.ts';
import { sessionOf } from '../../../src/conversation/state.ts';
import { type Assurance, atLeast, between, stronger } from '../../../src/conversation/values.ts';
import { LIMITS } from '../../../src/limits.ts';
import type { ClientFrame } from '../../../src/protocol.ts';
import { Rate } from '../../../src/rate.ts';
import { deskObject } from '../../clients/desk.ts';
import type { ObjectContext } from '../context.ts';
import type { Links } from '../links/links.ts';
import type { ChatSocket } from '../runtime/socket-state.ts';
import { identify, identifyLogin } from '../verification/login.ts';
import type { ProofContext } from '../verification/proofs.ts';
import { type ChatLine, chatSocketOf, type InOrder, move, send } from './line.ts';
import type { ChatView } from './view.ts';

/** What greeting needs from the other parts of the chat. */
interface GreetingParts {
  links: Pick<Links, 'route'>;
  sockets(session: string): Iterable<ChatLine>;
  begin(socket: ChatSocket): void;
  view: ChatView;
  order: InOrder;
}

type GreetingContext = ProofContext & Pick<ObjectContext, 'settings' | 'shop' | 'isNobody' | 'background'>;

/** Sends a socket what its session has said and may see: at its hello, and whenever the session has proven more. */
export class ChatGreeting {
  readonly #context: GreetingContext;
  readonly #parts: GreetingParts;
  /** How often a session asked for everything it missed. */
  readonly #caughtUp = new Rate();
  /** Sockets whose hello is being answered: they get everything they may see. */
  readonly #greeting = new Set<string>();

  constructor(context: GreetingContext, parts: GreetingParts) {
    this.#context = context;
    this.#parts = parts;
  }

  async hello(
    connection: ChatLine,
    dialled: ChatSocket,
    frame: Extract<ClientFrame, { type: 'hello' }>,
  ): Promise<void> {
    const page = pageOf(frame.page ?? '');
    const { timeZone } = frame;
    const socket = { ...dialled, ...(page ? { page } : {}), ...(timeZone ? { timeZone } : {}) };
    const { thread } = this.#context;
    const { view } = this.#parts;
    // A hello returns the whole transcript: a cheap request with a long answer.
    if (!this.#caughtUp.take(socket.session, now(), LIMITS.hellos.most)) {
      send(connection, { type: 'error', code: 'too_many', message: 'Too many hellos; wait a moment.' });
      return;
    }
    const { env, store, isNobody } = this.#context;
    const account = frame.identity ? await identifyLogin(env, store, socket.session, frame.identity) : null;
    if (isNobody() && account === null) return this.#look(connection, socket, frame);
    if (!sessionOf(thread.state, socket.session))
      await this.open({ ...socket, locale: frame.locale ?? socket.locale });
    const shown = socket.shown ?? view.assuranceOf(socket.session);
    // Messages composed from here on come live or with those that were missed.
    const last = thread.messages.lastNumber(socket.session);
    this.#greeting.add(connection.id);
    try {
      const login = { session: socket.session, account };
      const proof = frame.identity ? await identify(login, this.#context) : null;
      if (proof === 'refused') send(connection, view.refusal(socket, 'bad_identity'));
      const { name } = await this.#context.settings.current();
      if (typeof proof === 'object' && proof !== null) {
        const assurance = 'anonymous';
        const begun = { session: proof.another, seq: 0, assurance, store, name, state: 'assistant' } as const;
        send(connection, { type: 'welcome', ...begun });
        // After the welcome: the browser reconnects with the token that it brought.
        move(connection);
        return;
      }
      send(connection, view.welcome(socket, name));
      const level = view.assuranceOf(socket.session);
      // A second hello identifies the customer; what the socket has seen is sent again only if it asks. A browser's
      // number from a conversation that was erased does not count in the new one.
      const had = frame.since !== undefined && frame.since > last ? 0 : frame.since;
      const since = had ?? (socket.welcomed ? Number.MAX_SAFE_INTEGER : 0);
      await this.#reveal(connection, socket.session, between(shown, level), Math.min(since, last));
      // What is shown again now is shown with the session's current assurance.
      const next = { ...socket, welcomed: true, shown: since < last ? level : stronger(shown, level) };
      await this.#catchUp(connection, next, level, since);
      if (view.listening().includes(socket.session)) this.#tellPlace(connection);
    } finally {
      this.#greeting.delete(connection.id);
    }
    // Another tab may have proven more meanwhile.
    this.risen(socket.session);
  }

  /** Tells a browser its place in the queue for a person, as the desk has it now. */
  #tellPlace(connection: ChatLine): void {
    const { env, store, self, background } = this.#context;
    const { view } = this.#parts;
    if (!view.waiting({ place: null, told: false })) return;
    background.run(
      deskObject(env, store)
        .placeOf(self)
        .then(({ place, told }) => {
          const frame = view.waiting({ place, told });
          if (frame) send(connection, frame);
        }),
    );
  }

  /** A session has proven more: each of its sockets is told, and gets the messages that it could not see. */
  risen(session: string): void {
    const { view, order, sockets } = this.#parts;
    const behind = (connection: ChatLine): ChatSocket | null => {
      const socket = chatSocketOf(connection);
      if (!socket?.welcomed || this.#greeting.has(connection.id)) return null;
      return atLeast(socket.shown ?? 'anonymous', view.assuranceOf(session)) ? null : socket;
    };
    if (![...sockets(session)].some(behind)) return;
    // Messages after the rise come live.
    const last = this.#context.thread.messages.lastNumber(session);
    order.run(async () => {
      const { name } = await this.#context.settings.current();
      for (const connection of sockets(session)) {
        const socket = behind(connection);
        if (!socket) continue;
        const level = view.assuranceOf(session);
        connection.setState({ ...socket, shown: level });
        send(connection, view.welcome(socket, name));
        const strengths = between(socket.shown ?? 'anonymous', level);
        await this.#reveal(connection, session, strengths, last);
      }
    });
  }

  /**
   * Greets a visitor who has said nothing yet. Nothing is stored for them: a visitor who only looks leaves no
   * trace.
   */
  async #look(
    connection: ChatLine,
    socket: ChatSocket,
    { identity, locale = socket.locale }: Extract<ClientFrame, { type: 'hello' }>,
  ): Promise<void> {
    const { view } = this.#parts;
    const { name } = await this.#context.settings.current();
    if (identity) send(connection, view.refusal({ ...socket, locale }, 'bad_identity'));
    send(connection, view.welcome(socket, name));
    connection.setState({ ...socket, locale, welcomed: true, shown: view.assuranceOf(socket.session) });
  }

  /** Opens a socket's session where there is none yet. */
  async open(socket: ChatSocket): Promise<void> {
    const { thread } = this.#context;
    this.#parts.begin(socket);
    const path = await this.#parts.links.route({ home: socket.home });
    if (sessionOf(thread.state, socket.session)) return;
    thread.lineage.through(Array.isArray(path) ? path : [], () =>
      thread.act({
        type: 'open',
        session: {
          id: socket.session,
          channel: 'chat',
          address: `visitor:${socket.session}`,
          locale: socket.locale,
          assurance: 'anonymous',
          evidence: 'a browser',
        },
      }),
    );
  }

  /**
   * Sends what the session has said after a number, as a reader with that assurance may see it, and makes the
   * socket `next`. No await lies between the last read and that, so that no message is missed before the live
   * ones.
   */
  async #catchUp(connection: ChatLine, next: ChatSocket, level: Assurance, after: number): Promise<void> {
    const { messages } = this.#context.thread;
    let since = after;
    for (let missed = messages.transcript(next.session, since); missed.length; ) {
      for (const { number, at, fact } of missed) {
        const message = await this.#parts.view.messageFrame(number, at, fact, level);
        if (message) send(connection, message);
        since = number;
      }
      // Links are signed asynchronously: what was said meanwhile is sent next, before the socket gets
      // anything live.
      missed = messages.transcript(next.session, since);
    }
    connection.setState(next);
  }

  /** Sends again the messages that were hidden from a socket, now that its session has proven more. */
  async #reveal(connection: ChatLine, session: string, strengths: Assurance[], upTo: number): Promise<void> {
    const kept = this.#context.thread.messages.composedFor(session, strengths, upTo);
    for (const { number, at, fact } of kept) {
      const level = strengths.at(-1) ?? 'anonymous';
      const message = await this.#parts.view.messageFrame(number, at, fact, level);
      if (message) send(connection, message);
    }
  }
}

/** A page's address without parts that may be private (user, query, fragment); null where it is none. */
function pageOf(address: string): string | null {
  const url = URL.parse(address);
  return url && /^https?:$/.test(url.protocol) ? `${url.origin}${url.pathname}` : null;
}
