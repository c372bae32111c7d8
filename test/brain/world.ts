import { luneDress } from '../../sandbox/seed/dress.ts';
import type { Brain, BrainStep } from '../../src/brain/brain.ts';
import { cardView, settledView } from '../../src/brain/build-context.ts';
import type { AskedMessage, Context, PastExchange } from '../../src/brain/context.ts';
import { saysDrop } from '../../src/brain/embedded/dropped.ts';
import { embeddedBrain } from '../../src/brain/embedded/index.ts';
import { plainlyRequests } from '../../src/brain/embedded/requested.ts';
import { runTurn } from '../../src/brain/turn.ts';
import type { PickupPoint } from '../../src/carriers/carrier.ts';
import type { CarrierTrack } from '../../src/carriers/tracking.ts';
import { consentTo } from '../../src/consent/index.ts';
import { type KeptCard, withCard, withDone } from '../../src/conversation/cards.ts';
import type { Manner } from '../../src/conversation/channels.ts';
import type { TurnOutcome } from '../../src/conversation/commands.ts';
import type { Move, Quote } from '../../src/conversation/quote.ts';
import {
  type Assurance,
  atLeast,
  type Channel,
  type Choice,
  noEntities,
} from '../../src/conversation/values.ts';
import type { DoneAction, TicketView } from '../../src/conversation/views.ts';
import type { OrderView, ProductView } from '../../src/identity/view.ts';
import type { Passage } from '../../src/knowledge/article.ts';
import { spokenIn } from '../../src/language/switch.ts';
import { defaultSettings, type Settings } from '../../src/settings.ts';
import type { Item } from '../../src/shop/shop.ts';
import { deedOf, isToolName } from '../../src/tools/index.ts';
import type { ShopView } from '../../src/tools/parcel/find_shops.ts';
import type { Refusal, Settled, Toolbox, ToolName, ToolResult, ToolTypes } from '../../src/tools/tool.ts';

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
  list_appointments: 'recognised',
  find_free_times: 'anonymous',
  book_appointment: 'recognised',
  move_appointment: 'recognised',
  cancel_appointment: 'recognised',
  search_knowledge: 'anonymous',
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
  change_items: 'recognised',
  change_order_address: 'verified',
  change_payment: 'verified',
  change_profile_address: 'verified',
  find_account: 'anonymous',
  view_profile: 'verified',
  list_products: 'anonymous',
  resend_label: 'recognised',
  send_receipt: 'verified',
  report_problem: 'claimed',
  note_arrival: 'claimed',
  find_pickup_points: 'anonymous',
  track_parcel: 'claimed',
  find_shops: 'anonymous',
  calculate: 'anonymous',
  list_subscriptions: 'recognised',
  list_invoices: 'verified',
  send_invoice: 'verified',
  cancel_subscription: 'verified',
  keep_subscription: 'verified',
};
const consequential: readonly ToolName[] = ['exchange_item', 'choose_refund', 'cancel_order'];
const reads: readonly ToolName[] = [
  'find_order',
  'find_products',
  'list_orders',
  'list_products',
  'view_profile',
  'send_receipt',
  'note_arrival',
];
const reversible: readonly ToolName[] = ['return_item', 'undo'];

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
  passages: Passage[] = [];
  history: PastExchange[] = [];
  tickets: TicketView[] = [];
  cards: KeptCard[] = [];
  done: DoneAction[] = [];
  facts: Record<string, string> = {};
  /** Whether the account has an address to write to. */
  mailbox = true;
  profile = {
    ...{ name: 'Sophie Martin', email: 'sophie.martin@example.com', phone: '+33612345678' },
    addresses: [{ line1: '12 rue des Lilas', line2: '', postcode: '69003', city: 'Lyon', country: 'FR' }],
    paymentMethods: [{ id: 'card-1', method: 'card', label: 'Visa ending 4242' }],
  };
  /** Where the orders go. */
  goesTo = { line1: '12 rue des Lilas', line2: '', postcode: '69003', city: 'Lyon', country: 'FR' };
  /** Orders on their way of which the shop never says that they came. */
  untold: string[] = [];
  /** What the shop cannot do. */
  unable: string[] = [
    ...['find_pickup_points', 'track_parcel', 'find_shops', 'list_subscriptions', 'list_invoices'],
    ...['send_invoice', 'cancel_subscription', 'keep_subscription'],
  ];
  /** Shops in town. */
  shops: ShopView[] = [];
  /** Points of the carrier, wherever one asks. */
  points: PickupPoint[] = [];
  /** What the carrier says of the parcels, of an order and of a return. */
  tracks: { order?: CarrierTrack; return?: CarrierTrack } = {};
  /** What waits for a person, whoever agrees to it. */
  limited: ToolName[] = [];
  control: Context['control'] = 'assistant';
  /** The locale of every session, until another language is spoken. */
  locale = 'en';
  /** The customer's account in the shop; null when the address is on no account. */
  account: string | null = 'c-1';
  introduced = new Set<Channel>(['chat', 'email', 'whatsapp', 'voice']);
  contactOnOrder = 'sophie.martin@example.com';
  calls: { name: ToolName; input: unknown }[] = [];
  #saidAt: string | null = null;
  #claims = new Set<string>();
  #session = 's-1';
  #channel: Channel = 'chat';
  #assurance: Assurance = 'anonymous';
  #firstName: string | null = null;
  #count = 0;

  #paidBack({ id, currency, refunds }: OrderView, amount: number): void {
    refunds.push({
      id: `f-${refunds.length + 1}`,
      order: id,
      amount,
      currency,
      method: 'card',
      status: 'issued',
      at: this.now,
    });
  }

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
    this.#saidAt = null;
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
    this.cards = [];
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
    const before = this.calls.length;
    const settled = settledView(this.#settle(asked), this.#speaker);
    const context = this.context([asked], settled.consent === 'none' ? {} : { settled });
    const steps: BrainStep[] = [];
    const watched: Brain = {
      name: 'watched',
      introduces: true,
      async *think(...given) {
        for await (const step of embeddedBrain.think(...given)) {
          steps.push(step);
          yield step;
        }
      },
    };
    const outcome = await runTurn([watched], context, {
      turn: 'turn-1',
      toolbox: this.#toolbox(asked),
      signal: new AbortController().signal,
      say: () => undefined,
      unsay: () => '',
      id: (prefix) => `${prefix}-${++this.#count}`,
      hosts: ['lune.example'],
      turnMs: 60_000,
      judge: () => undefined,
    });
    const said = this.#commit(asked, steps, outcome);
    this.now = new Date(Date.parse(this.now) + 30_000).toISOString();
    return { ...said, calls: this.calls.slice(before).map(({ name }) => name) };
  }

  context(asked: AskedMessage[], over: Partial<Context> = {}): Context {
    const known = this.#known();
    const {
      name,
      locale,
      timeZone,
      returns,
      shipping,
      hours,
      holidays,
      voice,
      currency,
      country,
      orderLookup,
      promises,
      appointments,
    } = this.settings;
    return {
      now: this.now,
      store: {
        name,
        locale,
        timeZone,
        returns,
        shipping,
        hours,
        holidays,
        voice,
        currency,
        country,
        orderLookup,
        promises,
        appointments,
      },
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
      cards: this.#putTo()
        .filter((card) => this.#stands(card))
        .map((card) => cardView(card, this.#speaker)),
      lapsed: this.#putTo()
        .filter((card) => !this.#stands(card))
        .map((card) => cardView(card, this.#speaker)),
      done: known ? this.done : [],
      facts: this.facts,
      control: this.control,
      unable: this.unable,
      ...over,
    };
  }

  get #speaker() {
    return { id: this.#session, assurance: this.#assurance };
  }

  /** Cards that this session may say yes to, and those that have lapsed. */
  #putTo(): KeptCard[] {
    return this.cards.filter(
      ({ session, assurance, over }) =>
        over === undefined &&
        atLeast(this.#assurance, assurance) &&
        (session === this.#session || (this.#known() && atLeast(assurance, 'recognised'))),
    );
  }

  #stands({ at }: KeptCard): boolean {
    return Date.parse(this.now) - Date.parse(at) <= this.settings.limits.offerDays * 86_400_000;
  }

  #commit(asked: AskedMessage, steps: BrainStep[], { reply, card }: TurnOutcome): Omit<Said, 'calls'> {
    const text = reply?.text ?? '';
    const choices = reply?.choices ?? [];
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
      if (step.type === 'learn') this.facts = { ...this.facts, [step.name]: step.value };
      if (step.type === 'handover') this.control = 'waiting';
      if (step.type === 'ticket') this.#ticket(step.ticket);
    }
    if (card) this.cards = withCard(this.cards, card.card, this.now);
    this.cards = this.cards.filter(({ over }) => over === undefined);
    this.#saidAt = this.now;
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

  /** What the shop and the object do before a brain thinks: the yes is read, and carried out. */
  #settle(asked: AskedMessage): Settled {
    const candidates = this.#putTo()
      .filter((card) => this.#stands(card))
      .map((card) => ({
        card,
        here: card.session === this.#session,
        fresh: card.session === this.#session && card.putAt === this.#saidAt,
      }));
    const locale = this.facts.language ?? this.locale;
    const read = consentTo(candidates, [asked], locale);
    const own = candidates.findLast(({ here }) => here);
    const heard = { locale, today: this.now.slice(0, 10), country: 'FR' };
    const acts = (own?.card.alternatives ?? []).flatMap(({ effects }) =>
      effects.flatMap(({ quote }) => quote?.act ?? []),
    );
    const open = read.kind === 'unclear' || read.kind === 'none';
    const consent =
      own && open && saysDrop(asked.choice ? '' : asked.text, heard, acts)
        ? { kind: 'declines' as const, card: own.card }
        : read;
    if (consent.kind === 'declines') this.#lapse(consent.card.id);
    if (consent.kind !== 'agrees') return { consent, results: [] };
    const { effects = [] } = consent.card.alternatives.find(({ id }) => id === consent.alternative) ?? {};
    const results: Settled['results'] = [];
    for (const [n, effect] of effects.entries()) {
      const { tool, input } = effect;
      const now = isToolName(tool) ? this.#quoted(tool, input) : no({ code: 'invalid', message: '' });
      const same = now.ok && JSON.stringify(now.output) === JSON.stringify(effect.quote);
      const result =
        !isToolName(tool) || !now.ok
          ? now
          : this.limited.includes(tool)
            ? no({ code: 'approval', due: this.now, said: 'A colleague has to approve this.', message: '' })
            : same
              ? this.#do(tool, input, consent.alternative, n)
              : no({ code: 'changed', message: '' });
      results.push({ effect, result });
      if (result.ok) continue;
      if (result.refusal.code === 'approval') this.#lapse(consent.card.id);
      else if (result.refusal.code !== 'assurance') this.#lapse(consent.card.id);
      break;
    }
    return { consent, results };
  }

  #lapse(id: string): void {
    this.cards = this.cards.filter((card) => card.id !== id);
  }

  #toolbox(asked: AskedMessage): Toolbox {
    const words = asked.choice ? '' : asked.text;
    const call = async (name: ToolName, input: unknown): Promise<ToolResult<never>> => {
      const quoted = reversible.includes(name) ? this.#quoted(name, input) : null;
      if (quoted && !quoted.ok) return quoted;
      const again = quoted?.output.act === 'return' && quoted.output.out.length === 0;
      if (consequential.includes(name) || (quoted && !again && !this.#asked(quoted.output, words)))
        return no({ code: 'consent', message: '' });
      return this.#do(name, input, null, 0);
    };
    return { call: call as Toolbox['call'], quote: async (name, input) => this.#quoted(name, input) };
  }

  #asked(quote: Quote, words: string): boolean {
    const order = this.orders.find(({ id }) => id === quote.order);
    const heard = { locale: this.facts.language ?? this.locale, today: this.now.slice(0, 10), country: 'FR' };
    return this.#known() && order !== undefined && plainlyRequests(quote, order, words, heard);
  }

  /** Carries a call out, of a brain or of a yes to a card. */
  #do(name: ToolName, input: unknown, alternative: string | null, n: number): ToolResult<never> {
    this.calls.push({ name, input });
    if (this.unable.includes(name)) return no({ code: 'policy', reason: 'unsupported', message: '' });
    if (needs[name] === 'recognised' ? !this.#known() : !atLeast(this.#assurance, needs[name]))
      return no({ code: 'assurance', needs: needs[name], message: '' });
    const output = this.#run(name, input as Record<string, never>);
    if ('refusal' in output) return no(output.refusal as Refusal);
    if (!reads.includes(name)) {
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
      const key = `card:${alternative}:${n}`;
      this.cards = withDone(this.cards, { key, proposal: alternative, order: about, session: this.#session });
    }
    return { ok: true, output: output as never };
  }

  /** What a call would do, by the same rules that it is done by. */
  #quoted(name: ToolName, input: unknown): ToolResult<Quote> {
    if (this.unable.includes(name)) return no({ code: 'policy', reason: 'unsupported', message: '' });
    const given = { ...(input as Record<string, string>), ...lotsIn(input) } as Given;
    const found = this.orders.find(({ id }) => id === given.order);
    const seen = found && (this.#known() || this.#claims.has(found.id));
    if (!found || !seen) return no({ code: 'unknown', message: '' });
    const copy = structuredClone({ found, products: this.products });
    const tried = this.#act(name, copy.found, { ...given }, copy.products);
    if ('refusal' in tried) return no(tried.refusal as Refusal);
    const back = found.returns.find(({ id }) => id === given.return);
    const lines =
      given.lines ?? (given.line ? [given.line] : (back?.lines ?? found.items.map(({ line }) => line)));
    const out = found.items
      .filter(({ line }) => lines.includes(line))
      .map((item) => pieceOf({ ...item, quantity: given.counts?.[item.line] ?? item.quantity }));
    const quote: Quote = {
      tool: name,
      act: 'return',
      order: found.id,
      out,
      in: [],
      money: [],
      deadline: found.returnable.lastDay,
      goes: [],
      final: false,
    };
    const pays: Move = {
      direction: 'to_customer',
      amount: found.total,
      currency: found.currency,
      method: 'card',
      when: 'on_receipt',
    };
    switch (name) {
      case 'return_item':
        return {
          ok: true,
          output: {
            ...quote,
            out: openReturnOf(found, { lines }) ? [] : out,
            money: given.settlement ? [pays] : [],
            goes: this.#known() ? [] : [{ what: 'label', to: 'address_on_file' }],
          },
        };
      case 'exchange_item': {
        const variant = this.products
          .flatMap(({ variants }) => variants)
          .find(({ sku }) => sku === given.sku);
        const some = out.map((piece) => ({ ...piece, quantity: swapped(input) ?? piece.quantity }));
        const to = some.map((piece) => ({
          ...piece,
          line: null,
          sku: given.sku ?? '',
          options: variant?.options ?? {},
        }));
        const also = alsoIn(input).flatMap(({ line }) => found.items.filter((item) => item.line === line));
        const beside = also.map(pieceOf);
        return { ok: true, output: { ...quote, act: 'exchange', out: [...some, ...beside], in: to } };
      }
      case 'change_items': {
        const [change] = (input as ToolTypes['change_items']['input']).items;
        const from = found.items.filter(({ line }) => line === change?.line).map(pieceOf);
        const variant = this.products
          .flatMap(({ variants }) => variants)
          .find(({ sku }) => sku === change?.sku);
        const to = from.map((piece) => ({ ...piece, ...variant, line: null, quantity: 1 }));
        return {
          ok: true,
          output: {
            ...quote,
            act: 'change_items',
            out: from,
            in: to.map(({ line, sku, title, options, quantity }) => ({
              line,
              sku,
              title,
              options,
              quantity,
            })),
            deadline: null,
          },
        };
      }
      case 'change_order_address': {
        const { line1, postcode, city, country } = (input as ToolTypes['change_order_address']['input'])
          .address;
        const to = [line1, `${postcode} ${city}`, country].join(', ');
        const goes = [{ what: 'parcel' as const, to }];
        return { ok: true, output: { ...quote, act: 'change_address', out: [], goes, deadline: null } };
      }
      case 'choose_refund':
        return { ok: true, output: { ...quote, act: 'refund', money: [pays] } };
      case 'cancel_order':
        return {
          ok: true,
          output: {
            ...quote,
            act: 'cancel',
            deadline: null,
            money: [{ ...pays, amount: (tried as { refund: number }).refund, when: 'now' }],
            final: true,
          },
        };
      default: {
        const exchange = found.exchanges.find(({ id }) => id === given.exchange);
        const kept = found.items
          .filter(({ line }) => line === exchange?.line || (given.lines ?? back?.lines)?.includes(line))
          .map(pieceOf);
        const taken = exchange ? kept.map((piece) => ({ ...piece, ...exchange.to, line: null })) : [];
        return { ok: true, output: { ...quote, act: 'undo', deadline: null, out: taken, in: kept } };
      }
    }
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
    if (name === 'search_knowledge') return this.passages;
    if (name === 'find_pickup_points') {
      const postcode = input.postcode ?? (this.#known() ? '69003' : undefined);
      return postcode ? { postcode, points: this.points } : { refusal: { code: 'invalid', message: '' } };
    }
    if (name === 'find_shops') return this.shops;
    if (name === 'list_products')
      return [{ kind: '', products: this.products.map(({ id, title }) => ({ id, title })) }];
    if (name === 'view_profile') return this.profile;
    if (name === 'list_orders') return this.orders;
    const found = this.orders.find(({ id }) => id === input.order);
    const unknown = { refusal: { code: 'unknown', message: '' } };
    if (name === 'find_order') {
      const details = { address: this.goesTo, payments: [], refunds: [], note: '' };
      if (this.#known()) {
        const told = atLeast(this.#assurance, 'verified') ? { details } : {};
        return found ? { ...found, ...told } : unknown;
      }
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
    if (name === 'track_parcel') {
      const parcel = (input as { parcel?: 'order' | 'return' }).parcel ?? 'order';
      return { order: found.id, parcel, track: this.tracks[parcel] ?? null };
    }
    if (name === 'send_receipt')
      return { order: found.id, file: { ...label, id: `receipt-${found.id}` }, mailbox: this.mailbox };
    if (name === 'note_arrival') {
      if (!this.untold.includes(found.id) || found.status !== 'shipped')
        return { refusal: { code: 'policy', reason: 'not_delivered', message: '' } };
      found.toldDeliveredAt = this.now;
      found.returnable = { open: true, lastDay: '2027-01-13', daysLeft: 30 };
      return found;
    }
    return this.#act(name, found, input);
  }

  #act(name: ToolName, found: OrderView, input: Record<string, unknown>, products = this.products): object {
    const policy = (reason: string) => ({ refusal: { code: 'policy', reason, message: '' } });
    const lines = lotsIn(input).lines ?? (input.line ? [input.line] : []);
    const open = openReturnOf(found, { return: input.return, lines });
    const deadline = found.returnable.lastDay ?? '2027-01-12';
    const known = this.#known();
    const ensure = (taken: string[], settlement: 'undecided' | 'exchange') => {
      if (open) return open;
      const made = {
        id: `r-${found.returns.length + 1}`,
        order: found.id,
        lines: taken,
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
        const made = ensure(lines as string[], 'undecided');
        if (input.settlement) made.settlement = 'refund';
        return {
          return: made.id,
          order: found.id,
          lines: made.lines,
          deadline,
          carrier: 'Mondial Relay',
          label: known ? label : null,
          toAddressOnFile: !known,
          existing: open !== undefined,
          ...(input.settlement
            ? { refund: { amount: found.total, currency: found.currency, method: 'card' } }
            : {}),
        };
      }
      case 'exchange_item': {
        const item = found.items.find(({ line }) => line === input.line);
        const shelf = products.find(({ id }) => id === item?.product);
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
          quantity: input.quantity ?? item.quantity,
          deadline,
          label: null,
          existing: false,
          also: alsoIn(input).map((swap) => {
            const other = found.items.find(({ line }) => line === swap.line);
            const instead = products.flatMap(({ variants }) => variants).find(({ sku }) => sku === swap.sku);
            const { sku = '', title = '', options = {}, quantity = 1 } = other ?? {};
            return {
              ...{ exchange: `x-${swap.line}`, quantity: swap.quantity ?? quantity },
              ...{
                from: { sku, title, options },
                to: { sku: swap.sku, title, options: instead?.options ?? {} },
              },
            };
          }),
        };
      }
      case 'change_order_address':
        if (found.status !== 'pending') return policy('already_dispatched');
        return { order: found.id, address: input.address, before: null };
      case 'change_items': {
        if (found.status !== 'pending') return policy('already_dispatched');
        const [change] = (input as ToolTypes['change_items']['input']).items;
        const variant = products.flatMap(({ variants }) => variants).find(({ sku }) => sku === change?.sku);
        const item = found.items.find(({ line }) => line === change?.line);
        if (!variant || !item) return policy('different_product');
        const before = pieceOf(item);
        Object.assign(item, { sku: variant.sku, options: variant.options });
        return { order: found.id, out: [before], in: [pieceOf(item)], money: [] };
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
        if (input.lines) {
          const { lines: given = [], counts = {} } = lotsIn(input);
          const taken = (item: Item) =>
            given.includes(item.line) ? (counts[item.line] ?? item.quantity) : 0;
          const refund = found.items.reduce((sum, item) => sum + item.price * taken(item), 0);
          if (found.items.some((item) => taken(item) < item.quantity)) {
            this.#paidBack(found, refund);
            const out = found.items.filter((item) => taken(item) > 0).map(pieceOf);
            return { order: found.id, refund, currency: 'EUR', lines: given, out };
          }
        }
        found.status = 'cancelled';
        this.#paidBack(found, found.total);
        return { order: found.id, refund: found.total, currency: 'EUR', lines: null };
      default: {
        const standing = found.exchanges.find(({ status }) => status === 'reserved');
        if (input.exchange && !standing) return policy('already_dispatched');
        if (standing) {
          standing.status = 'undone';
          if (open) open.settlement = 'undecided';
          return { order: found.id, undone: 'exchange' };
        }
        if (open) open.status = 'undone';
        const taken = (input.lines ?? []) as string[];
        const rest = open?.lines.filter((line) => !taken.includes(line)) ?? [];
        if (taken.length === 0 || rest.length === 0) return { order: found.id, undone: 'return' };
        if (open?.settlement !== 'undecided') return policy('already_refunded');
        const left = { ...open, id: `r-${found.returns.length + 1}`, lines: rest, status: 'open' as const };
        found.returns.push(left);
        return {
          ...{ order: found.id, undone: 'return', lines: taken },
          left: { return: left.id, lines: rest, deadline, label: known ? label : null },
        };
      }
    }
  }
}

/** The return under way that takes these lines, or of this id; any where neither is given. */
function openReturnOf(order: OrderView, about: { return?: unknown; lines?: unknown }) {
  const lines = Array.isArray(about.lines) ? about.lines : [];
  return order.returns.find(
    (back) =>
      back.status === 'open' &&
      (about.return === undefined || back.id === about.return) &&
      (lines.length === 0 || lines.some((line) => back.lines.includes(line))),
  );
}

function pieceOf({ line, sku, title, options, quantity }: OrderView['items'][number]): Quote['out'][number] {
  return { line, sku, title, options, quantity };
}

interface Given extends ReturnType<typeof lotsIn> {
  order?: string;
  return?: string;
  line?: string;
  sku?: string;
  exchange?: string;
  settlement?: string;
}

/** The lines of a call, and how many pieces of them where not all are meant. */
function lotsIn(input: unknown): { lines?: string[]; counts?: Record<string, number> } {
  const { lines } = input as { lines?: (string | { line: string; quantity: number })[] };
  if (!lines) return {};
  return {
    lines: lines.map((lot) => (typeof lot === 'string' ? lot : lot.line)),
    counts: Object.fromEntries(
      lines.flatMap((lot) => (typeof lot === 'string' ? [] : [[lot.line, lot.quantity]])),
    ),
  };
}

function no(refusal: Refusal): ToolResult<never> {
  return { ok: false, refusal };
}

export function ofType<T extends BrainStep['type']>(said: Said, type: T): Extract<BrainStep, { type: T }>[] {
  return said.steps.filter((step): step is Extract<BrainStep, { type: T }> => step.type === type);
}

/** How many pieces of the line a swap is of, where it says so. */
function swapped(input: unknown): number | undefined {
  return typeof input === 'object' &&
    input !== null &&
    'quantity' in input &&
    typeof input.quantity === 'number'
    ? input.quantity
    : undefined;
}

/** What is swapped beside it. */
function alsoIn(input: unknown): { line: string; sku: string; quantity?: number }[] {
  return (input as { also?: { line: string; sku: string; quantity?: number }[] }).also ?? [];
}
