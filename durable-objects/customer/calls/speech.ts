import { speakingTime } from '../../../src/channels/voice/call.ts';
import { emptyLast, textFrame } from '../../../src/channels/voice/frames.ts';
import {
  forgotten,
  interrupted,
  milestones,
  named,
  type PlaybackResult,
  played,
  silent,
  spoken,
  unheard,
} from '../../../src/channels/voice/playback.ts';
import { now } from '../../../src/clock.ts';
import type { FactOf } from '../../../src/conversation/events.ts';
import { sessionOf } from '../../../src/conversation/state.ts';
import { phoneTexts } from '../../../src/language/phone.ts';
import { type SentenceStream, sentenceStream, sentencesOf } from '../../../src/language/sentences.ts';
import { speakable } from '../../../src/language/speakable.ts';
import type { ObjectContext } from '../context.ts';
import type { Turns } from '../turns/turns.ts';
import { HeardLog } from './heard-log.ts';
import type { CallRecords } from './record.ts';

/** A relay's socket, in whatever object it is. */
export interface CallLine {
  readonly id: string;
  send(frame: string): void;
  close(code: number, reason: string): void;
}

/** What speaking needs from the other parts of its object. */
export interface SpeechParts {
  records: CallRecords;
  sockets(session: string): Iterable<CallLine>;
  turns: Pick<Turns, 'stop' | 'isRunning'>;
}

/** The object that has the call. */
export type CallContext = Pick<ObjectContext, 'thread' | 'settings' | 'id'>;

/** A reply that is being composed and spoken at once. */
interface Live {
  turn: string;
  sentences: SentenceStream;
  /** The messages that it answers. */
  answers: string[];
  /** What had been played when the caller interrupted it. */
  cut: PlaybackResult | null;
}

/** Speaks on calls, and keeps the log to what was heard. */
export class CallSpeech {
  readonly #context: CallContext;
  readonly #parts: SpeechParts;
  readonly #live = new Map<string, Live>();
  readonly #heard: HeardLog;

  constructor(context: CallContext, parts: SpeechParts) {
    this.#context = context;
    this.#parts = parts;
    this.#heard = new HeardLog(context);
  }

  /** Text of a reply that is being composed: spoken as soon as a sentence is complete. Null: the turn was withdrawn. */
  stream(session: string, turn: string, text: string | null): void {
    if (text === null) {
      this.#withdraw(session, turn);
      return;
    }
    let live = this.#live.get(session);
    if (live?.turn !== turn) {
      const pending = this.#context.thread.state.pending.find((other) => other.session === session);
      live = { turn, sentences: sentenceStream(), answers: pending?.messages ?? [], cut: null };
      this.#live.set(session, live);
    }
    for (const sentence of live.sentences.push(text)) this.#speak(session, turn, sentence);
  }

  /**
   * Another brain continues the turn: text that is not spoken yet is dropped. Returns what was spoken, which
   * the reply now begins with; empty when nothing was.
   */
  unsay(session: string, turn: string): string {
    const live = this.#live.get(session);
    if (live?.turn !== turn) return '';
    live.sentences = sentenceStream();
    const { playback } = this.#parts.records.get(session);
    const spokenSoFar = playback.said.find(({ id }) => id === turn)?.text ?? '';
    if (!spokenSoFar) this.#live.delete(session);
    return spokenSoFar;
  }

  /** Speaks a message that was not streamed, and ends one that was. */
  composed(fact: FactOf<'message.composed'>): void {
    const { session, message } = fact;
    const { records } = this.#parts;
    const { phase } = records.get(session);
    if (this.#heard.wasOut(message) || phase === 'over') return;
    const live = this.#live.get(session);
    if (phase === 'ringing') {
      // The provider says it from the TwiML, before there is a socket.
      const playback = spoken(records.get(session).playback, message, fact.text, true);
      records.change(session, { playback, greeting: message });
      return;
    }
    if (live && live.turn === fact.turn) {
      for (const sentence of live.sentences.flush()) this.#speak(session, live.turn, sentence);
      this.send(session, emptyLast);
      this.#live.delete(session);
      records.change(session, { playback: named(records.get(session).playback, live.turn, message) }, false);
    } else {
      const sentences = sentencesOf(fact.text);
      for (const [index, sentence] of sentences.entries())
        this.#speak(session, message, sentence, index === sentences.length - 1);
    }
    records.change(session, { quiet: this.#quiet(fact.text) });
  }

  /** The relay has played some words. */
  progress(session: string, words: string): void {
    const { records } = this.#parts;
    const before = records.get(session).playback;
    const playback = played(before, words);
    const worth = milestones(before) !== milestones(playback) || before.said.length !== playback.said.length;
    records.change(session, { playback }, worth);
  }

  /** The caller interrupted the assistant: the log keeps what they heard, and the rest is not said. */
  interrupted(session: string, account: string): void {
    const { records } = this.#parts;
    const { playback, heard } = interrupted(records.get(session).playback, account);
    records.change(session, { playback, quiet: this.#quiet('') });
    const live = this.#live.get(session);
    for (const one of heard) {
      if (live?.turn === one.id) live.cut = one;
      else this.#heard.cut(one);
    }
    if (live?.cut) this.#parts.turns.stop(session);
  }

  /** A new socket after one that broke: what was missed is said once, and a reply that is being composed continues. */
  resume(session: string): void {
    const { thread } = this.#context;
    const { records } = this.#parts;
    const { playback, greeting } = records.get(session);
    const live = this.#live.get(session);
    const { heard } = unheard(playback);
    const missed = {
      ...playback,
      said: playback.said.filter(({ id }) => id !== greeting && thread.messages.get(id)),
    };
    const ongoing = { ...playback, said: playback.said.filter(({ id }) => id === live?.turn) };
    records.change(session, { playback: { ...silent(), reports: playback.reports } });
    for (const one of heard) {
      if (one.id === live?.turn) continue;
      // A turn that was lost with the object: what was heard of it is kept, and the question is answered
      // anew.
      this.#heard.settle(session, one);
    }
    const { rest } = unheard(missed);
    if (rest) this.say(session, phoneTexts(this.#locale(session)).asISaid(this.#withoutSeam(session, rest)));
    const going = unheard(ongoing).rest;
    if (live && going) this.#speak(session, live.turn, `${going} `);
  }

  /** The call is over: the log keeps what the caller heard. */
  ended(session: string): void {
    const { records } = this.#parts;
    const { playback } = records.get(session);
    this.#parts.turns.stop(session);
    this.#live.delete(session);
    for (const one of unheard(playback).heard) this.#heard.settle(session, one);
  }

  /** Says a message of the service itself, which becomes part of the thread. Returns the message. */
  say(session: string, text: string, answers: string[] = []): string | null {
    return this.#heard.say(session, text, answers);
  }

  /** Sends a frame to the call's socket; false when there is none. */
  send(session: string, frame: string): boolean {
    let taken = false;
    for (const connection of this.#parts.sockets(session)) {
      try {
        connection.send(frame);
        taken = true;
      } catch {
        // The socket is closing; the text is kept as not said.
      }
    }
    return taken;
  }

  /** What a stopped turn has spoken cannot be taken back: it becomes part of the thread. */
  #withdraw(session: string, turn: string): void {
    const live = this.#live.get(session);
    if (live?.turn !== turn) return;
    this.#live.delete(session);
    const { records } = this.#parts;
    const { playback } = records.get(session);
    const text = live.cut?.text ?? playback.said.find(({ id }) => id === turn)?.text ?? '';
    records.change(session, { playback: forgotten(playback, turn) });
    if (!text) return;
    this.send(session, emptyLast);
    // An interrupted reply is over, and the caller's next words are answered; if they only spoke during it,
    // it is composed anew with that.
    if (live.cut) this.#heard.keep(session, live.cut, live.answers);
    else this.#heard.keep(session, { id: turn, text, heard: text }, []);
  }

  #speak(session: string, id: string, sentence: string, last = false): void {
    const words = speakable(sentence);
    if (!words && !last) return;
    const token = words && !last ? `${words} ` : words;
    const taken = this.send(session, textFrame(token, last));
    const { records } = this.#parts;
    records.change(session, { playback: spoken(records.get(session).playback, id, token, taken) }, false);
  }

  /** When to ask whether the caller is there after `text`. */
  #quiet(text: string): { due: number; asked: boolean } {
    return {
      due: now() + speakingTime(text) + this.#context.settings.known.phone.silenceSeconds * 1000,
      asked: false,
    };
  }

  /** Removes the transition phrase from the rest of a text that was interrupted in it. */
  #withoutSeam(session: string, rest: string): string {
    const seam = phoneTexts(this.#locale(session)).asISaid('').trim();
    const parts = sentencesOf(seam);
    for (let from = 0; from < parts.length; from++) {
      const opening = parts.slice(from).join('').trim();
      if (rest.startsWith(opening)) return rest.slice(opening.length).trim();
    }
    return rest;
  }

  #locale(session: string): string {
    return sessionOf(this.#context.thread.state, session)?.locale ?? this.#context.settings.known.locale;
  }
}
