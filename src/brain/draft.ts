import type { TicketOutcome, TurnOutcome } from '../conversation/commands.ts';
import type { Proposal } from '../conversation/events/dealings.ts';
import { type Attachment, type Choice, type Findings, noEntities } from '../conversation/values.ts';
import type { BrainStep, TicketStep } from './brain.ts';
import type { Context } from './context.ts';
import { says } from './output.ts';
import { likelySatisfaction } from './satisfaction.ts';

/**
 * Thrown when a brain ends without a word and without declaring silence: the customer must not wait for
 * nothing.
 */
class NothingSaid extends Error {
  override readonly name = 'NothingSaid';
}

/** The steps of a turn, as they add up. */
export class Draft {
  readonly #context: Context;
  readonly #turn: string;
  readonly #id: (prefix: string) => string;
  #text: string;
  #choices: Choice[] = [];
  #attachments: Attachment[] = [];
  #silence: string | null = null;
  #handover: TurnOutcome['handover'] = null;
  readonly #proposals: Proposal[] = [];
  readonly #tickets: TicketOutcome[] = [];
  readonly #records = new Map<string, Findings>();
  readonly #learned: TurnOutcome['learned'] = [];

  /** `id` makes new ids. What `context.begun` said already is the beginning of this reply. */
  constructor(context: Context, turn: string, id: (prefix: string) => string) {
    this.#context = context;
    this.#turn = turn;
    this.#id = id;
    this.#text = context.begun?.said ? `${context.begun.said} ` : '';
  }

  take(step: BrainStep): void {
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
      case 'propose':
        this.#proposals.push({
          ...step.proposal,
          id: this.#id('p'),
          session: this.#context.speaker.session,
          channel: this.#context.channel,
          assurance: this.#context.speaker.assurance,
          at: this.#context.now,
        });
        return;
      case 'ticket':
        this.#ticket(step.ticket);
        return;
      case 'learn':
        this.#learned.push({ name: step.name, value: step.value });
        return;
      case 'record':
        this.#records.set(step.message, step.findings);
        return;
      case 'handover':
        this.#handover = { reason: step.reason, summary: step.summary };
        return;
      case 'silence':
        this.#silence = step.reason;
    }
  }

  /** `clean` is the last look at the whole reply. */
  outcome(clean: (text: string) => string): TurnOutcome {
    const { introduction } = this.#context;
    const text = clean(this.#text).trim();
    // The law and the design want it said whatever the brain is: a brain that forgot it is corrected here.
    const introduced =
      introduction !== null && !says(text, introduction) ? `${introduction}\n\n${text}` : text;
    // Words that were spoken cannot become a silence.
    const silent = this.#silence !== null && !this.#context.begun?.said;
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
            choices: this.#choices.map((choice) => this.#named(choice)),
            attachments: this.#attachments,
            introduces: introduction !== null,
            findings: this.#findings(),
          },
      silence: silent ? this.#silence : null,
      proposals: this.#proposals,
      tickets: this.#tickets,
      records: this.#context.asked.map(({ id }) => ({ message: id, findings: this.#askedFindings(id) })),
      learned: this.#learned,
      handover: this.#handover,
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
    ticket.status = STATUS[step.op];
    ticket.refused = step.op === 'resolve' && step.refused === true;
  }

  /** A choice that accepts the n-th proposal of this turn gets that proposal's id. */
  #named(choice: Choice): Choice {
    const index = /^accept:(\d+)$/.exec(choice.id)?.[1];
    const proposal = index === undefined ? undefined : this.#proposals[Number(index)];
    return proposal ? { ...choice, id: `accept:${proposal.id}` } : choice;
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
    const orders = this.#tickets.map(({ opened, id }) =>
      opened ? opened.order : this.#context.tickets.find((other) => other.id === id)?.order,
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

const UNREAD: Findings = { intent: null, entities: noEntities(), satisfaction: null };
const STATUS = { continue: 'open', pause: 'paused', resolve: 'resolved', escalate: 'escalated' } as const;
