import type { Connection } from 'agents/lifecycle';
import { z } from 'zod';
import { emptyLast, endFrame, hear, textFrame, textFrames } from '../src/channels/voice/frames.ts';
import { truncateToHeard } from '../src/channels/voice/heard.ts';
import { type Taken, takePrompt } from '../src/channels/voice/repeats.ts';
import { type SentenceStream, sentenceStream, sentencesOf } from '../src/channels/voice/sentences.ts';
import { speakable } from '../src/channels/voice/speakable.ts';
import { now } from '../src/clock.ts';
import type { Event } from '../src/conversation/events.ts';
import { sessionOf } from '../src/conversation/state.ts';
import type { Settings } from '../src/settings.ts';
import { newTrace, trace } from '../src/trace.ts';
import type { Thread } from './thread.ts';

/** What a relay socket remembers across hibernation. */
export const CallSocket = z.object({
  kind: z.literal('voice'),
  session: z.string(),
  /** The relay's ticket: good for one socket. */
  ticket: z.string(),
});
export type CallSocket = z.infer<typeof CallSocket>;

/** What a call needs of the object it lives in. */
export interface CallWorld {
  thread: Thread;
  settings(): Promise<Settings>;
  sockets(session: string): Iterable<Connection>;
  answer(session: string, trace: string): void;
  /** Stops the turn that is speaking. */
  stop(session: string): void;
  id(prefix: string): string;
}

/** What is being said on a call right now. */
interface Speech {
  turn: string;
  sentences: SentenceStream;
  /** Sent to the relay so far. */
  said: string;
}

/** The voice mouth of one customer: words in, words out, over the provider's text relay. */
export class Calls {
  readonly #world: CallWorld;
  readonly #speech = new Map<string, Speech>();
  readonly #taken = new Map<string, Taken>();
  /** Messages whose words are out already when they are written. */
  readonly #spoken = new Set<string>();
  /** Keys pressed and not yet ended with #. */
  readonly #keys = new Map<string, string>();

  constructor(world: CallWorld) {
    this.#world = world;
  }

  /** One frame from the relay. */
  async hear(connection: Connection, { session }: CallSocket, data: string | ArrayBuffer): Promise<void> {
    const frame = typeof data === 'string' ? hear(data) : { type: 'bad' as const, reason: 'shape' as const };
    switch (frame.type) {
      case 'setup':
        // The token that opened the socket named the call; a relay that says another is not ours.
        if (`v-${frame.call}` !== session) connection.close(1008, 'another call');
        return;
      case 'prompt': {
        const taken = takePrompt(frame, this.#taken.get(session) ?? null, now());
        if (!taken) return;
        this.#taken.set(session, taken);
        this.#said(session, 'text', taken.text);
        return;
      }
      case 'dtmf':
        this.#key(session, frame.digit);
        return;
      case 'interrupt':
        this.#interrupted(session, frame.heard);
        return;
      case 'error':
      case 'bad':
        trace('relay.frame', { trace: newTrace(), session, reason: frame.type }, 'error');
        return;
      case 'info':
      case 'unknown':
        return;
    }
  }

  /** Lets a socket in on its ticket, once: who copied the URL from somewhere finds it used. */
  admit({ session, ticket }: CallSocket): boolean {
    const { memory } = this.#world.thread;
    if (memory.external('voice', `ticket/${ticket}`)) return false;
    memory.nameExternal('voice', `ticket/${ticket}`, '', session);
    return true;
  }

  /** The socket is gone. What was being said is over. */
  closed({ session }: CallSocket): void {
    this.#world.stop(session);
    this.#speech.delete(session);
  }

  /** Text of a reply that is being composed: spoken as soon as a sentence is whole. Null: the turn was withdrawn. */
  stream(session: string, turn: string, text: string | null): void {
    if (text === null) {
      this.#withdraw(session, turn);
      return;
    }
    let speech = this.#speech.get(session);
    if (speech?.turn !== turn) {
      speech = { turn, sentences: sentenceStream(), said: '' };
      this.#speech.set(session, speech);
    }
    for (const sentence of speech.sentences.push(text)) this.#speak(session, speech, sentence);
  }

  /** Speaks what was committed and not streamed, and ends what was. */
  publish(events: Event[]): void {
    for (const { fact } of events) {
      if (
        fact.type === 'message.composed' &&
        fact.channel === 'voice' &&
        !this.#spoken.delete(fact.message)
      ) {
        const speech = this.#speech.get(fact.session);
        if (speech && speech.turn === fact.turn) {
          for (const sentence of speech.sentences.flush()) this.#speak(fact.session, speech, sentence);
          this.#send(fact.session, emptyLast);
          this.#speech.delete(fact.session);
        } else {
          for (const frame of textFrames(sentencesOf(fact.text))) this.#send(fact.session, frame);
        }
        this.#taken.delete(fact.session);
      }
      if (fact.type === 'handover.requested') void this.#handOver(fact.session, fact.reason);
    }
  }

  /** Puts the caller through, when the store has somewhere to put her. */
  async #handOver(session: string, reason: string): Promise<void> {
    if (sessionOf(this.#world.thread.state, session)?.channel !== 'voice') return;
    const { phone } = await this.#world.settings();
    if (phone.transferTo) this.#send(session, endFrame({ reasonCode: 'live-agent-handoff', reason }));
  }

  #said(session: string, kind: string, text: string, choice?: string): void {
    const { thread } = this.#world;
    const known = sessionOf(thread.state, session);
    if (!known) return;
    const traceId = newTrace();
    const message = this.#world.id('m');
    thread.act(
      {
        type: 'hear',
        session: { ...known, evidence: 'the call' },
        // A relay gives its prompts no id; the socket delivers each once.
        message: { message, external: message, kind, text, choice, attachments: [] },
      },
      traceId,
    );
    this.#world.answer(session, traceId);
  }

  /** 0 asks for a person; other keys gather until #. */
  #key(session: string, digit: string): void {
    const keys = (this.#keys.get(session) ?? '') + digit;
    if (keys === '0') {
      this.#said(session, 'choice', 'I would like to talk to a person.', 'human');
      return;
    }
    if (digit !== '#') {
      this.#keys.set(session, keys.slice(-32));
      return;
    }
    this.#keys.delete(session);
    if (keys.length > 1) this.#said(session, 'dtmf', keys.slice(0, -1));
  }

  /** She spoke over the assistant: the log keeps what she heard of it, and whatever was still to come is not said. */
  #interrupted(session: string, heard: string): void {
    const { thread } = this.#world;
    if (this.#speech.has(session)) {
      const speech = this.#speech.get(session);
      if (speech) speech.said = truncateToHeard(speech.said, heard);
      this.#world.stop(session);
      return;
    }
    const message = thread.memory.lastSaid(session);
    if (message?.type !== 'message.composed') return;
    const kept = truncateToHeard(message.text, heard);
    if (kept !== message.text) thread.act({ type: 'cut', message: message.message, heard: kept }, newTrace());
  }

  /** A stopped turn cannot unsay what was spoken: that much becomes part of the thread. */
  #withdraw(session: string, turn: string): void {
    const speech = this.#speech.get(session);
    if (speech?.turn !== turn) return;
    this.#speech.delete(session);
    if (!speech.said.trim()) return;
    this.#send(session, emptyLast);
    const known = sessionOf(this.#world.thread.state, session);
    if (!known) return;
    const message = this.#world.id('m');
    this.#spoken.add(message);
    this.#world.thread.note(
      [
        {
          type: 'message.composed',
          message,
          session,
          channel: 'voice',
          author: 'assistant',
          text: speech.said.trim(),
          choices: [],
          attachments: [],
          turn,
          answers: [],
          introduces: false,
          assurance: known.assurance,
        },
      ],
      newTrace(),
    );
  }

  #speak(session: string, speech: Speech, sentence: string): void {
    const token = speakable(sentence);
    if (!token) return;
    speech.said += `${token} `;
    this.#send(session, textFrame(`${token} `, false));
  }

  #send(session: string, frame: string): void {
    for (const connection of this.#world.sockets(session)) {
      try {
        connection.send(frame);
      } catch {
        // The call ended; the log has what was to be said.
      }
    }
  }
}
