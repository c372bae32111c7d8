import { PDFDocument } from '@cantoo/pdf-lib';
import { Api, type StoreSettings } from '../clients/api.ts';
import { Chat } from '../clients/chat.ts';
import { addDays, Clock, dayIn, weekday, zoned } from '../clients/clock.ts';
import { header, Mailbox } from '../clients/mail.ts';
import { download } from '../clients/sent.ts';
import type { Service } from '../clients/service.ts';
import { Call } from '../clients/voice.ts';
import { WhatsApp } from '../clients/whatsapp.ts';
import { type Cast, cast } from './cast.ts';
import { asksAgain, Checks, daysBetween, saysDay } from './checks.ts';
import type { Script } from './scripts.ts';
import { Transcript } from './transcript.ts';

const AI = /\bAI assistant\b|\bassistante? (IA|virtuelle?)\b|intelligence artificielle/i;
const FREE = /\bfree\b|no (extra )?(cost|charge)|gratuit|sans frais|offert/i;
const LABEL = /\blabel\b|étiquette|bordereau/i;
const EXCHANGE = /exchang|swap|échang/i;
const REFUND = /refund|money back|rembours/i;
/** An A6 page in points: 105 × 148 mm. */
const A6 = [297.64, 419.53] as const;

/** Plays one script over three days against a running service and judges it. */
export class Story {
  readonly checks = new Checks();
  readonly #service: Service;
  readonly #api: Api;
  readonly #clock: Clock;
  readonly #script: Script;
  readonly #print: Transcript;
  readonly #settings: StoreSettings;
  readonly #monday: string;
  readonly #cast: Cast;

  private constructor(
    service: Service,
    script: Script,
    settings: StoreSettings,
    monday: string,
    cast: Cast,
    print: Transcript,
  ) {
    this.#service = service;
    this.#api = new Api(service);
    this.#clock = new Clock(service);
    this.#script = script;
    this.#settings = settings;
    this.#monday = monday;
    this.#cast = cast;
    this.#print = print;
  }

  /** Chooses the Monday after the service's clock, and who plays. */
  static async prepare(service: Service, script: Script, write: (text: string) => void): Promise<Story> {
    const api = new Api(service);
    const clock = new Clock(service);
    const settings = await api.settings();
    const print = new Transcript(write, settings.timeZone);
    const monday = nextMonday(await clock.now(), settings.timeZone);
    await clock.set(zoned(monday, '19:30', settings.timeZone));
    const chosen = await cast(api, script, settings, monday);
    const { order, origin, wanted } = chosen;
    const { change } = script.product;
    print.line(`${settings.name}: ${script.title}.`);
    print.line(
      `${order.customer.name} has ${origin}, #${order.id} (${order.items[0]?.title}, ${change.option} ${change.from}); ${wanted.stock} in ${change.option} ${change.to}.`,
    );
    return new Story(service, script, settings, monday, chosen, print);
  }

  /** All four steps, then the memory. What cannot go on is a failed expectation too. */
  async play(): Promise<void> {
    const steps: [string, () => Promise<void>][] = [
      ['Monday, chat', () => this.#chat()],
      ['Tuesday, email', () => this.#mail()],
      ['Tuesday, phone', () => this.#phone()],
      ['Wednesday, WhatsApp', () => this.#whatsapp()],
      ['memory', () => this.#memory()],
    ];
    for (const [name, step] of steps) {
      this.checks.step = name;
      try {
        await step();
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        this.#print.note(`it stops here: ${reason}`);
        this.checks.expect('the step can be played', false, reason);
      }
    }
    this.#print.verdict(this.checks.all);
  }

  async #chat(): Promise<void> {
    const { opening, pause } = this.#script.wording.chat;
    const { order, deadline } = this.#cast;
    const at = await this.#goTo(0, '19:32', 'chat');
    const chat = await Chat.open(this.#service, { locale: this.#script.wording.locale });
    try {
      const first = this.#hear(
        opening(order.id),
        (await chat.say(opening(order.id))).map(({ text }) => text),
      );
      this.checks.says('the first contact says that an AI answers', first, AI);
      this.checks.expect(
        'it knows the order',
        first.includes(order.id) || this.#script.product.noun.test(first),
        first,
      );
      const left = daysBetween(dayIn(at, this.#settings.timeZone), deadline);
      const counted = new RegExp(`\\b${left}\\b[^.]{0,12}(days?|jours?)`, 'i').test(first);
      this.checks.expect(
        `it says how long is left (${left} days, until ${deadline})`,
        counted || saysDay(first, deadline),
        first,
      );
      this.checks.says('it offers a label', first, LABEL);
      this.checks.says('it says the return is free', first, FREE);
      this.#asksNothingKnown(first, ['name', 'email']);

      const second = this.#hear(
        pause,
        (await chat.say(pause)).map(({ text }) => text),
      );
      this.checks.expect('the pause is taken up', second.length > 0);
      this.#asksNothingKnown(second);
      const seqs = chat.messages.map(({ seq }) => seq);
      this.checks.expect(
        'messages are numbered without a gap',
        seqs.every((seq, index) => seq === (seqs[0] ?? 0) + index),
        seqs.join(' '),
      );
    } finally {
      chat.close();
    }
  }

  async #mail(): Promise<void> {
    const { subject, text } = this.#script.wording.mail;
    const { order, firstName, deadline } = this.#cast;
    const at = await this.#goTo(1, '08:15', `email from ${order.customer.email}`);
    const mailbox = new Mailbox(this.#service, order.customer);
    const letter = { subject, text: text(firstName), to: this.#settings.email.address };
    const { id, answers } = await mailbox.ask(letter, at);
    const words = this.#hear(
      letter.text,
      answers.map((answer) => answer.text),
    );
    const [mail] = answers;
    if (!mail) return;
    this.checks.expect('there is one answer', answers.length === 1, `${answers.length}`);
    this.checks.says('it greets her by her name', words.slice(0, 120), new RegExp(firstName, 'i'));
    this.checks.expect('it names the order that only the chat had named', words.includes(order.id), words);
    this.checks.says('the first contact says that an AI answers', words, AI);
    this.checks.expect(`it gives the last day (${deadline})`, saysDay(words, deadline), words);
    this.checks.expect(
      'it asks: exchange or refund?',
      EXCHANGE.test(words) && REFUND.test(words) && words.includes('?'),
      words,
    );
    this.#asksNothingKnown(words);
    this.checks.expect(
      'it answers in the thread: In-Reply-To',
      header(mail, 'In-Reply-To') === id,
      header(mail, 'In-Reply-To'),
    );
    this.checks.expect(
      'it answers in the thread: References',
      header(mail, 'References').includes(id),
      header(mail, 'References'),
    );
    this.checks.says('the subject stays', mail.raw.subject, new RegExp(`^re: ${subject}$`, 'i'));
    this.checks.says(
      'it tells other machines not to answer',
      header(mail, 'Auto-Submitted'),
      /^auto-replied/,
    );
    await this.#label(mail.attachments);
    const returns = (await this.#api.order(order.id))?.returns ?? [];
    this.checks.expect('the shop has one return', returns.length === 1, `${returns.length}`);
    this.checks.expect(
      `its last day is ${deadline}`,
      returns[0]?.deadline?.slice(0, 10) === deadline,
      returns[0]?.deadline,
    );
  }

  async #label(attachments: { filename: string; type: string; size: number; url: string }[]): Promise<void> {
    const [file] = attachments;
    this.checks.expect(
      'one label is attached',
      attachments.length === 1 && file?.type === 'application/pdf',
      JSON.stringify(attachments),
    );
    if (!file) return;
    const bytes = await download(this.#service, file);
    this.#print.note(`attached: ${file.filename}, ${bytes.byteLength} bytes`);
    this.checks.expect('it is a PDF', new TextDecoder('latin1').decode(bytes.slice(0, 5)) === '%PDF-');
    const page = (await PDFDocument.load(bytes)).getPage(0).getSize();
    const sides = [page.width, page.height].sort((one, other) => one - other);
    const fits = A6.every((side, index) => Math.abs((sides[index] ?? 0) - side) < 3);
    this.checks.expect('it is A6', fits, `${page.width} × ${page.height} pt`);
  }

  async #phone(): Promise<void> {
    const { wish, yes } = this.#script.wording.phone;
    const { order, firstName, wanted } = this.#cast;
    await this.#goTo(1, '18:47', `phone from ${order.customer.phone}`);
    const call = await Call.place(this.#service, {
      from: order.customer.phone,
      to: this.#settings.phone.number || '+33187654321',
    });
    try {
      this.#print.says(this.#settings.name, call.greeting);
      this.#greeting(call.greeting, firstName, order.id);
      const spoken = [this.#hear(wish, [await call.say(wish, this.#script.wording.spoken)])];
      // A change in the shop is proposed first; one yes must do.
      if ((await this.#stock()) === wanted.stock && spoken[0]?.includes('?')) {
        spoken.push(this.#hear(yes, [await call.say(yes, this.#script.wording.spoken)]));
      }
      this.#print.note(`first word after ${Math.round(call.firstWord)} ms`);
      const words = spoken.join(' ');
      this.checks.says('the exchange is confirmed aloud', words, EXCHANGE);
      this.checks.says(
        `it names ${this.#script.product.change.to}`,
        words,
        new RegExp(`\\b${this.#script.product.change.to}\\b|medium|extra large|verte?`, 'i'),
      );
      this.checks.expect(
        'it speaks plainly, without markup',
        !/[*_`#]{2}|\[.*\]\(|https?:/.test(words),
        words,
      );
      this.#asksNothingKnown(words);
    } finally {
      await call.hangUp();
    }
    const [exchange, ...more] = (await this.#api.order(order.id))?.exchanges ?? [];
    this.checks.expect(
      'the shop has one exchange',
      exchange !== undefined && more.length === 0,
      `${more.length + (exchange ? 1 : 0)}`,
    );
    this.checks.expect('for what she wanted', exchange?.to.sku === wanted.sku, exchange?.to.sku);
    const left = await this.#stock();
    this.checks.expect(
      'exactly one piece is reserved',
      left === wanted.stock - 1,
      `${wanted.stock} before, ${left} after`,
    );
  }

  #greeting(greeting: string, firstName: string, order: string): void {
    if (this.#script.wording.locale === 'en') {
      const opening = `Good evening ${firstName}, this is ${this.#settings.name}'s AI assistant.`;
      const closing = `Your return label for order #${order} was sent this morning. Do you have a question?`;
      this.checks.expect(`it is picked up with “${opening}”`, greeting.startsWith(opening), greeting);
      this.checks.expect(`and “${closing}”`, greeting.includes(closing), greeting);
    } else {
      this.checks.says('it is picked up with her name', greeting, new RegExp(`Bonsoir ${firstName}`));
      this.checks.expect(
        'and the label of this morning',
        greeting.includes(order) && LABEL.test(greeting) && /ce matin/.test(greeting),
        greeting,
      );
    }
    this.checks.says('the first contact says that an AI answers', greeting, AI);
  }

  async #whatsapp(): Promise<void> {
    const { order } = this.#cast;
    const { change, noun } = this.#script.product;
    const at = await this.#goTo(2, '10:05', `WhatsApp from ${order.customer.phone}`);
    const phone = new WhatsApp(this.#service, order.customer, this.#settings.whatsapp.phoneNumberId);
    const question = this.#script.wording.whatsapp;
    const words = this.#hear(
      question,
      (await phone.say(question, at)).map(({ text }) => text),
    );
    this.checks.says('the first contact says that an AI answers', words, AI);
    this.checks.expect(
      'it answers from the exchange',
      EXCHANGE.test(words) || new RegExp(`\\b${change.to}\\b`, 'i').test(words),
      words,
    );
    this.checks.expect('it knows which item', noun.test(words) || words.includes(order.id), words);
    this.#asksNothingKnown(words);
  }

  async #memory(): Promise<void> {
    const { customer, id } = this.#cast.order;
    const found = {
      email: await this.#api.customers({ email: customer.email }),
      phone: await this.#api.customers({ phone: customer.phone }),
      order: await this.#api.customers({ order: id }),
    };
    const [client] = found.email;
    const alike = client !== undefined && Object.values(found).every((ids) => ids[0] === client);
    this.checks.expect('email, phone and order lead to one customer', alike, JSON.stringify(found));
    if (!client) return;
    const rows = await this.#api.exchanges(client);
    this.#print.line(`\n── what the memory holds of ${client} `.padEnd(100, '─'));
    this.#print.memory(rows);
    this.checks.expect('every row has one client_id', new Set(rows.map((row) => row.client_id)).size === 1);
    for (const channel of ['chat', 'email', 'voice', 'whatsapp'] as const) {
      const mine = rows.filter((row) => row.channel === channel);
      const both = mine.some((row) => row.direction === 'in') && mine.some((row) => row.direction === 'out');
      this.checks.expect(`${channel} is there, in and out`, both, `${mine.length} rows`);
      const about = mine.some(
        (row) => row.entities?.orders?.includes(id) || row.text.includes(id) || row.ticket,
      );
      this.checks.expect(`${channel} is tied to the order`, about);
    }
    const said = rows.filter((row) => row.direction === 'in');
    this.checks.expect(
      'what she said has an intent',
      said.every((row) => row.detected_intent),
      said
        .filter((row) => !row.detected_intent)
        .map((row) => row.text)
        .join(' | '),
    );
    this.checks.expect(
      'the exchange closed the matter',
      rows.some((row) => row.resolution_achieved === 'yes'),
    );
    const felt = rows.map((row) => row.inferred_satisfaction).filter((value) => value !== null);
    this.checks.expect(
      'satisfaction is inferred, 0 to 1',
      felt.length > 0 && felt.every((value) => value >= 0 && value <= 1),
      felt.join(' '),
    );
    const times = rows.map((row) => Date.parse(row.timestamp));
    this.checks.expect(
      'it is in order of time',
      times.every((time, index) => index === 0 || time >= (times[index - 1] ?? 0)),
    );
  }

  /** Prints what was said and answered; gives the answer. */
  #hear(question: string, answers: string[]): string {
    this.#print.says(this.#cast.firstName, question);
    const answer = answers.filter(Boolean).join('\n');
    this.#print.says(this.#settings.name, answer);
    return answer;
  }

  /** `unless` names what may be asked at this step, since the service cannot know it yet. */
  #asksNothingKnown(text: string, unless: string[] = []): void {
    const asked = asksAgain(text);
    const allowed = asked !== null && unless.some((what) => asked.toLowerCase().includes(what));
    this.checks.expect('nothing known is asked again', asked === null || allowed, asked ?? '');
  }

  async #stock(): Promise<number> {
    const product = await this.#api.product(this.#script.product.id);
    return product?.variants.find(({ sku }) => sku === this.#cast.wanted.sku)?.stock ?? Number.NaN;
  }

  async #goTo(day: number, time: string, where: string): Promise<Date> {
    const at = zoned(addDays(this.#monday, day), time, this.#settings.timeZone);
    await this.#clock.set(at);
    this.#print.scene(at, where);
    return at;
  }
}

/** The day of the next Monday whose evening still lies ahead of the clock. */
function nextMonday(now: Date, zone: string): string {
  const today = dayIn(now, zone);
  const monday = addDays(today, (8 - weekday(today)) % 7);
  return zoned(monday, '19:30', zone) > now ? monday : addDays(monday, 7);
}
