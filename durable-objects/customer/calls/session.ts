import { type CallRecord, KEY_PAUSE, pressed, speakingTime } from '../../../src/channels/voice/call.ts';
import { endFrame, type HeardFrame, languageFrame, parseFrame } from '../../../src/channels/voice/frames.ts';
import { answeredTo } from '../../../src/channels/voice/playback.ts';
import { sameWords, type Taken, takePrompt } from '../../../src/channels/voice/repeats.ts';
import { callSession } from '../../../src/channels/voice/session.ts';
import { now, timestamp } from '../../../src/clock.ts';
import type { Event } from '../../../src/conversation/events.ts';
import { type Session, sessionOf } from '../../../src/conversation/state.ts';
import { CODE_DIGITS } from '../../../src/identity/code.ts';
import { openingAt } from '../../../src/language/calendar.ts';
import { phoneTexts } from '../../../src/language/phone.ts';
import { spokenIn, spokenTags } from '../../../src/language/switch.ts';
import { newTrace, trace } from '../../../src/trace.ts';
import type { CallSocket } from '../runtime/socket-state.ts';
import type { Codes } from '../verification/codes.ts';
import { noteCallback } from './ends.ts';
import { type CallContext, type CallLine, CallSpeech, type SpeechParts } from './speech.ts';

/** What a call needs of the other parts of the object it lives in. */
interface CallParts extends SpeechParts {
  answer(session: string, trace: string): void;
  /** Whether a one-time code is out that may be keyed in. */
  codes: Pick<Codes, 'awaited'>;
  /** Sets the alarm for what calls need next. */
  arm(): void;
}

/** How soon, in milliseconds, words on a new socket may be those of the broken one, told again. */
const REPLAY = 3000;
/**
 * How long the caller counts as speaking after a speaking frame: meanwhile nobody asks whether they are
 * there. In milliseconds.
 */
const SPEAKING = 20_000;

/** The voice channel of one customer: words in, words out, over the provider's text relay. */
export class Calls {
  readonly speech: CallSpeech;
  readonly #context: CallContext;
  readonly #parts: CallParts;
  readonly #taken = new Map<string, Taken>();
  /** After a reconnection: words whose answer is already on its way. */
  readonly #replays = new Map<string, Taken>();

  constructor(context: CallContext, parts: CallParts) {
    this.#context = context;
    this.#parts = parts;
    this.speech = new CallSpeech(context, parts);
  }

  /** One frame from the relay. */
  async onFrame(connection: CallLine, socket: CallSocket, data: string | ArrayBuffer): Promise<void> {
    const frame =
      typeof data === 'string' ? parseFrame(data) : { type: 'bad' as const, reason: 'shape' as const };
    const { session } = socket;
    switch (frame.type) {
      case 'setup':
        // The token that opened the socket named the call; a relay that says another is not ours.
        if (callSession(frame.call) !== session) connection.close(1008, 'another call');
        else this.#connected(connection, socket);
        break;
      case 'prompt':
        this.#prompted(session, frame);
        break;
      case 'dtmf':
        this.#key(session, frame.digit);
        break;
      case 'interrupt':
        this.speech.interrupted(session, frame.heard);
        break;
      case 'info':
        this.#told(session, frame);
        break;
      case 'error':
      case 'bad':
        trace('relay.frame', { trace: newTrace(), session, reason: frame.type }, 'error');
        return;
      case 'unknown':
        return;
    }
    this.#parts.arm();
  }

  /** Lets a socket in on its ticket, once: who copied the URL from somewhere finds it used. */
  admit({ session, ticket }: CallSocket): boolean {
    const { memory } = this.#context.thread;
    if (memory.external('voice', `ticket/${ticket}`)) return false;
    memory.nameExternal('voice', `ticket/${ticket}`, '', session);
    return true;
  }

  /**
   * The socket is gone: how far the caller heard is kept. A reply that is being composed goes on, and is said
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
        this.#taken.delete(fact.session);
      }
      if (fact.type === 'handover.requested') this.#handOver(fact.session, fact.reason);
      if (fact.type === 'language.switched') this.speech.send(fact.session, languageFrame(fact.locale));
    }
  }

  /** Does what is due on calls: keys that are complete, silence that is too long. */
  wake(): void {
    for (const record of this.#parts.records.due(now())) {
      if (record.keys && record.keys.due <= now()) this.#takeKeys(record.session);
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
    const greeting = phase === 'ringing' ? thread.memory.lastSaid(session) : null;
    const greeted = greeting?.type === 'message.composed' ? speakingTime(greeting.text) : 0;
    const quiet = { due: now() + greeted + phone.silenceSeconds * 1000, asked: false };
    if (phase !== 'over') records.change(session, { phase: 'talking', ticket, quiet });
    if (phase === 'lost' || phase === 'talking') {
      const missed = records.get(session).playback.said.length > 0;
      const last = thread.memory.lastReceived(session);
      if ((missed || pending) && last?.type === 'message.received')
        this.#replays.set(session, { text: last.text, at: now() });
      this.speech.resume(session);
    }
    if (pending) this.#parts.answer(session, newTrace());
  }

  #prompted(session: string, frame: Extract<HeardFrame, { type: 'prompt' }>): void {
    const taken = takePrompt(frame, this.#taken.get(session) ?? null, now());
    if (!taken || this.#replayed(session, taken)) return;
    this.#takeKeys(session);
    this.#taken.set(session, taken);
    const { thread } = this.#context;
    const { records } = this.#parts;
    const { playback, awaiting } = records.get(session);
    const known = sessionOf(thread.state, session);
    const told = frame.language?.toLowerCase().split(/[-_]/)[0] ?? null;
    const current = known?.locale.toLowerCase().split(/[-_]/)[0];
    records.change(session, {
      playback: answeredTo(playback),
      awaiting: told === awaiting ? null : awaiting,
      offered: null,
      quiet: null,
      failures: 0,
    });
    const plain = known ? spokenIn(taken.text, known.locale) : null;
    // Until the relay listens in the caller's language its frames still carry the old one.
    if (plain && told !== plain) records.change(session, { awaiting: plain });
    const hinted = told !== null && told !== current && !awaiting && spokenTags().includes(told);
    this.#said(session, 'text', taken.text, { spoken: plain ?? (hinted ? told : null) });
  }

  /** True for words of the broken socket that a new one brings again. */
  #replayed(session: string, { text, at }: Taken): boolean {
    const before = this.#replays.get(session);
    this.#replays.delete(session);
    return before !== undefined && at - before.at <= REPLAY && sameWords(before.text, text);
  }

  /** What the relay tells beside words. */
  #told(session: string, { name, value }: Extract<HeardFrame, { type: 'info' }>): void {
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

  /** The caller's words become part of the thread. */
  #said(
    session: string,
    kind: string,
    text: string,
    { choice, spoken = null }: { choice?: string; spoken?: string | null } = {},
  ): void {
    const { thread } = this.#context;
    const known = sessionOf(thread.state, session);
    if (!known) return;
    const traceId = newTrace();
    const message = this.#context.id('m');
    thread.act(
      {
        type: 'hear',
        spoken,
        session: { ...known, evidence: 'the call' },
        // A relay gives its prompts no id; the socket delivers each once.
        message: { message, external: message, kind, text, choice, attachments: [] },
      },
      traceId,
    );
    this.#parts.answer(session, traceId);
  }

  #key(session: string, digit: string): void {
    const { thread } = this.#context;
    const { records } = this.#parts;
    const { keys, offered } = records.get(session);
    const known = sessionOf(thread.state, session);
    if (!known) return;
    const texts = phoneTexts(known.locale);
    records.change(session, { quiet: null, failures: 0 }, false);
    // What is keyed while a code is out is the code.
    const awaited = this.#parts.codes.awaited(session) ? CODE_DIGITS : null;
    if (awaited === null && offered && !keys && (digit === '1' || digit === '2')) {
      records.change(session, { offered: null });
      const choice = digit === '1' ? `accept:${offered}` : undefined;
      this.#said(session, 'dtmf', digit === '1' ? texts.yes : texts.no, { choice });
      return;
    }
    const meaning = pressed(keys?.digits ?? '', digit, awaited);
    if (meaning.type === 'human') this.#said(session, 'choice', texts.human, { choice: 'human' });
    else if (meaning.type === 'number') {
      if (meaning.digits !== keys?.digits && meaning.digits)
        records.change(session, { keys: { digits: meaning.digits, due: now() } });
      this.#takeKeys(session);
    } else if (!meaning.digits) records.change(session, { keys: null });
    else records.change(session, { keys: { digits: meaning.digits, due: now() + KEY_PAUSE } });
  }

  /** The keys pressed so far are all there will be. */
  #takeKeys(session: string): void {
    const { keys, playback } = this.#parts.records.get(session);
    if (!keys) return;
    this.#parts.records.change(session, { keys: null, quiet: null, playback: answeredTo(playback) });
    const known = sessionOf(this.#context.thread.state, session);
    if (known && keys.digits === '0') {
      this.#said(session, 'choice', phoneTexts(known.locale).human, { choice: 'human' });
      return;
    }
    this.#said(session, 'dtmf', keys.digits);
  }

  /**
   * Nobody has spoken for long: the caller is asked once, and then the call ends. Never while the caller
   * waits for us.
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
    const offer = thread.state.proposals.findLast((proposal) => proposal.session === session) ?? null;
    const question = texts.stillThere(offer !== null);
    this.speech.say(session, question);
    const due = now() + speakingTime(question) + 2 * patience;
    records.change(session, { offered: offer?.id ?? null, quiet: { due, asked: true } });
  }

  /** Puts the caller through when somebody is there to take the call; else they are to be called back. */
  #handOver(session: string, reason: string): void {
    const speaker: Session | undefined = sessionOf(this.#context.thread.state, session);
    if (speaker?.channel !== 'voice') return;
    const settings = this.#context.settings.known;
    const { phase } = this.#parts.records.get(session);
    if (phase === 'talking' && settings.phone.transferTo && openingAt(timestamp(), settings).open)
      this.#leave(session, 'live-agent-handoff', reason);
    else noteCallback(this.#context.thread, session, reason, settings.locale);
  }

  /** Ends the relay, after the last word; the provider then asks how the call goes on. */
  #leave(session: string, reasonCode: string, reason: string): void {
    this.#parts.records.change(session, { phase: 'leaving', quiet: null, keys: null });
    this.speech.send(session, endFrame({ reasonCode, reason }));
  }
}
