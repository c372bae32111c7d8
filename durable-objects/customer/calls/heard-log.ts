import { truncateToHeard, wasPut } from '../../../src/channels/voice/heard.ts';
import type { PlaybackResult } from '../../../src/channels/voice/playback.ts';
import type { Fact, FactOf } from '../../../src/conversation/events.ts';
import { sessionOf } from '../../../src/conversation/state.ts';
import type { ObjectContext } from '../context.ts';

/** Keeps the log to what was heard of what was said on calls. */
export class HeardLog {
  readonly #context: Pick<ObjectContext, 'thread' | 'id'>;
  /** Messages whose words are out already when they are written. */
  readonly #out = new Set<string>();

  constructor(context: Pick<ObjectContext, 'thread' | 'id'>) {
    this.#context = context;
  }

  /** Whether a message that was just written has been spoken before; asked once for each. */
  wasOut(message: string): boolean {
    return this.#out.delete(message);
  }

  /** Says something of the service's own; it becomes part of the thread. Returns the message. */
  say(session: string, text: string, answers: string[] = []): string | null {
    const { thread } = this.#context;
    const known = sessionOf(thread.state, session);
    if (!known) return null;
    const message = this.#context.id('m');
    const said = this.#message(session, message, text, answers, known.assurance);
    thread.act({ type: 'say', message: said });
    return message;
  }

  /**
   * What of some words never became a message is written down; of a message it is noted how far it was heard.
   */
  settle(session: string, one: PlaybackResult): void {
    if (this.#context.thread.messages.get(one.id)) this.cut(one);
    else this.keep(session, one, []);
  }

  /** Writes down a reply that never became a message, as far as it was heard. */
  keep(session: string, { id: turn, text, heard }: PlaybackResult, answers: string[]): void {
    const { thread } = this.#context;
    const known = sessionOf(thread.state, session);
    if (!known || !heard.trim()) return;
    const message = this.#context.id('m');
    this.#out.add(message);
    const composed = this.#message(session, message, text.trim(), answers, known.assurance);
    const facts: Fact[] = [{ type: 'message.composed', ...composed, turn }];
    if (heard.trim() !== text.trim()) facts.push({ type: 'message.cut', message, heard: heard.trim() });
    thread.note(facts);
  }

  /** Only so much of a message was heard. */
  cut({ id, heard }: PlaybackResult): void {
    const { thread } = this.#context;
    const message = thread.messages.get(id);
    if (message?.type !== 'message.composed') return;
    const kept = truncateToHeard(message.text, heard);
    if (kept === message.text) return;
    const put = this.#cardOf(id);
    const unput = put && !wasPut(put.said, message.text, kept) ? [put.card.id] : [];
    thread.act({ type: 'cut', message: id, heard: kept, unput });
  }

  /** The card that a message put: the event right before it, of the same commit. */
  #cardOf(message: string): FactOf<'card.put'> | null {
    const { thread } = this.#context;
    const seq = thread.messages.seqOf(message) ?? 0;
    const [before] = thread.log.between(seq - 2, seq - 1);
    return before?.fact.type === 'card.put' ? before.fact : null;
  }

  #message(
    session: string,
    message: string,
    text: string,
    answers: string[],
    assurance: FactOf<'message.composed'>['assurance'],
  ): Omit<FactOf<'message.composed'>, 'type'> {
    return {
      message,
      session,
      channel: 'voice',
      author: 'assistant',
      text,
      choices: [],
      attachments: [],
      answers,
      introduces: false,
      assurance,
    };
  }
}
