import { canRing } from '../../../src/brain/build-context.ts';
import { type CallRecord, speakingTime } from '../../../src/channels/voice/call.ts';
import { endFrame, type HeardFrame, languageFrame, parseFrame } from '../../../src/channels/voice/frames.ts';
import { callSession } from '../../../src/channels/voice/session.ts';
import { now, timestamp } from '../../../src/clock.ts';
import type { Event } from '../../../src/conversation/events.ts';
import { type Session, sessionOf } from '../../../src/conversation/state.ts';
import { phoneTexts } from '../../../src/language/phone.ts';
import { trace } from '../../../src/trace.ts';
import type { CallSocket } from '../runtime/socket-state.ts';
import { noteCallback } from './ends.ts';
import { CallInput, type InputParts } from './input.ts';
import { type CallContext, type CallLine, CallSpeech, type SpeechParts } from './speech.ts';

/** Why a call ended whose store was suspended, as the provider gives it back. */
const SUSPENDED = 'suspended';

/** What a call needs of the other parts of the object it lives in. */
interface CallParts extends SpeechParts, InputParts {
  /** The platform has suspended the store: calls end. */
  isSuspended(): boolean;
  /** Sets the alarm for what calls need next. */
  arm(): void;
  /** A caller's words as they are understood, which may still change. */
  spoken(session: string, text: string): void;
}

/**
 * For so long after a frame that the caller is speaking nobody is asked whether they are there, milliseconds.
 */
const SPEAKING = 20_000;

/** The voice channel of one customer: words in, words out, over the provider's text relay. */
export class Calls {
  readonly speech: CallSpeech;
  readonly #context: CallContext;
  readonly #parts: CallParts;
  readonly #input: CallInput;

  constructor(context: CallContext, parts: CallParts) {
    this.#context = context;
    this.#parts = parts;
    this.speech = new CallSpeech(context, parts);
    this.#input = new CallInput(context, parts);
  }

  /** One frame from the relay. */
  async onFrame(connection: CallLine, socket: CallSocket, data: string | ArrayBuffer): Promise<void> {
    const frame =
      typeof data === 'string' ? parseFrame(data) : { type: 'bad' as const, reason: 'shape' as const };
    const { session } = socket;
    if (this.#hasToEnd(session)) return this.#end(session);
    switch (frame.type) {
      case 'setup':
        // The token that opened the socket named the call; a relay that says another is not ours.
        if (callSession(frame.call) !== session) connection.close(1008, 'another call');
        else this.#connected(connection, socket);
        break;
      case 'prompt':
        this.#parts.spoken(session, frame.text);
        this.#input.prompted(session, frame);
        break;
      case 'dtmf':
        this.#input.key(session, frame.digit);
        break;
      case 'interrupt':
        this.speech.interrupted(session, frame.heard);
        break;
      case 'info':
        this.#onInfo(session, frame);
        break;
      case 'error':
      case 'bad':
        trace('relay.frame', { session, reason: frame.type }, 'error');
        return;
      case 'unknown':
        return;
    }
    this.#parts.arm();
  }

  /** Lets a socket in on its ticket, once: who copied the URL from somewhere finds it used. */
  admit({ session, ticket }: CallSocket): boolean {
    const { messages } = this.#context.thread;
    if (messages.external('voice', `ticket/${ticket}`)) return false;
    messages.nameExternal('voice', `ticket/${ticket}`, '', session);
    return true;
  }

  /**
   * The socket is gone: how far it was heard is kept. A reply that is being composed goes on, and is said
   * when the caller is back.
   */
  closed({ session, ticket }: CallSocket): void {
    const record = this.#parts.records.get(session);
    if (record.ticket !== ticket) return;
    const phase = record.phase === 'talking' ? 'lost' : record.phase;
    if (phase !== 'over') this.#parts.records.change(session, { phase, quiet: null });
  }

  stream(session: string, turn: string, text: string | null): void {
    this.speech.stream(session, turn, text);
  }

  unsay(session: string, turn: string): string {
    return this.speech.unsay(session, turn);
  }

  /** Events are durable: what was said is spoken, and who wants a person is put through. */
  publish(events: Event[]): void {
    for (const { fact } of events) {
      if (fact.type === 'message.composed' && fact.channel === 'voice') {
        this.speech.composed(fact);
        this.#input.answered(fact.session);
      }
      if (fact.type === 'handover.requested') this.#handOver(fact.session, fact.reason);
      if (fact.type === 'language.switched') this.speech.send(fact.session, languageFrame(fact.locale));
    }
  }

  /** Does what is due on calls: keys that are complete, silence that is too long. */
  wake(): void {
    for (const record of this.#parts.records.due(now())) {
      // Nobody on the line has asked for the settings lately.
      void this.#context.settings.current().catch(() => undefined);
      if (this.#hasToEnd(record.session)) this.#end(record.session);
      else if (record.keys && record.keys.due <= now()) this.#input.takeKeys(record.session);
      else this.#silent(record);
    }
  }

  /** A socket speaks for the call from here on, and no other one. */
  #connected(connection: CallLine, { session, ticket }: CallSocket): void {
    const { thread } = this.#context;
    const { records, sockets } = this.#parts;
    const { phase } = records.get(session);
    for (const other of sockets(session)) if (other.id !== connection.id) other.close(1000, 'replaced');
    const pending = thread.state.pending.some((other) => other.session === session);
    const { phone } = this.#context.settings.known;
    const greeting = phase === 'ringing' ? thread.sessions.lastSaid(session) : null;
    const greeted = greeting?.type === 'message.composed' ? speakingTime(greeting.text) : 0;
    const quiet = { due: now() + greeted + phone.silenceSeconds * 1000, asked: false };
    if (phase !== 'over') records.change(session, { phase: 'talking', ticket, quiet });
    if (phase === 'lost' || phase === 'talking') {
      const missed = records.get(session).playback.said.length > 0;
      const last = thread.sessions.lastReceived(session);
      if ((missed || pending) && last?.type === 'message.received')
        this.#input.expectAgain(session, last.text);
      this.speech.resume(session);
    }
    if (pending) this.#parts.answer(session);
  }

  /** What the relay tells beside words. */
  #onInfo(session: string, { name, value }: Extract<HeardFrame, { type: 'info' }>): void {
    const { records } = this.#parts;
    if (name === 'tokensPlayed') this.speech.progress(session, value);
    const { quiet } = records.get(session);
    if (!quiet || value !== (name === 'agentSpeaking' ? 'off' : 'on')) return;
    const patience = this.#context.settings.known.phone.silenceSeconds * 1000 * (quiet.asked ? 2 : 1);
    if (name === 'agentSpeaking') records.change(session, { quiet: { ...quiet, due: now() + patience } });
    if (name === 'clientSpeaking') {
      records.change(session, { quiet: { asked: false, due: now() + SPEAKING + patience } });
    }
  }

  /**
   * Nobody has spoken for long: the caller is asked once whether they are there, and then the call ends.
   * Never while they wait for us.
   */
  #silent({ session, quiet }: CallRecord): void {
    const { thread } = this.#context;
    const { records, sockets, turns } = this.#parts;
    const speaker = sessionOf(thread.state, session);
    const heard = [...sockets(session)].length > 0;
    if (!quiet || !speaker || !heard) {
      records.change(session, { quiet: null });
      return;
    }
    const patience = this.#context.settings.known.phone.silenceSeconds * 1000;
    const waits =
      turns.isRunning(session) ||
      thread.state.control.kind === 'advisor' ||
      thread.state.pending.some((pending) => pending.session === session);
    if (waits) {
      records.change(session, { quiet: { ...quiet, due: now() + patience } });
      return;
    }
    const texts = phoneTexts(speaker.locale);
    if (quiet.asked) {
      this.speech.say(session, texts.silenceGoodbye);
      this.#leave(session, 'silence', 'nobody spoke');
      return;
    }
    const [offer = null, ...others] =
      thread.state.cards.find((card) => card.session === session)?.alternatives ?? [];
    const question = texts.stillThere(offer !== null && others.length === 0);
    this.speech.say(session, question);
    const due = now() + speakingTime(question) + 2 * patience;
    records.change(session, {
      offered: others.length === 0 ? (offer?.id ?? null) : null,
      quiet: { due, asked: true },
    });
  }

  /** Transfers the caller when somebody can take the call; else they are promised a callback. */
  #handOver(session: string, reason: string): void {
    const speaker: Session | undefined = sessionOf(this.#context.thread.state, session);
    if (speaker?.channel !== 'voice') return;
    const settings = this.#context.settings.known;
    const { phase } = this.#parts.records.get(session);
    if (phase === 'talking' && canRing(settings, timestamp()))
      this.#leave(session, 'live-agent-handoff', reason);
    else noteCallback(this.#context.thread, session, reason, settings);
  }

  /** A store that was suspended meanwhile accepts nothing: the caller is told, and the call ends. */
  #hasToEnd(session: string): boolean {
    return this.#parts.isSuspended() && this.#parts.records.get(session).phase === 'talking';
  }

  #end(session: string): void {
    const { thread, settings } = this.#context;
    const locale = sessionOf(thread.state, session)?.locale ?? settings.known.locale;
    this.#parts.turns.stop(session);
    this.speech.say(session, phoneTexts(locale).suspendedGoodbye);
    this.#leave(session, SUSPENDED, 'the store is suspended');
    this.#parts.arm();
  }

  /** Ends the relay after what is being said; the provider then asks how the call continues. */
  #leave(session: string, reasonCode: string, reason: string): void {
    this.#parts.records.change(session, { phase: 'leaving', quiet: null, keys: null });
    this.speech.send(session, endFrame({ reasonCode, reason }));
  }
}
