import { now } from '../../../src/clock.ts';
import { sessionOf } from '../../../src/conversation/state.ts';
import type { Assurance, Attachment, Seen } from '../../../src/conversation/values.ts';
import { CARRY_LIFE, carryAddress, newCarryCode } from '../../../src/identity/carry.ts';
import { phoneTexts } from '../../../src/language/phone.ts';
import type { ClientFrame } from '../../../src/protocol.ts';
import { Rate } from '../../../src/rate.ts';
import type { Settings } from '../../../src/settings.ts';
import { readUploads } from '../../../src/tokens.ts';
import { addressObject } from '../../clients/address.ts';
import type { ObjectContext } from '../context.ts';
import type { ChatSocket } from '../runtime/socket-state.ts';
import { languageHeard } from '../thread/understood.ts';
import { type ChatLine, chatSocketOf, send } from './line.ts';
import { mailTranscript } from './transcript.ts';
import type { ChatView } from './view.ts';
import { withdraw } from './withdrawal.ts';

type SpeakingContext = Pick<ObjectContext, 'env' | 'store' | 'self' | 'thread' | 'settings' | 'shop' | 'id'>;

/** What this needs from the other parts of the chat. */
interface SpeakingParts {
  view: ChatView;
  /** Opens the session of a socket that has sent no message yet. */
  open(socket: ChatSocket): Promise<void>;
  /** Begins a session's turn. */
  answer(session: string): void;
}

/** A frame of one kind. */
type Frame<Type extends ClientFrame['type']> = Extract<ClientFrame, { type: Type }>;

/** A message, by words or by a button. */
interface Said {
  /** The client's id of it: a resent message has the same. */
  id: string;
  kind: 'text' | 'choice';
  text: string;
  choice?: string;
  attachments?: Attachment[];
}

/**
 * Frames of a browser that are kept: words, files, buttons, ratings. Each is admitted once, and acknowledged
 * each time.
 */
export class ChatSpeaking {
  readonly #context: SpeakingContext;
  readonly #parts: SpeakingParts;
  /** How much each session has sent in the last minute. */
  readonly #spoken = new Rate();

  constructor(context: SpeakingContext, parts: SpeakingParts) {
    this.#context = context;
    this.#parts = parts;
  }

  async message(connection: ChatLine, socket: ChatSocket, frame: Frame<'message'>): Promise<void> {
    const { id, text } = frame;
    const attachments = frame.attachments?.length
      ? await readUploads(this.#context.env, this.#context.store, socket.session, frame.attachments)
      : [];
    if (!attachments) return send(connection, this.#parts.view.refusal(socket, 'bad_file', id));
    if (text.trim() === '' && attachments.length === 0)
      return send(connection, { type: 'error', code: 'bad_frame', message: 'text: empty', id });
    await this.#said(connection, socket, { id, kind: 'text', text, attachments });
  }

  async choose(connection: ChatLine, socket: ChatSocket, frame: Frame<'choose'>): Promise<void> {
    const { id, choice } = frame;
    const text = this.#parts.view.labelOf(socket.session, frame);
    if (text === null)
      return send(connection, { type: 'error', code: 'bad_frame', message: 'choice: unknown', id });
    await this.#said(connection, socket, { id, kind: 'choice', text, choice });
  }

  human(connection: ChatLine, socket: ChatSocket, { id }: Frame<'human'>): Promise<void> {
    const { locale } = sessionOf(this.#context.thread.state, socket.session) ?? socket;
    const text = phoneTexts(locale).human;
    return this.#said(connection, socket, { id, kind: 'choice', text, choice: 'human' });
  }

  async rate(connection: ChatLine, socket: ChatSocket, frame: Frame<'rate'>): Promise<void> {
    const { id, kind, score, ticket } = frame;
    const { thread, settings } = this.#context;
    const { limits } = await settings.current();
    if (this.#tooMany(connection, socket, limits, id)) return;
    const acted = this.#parts.view.mayRate(socket.session, ticket)
      ? thread.act({ type: 'rate', session: socket.session, ticket, kind, score })
      : null;
    if (acted?.ok) send(connection, { type: 'ack', id, seq: thread.messages.lastNumber(socket.session) });
    else send(connection, { type: 'error', code: 'bad_frame', message: 'ticket: unknown', id });
  }

  async transcript(connection: ChatLine, socket: ChatSocket, { id }: Frame<'transcript'>): Promise<void> {
    const { limits } = await this.#context.settings.current();
    if (this.#tooMany(connection, socket, limits, id)) return;
    const sent = await mailTranscript(this.#context, socket.session);
    if (!sent)
      return send(connection, {
        type: 'error',
        code: 'bad_frame',
        message: 'transcript: no address on file',
        id,
      });
    send(connection, { type: 'ack', id, seq: this.#context.thread.messages.lastNumber(socket.session) });
  }

  /** Gives a code for another channel. Where it leads is looked up when it comes in. */
  async carry(connection: ChatLine, socket: ChatSocket, { id }: Frame<'carry'>): Promise<void> {
    const { env, store, self, thread, settings } = this.#context;
    const { limits } = await settings.current();
    if (this.#tooMany(connection, socket, limits, id)) return;
    if (!sessionOf(thread.state, socket.session)?.heardAt)
      return send(connection, { type: 'error', code: 'bad_frame', message: 'carry: nothing was said', id });
    const code = newCarryCode();
    const holder = `${self}/${socket.session}`;
    await addressObject(env, store, carryAddress(code), {}).once(holder, now() + CARRY_LIFE);
    send(connection, { type: 'carry', id, code });
  }

  async withdraw(connection: ChatLine, socket: ChatSocket, frame: Frame<'withdraw'>): Promise<void> {
    const { id } = frame;
    const { limits } = await this.#context.settings.current();
    if (this.#tooMany(connection, socket, limits, id)) return;
    const open = async () => {
      if (!sessionOf(this.#context.thread.state, socket.session)) await this.#parts.open(socket);
    };
    const done = await withdraw(this.#context, { asking: socket.session, open }, frame);
    if ('refused' in done)
      send(connection, { type: 'error', code: 'bad_frame', message: `withdraw: ${done.refused}`, id });
    else send(connection, { type: 'ack', id, seq: this.#context.thread.numberOf(done.told) ?? 0 });
  }

  async #said(connection: ChatLine, socket: ChatSocket, said: Said): Promise<void> {
    const { thread } = this.#context;
    const { id, kind, text, choice, attachments = [] } = said;
    const external = `${socket.session}/${id}`;
    const { limits } = await this.#context.settings.current();
    const isFirst = !sessionOf(thread.state, socket.session);
    if (isFirst) {
      if (this.#tooMany(connection, socket, limits, id)) return;
      await this.#parts.open(socket);
    }
    // Checked after the waits: another tab may have resent the same meanwhile.
    const known = thread.messages.external('chat', external);
    if (known)
      return send(connection, { type: 'ack', id, seq: thread.messages.numberOf(known.message) ?? 0 });
    if (!isFirst && this.#tooMany(connection, socket, limits, id)) return;
    const session = sessionOf(thread.state, socket.session);
    if (!session) return;
    this.#noteZone(socket, session.assurance);
    const message = this.#context.id('m');
    thread.act({
      type: 'hear',
      spoken: choice ? null : languageHeard(text, session.locale),
      session: { ...session, evidence: 'a browser' },
      message: { message, external, kind, text, choice, attachments, ...seenOn(socket) },
    });
    if (socket.page) connection.setState({ ...(chatSocketOf(connection) ?? socket), page: undefined });
    send(connection, { type: 'ack', id, seq: thread.numberOf(message) ?? 0 });
    this.#parts.answer(socket.session);
  }

  /**
   * Records the browser's time zone where it differs from the known one and the store's: times are given in
   * it from then on.
   */
  #noteZone({ timeZone }: ChatSocket, assurance: Assurance): void {
    const { thread, settings } = this.#context;
    if (!timeZone || timeZone === (thread.state.facts.timeZone ?? settings.known.timeZone)) return;
    const learned = { type: 'fact.learned', name: 'timeZone', value: timeZone } as const;
    thread.note([{ ...learned, channel: 'chat', assurance }]);
  }

  /** Counts what a session sends; past its limit it gets an error. */
  #tooMany(connection: ChatLine, socket: ChatSocket, limits: Settings['limits'], id: string): boolean {
    if (this.#spoken.take(socket.session, now(), limits.messagesPerMinute)) return false;
    send(connection, this.#parts.view.refusal(socket, 'too_many', id));
    return true;
  }
}

/** The page that a message comes from, described by its path: "/products/linen-dress". */
function seenOn({ page }: ChatSocket): { seen?: Seen } {
  if (!page) return {};
  const path = URL.parse(page)?.pathname ?? '';
  const words = path
    .replace(/\.\w{2,5}$/, '')
    .split(/[/_+-]|%20/)
    .filter(Boolean);
  return { seen: { kind: 'page', text: words.join(' ').slice(0, 500), url: page.slice(0, 2048) } };
}
