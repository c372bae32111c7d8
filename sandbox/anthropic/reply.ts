import { lookup } from '../../src/lookup.ts';
import type { Said } from './frames.ts';
import type { OrderSeen, Seen } from './reading.ts';
import { SERVICE_WORDS, type ServiceWords } from './services-wording.ts';
import type { Words } from './wording.ts';

/** Composes the last message of a turn: the words in the channel's manner, and the books kept beside them. */
export class Reply {
  readonly say: Words;
  /** Words on appointments, pickups and contracts. */
  readonly of: ServiceWords;
  readonly #seen: Seen;
  readonly #locale: string;

  constructor(seen: Seen, say: Words, locale: 'en' | 'fr') {
    this.#seen = seen;
    this.say = say;
    this.of = SERVICE_WORDS[locale];
    this.#locale = locale === 'en' ? 'en-GB' : 'fr-FR';
  }

  get store() {
    return this.#seen.store;
  }

  /** The text of the customer's new messages. */
  get words(): string {
    return this.#seen.asked.map(({ text }) => text).join('\n');
  }

  /** An ISO day as people write it. */
  day(iso: string): string {
    const date = new Date(`${iso.slice(0, 10)}T12:00:00Z`);
    return new Intl.DateTimeFormat(this.#locale, { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
      date,
    );
  }

  /** An order's state in words. */
  status(status: string): string {
    return this.#locale === 'en-GB' && status === 'pending' ? 'being prepared' : status;
  }

  /** What is different between two variants ("size M"). */
  change(from: Record<string, string>, to: Record<string, string>): string {
    return Object.entries(to)
      .filter(([option, value]) => lookup(from, option) !== value)
      .map(([option, value]) => `${this.#option(option)} ${value}`)
      .join(', ');
  }

  /** Words, and behind them what cannot be refused: who listens hears the words first. */
  end(
    intent: string,
    order: OrderSeen | null,
    sentences: string[],
    ticket?: 'open' | 'pause' | 'resolve',
  ): Said[] {
    return [
      { type: 'text', text: this.#composed(sentences) },
      ...(order && ticket ? this.#ticket(intent, order, ticket) : []),
    ];
  }

  /** Proposes first, and speaks once it knows that the card is put. */
  propose(
    intent: string,
    tool: string,
    input: Record<string, unknown>,
    order: OrderSeen | null,
    question: string,
  ): Said[] {
    if (this.#seen.called.some(({ name }) => name === 'propose'))
      return this.end(intent, order, [question], 'open');
    return [{ type: 'tool_use', name: 'propose', input: { calls: [{ tool, input }] } }];
  }

  handOver(intent: string, reason: string, words: string): Said[] {
    const summary = this.#seen.asked
      .map(({ text }) => text)
      .join(' ')
      .slice(0, 500);
    return [
      ...this.end(intent, null, [words]),
      { type: 'tool_use', name: 'hand_over', input: { reason, summary } },
    ];
  }

  #composed(sentences: string[]): string {
    const { channel, speaker } = this.#seen;
    const body = sentences.join(channel === 'email' ? '\n\n' : ' ');
    if (channel === 'email') return [this.say.hello(speaker.firstName), body].join('\n\n');
    return body;
  }

  #ticket(intent: string, order: OrderSeen, op: 'open' | 'pause' | 'resolve'): Said[] {
    const known = this.#seen.tickets.find((other) => other.order === order.id && other.status !== 'resolved');
    const calls: Record<string, unknown>[] = known
      ? [{ op: op === 'open' ? 'continue' : op, id: known.id }]
      : [
          {
            op: 'open',
            intent: intent === 'yes' ? 'exchange' : intent,
            order: order.id,
            subject: subjectOf(order),
          },
        ];
    if (!known && op !== 'open') calls.push({ op, id: null });
    return calls.map((input) => ({ type: 'tool_use', name: 'ticket', input }));
  }

  #option(option: string): string {
    if (this.#locale !== 'fr-FR') return option;
    return lookup({ size: 'taille', colour: 'couleur' }, option) ?? option;
  }
}

function subjectOf(order: OrderSeen): string {
  return (
    order.items
      .map(({ title }) => title)
      .join(', ')
      .slice(0, 100) || order.id
  );
}
