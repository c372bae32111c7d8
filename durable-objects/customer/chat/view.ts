import { now } from '../../../src/clock.ts';
import type { Event, Fact } from '../../../src/conversation/events.ts';
import { sessionOf } from '../../../src/conversation/state.ts';
import type { Assurance } from '../../../src/conversation/values.ts';
import { mayRead, sight } from '../../../src/identity/assurance.ts';
import { systemText } from '../../../src/language/notices.ts';
import type { ClientFrame, FileLink, ServerFrame } from '../../../src/protocol.ts';
import type { Place } from '../../desk/rpc.ts';
import type { ObjectContext } from '../context.ts';
import type { ChatSocket } from '../runtime/socket-state.ts';
import { maySee, messageFrame, statusFrame } from './frames.ts';
import { fileLink } from './uploads.ts';

type ViewContext = Pick<ObjectContext, 'env' | 'store' | 'thread' | 'reached' | 'isNobody'>;

/** A frame for a session's sockets; a promise where a link must be signed first. */
export interface SessionFrame {
  session: string;
  frame: ServerFrame | Promise<ServerFrame | null>;
}

/** What a browser's session may see of its thread, as frames. Only reads. */
export class ChatView {
  readonly #context: ViewContext;

  constructor(context: ViewContext) {
    this.#context = context;
  }

  /** A session's current assurance. */
  assuranceOf(session: string): Assurance {
    return sessionOf(this.#context.thread.state, session)?.assurance ?? 'anonymous';
  }

  /**
   * Whether a session is shown who is in charge: not a stranger's browser in somebody's thread, unless it
   * asked for a person.
   */
  #seesFloor(id: string): boolean {
    const { state, sessions } = this.#context.thread;
    const session = sessionOf(state, id);
    if (!session) return false;
    return state.account === null || sight(session).dealings || sessions.lastHandover(id) !== null;
  }

  /** The first frame for a socket; `name` is the store's. */
  welcome({ session, token }: ChatSocket, name: string): Extract<ServerFrame, { type: 'welcome' }> {
    const { thread, store, isNobody } = this.#context;
    return {
      type: 'welcome',
      session: token,
      seq: isNobody() ? 0 : thread.messages.lastNumber(session),
      assurance: this.assuranceOf(session),
      store,
      name,
      state: this.#seesFloor(session) ? thread.state.control.kind : 'assistant',
    };
  }

  /** An error for a person, in the language of their session. */
  refusal(
    { session, locale }: ChatSocket,
    code: 'too_many' | 'bad_file' | 'bad_identity',
    id?: string,
  ): ServerFrame {
    const spoken = sessionOf(this.#context.thread.state, session)?.locale ?? locale;
    return { type: 'error', code, message: systemText(code, spoken), id };
  }

  /** The label of the button that was pressed; null when no message that the session may see had it. */
  labelOf(session: string, frame: Extract<ClientFrame, { type: 'choose' }>): string | null {
    if (this.#context.isNobody()) return null;
    const fact = this.#context.thread.messages.get(frame.message);
    const shown =
      fact?.type === 'message.composed' &&
      fact.session === session &&
      mayRead({ channel: 'chat', assurance: this.assuranceOf(session) }, fact);
    const choices = shown ? fact.choices : [];
    return choices.find((choice) => choice.id === frame.choice)?.label ?? null;
  }

  /** Whether a session may rate a ticket: one of its own, or one that it may see. */
  mayRate(id: string, ticket: string): boolean {
    const { state, exchanges } = this.#context.thread;
    const session = sessionOf(state, id);
    return session !== undefined && (sight(session).dealings || exchanges.ticketsOf(id).has(ticket));
  }

  /** The frames for browsers that follow from an event. */
  framesOf({ at, fact }: Event): SessionFrame[] {
    const { thread } = this.#context;
    if (fact.type === 'message.received' || fact.type === 'message.composed') {
      const number = fact.channel === 'chat' ? thread.numberOf(fact.message) : null;
      if (number === null) return [];
      const { session } = fact;
      const reader = { assurance: this.assuranceOf(session), locale: this.#localeOf(session) };
      const frame = fact.attachments.length
        ? this.messageFrame(number, at, fact, reader.assurance)
        : messageFrame({ number, at, fact, files: [] }, reader);
      return [{ session, frame }];
    }
    const frame = statusFrame(fact, thread.state, this.#until());
    if (!frame) return [];
    return this.listening().map((session) => ({ session, frame }));
  }

  /**
   * That the customer waits for a person, after how many others, and whether one was notified; null where
   * nobody waits.
   */
  waiting({ place, told }: Place): ServerFrame | null {
    if (this.#context.thread.state.control.kind !== 'waiting') return null;
    return {
      type: 'status',
      state: 'waiting',
      ...this.#until(),
      ...(place === null ? {} : { position: place }),
      ...(told ? { told } : {}),
    };
  }

  /** By when somebody has promised to answer or call. */
  #until(): { until?: string } {
    const promised = this.#context.thread.promises
      .unkept()
      .find(({ act, due }) => (act === 'reply' || act === 'call') && Date.parse(due) > now());
    return promised ? { until: promised.due } : {};
  }

  /** The sessions that are shown who is in charge. */
  listening(): string[] {
    return this.#context.thread.state.sessions
      .filter(({ id, channel }) => channel === 'chat' && this.#seesFloor(id))
      .map(({ id }) => id);
  }

  /** A message as a reader with that assurance sees it, with links to its files; null for other facts. */
  async messageFrame(
    number: number,
    at: string,
    fact: Fact,
    assurance: Assurance,
  ): Promise<ServerFrame | null> {
    if (fact.type !== 'message.received' && fact.type !== 'message.composed') return null;
    const attachments = maySee(fact, assurance) ? fact.attachments : [];
    const files = await Promise.all(
      attachments.map(async (attachment): Promise<FileLink> => {
        const { id, filename, type, size } = attachment;
        return { id, filename, type, size, url: await fileLink(this.#context, attachment) };
      }),
    );
    return messageFrame({ number, at, fact, files }, { assurance, locale: this.#localeOf(fact.session) });
  }

  #localeOf(session: string): string {
    return sessionOf(this.#context.thread.state, session)?.locale ?? 'en';
  }
}
