import { luneDress } from '../../sandbox/seed/dress.ts';
import type { BrainStep } from '../../src/brain/brain.ts';
import type { AskedMessage, Context, PastExchange, ProposalView } from '../../src/brain/context.ts';
import { embeddedBrain } from '../../src/brain/embedded/index.ts';
import { agreesTo } from '../../src/consent/index.ts';
import type { Manner } from '../../src/conversation/manner.ts';
import {
  type Assurance,
  atLeast,
  type Channel,
  type Choice,
  noEntities,
} from '../../src/conversation/values.ts';
import type { DoneAction, TicketView } from '../../src/conversation/views.ts';
import type { OrderView, ProductView } from '../../src/identity/view.ts';
import { spokenIn } from '../../src/language/switch.ts';
import { defaultSettings, type Settings } from '../../src/settings.ts';
import { deedOf } from '../../src/tools/index.ts';
import type { Refusal, Toolbox, ToolName, ToolResult } from '../../src/tools/tool.ts';

/*
 * A small world for the brain: a shop that keeps its rules, and a thread that grows as the real one does.
 * Nothing here knows what the brain says; it carries steps over into the next context.
 */

export const manners: Record<Channel, Manner> = {
  chat: manner('chat', {
    choices: { most: 5, labelLength: 40 },
    textLength: 4000,
    attachments: true,
    sentences: 5,
  }),
  email: manner('email', { letter: true, textLength: 20_000, attachments: true, sentences: 10 }),
  whatsapp: manner('whatsapp', {
    choices: { most: 3, labelLength: 20 },
    textLength: 1024,
    attachments: true,
    sentences: 4,
  }),
  voice: manner('voice', { spoken: true, textLength: 800, sentences: 3 }),
};

function manner(channel: Channel, over: Partial<Manner>): Manner {
  return {
    channel,
    spoken: false,
    letter: false,
    choices: { most: 0, labelLength: 20 },
    textLength: 1000,
    attachments: false,
    sentences: 3,
    gather: 0,
    ...over,
  };
}

export const label = {
  id: 'f-1',
  filename: 'return-45821.pdf',
  type: 'application/pdf',
  size: 1200,
  key: 'labels/1',
};

export function order(over: Partial<OrderView> = {}): OrderView {
  return {
    id: '45821',
    status: 'delivered',
    placedAt: '2026-12-08T10:00:00Z',
    shippedAt: '2026-12-10T10:00:00Z',
    deliveredAt: '2026-12-13T11:00:00Z',
    currency: 'EUR',
    total: 8700,
    items: [luneDress()],
    shipments: [
      { carrier: 'Mondial Relay', tracking: null, status: 'delivered', at: '2026-12-13T11:00:00Z' },
    ],
    returns: [],
    exchanges: [],
    refunds: [],
    cancelledAt: null,
    returnable: { open: true, lastDay: '2027-01-12', daysLeft: 29 },
    ...over,
  };
}

export function product(over: Partial<ProductView> = {}): ProductView {
  const variants = ['midnight', 'sand'].flatMap((colour) =>
    ['XS', 'S', 'M', 'L', 'XL'].map((size) => ({
      sku: `DR-101-${size}${colour === 'sand' ? '-SA' : ''}`,
      options: { size, colour },
      price: 8700,
      stock: 4,
    })),
  );
  return {
    id: 'DR-101',
    title: 'Lune dress',
    description: '',
    sizeChart: {
      S: { bust: '84-88 cm', waist: '64-68 cm' },
      M: { bust: '88-92 cm', waist: '68-72 cm' },
      L: { bust: '92-97 cm', waist: '72-77 cm' },
    },
    variants,
    ...over,
  };
}

const needs: Record<ToolName, Assurance> = {
  look_outside: 'anonymous',
  find_order: 'anonymous',
  list_orders: 'recognised',
  find_products: 'anonymous',
  return_item: 'claimed',
  exchange_item: 'recognised',
  choose_refund: 'recognised',
  cancel_order: 'recognised',
  undo: 'recognised',
  send_code: 'anonymous',
  check_code: 'anonymous',
};
const consequential: readonly ToolName[] = ['exchange_item', 'choose_refund', 'cancel_order'];

export interface Said {
  text: string;
  choices: Choice[];
  steps: BrainStep[];
  calls: string[];
}

/** One person's thread with the shop behind it. */
export class World {
  now = '2026-12-14T18:32:00Z';
  settings: Settings = { ...defaultSettings(), name: 'Lune', orderLookup: 'number' };
  orders: OrderView[] = [order()];
  products: ProductView[] = [product()];
  /** Orders that exist in the shop and belong to somebody else. */
  foreign: OrderView[] = [];
  history: PastExchange[] = [];
  tickets: TicketView[] = [];
  proposals: ProposalView[] = [];
  done: DoneAction[] = [];
  facts: Record<string, string> = {};
  control: Context['control'] = 'assistant';
  /** The locale of every session, until another language is spoken. */
  locale = 'en';
  /** The customer's account in the shop; null when the address is on no account. */
  account: string | null = 'c-1';
  introduced = new Set<Channel>(['chat', 'email', 'whatsapp', 'voice']);
  contactOnOrder = 'sophie.martin@example.com';
  calls: { name: ToolName; input: unknown; proposal: string | undefined }[] = [];
  #claims = new Set<string>();
  #session = 's-1';
  #channel: Channel = 'chat';
  #assurance: Assurance = 'anonymous';
  #firstName: string | null = null;
  #count = 0;

  #known(): boolean {
    return atLeast(this.#assurance, 'recognised') && this.account !== null;
  }

  /** A new session on a channel: what was said before is now said elsewhere. */
  speak(channel: Channel, assurance: Assurance, firstName: string | null = null): this {
    this.#channel = channel;
    this.#assurance = assurance;
    this.#firstName = firstName;
    this.#session = `s-${++this.#count}`;
    this.history = this.history.map((exchange) => ({ ...exchange, sameSession: false }));
    this.proposals = this.proposals.map((proposal) => ({ ...proposal, sameSession: false }));
    return this;
  }

  at(now: string): this {
    this.now = now;
    return this;
  }

  /** What was said so far becomes a stranger's words about the order: only readable. */
  asTestimony(): this {
    this.history = this.history.map((exchange) => ({ ...exchange, testimony: true, sameSession: false }));
    this.tickets = [];
    this.proposals = [];
    return this;
  }

  async press(id: string): Promise<Said> {
    return this.say('', { choice: id });
  }

  async say(text: string, over: Partial<AskedMessage> = {}): Promise<Said> {
    const asked: AskedMessage = {
      id: `m-${++this.#count}`,
      at: this.now,
      text,
      subject: null,
      attachments: [],
      choice: null,
      kind: 'text',
      ...over,
    };
    const spoken = asked.choice ? null : spokenIn(text, this.facts.language ?? this.locale);
    if (spoken) this.facts.language = spoken;
    const context = this.context([asked]);
    const before = this.calls.length;
    const steps: BrainStep[] = [];
    for await (const step of embeddedBrain.think(
      context,
      this.#toolbox(text, over.choice ?? null),
      new AbortController().signal,
    )) {
      steps.push(step);
    }
    const said = this.#commit(asked, steps);
    this.now = new Date(Date.parse(this.now) + 30_000).toISOString();
    return { ...said, calls: this.calls.slice(before).map(({ name }) => name) };
  }

  context(asked: AskedMessage[], over: Partial<Context> = {}): Context {
    const known = this.#known();
    const { name, locale, timeZone, returns, shipping, hours, voice, currency, country, orderLookup } =
      this.settings;
    return {
      now: this.now,
      store: { name, locale, timeZone, returns, shipping, hours, voice, currency, country, orderLookup },
      channel: this.#channel,
      manner: manners[this.#channel],
      locale: this.facts.language ?? this.locale,
      speaker: {
        session: this.#session,
        assurance: this.#assurance,
        firstName: known ? this.#firstName : null,
        name: null,
        account: known ? this.account : null,
      },
      introduction: this.introduced.has(this.#channel) ? null : `INTRODUCTION ${this.#channel}.`,
      asked,
      history: this.history,
      tickets: this.tickets,
      orders: known ? this.orders : this.orders.filter(({ id }) => this.#claims.has(id)),
      proposals: this.proposals.filter((proposal) => this.#stands(proposal)),
      lapsed: this.proposals.filter((proposal) => !this.#stands(proposal)),
      done: known ? this.done : [],
      facts: this.facts,
      control: this.control,
      ...over,
    };
  }

  #stands({ at }: ProposalView): boolean {
    return Date.parse(this.now) - Date.parse(at) <= this.settings.limits.offerDays * 86_400_000;
  }

  #commit(asked: AskedMessage, steps: BrainStep[]): Omit<Said, 'calls'> {
    let text = '';
    let choices: Choice[] = [];
    const offered: string[] = [];
    const record = steps.find((step) => step.type === 'record');
    const base = { at: this.now, channel: this.#channel, ticket: null, testimony: false, sameSession: true };
    this.introduced.add(this.#channel);
    this.history.push({
      ...base,
      author: 'customer',
      text: asked.text,
      intent: record?.findings.intent ?? null,
      entities: record?.findings.entities ?? noEntities(),
      choices: [],
    });
    for (const step of steps) {
      if (step.type === 'text') text += step.text;
      if (step.type === 'choices') choices = step.choices;
      if (step.type === 'learn') this.facts = { ...this.facts, [step.name]: step.value };
      if (step.type === 'handover') this.control = 'waiting';
      if (step.type === 'propose') {
        const same = JSON.stringify([step.proposal.tool, step.proposal.input]);
        this.proposals = this.proposals
          .filter(({ tool, input }) => JSON.stringify([tool, input]) !== same)
          .slice(-11);
        const id = `p-${++this.#count}`;
        offered.push(id);
        this.proposals.push({
          ...step.proposal,
          id,
          at: this.now,
          channel: this.#channel,
          sameSession: true,
        });
      }
      if (step.type === 'ticket') this.#ticket(step.ticket);
    }
    choices = choices.map((choice) => {
      const index = /^accept:(\d+)$/.exec(choice.id)?.[1];
      return index === undefined ? choice : { ...choice, id: `accept:${offered[Number(index)]}` };
    });
    if (text)
      this.history.push({
        ...base,
        author: 'assistant',
        text,
        intent: null,
        entities: noEntities(),
        choices,
      });
    return { text, choices, steps };
  }

  #ticket(step: Extract<BrainStep, { type: 'ticket' }>['ticket']): void {
    const status = {
      open: 'open',
      continue: 'open',
      pause: 'paused',
      resolve: 'resolved',
      escalate: 'escalated',
    } as const;
    if (step.op === 'open') {
      const { intent, order: about, subject } = step;
      const id = `t-${++this.#count}`;
      this.tickets = [
        {
          id,
          intent,
          order: about,
          subject,
          status: 'open',
          openedAt: this.now,
          at: this.now,
          channel: this.#channel,
        },
        ...this.tickets,
      ];
      return;
    }
    const id = step.id ?? this.tickets[0]?.id;
    this.tickets = this.tickets.map((ticket) =>
      ticket.id === id
        ? { ...ticket, status: status[step.op], at: this.now, channel: this.#channel }
        : ticket,
    );
  }

  #toolbox(words: string, choice: string | null): Toolbox {
    const call = async (name: ToolName, input: unknown, proposal?: string): Promise<ToolResult<never>> => {
      this.calls.push({ name, input, proposal });
      if (needs[name] === 'recognised' ? !this.#known() : !atLeast(this.#assurance, needs[name]))
        return no({ code: 'assurance', needs: needs[name], message: '' });
      if (consequential.includes(name)) {
        const offer = this.proposals.find(({ id }) => id === proposal);
        const pressed = choice === `accept:${proposal}`;
        if (!offer || JSON.stringify(offer.input) !== JSON.stringify(input))
          return no({ code: 'consent', message: '' });
        if (!pressed && !agreesTo(offer, [{ text: words }], this.facts.language ?? this.locale))
          return no({ code: 'consent', message: '' });
      }
      const output = this.#run(name, input as Record<string, never>);
      if ('refusal' in output) return no(output.refusal as Refusal);
      if (name !== 'find_order' && name !== 'find_products' && name !== 'list_orders') {
        const about = (input as { order: string }).order;
        this.done.push({
          tool: name,
          does: deedOf(name),
          input,
          output,
          at: this.now,
          channel: this.#channel,
          order: about,
        });
        this.proposals = this.proposals.filter(({ order: other }) => other !== about);
      }
      return { ok: true, output: output as never };
    };
    return { call: call as Toolbox['call'] };
  }

  #run(
    name: ToolName,
    input: Record<string, never> & { order?: string; contact?: string; query?: string },
  ): object {
    if (name === 'find_products') {
      const query = (input.query ?? '').toLowerCase();
      return this.products.filter(
        ({ id, title }) =>
          id.toLowerCase() === query ||
          title
            .toLowerCase()
            .split(' ')
            .some((word) => query.split(' ').some((said) => said.startsWith(word) || word.startsWith(said))),
      );
    }
    if (name === 'list_orders') return this.orders;
    const found = this.orders.find(({ id }) => id === input.order);
    const unknown = { refusal: { code: 'unknown', message: '' } };
    if (name === 'find_order') {
      if (this.#known()) return found ?? unknown;
      if (this.settings.orderLookup === 'number+contact') {
        if (input.contact !== this.contactOnOrder || !found)
          return { refusal: { code: 'contact', message: '' } };
      }
      const seen = found ?? this.foreign.find(({ id }) => id === input.order);
      if (!seen) return unknown;
      this.#claims.add(seen.id);
      if (this.#assurance === 'anonymous') this.#assurance = 'claimed';
      return seen;
    }
    if (!found) return unknown;
    return this.#act(name, found, input);
  }

  #act(name: ToolName, found: OrderView, input: Record<string, unknown>): object {
    const policy = (reason: string) => ({ refusal: { code: 'policy', reason, message: '' } });
    const open = found.returns.find(({ status }) => status === 'open');
    const deadline = found.returnable.lastDay ?? '2027-01-12';
    const known = this.#known();
    const ensure = (lines: string[], settlement: 'undecided' | 'exchange') => {
      if (open) return open;
      const made = {
        id: 'r-1',
        order: found.id,
        lines,
        reason: '',
        status: 'open' as const,
        settlement,
        createdAt: this.now,
        deadline,
        carrier: 'Mondial Relay',
        tracking: 'MR1',
      };
      found.returns.push(made);
      return made;
    };
    switch (name) {
      case 'return_item': {
        if (!open && !found.returnable.open) return policy(found.returnable.reason);
        const made = ensure(input.lines as string[], 'undecided');
        return {
          return: made.id,
          order: found.id,
          lines: made.lines,
          deadline,
          carrier: 'Mondial Relay',
          label: known ? label : null,
          toAddressOnFile: !known,
          existing: open !== undefined,
        };
      }
      case 'exchange_item': {
        const item = found.items.find(({ line }) => line === input.line);
        const shelf = this.products.find(({ id }) => id === item?.product);
        const variant = shelf?.variants.find(({ sku }) => sku === input.sku);
        if (!item || !variant || !shelf) return policy('different_product');
        if (variant.stock === 0) return policy('out_of_stock');
        variant.stock--;
        const made = ensure([item.line], 'exchange');
        made.settlement = 'exchange';
        const from = { sku: item.sku, title: item.title, options: item.options };
        const to = { sku: variant.sku, title: shelf.title, options: variant.options };
        found.exchanges.push({
          id: 'x-1',
          order: found.id,
          line: item.line,
          return: made.id,
          from,
          to,
          status: 'reserved',
          createdAt: this.now,
        });
        return {
          exchange: 'x-1',
          return: made.id,
          order: found.id,
          from,
          to,
          deadline,
          label: null,
          existing: false,
        };
      }
      case 'choose_refund':
        if (open) open.settlement = 'refund';
        return {
          order: found.id,
          return: input.return,
          amount: found.total,
          currency: 'EUR',
          method: 'card',
        };
      case 'cancel_order':
        if (found.status !== 'pending') return policy('already_dispatched');
        found.status = 'cancelled';
        return { order: found.id, refund: found.total, currency: 'EUR' };
      default: {
        const standing = found.exchanges.find(({ status }) => status === 'reserved');
        if (input.exchange && !standing) return policy('already_dispatched');
        if (standing) {
          standing.status = 'undone';
          if (open) open.settlement = 'undecided';
          return { order: found.id, undone: 'exchange' };
        }
        if (open) open.status = 'undone';
        return { order: found.id, undone: 'return' };
      }
    }
  }
}

function no(refusal: Refusal): ToolResult<never> {
  return { ok: false, refusal };
}

export function ofType<T extends BrainStep['type']>(said: Said, type: T): Extract<BrainStep, { type: T }>[] {
  return said.steps.filter((step): step is Extract<BrainStep, { type: T }> => step.type === type);
}
