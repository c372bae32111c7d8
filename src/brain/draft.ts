import type { TicketOutcome, TurnOutcome } from '../conversation/commands.ts';
import { type Attachment, type Choice, type Findings, noEntities } from '../conversation/values.ts';
import { isUnspoken } from '../language/heard/unspoken.ts';
import { cannotPromise, MOST_PROMISED } from '../language/promising.ts';
import type { BrainStep, TicketStep } from './brain.ts';
import type { Context } from './context.ts';
import { says } from './output.ts';
import { likelySatisfaction } from './satisfaction.ts';
import type { TurnCard } from './table.ts';

/**
 * Thrown when a brain ends without a word and without declaring silence: the customer must not wait for
 * nothing.
 */
class NothingSaid extends Error {
  override readonly name = 'NothingSaid';
}

/** What one turn may commit the colleagues to, and leave them to read. */
const MOST_PROMISES = 3;
const MOST_NOTES = 5;
const MOST_NOTED = 1_000;

/** The steps of a turn, as they add up. */
export class Draft {
  readonly #context: Context;
  #turn: string;
  readonly #id: (prefix: string) => string;
  #text: string;
  #choices: Choice[] = [];
  #attachments: Attachment[] = [];
  #silence: string | null = null;
  #handover: TurnOutcome['handover'] = null;
  #plan: readonly string[] = [];
  #put: ReturnType<TurnCard['finish']> = null;
  readonly #tickets: TicketOutcome[] = [];
  readonly #records = new Map<string, Findings>();
  readonly #learned: TurnOutcome['learned'] = [];
  readonly #promises: NonNullable<TurnOutcome['promises']> = [];
  readonly #notes: string[] = [];

  /** `id` makes new ids. What `context.begun` said already is the beginning of this reply. */
  constructor(context: Context, turn: string, id: (prefix: string) => string) {
    this.#context = context;
    this.#turn = turn;
    this.#id = id;
    this.#text = context.begun?.said ? `${context.begun.said} ` : '';
  }

  /** Begins anew as another run, after what cannot be taken back. */
  restart(turn: string, said: string): void {
    this.#turn = turn;
    this.#text = said ? `${said} ` : '';
  }

  /** Whether the customer is left with something to say yes to: not where they were handed over, put off or answered for good. */
  get closes(): boolean {
    return (
      this.#handover !== null ||
      this.#silence !== null ||
      this.#tickets.some(({ status }) => status === 'paused' || status === 'resolved')
    );
  }

  /** Ends the reply with a card. Returns what is said for it; nothing where there is no reply. */
  put(put: NonNullable<ReturnType<TurnCard['finish']>>): string {
    if (this.#silence !== null) return '';
    // A line of it that the reply has just said ("Please hand the parcel in by …") is not said again.
    const text = put.words.text
      .split('\n')
      .filter((line) => !this.#text.includes(line))
      .join('\n');
    this.#put = { ...put, words: { ...put.words, text } };
    const joint = this.#context.manner.spoken ? ' ' : '\n\n';
    return this.#text.trim() === '' ? text : `${joint}${text}`;
  }

  take(step: Exclude<BrainStep, { type: 'propose' | 'rest' | 'retract' }>): void {
    switch (step.type) {
      case 'text':
        this.#text += step.text;
        return;
      case 'attach':
        this.#attachments.push(step.attachment);
        return;
      case 'choices':
        this.#choices = step.choices;
        return;
      case 'ticket':
        this.#ticket(step.ticket);
        return;
      case 'learn':
        this.#learned.push({ name: step.name, value: step.value });
        return;
      case 'promise': {
        const { promise } = step;
        const { now, store } = this.#context;
        // A time that cannot be promised binds nobody, whatever brain says it.
        if (this.#promises.length < MOST_PROMISES && !cannotPromise(promise.due, now, store, true)) {
          const due = new Date(promise.due).toISOString();
          this.#promises.push({
            ...promise,
            promise: this.#id('pr'),
            what: promise.what.slice(0, MOST_PROMISED),
            due,
          });
        }
        return;
      }
      case 'note':
        if (this.#notes.length < MOST_NOTES) this.#notes.push(step.text.slice(0, MOST_NOTED));
        return;
      case 'record':
        this.#records.set(step.message, step.findings);
        return;
      case 'handover':
        this.#handover = { reason: step.reason, summary: step.summary };
        return;
      case 'because':
        this.#plan = step.plan;
        return;
      case 'silence':
        this.#silence = step.reason;
    }
  }

  /**
   * `clean` is the last look at the whole reply; `read` tells what a message wanted that the brain has not
   * recorded.
   */
  outcome(
    clean: (text: string) => string,
    read: (message: string) => Findings | undefined = () => undefined,
  ): TurnOutcome {
    for (const { id } of this.#context.asked) {
      const findings = this.#records.get(id) ?? read(id);
      if (findings) this.#records.set(id, findings);
    }
    const { introduction } = this.#context;
    const own = clean(this.#text).trim();
    const text = this.#put ? this.#withCard(own, this.#put.words.text) : own;
    // The law and the design want it said whatever the brain is: a brain that forgot it is corrected here.
    const introduced =
      introduction !== null && !says(text, introduction) && !isUnspoken(text, this.#context.store.name)
        ? withIntroduction(text, introduction, this.#context.manner.letter)
        : text;
    // Words that were spoken cannot become a silence.
    const heard = this.#context.begun?.said || (this.#context.manner.spoken && own !== '');
    const silent = this.#silence !== null && !heard;
    if (!silent && text === '' && this.#attachments.length === 0) throw new NothingSaid();
    return {
      turn: this.#turn,
      session: this.#context.speaker.session,
      answers: this.#context.asked.map((message) => message.id),
      reply: silent
        ? null
        : {
            message: this.#id('m'),
            text: introduced,
            choices: this.#buttons(),
            attachments: this.#attachments,
            introduces: introduction !== null,
            findings: this.#findings(),
          },
      silence: silent ? this.#silence : null,
      card: this.#put && !silent ? { card: this.#put.card, said: this.#put.words.said } : null,
      tickets: this.#tickets,
      records: this.#context.asked.map(({ id }) => ({ message: id, findings: this.#askedFindings(id) })),
      learned: this.#learned,
      promises: this.#promises,
      notes: this.#notes,
      handover: this.#handover,
      ...(this.#plan.length > 0 ? { plan: this.#plan } : {}),
    };
  }

  #ticket(step: TicketStep): void {
    if (step.op === 'open') {
      const { op: _, ...opened } = step;
      const id = this.#id('t');
      this.#tickets.push({ opened: { id, ...opened }, id, status: 'open' });
      return;
    }
    const id = step.id ?? this.#tickets.at(-1)?.id;
    if (!id) return;
    const known = this.#tickets.find((ticket) => ticket.id === id);
    const ticket = known ?? { opened: null, id, status: 'open' as const };
    if (!known) {
      // Only tickets that the context showed can be taken up: a brain cannot invent one.
      if (!this.#context.tickets.some((other) => other.id === id)) return;
      this.#tickets.push(ticket);
    }
    const unplaced = this.#context.tickets.some((other) => other.id === id && other.order === null);
    // Nor an order that is not before it.
    if (unplaced && 'order' in step && this.#context.orders.some((order) => order.id === step.order))
      ticket.order = step.order ?? undefined;
    ticket.status = STATUS[step.op];
    ticket.refused = step.op === 'resolve' && step.refused === true;
  }

  /** The brain's words, cut where both would be too long for one message, and the card's, which never are. */
  #withCard(own: string, card: string): string {
    const { textLength, spoken } = this.#context.manner;
    const room = textLength - card.length - 2;
    const kept =
      own.length <= room || spoken ? own : `${own.slice(0, Math.max(0, room - 1)).replace(/\s\S*$/, '')}…`;
    return [kept, card].filter(Boolean).join(spoken ? ' ' : '\n\n');
  }

  /** The card's buttons come first; what a brain shows accepts nothing. */
  #buttons(): Choice[] {
    const { most, labelLength } = this.#context.manner.choices;
    const own = this.#choices.filter(({ id }) => !id.startsWith('accept:'));
    return [...(this.#put?.words.buttons ?? []), ...own]
      .slice(0, most)
      .map(({ id, label }) => ({ id, label: shortened(label, labelLength) }));
  }

  /** What a message turned out to be. What it only pointed at ("the order from yesterday") is named, too. */
  #askedFindings(message: string): Findings {
    const { intent, entities, satisfaction } = this.#records.get(message) ?? UNREAD;
    const order = entities.orders.length === 0 ? this.#order() : null;
    return {
      intent,
      entities: {
        ...entities,
        orders: order ? [order] : entities.orders,
        products: entities.products.length
          ? entities.products
          : this.#productsOf(order ?? entities.orders[0]),
      },
      satisfaction: satisfaction ?? likelySatisfaction(intent),
    };
  }

  /**
   * What the reply is about: what was asked, with the ticket's order. The customer's reaction is not known
   * yet.
   */
  #findings(): Findings {
    const asked = this.#context.asked.map(({ id }) => this.#askedFindings(id));
    const all = (pick: (findings: Findings) => string[]) => [...new Set(asked.flatMap(pick))];
    return {
      intent: asked[0]?.intent ?? null,
      entities: {
        ...noEntities(),
        orders: all(({ entities }) => entities.orders),
        products: all(({ entities }) => entities.products),
        sizes: all(({ entities }) => entities.sizes),
      },
      satisfaction: null,
    };
  }

  /** The order that the turn's tickets are about. */
  #order(): string | null {
    const orders = this.#tickets.map(({ opened, id, order: about }) =>
      opened ? opened.order : (about ?? this.#context.tickets.find((other) => other.id === id)?.order),
    );
    return orders.find((order) => order) ?? null;
  }

  /** The product of an order that has only one. */
  #productsOf(order: string | undefined): string[] {
    const items = this.#context.orders.find(({ id }) => id === order)?.items ?? [];
    const products = new Set(items.map(({ product }) => product));
    return products.size === 1 ? [...products] : [];
  }
}

/** A line that greets and says nothing else: "Hello Sophie,". */
const GREETING = /^[^\n]{1,60}[,!:]\s*\n/;

/** A text that says who writes: a letter under its greeting, anything else before all. */
function withIntroduction(text: string, introduction: string, letter: boolean): string {
  const greeting = letter ? (GREETING.exec(text)?.[0] ?? '') : '';
  return [greeting.trim(), introduction, text.slice(greeting.length).trim()].filter(Boolean).join('\n\n');
}

function shortened(label: string, most: number): string {
  return label.length <= most ? label : `${label.slice(0, Math.max(1, most - 1)).trimEnd()}…`;
}

const UNREAD: Findings = { intent: null, entities: noEntities(), satisfaction: null };
const STATUS = { continue: 'open', pause: 'paused', resolve: 'resolved', escalate: 'escalated' } as const;
