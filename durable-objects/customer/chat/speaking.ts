import { now } from '../../../src/clock.ts';
import { sessionOf } from '../../../src/conversation/state.ts';
import type { Attachment } from '../../../src/conversation/values.ts';
import type { ClientFrame } from '../../../src/protocol.ts';
import { Rate } from '../../../src/rate.ts';
import type { Settings } from '../../../src/settings.ts';
import { newTrace } from '../../../src/trace.ts';
import type { ObjectContext } from '../context.ts';
import type { ChatSocket } from '../runtime/socket-state.ts';
import { languageHeard } from '../thread/understood.ts';
import { type ChatLine, send } from './line.ts';
import { uploadedFiles } from './uploads.ts';
import type { ChatView } from './view.ts';

type SpeakingContext = Pick<ObjectContext, 'env' | 'store' | 'thread' | 'settings' | 'id'>;

/** A frame of one kind. */
type Frame<Type extends ClientFrame['type']> = Extract<ClientFrame, { type: Type }>;

/** Something that was said, by words or by a button. */
interface Said {
  /** The client's id of it: resent, it is the same. */
  id: string;
  kind: 'text' | 'choice';
  text: string;
  choice?: string;
  attachments?: Attachment[];
}

/** What a browser sends to be kept: words, files, buttons, ratings. Each is admitted once, and acknowledged each time. */
export class ChatSpeaking {
  readonly #context: SpeakingContext;
  readonly #view: ChatView;
  readonly #answer: (session: string, trace: string) => void;
  /** What each session has sent in the last minute. */
  readonly #spoken = new Rate();

  /** `answer` begins a session's turn. */
  constructor(context: SpeakingContext, view: ChatView, answer: (session: string, trace: string) => void) {
    this.#context = context;
    this.#view = view;
    this.#answer = answer;
  }

  async message(connection: ChatLine, socket: ChatSocket, frame: Frame<'message'>): Promise<void> {
    const { id, text } = frame;
    const attachments = frame.attachments?.length
      ? await uploadedFiles(this.#context, socket.session, frame.attachments)
      : [];
    if (!attachments) return send(connection, this.#view.refusal(socket, 'bad_file', id));
    if (text.trim() === '' && attachments.length === 0)
      return send(connection, { type: 'error', code: 'bad_frame', message: 'text: empty', id });
    await this.#said(connection, socket, { id, kind: 'text', text, attachments });
  }

  async choose(connection: ChatLine, socket: ChatSocket, frame: Frame<'choose'>): Promise<void> {
    const { id, choice } = frame;
    const text = this.#view.labelOf(socket.session, frame);
    if (text === null)
      return send(connection, { type: 'error', code: 'bad_frame', message: 'choice: unknown', id });
    await this.#said(connection, socket, { id, kind: 'choice', text, choice });
  }

  human(connection: ChatLine, socket: ChatSocket, { id }: Frame<'human'>): Promise<void> {
    const text = 'I would like to talk to a person.';
    return this.#said(connection, socket, { id, kind: 'choice', text, choice: 'human' });
  }

  async rate(connection: ChatLine, socket: ChatSocket, frame: Frame<'rate'>): Promise<void> {
    const { id, kind, score, ticket } = frame;
    const { thread, settings } = this.#context;
    const { limits } = await settings.current();
    if (this.#tooMany(connection, socket, limits, id)) return;
    const acted = this.#view.mayRate(socket.session, ticket)
      ? thread.act({ type: 'rate', session: socket.session, ticket, kind, score }, newTrace())
      : null;
    if (acted?.ok) send(connection, { type: 'ack', id, seq: thread.memory.lastNumber(socket.session) });
    else send(connection, { type: 'error', code: 'bad_frame', message: 'ticket: unknown', id });
  }

  async #said(connection: ChatLine, socket: ChatSocket, said: Said): Promise<void> {
    const { thread } = this.#context;
    const { id, kind, text, choice, attachments = [] } = said;
    const external = `${socket.session}/${id}`;
    const { limits } = await this.#context.settings.current();
    // Asked after the wait: another tab may have resent the same meanwhile.
    const known = thread.memory.external('chat', external);
    if (known) return send(connection, { type: 'ack', id, seq: thread.memory.numberOf(known.message) ?? 0 });
    if (this.#tooMany(connection, socket, limits, id)) return;
    const session = sessionOf(thread.state, socket.session);
    if (!session) return;
    const trace = newTrace();
    const message = this.#context.id('m');
    thread.act(
      {
        type: 'hear',
        spoken: choice ? null : languageHeard(text, session.locale, trace),
        session: { ...session, evidence: 'a browser' },
        message: { message, external, kind, text, choice, attachments },
      },
      trace,
    );
    send(connection, { type: 'ack', id, seq: thread.numberOf(message) ?? 0 });
    this.#answer(socket.session, trace);
  }

  /** Counts what a session sends to be kept; past its limit it is told so. */
  #tooMany(connection: ChatLine, socket: ChatSocket, limits: Settings['limits'], id: string): boolean {
    if (this.#spoken.take(socket.session, now(), limits.messagesPerMinute)) return false;
    send(connection, this.#view.refusal(socket, 'too_many', id));
    return true;
  }
}
