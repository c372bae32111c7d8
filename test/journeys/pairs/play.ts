import { Api, type OrderRecord } from '../../../scripts/clients/api.ts';
import { Clock } from '../../../scripts/clients/clock.ts';
import { Mailbox } from '../../../scripts/clients/mail.ts';
import { type Service, until } from '../../../scripts/clients/service.ts';
import { Chance } from '../../faults/chance.ts';
import { dressOrder } from '../../orders.ts';
import { type Datum, type Outgoing, type Repetition, repetitionOf, sentencesOf } from '../../repetition.ts';
import type { Shopper } from '../shop.ts';
import { answering, type ChannelClient, codesTo, letterTo, mailsSoFar, opens } from './channel-clients.ts';
import { isKnown, type Row, type Side, titleOf } from './matrix.ts';
import { COMMON, type Lines, TOLD, WORDS } from './words.ts';

/** How a row went. */
export interface Played {
  row: Row;
  read: Repetition;
  /** What was expected and is not so; none when all is well. */
  failures: string[];
  /** What was said, for who reads a failure. */
  transcript: string[];
}

/** On the second side the customer is helped within so many of their own lines. */
const MOST_LINES = 8;
/** And proves who they are within so many. */
const MOST_TRIES = 5;

/** One row while it is played. */
class Run {
  readonly row: Row;
  readonly who: Shopper;
  readonly #service: Service;
  readonly #api: Api;
  readonly #dice: Chance;
  readonly #mailsBefore: number;
  readonly #outgoing: (Outgoing & { side: Side; line: number; named: boolean; known: boolean })[] = [];
  readonly #failures: string[] = [];
  readonly #transcript: string[] = [];
  /** What the customer has told, by session. */
  readonly #told = new Map<Side, Set<Datum>>();
  readonly #lines = new Map<Side, number>();
  /** Where the customer has given a code: from then on they are known there. */
  readonly #proven = new Set<Side>();
  readonly #codes = new Set<string>();

  private constructor(service: Service, row: Row, who: Shopper, mailsBefore: number) {
    this.#mailsBefore = mailsBefore;
    this.#service = service;
    this.#api = new Api(service);
    this.row = row;
    this.who = who;
    this.#dice = new Chance(row.seed);
  }

  /** Brings a new customer with an order as the problem needs it. */
  static async prepare(service: Service, row: Row): Promise<Run> {
    const order = `${61_000 + row.place}`;
    const locale = row.locale;
    const first = locale === 'fr' ? 'Solveig' : 'Philippa';
    const who: Shopper = {
      name: `${first} Quintrell`,
      email: `${first.toLowerCase()}.${order}@example.com`,
      phone: `+336125${order}`,
      account: `c-${order}`,
      order,
    };
    const api = new Api(service);
    const now = await new Clock(service).now();
    const line = dressOrder(who, now);
    if (line.type !== 'order') throw new Error('an order is wanted');
    const ago = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();
    line.customer.locale = locale;
    if (line.address) line.address.line1 = '7 passage Vivarais';
    for (const item of line.items) item.title = locale === 'fr' ? 'Robe Lune' : 'Lune dress';
    if (row.kind === 'cancellation') {
      Object.assign(line, {
        status: 'pending',
        shippedAt: null,
        deliveredAt: null,
        shipments: [],
        placedAt: ago(0),
      });
    }
    if (row.kind === 'lost parcel') {
      Object.assign(line, { status: 'shipped', placedAt: ago(21), shippedAt: ago(20), deliveredAt: null });
      line.shipments = [{ carrier: 'Mondial Relay', tracking: `MR${order}`, status: 'shipped', at: ago(20) }];
    }
    await api.import([line]);
    return new Run(service, row, who, await mailsSoFar(service));
  }

  /** First contact. */
  async begin(): Promise<void> {
    await this.#guarded('the first contact', async () => {
      const { from, kind, locale } = this.row;
      const words = WORDS[locale][kind];
      const common = COMMON[locale];
      const client = await this.#open(from);
      const named = from.as === 'claimed';
      const first = await this.#say(client, from, this.#line(named ? words.named : words.open), [
        ...TOLD[kind],
        ...(named ? ORDER : []),
      ]);
      if (asksNumber(first)) {
        if (from.as === 'anonymous' && this.row.proves !== 'from')
          await this.#say(client, from, this.#line(common.noNumber), []);
        else await this.#say(client, from, this.#line(common.number), ORDER);
      }
      if (this.row.proves === 'from') {
        let last = first;
        for (let tries = 0; tries < MOST_TRIES && !this.#proven.has(from); tries++) {
          const { text, told } = tries === 0 ? this.#wish() : await this.#next(from, last);
          last = await this.#prove(client, from, await this.#say(client, from, text, told));
        }
        this.#expect('the customer proves who they are', this.#proven.has(from));
      }
      if (!isHuman(kind)) await this.#say(client, from, this.#line(common.pause), []);
      await client.close();
    });
  }

  /** The second side, to the end. */
  async goOn(): Promise<void> {
    await this.#guarded('on the second side', async () => {
      const { to, kind, locale } = this.row;
      const words = WORDS[locale][kind];
      const known = isKnown(to) || this.row.proves === 'to';
      const client = await this.#open(to);
      const named = to.as === 'claimed';
      const lines: { text: string; told: readonly Datum[] }[] = words.wishes.map((wish, i) => ({
        text: this.#line(wish),
        told: i === 1 || kind === 'exchange' ? ['wish', 'topic', 'settlement'] : ['wish', 'topic'],
      }));
      let last = await this.#say(client, to, this.#line(named ? words.goOnNamed : words.goOn), [
        'topic',
        ...(named ? ORDER : []),
      ]);
      let said = 1;
      if (!isKnown(to) && !named) {
        this.#expect('one proof is asked for', asksNumber(last), last);
        last = await this.#say(client, to, this.#line(COMMON[locale].number), ORDER);
        said++;
      }
      if (isHuman(kind)) {
        await this.#advised(client);
      } else {
        while (!(await this.#isDone()) && said < MOST_LINES) {
          // The customer need not ask for a return that is open already.
          if (lines.length > 1 && ((await this.#order()).returns ?? []).length > 0) lines.shift();
          const { text, told } = lines.shift() ?? (await this.#next(to, last));
          last = await this.#say(client, to, text, told);
          if (this.row.proves === 'to') last = await this.#prove(client, to, last);
          said++;
        }
        if (this.row.proves === 'to') this.#expect('the customer proves who they are', this.#proven.has(to));
        this.#expect(`it is done within ${MOST_LINES} lines`, await this.#isDone());
        this.#expect('it is confirmed to the customer', words.done.test(last), last);
      }
      await client.close();
      if (!known) await this.#settles(this.#mailsBefore);
      await this.#judge();
    });
  }

  /**
   * What the customer says once all wishes are told: yes, or the wish again where only its first step was
   * done.
   */
  async #next(side: Side, last: string): Promise<{ text: string; told: readonly Datum[] }> {
    const returns = (await this.#order()).returns ?? [];
    const begun = this.row.proves !== null && !this.#proven.has(side) && returns.length > 0;
    return begun && !/\?\s*$/.test(last)
      ? this.#wish()
      : { text: this.#line(COMMON[this.row.locale].yes), told: [] };
  }

  /** The last wish: what the customer is after. */
  #wish(): { text: string; told: readonly Datum[] } {
    const [wish = []] = WORDS[this.row.locale][this.row.kind].wishes.slice(-1);
    return { text: this.#line(wish), told: ['wish', 'topic', 'settlement'] };
  }

  /** Gives a code that has reached the address on file, once. Returns what the customer hears last. */
  async #prove(client: ChannelClient, side: Side, last: string): Promise<string> {
    if (this.#proven.has(side) || !/\b(?:six-digit|six chiffres)\b/i.test(last) || /\?\s*$/.test(last))
      return last;
    const code = (await codesTo(this.#service, this.who)).findLast((one) => !this.#codes.has(one));
    if (!code) return last;
    this.#codes.add(code);
    this.#proven.add(side);
    const text = this.#dice.of(COMMON[this.row.locale].code)(code);
    return this.#say(client, side, text, ['code', 'identity']);
  }

  /** Known from the beginning, or by now. */
  #isKnown(side: Side): boolean {
    return isKnown(side) || this.#proven.has(side);
  }

  /**
   * The letter with the label reaches the address on file; the customer answers it, and what was left open is
   * settled.
   */
  async #settles(since: number): Promise<void> {
    const { locale } = this.row;
    const letters = await letterTo(this.#service, this.who, since);
    const label = letters.find(({ attachments }) => attachments.length > 0);
    this.#expect('the label goes to the address on file', label !== undefined);
    if (!label) return;
    const side: Side = { channel: 'email', as: 'own address' };
    const mailbox = new Mailbox(this.#service, this.who);
    let letter = label;
    for (const line of [COMMON[locale].settle, COMMON[locale].yes]) {
      if ((await this.#order()).returns?.[0]?.settlement === 'refund') break;
      const text = this.#line(line);
      const at = await new Clock(this.#service).now();
      this.#tell(side, text, ['topic', 'wish', 'settlement', ...TOLD[this.row.kind]]);
      const { answers } = await mailbox.ask(answering(letter, '', text), at);
      for (const answer of answers) await this.#hear(side, answer.text);
      letter = answers.at(-1) ?? letter;
    }
    this.#expect('it is settled', (await this.#order()).returns?.[0]?.settlement === 'refund');
    this.#expect('it is confirmed to the customer', COMMON[locale].settled.test(letter.text), letter.text);
  }

  /** What goes to a person is answered and closed by one. */
  async #advised(client: ChannelClient): Promise<void> {
    const [customer = ''] = await this.#api.customers({ email: this.who.email });
    const advisor = { advisor: 'adv-1', name: 'Nora' };
    const text = COMMON[this.row.locale].advisor;
    await this.#api.advise(customer, 'takeover', advisor);
    await this.#api.advise(customer, 'reply', { ...advisor, text });
    await client.hears(text);
    await this.#api.advise(customer, 'handback', { advisor: advisor.advisor });
    for (const { id, status } of (await this.#api.customer(customer)).tickets) {
      if (status !== 'resolved') await this.#api.advise(customer, 'resolve', { ticket: id });
    }
  }

  async #isDone(): Promise<boolean> {
    const order = await this.#order();
    switch (this.row.kind) {
      case 'exchange':
        return (
          order.exchanges?.some(({ status, to }) => status === 'reserved' && to.options.size === 'M') === true
        );
      case 'refund':
      case 'wrong item':
        return order.returns?.some(({ settlement }) => settlement === 'refund') === true;
      case 'cancellation':
        return order.status === 'cancelled';
      case 'label':
      case 'wrong label':
        return (order.returns ?? []).length > 0;
      case 'lost parcel':
      case 'dispute':
        return true;
    }
  }

  /** What holds of every row. */
  async #judge(): Promise<void> {
    const { row, who } = this;
    const { from, to, kind } = row;
    const { repeated, proofs } = repetitionOf(this.#outgoing);
    for (const { what, sentence } of repeated) this.#expect(`${what} is not asked again`, false, sentence);
    for (const side of [from, to]) {
      const here = proofs.filter(({ session }) => session === sessionOf(side));
      const asked = (what: Datum) => here.filter((one) => one.what === what).length;
      const told = JSON.stringify(here);
      if (this.#proven.has(side)) {
        // A number to know which order it is about, a code to know whose, and nothing else.
        this.#expect('one code is sent', this.#codes.size === 1, told);
        this.#expect('and asked for once at most', asked('code') <= 1, told);
        this.#expect(
          'and at most one number',
          asked('order number') <= (side.as === 'claimed' ? 0 : 1),
          told,
        );
        this.#expect('and nothing else', here.length === asked('code') + asked('order number'), told);
        continue;
      }
      // Who is known proves nothing; who named the order at once neither, unless it takes more than a number.
      const most = isKnown(side) || (side.as === 'claimed' && kind !== 'cancellation') ? 0 : 1;
      this.#expect(`at most ${most} proof in ${side.channel}`, here.length <= most, told);
      const smallest = side.as === 'claimed' ? 'identity' : 'order number';
      const larger = here.filter(({ what }) => what !== smallest);
      if (kind !== 'cancellation')
        this.#expect('the proof is the smallest', larger.length === 0, JSON.stringify(larger));
    }
    const heard = (side: Side) => this.#outgoing.filter((one) => one.side === side);
    const first = who.name.split(' ')[0] ?? '';
    for (const side of [from, to]) {
      const before = heard(side).filter(({ known }) => !known);
      const after = heard(side).filter(({ known }) => known);
      const greets = after.slice(0, isKnown(side) && side.channel === 'voice' ? 1 : 2);
      if (this.#isKnown(side))
        this.#expect(
          `the customer is greeted by name in ${side.channel}`,
          greets.some(({ text }) => text.includes(first)),
          greets.map(({ text }) => text).join(' '),
        );
      const secrets = [
        first,
        'Quintrell',
        who.email,
        who.phone,
        who.phone.slice(-6),
        'Vivarais',
        `MR${who.order}`,
        '4242',
      ];
      for (const { text, named } of before) {
        const leaked = [...secrets, ...(named ? [] : [who.order])].filter((secret) => text.includes(secret));
        this.#expect(
          `nothing leaks in ${side.channel}`,
          leaked.length === 0,
          `${leaked.join(', ')}: ${text}`,
        );
      }
    }
    for (const { text, line, side } of this.#outgoing) {
      if (line > 0 || isKnown(side))
        this.#expect('the customer’s language is kept', speaks(text, row.locale), text);
    }
    if (row.proves) await this.#oneThread();
    if (isKnown(to) && this.#isThere) {
      // A call is picked up with it.
      const taken = heard(to)
        .filter(({ line }) => line <= 1)
        .map(({ text }) => text)
        .join(' ');
      this.#expect('what was begun is taken up', taken.includes(who.order), taken);
    }
    await this.#oneTicket();
  }

  /** What a stranger proved by a code joined the customer's thread: everything that was said is in one. */
  async #oneThread(): Promise<void> {
    const [customer] = await this.#api.customers({ email: this.who.email });
    const rows = customer ? await this.#api.exchanges(customer) : [];
    const channels = new Set(rows.map(({ channel }) => channel));
    // What a stranger said who never named an order is nobody's.
    const sides = [this.row.from, this.row.to].filter(
      (side) => this.#isKnown(side) || this.#told.get(side)?.has('order number'),
    );
    for (const { channel } of sides)
      this.#expect(`what was said by ${channel} is in the thread`, channels.has(channel));
    const said = rows.filter(({ direction }) => direction === 'in').map(({ text }) => text);
    const lines = sides.reduce((sum, side) => sum + (this.#lines.get(side) ?? 0), 0);
    this.#expect(
      'all of it, once',
      said.length === lines,
      `${said.length} of ${lines} lines: ${said.join(' | ')}`,
    );
  }

  async #oneTicket(): Promise<void> {
    const [customer] = await this.#api.customers({ email: this.who.email });
    const read = async () => (customer ? (await this.#api.customer(customer)).tickets : []);
    const solved = async () => (await read()).every(({ status }) => status === 'resolved') || null;
    // Threads that are just being joined settle their tickets with the last step of it.
    await until('every ticket closed', solved, 5_000).catch(() => null);
    const tickets = await read();
    // Two threads that were joined bring one each, and both are over with the problem.
    const most = this.row.proves ? 2 : 1;
    this.#expect(
      'one problem, one ticket',
      tickets.length >= 1 && tickets.length <= most,
      JSON.stringify(tickets),
    );
    const open = tickets.filter(({ status }) => status !== 'resolved');
    this.#expect('it is resolved', open.length === 0, JSON.stringify(open));
  }

  async #open(side: Side): Promise<ChannelClient> {
    this.#transcript.push(`── ${side.channel} (${side.as})`);
    const subject = this.#dice.of(COMMON[this.row.locale].subject);
    const client = await opens(this.#service, side, this.who, this.row.locale, subject);
    if (client.greeting) await this.#hear(side, client.greeting);
    return client;
  }

  /** The customer says a line, which tells so much; returns what they hear. */
  async #say(client: ChannelClient, side: Side, text: string, told: readonly Datum[]): Promise<string> {
    this.#tell(side, text, told);
    const texts = await client.say(text);
    for (const one of texts) await this.#hear(side, one);
    return texts.join('\n');
  }

  #tell(side: Side, text: string, told: readonly Datum[]): void {
    this.#transcript.push(`customer: ${text}`);
    this.#lines.set(side, (this.#lines.get(side) ?? 0) + 1);
    this.#told.set(side, new Set([...(this.#told.get(side) ?? []), ...told, 'language', 'wish']));
  }

  async #hear(side: Side, text: string): Promise<void> {
    this.#transcript.push(`    ${text.replaceAll('\n', ' ')}`);
    const holds = await this.#holds(side);
    const named = this.#told.get(side)?.has('order number') === true;
    this.#outgoing.push({
      channel: side.channel,
      session: sessionOf(side),
      text,
      holds,
      side,
      line: this.#lines.get(side) ?? 0,
      named,
      known: this.#isKnown(side),
    });
  }

  /**
   * What the thread holds that this session may use: its own words, and for a known customer all of their
   * words.
   */
  async #holds(side: Side): Promise<Set<Datum>> {
    const holds = new Set(this.#told.get(side) ?? []);
    if (this.#isKnown(side)) {
      for (const what of FILED) holds.add(what);
      const { from } = this.row;
      // Who calls without attestation has what was sent and dealt with, and nobody's words: what a stranger
      // testified is no more.
      const readable = side.as !== 'unattested' || this.#isKnown(from);
      if (side !== from && this.#isThere && readable)
        for (const what of this.#told.get(from) ?? []) if (what !== 'wish') holds.add(what);
    }
    if (this.#isKnown(side) || holds.has('order number')) {
      for (const what of ['item', 'size'] as const) holds.add(what);
      const { returns = [] } = await this.#order();
      if (returns.length > 0) holds.add('return');
    }
    return holds;
  }

  /**
   * Whether what was said first is in the thread the customer goes on with: said as a known customer, or
   * about their order.
   */
  get #isThere(): boolean {
    const { from } = this.row;
    return isKnown(from) || this.#told.get(from)?.has('order number') === true;
  }

  #line(lines: Lines): string {
    return this.#dice.of(lines)(this.who.order);
  }

  async #order(): Promise<OrderRecord> {
    const order = await this.#api.order(this.who.order);
    if (!order) throw new Error(`there is no order ${this.who.order}`);
    return order;
  }

  #expect(what: string, ok: boolean, detail = ''): void {
    if (!ok) this.#failures.push(detail ? `${what}: ${detail.replaceAll('\n', ' ')}` : what);
  }

  async #guarded(what: string, step: () => Promise<void>): Promise<void> {
    try {
      await step();
    } catch (error) {
      this.#failures.push(`${what} stops: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  get played(): Played {
    return {
      row: this.row,
      read: repetitionOf(this.#outgoing),
      failures: this.#failures,
      transcript: [titleOf(this.row), ...this.#transcript],
    };
  }
}

const ORDER: readonly Datum[] = ['order number', 'which order', 'topic'];
/** What the shop has of somebody known. */
const FILED: readonly Datum[] = [
  'order number',
  'which order',
  'email',
  'phone',
  'name',
  'address',
  'postcode',
  'language',
  'identity',
  'code',
];

function sessionOf({ channel, as }: Side): string {
  return `${channel} ${as}`;
}

/** Troubles that a person ends. */
function isHuman(kind: Row['kind']): boolean {
  return kind === 'lost parcel' || kind === 'dispute';
}

function asksNumber(text: string): boolean {
  return (
    repetitionOf([{ channel: 'chat', session: '', text, holds: new Set(['order number']) }]).repeated.length >
    0
  );
}

const TELLING = {
  en: /\b(?:the|you|your|is|to|for|of|and|it|please|with|i)\b/gi,
  fr: /(?<!\p{L})(?:le|la|les|vous|votre|est|pour|de|et|je|nous|des|une?|au|du)(?!\p{L})/giu,
};

/** Whether a text is in a language: its small words say so. */
function speaks(text: string, locale: 'en' | 'fr'): boolean {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const [own, other] = locale === 'en' ? [TELLING.en, TELLING.fr] : [TELLING.fr, TELLING.en];
  return count(own) > count(other) || sentencesOf(text).length === 0;
}

/** Plays rows side by side: all first contacts, a night, then all that follows. Gives how each went. */
export async function playAll(service: Service, rows: readonly Row[]): Promise<Played[]> {
  await fillShelf(service);
  const runs: Run[] = [];
  for (const row of rows) runs.push(await Run.prepare(service, row));
  await together(runs, (run) => run.begin());
  await new Clock(service).advance('15h');
  await together(runs, (run) => run.goOn());
  return runs.map((run) => run.played);
}

/** Enough of every size: what runs out is another story. */
async function fillShelf(service: Service): Promise<void> {
  const api = new Api(service);
  const product = await api.product('DR-101');
  if (!product) throw new Error('the shop has no dress');
  const variants = product.variants.map((variant) => ({ ...variant, stock: 500 }));
  await api.import([{ ...product, variants, type: 'product' }]);
}

/** So many at a time, so that nobody waits too long for an answer. */
const AT_ONCE = 6;

async function together(runs: readonly Run[], step: (run: Run) => Promise<void>): Promise<void> {
  const waiting = [...runs];
  const worker = async () => {
    for (let run = waiting.shift(); run; run = waiting.shift()) await step(run);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
