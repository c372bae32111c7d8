import { PDFDocument } from '@cantoo/pdf-lib';
import { Api } from '../clients/api.ts';
import { Chat } from '../clients/chat.ts';
import { Clock, dayIn, zoned } from '../clients/clock.ts';
import { header, Mailbox } from '../clients/mail.ts';
import { download } from '../clients/sent.ts';
import type { Service } from '../clients/service.ts';
import { Call } from '../clients/voice.ts';
import { WhatsApp } from '../clients/whatsapp.ts';
import { type Cast, cast } from './cast.ts';
import { daysBetween, saysDay } from './checks.ts';
import { dayOf, type Pace } from './pace.ts';
import type { Script } from './scripts.ts';
import { nextWeekday, Stage } from './stage.ts';
import { Transcript } from './transcript.ts';

const AI = /\bAI assistant\b|\bassistante? (IA|virtuelle?)\b|intelligence artificielle/i;
const FREE = /\bfree\b|no (extra )?(cost|charge)|gratuit|sans frais|offert/i;
const LABEL = /\blabel\b|étiquette|bordereau/i;
const EXCHANGE = /exchang|swap|échang/i;
const REFUND = /refund|money back|rembours/i;
const OVER = /return period[^.]*ended|délai[^.]*(terminé|expiré|dépassé|pris fin)/i;
const PERSON = /\bcolleague\b|\bperson\b|collègue|conseill|personne de l['’]équipe/i;
/** An A6 page in points: 105 × 148 mm. */
const A6 = [297.64, 419.53] as const;

/**
 * Plays one script over three days, or with longer between its steps, against a running service and judges
 * it.
 */
export class Story {
  readonly #stage: Stage;
  readonly #script: Script;
  readonly #cast: Cast;
  readonly #pace: Pace;
  /** The session token of Monday's browser. */
  #browser = '';

  private constructor(stage: Stage, script: Script, cast: Cast, pace: Pace) {
    this.#stage = stage;
    this.#script = script;
    this.#cast = cast;
    this.#pace = pace;
  }

  get checks() {
    return this.#stage.checks;
  }

  /** Chooses the Monday after the service's clock, and who plays. */
  static async prepare(
    service: Service,
    script: Script,
    write: (text: string) => void,
    pace: Pace = { gap: null },
  ): Promise<Story> {
    const api = new Api(service);
    const clock = new Clock(service);
    const settings = await api.settings();
    const print = new Transcript(write, settings.timeZone);
    const monday = nextWeekday(await clock.now(), settings.timeZone, 1, '19:30');
    await clock.set(zoned(monday, '19:30', settings.timeZone));
    const chosen = await cast(api, script, settings, monday);
    const { order, origin, wanted } = chosen;
    const { change } = script.product;
    print.line(
      `${settings.name}: ${script.title}${pace.gap === null ? '' : `, ${pace.gap} days between the steps`}.`,
    );
    print.line(
      `${order.customer.name} has ${origin}, #${order.id} (${order.items[0]?.title}, ${change.option} ${change.from}); ${wanted.stock} in ${change.option} ${change.to}.`,
    );
    return new Story(new Stage(service, settings, print, monday), script, chosen, pace);
  }

  /** All four steps, then the memory. */
  play(): Promise<void> {
    return this.#stage.play([
      ['Monday, chat', () => this.#chat()],
      ['Tuesday, email', () => this.#mail()],
      ['Tuesday, phone', () => this.#phone()],
      ['Wednesday, WhatsApp', () => this.#whatsapp()],
      ['memory', () => this.#memory()],
    ]);
  }

  /** Whether policy still takes the parcel back on the day of a step. */
  #open(days: number): boolean {
    return this.#stage.day(days) <= this.#cast.deadline;
  }

  async #chat(): Promise<void> {
    const { opening, pause } = this.#script.wording.chat;
    const { order, deadline } = this.#cast;
    const at = await this.#stage.goTo(0, '19:32', 'chat');
    const chat = await Chat.open(this.#stage.service, { locale: this.#script.wording.locale });
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
      const left = daysBetween(dayIn(at, this.#stage.settings.timeZone), deadline);
      const counted = new RegExp(`\\b${left}\\b[^.]{0,12}(days?|jours?)`, 'i').test(first);
      this.checks.expect(
        `it says how long is left (${left} days, until ${deadline})`,
        counted || saysDay(first, deadline),
        first,
      );
      this.checks.says('it offers a label', first, LABEL);
      this.checks.says('it says the return is free', first, FREE);
      this.#stage.asksNothingKnown(first, ['name', 'email']);

      const second = this.#hear(
        pause,
        (await chat.say(pause)).map(({ text }) => text),
      );
      this.checks.expect('the pause is taken up', second.length > 0);
      this.#stage.asksNothingKnown(second);
      this.#browser = chat.welcome.session;
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
    const { subject, text, later = text } = this.#script.wording.mail;
    const days = dayOf(this.#pace, 1, 1);
    const { order, firstName, deadline } = this.#cast;
    const at = await this.#stage.goTo(days, '08:15', `email from ${order.customer.email}`);
    const mailbox = new Mailbox(this.#stage.service, order.customer);
    const write = this.#pace.gap === null ? text : later;
    const letter = { subject, text: write(firstName), to: this.#stage.settings.email.address };
    const { id, answers } = await mailbox.ask(letter, at);
    const words = this.#hear(
      letter.text,
      answers.map((answer) => answer.text),
    );
    const [mail] = answers;
    if (!mail) return;
    this.checks.expect('there is one answer', answers.length === 1, `${answers.length}`);
    this.checks.says('it greets the customer by name', words.slice(0, 120), new RegExp(firstName, 'i'));
    this.checks.expect('it names the order that only the chat had named', words.includes(order.id), words);
    this.checks.says('the first contact says that an AI answers', words, AI);
    this.checks.expect(`it gives the last day (${deadline})`, saysDay(words, deadline), words);
    this.#stage.asksNothingKnown(words);
    if (this.#pace.gap !== null) this.#stage.namesNoWrongDay(words);
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
    if (!this.#open(days)) return this.#tooLate(words, mail.attachments.length);
    this.checks.expect(
      'it asks: exchange or refund?',
      EXCHANGE.test(words) && REFUND.test(words) && words.includes('?'),
      words,
    );
    await this.#label(mail.attachments);
    const returns = (await this.#stage.api.order(order.id))?.returns ?? [];
    this.checks.expect('the shop has one return', returns.length === 1, `${returns.length}`);
    this.checks.expect(
      `its last day is ${deadline}`,
      returns[0]?.deadline?.slice(0, 10) === deadline,
      returns[0]?.deadline,
    );
  }

  /** The window is over: said so, nothing is promised or sent, and a person may decide. */
  async #tooLate(words: string, files: number): Promise<void> {
    this.checks.says('it says that the return period is over', words, OVER);
    this.checks.says('it offers a person', words, PERSON);
    this.checks.expect('no label is sent', files === 0, `${files}`);
    const order = await this.#stage.api.order(this.#cast.order.id);
    const made = [...(order?.returns ?? []), ...(order?.exchanges ?? []), ...(order?.refunds ?? [])];
    this.checks.expect('the shop has done nothing', made.length === 0, JSON.stringify(made));
  }

  async #label(attachments: { filename: string; type: string; size: number; url: string }[]): Promise<void> {
    const [file] = attachments;
    this.checks.expect(
      'one label is attached',
      attachments.length === 1 && file?.type === 'application/pdf',
      JSON.stringify(attachments),
    );
    if (!file) return;
    const called = this.#script.wording.locale === 'fr' ? /^etiquette-retour-/ : /^return-label-/;
    this.checks.says('its name is in the customer’s language', file.filename, called);
    const bytes = await download(this.#stage.service, file);
    this.#stage.print.note(`attached: ${file.filename}, ${bytes.byteLength} bytes`);
    this.checks.expect('it is a PDF', new TextDecoder('latin1').decode(bytes.slice(0, 5)) === '%PDF-');
    const page = (await PDFDocument.load(bytes)).getPage(0).getSize();
    const sides = [page.width, page.height].sort((one, other) => one - other);
    const fits = A6.every((side, index) => Math.abs((sides[index] ?? 0) - side) < 3);
    this.checks.expect('it is A6', fits, `${page.width} × ${page.height} pt`);
  }

  async #phone(): Promise<void> {
    const { wish, yes } = this.#script.wording.phone;
    const { order, firstName, wanted } = this.#cast;
    const days = dayOf(this.#pace, 2, 1);
    await this.#stage.goTo(days, '18:47', `phone from ${order.customer.phone}`);
    const call = await Call.place(this.#stage.service, {
      from: order.customer.phone,
      to: this.#stage.settings.phone.number || '+33187654321',
    });
    try {
      this.#stage.print.says(this.#stage.settings.name, call.greeting);
      if (this.#pace.gap === null) this.#greeting(call.greeting, firstName, order.id);
      else this.#laterGreeting(call.greeting, firstName, order.id);
      const spoken = [this.#hear(wish, [await call.say(wish, this.#script.wording.spoken)])];
      // A change in the shop is proposed first; one yes must do.
      if (this.#open(days) && (await this.#stock()) === wanted.stock && spoken[0]?.includes('?')) {
        spoken.push(this.#hear(yes, [await call.say(yes, this.#script.wording.spoken)]));
      }
      this.#stage.print.note(`first word after ${Math.round(call.firstWord)} ms`);
      const words = spoken.join(' ');
      this.#stage.asksNothingKnown(words);
      if (!this.#open(days)) return await this.#tooLate(words, 0);
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
    } finally {
      await call.hangUp();
    }
    const [exchange, ...more] = (await this.#stage.api.order(order.id))?.exchanges ?? [];
    this.checks.expect(
      'the shop has one exchange',
      exchange !== undefined && more.length === 0,
      `${more.length + (exchange ? 1 : 0)}`,
    );
    this.checks.expect('for what the customer wanted', exchange?.to.sku === wanted.sku, exchange?.to.sku);
    const left = await this.#stock();
    this.checks.expect(
      'exactly one piece is reserved',
      left === wanted.stock - 1,
      `${wanted.stock} before, ${left} after`,
    );
  }

  #greeting(greeting: string, firstName: string, order: string): void {
    if (this.#script.wording.locale === 'en') {
      const opening = `Good evening ${firstName}, this is ${this.#stage.settings.name}'s AI assistant.`;
      const closing = `Your return label for order #${order} was sent this morning. Do you have a question?`;
      this.checks.expect(`it is picked up with “${opening}”`, greeting.startsWith(opening), greeting);
      this.checks.expect(`and “${closing}”`, greeting.includes(closing), greeting);
    } else {
      this.checks.says(
        'it is picked up with the caller’s name',
        greeting,
        new RegExp(`Bonsoir ${firstName}`),
      );
      this.checks.expect(
        'and the label of this morning',
        greeting.includes(order) && LABEL.test(greeting) && /ce matin/.test(greeting),
        greeting,
      );
    }
    this.checks.says('the first contact says that an AI answers', greeting, AI);
  }

  /** With more time between, the customer is still known; what is no longer news is not reported as news. */
  #laterGreeting(greeting: string, firstName: string, order: string): void {
    const hello = this.#script.wording.locale === 'en' ? `Good evening ${firstName}` : `Bonsoir ${firstName}`;
    this.checks.expect(`it is picked up with “${hello}”`, greeting.startsWith(hello), greeting);
    this.checks.says('it says that an AI answers', greeting, AI);
    this.#stage.namesNoWrongDay(greeting);
    if (this.#open(dayOf(this.#pace, 2, 1)))
      this.checks.expect('and the label', greeting.includes(order) && LABEL.test(greeting), greeting);
    else this.checks.expect('and nothing stale', !/\d{4,}/.test(greeting), greeting);
  }

  async #whatsapp(): Promise<void> {
    const { order } = this.#cast;
    const { change, noun } = this.#script.product;
    const days = dayOf(this.#pace, 3, 2);
    const at = await this.#stage.goTo(days, '10:05', `WhatsApp from ${order.customer.phone}`);
    const phone = new WhatsApp(
      this.#stage.service,
      order.customer,
      this.#stage.settings.whatsapp.phoneNumberId,
    );
    const question = this.#script.wording.whatsapp;
    const words = this.#hear(
      question,
      (await phone.say(question, at)).map(({ text }) => text),
    );
    this.checks.says('the first contact says that an AI answers', words, AI);
    if (this.#open(dayOf(this.#pace, 2, 1)))
      this.checks.expect(
        'it answers from the exchange',
        EXCHANGE.test(words) || new RegExp(`\\b${change.to}\\b`, 'i').test(words),
        words,
      );
    else this.checks.says('it says that there is no exchange', words, /\bno exchange\b|aucun échange/i);
    if (this.#pace.gap !== null) {
      this.#stage.namesNoWrongDay(words);
      await this.#oldBrowser();
    }
    this.checks.expect('it knows which item', noun.test(words) || words.includes(order.id), words);
    this.#stage.asksNothingKnown(words);
  }

  /** The browser of the first day comes back: it is let in, with what it may still see and nothing more. */
  async #oldBrowser(): Promise<void> {
    const { order, firstName } = this.#cast;
    const chat = await Chat.open(this.#stage.service, {
      token: this.#browser,
      locale: this.#script.wording.locale,
    });
    const seen = chat.messages.map(({ text }) => text).join('\n');
    chat.close();
    const { assurance } = chat.welcome;
    this.checks.expect('an old browser is let in', ['anonymous', 'claimed'].includes(assurance), assurance);
    this.checks.expect('and sees nothing of the mail', !seen.includes(order.customer.email), seen);
    this.checks.expect('nor the customer’s name', !seen.includes(firstName), seen);
  }

  async #memory(): Promise<void> {
    const { customer, id } = this.#cast.order;
    const found = {
      email: await this.#stage.api.customers({ email: customer.email }),
      phone: await this.#stage.api.customers({ phone: customer.phone }),
      order: await this.#stage.api.customers({ order: id }),
    };
    const [client] = found.email;
    const alike = client !== undefined && Object.values(found).every((ids) => ids[0] === client);
    this.checks.expect('email, phone and order lead to one customer', alike, JSON.stringify(found));
    if (!client) return;
    const rows = await this.#stage.api.exchanges(client);
    this.#stage.print.line(`\n── what the memory holds of ${client} `.padEnd(100, '─'));
    this.#stage.print.memory(rows);
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
      'what the customer said has an intent',
      said.every((row) => row.detected_intent),
      said
        .filter((row) => !row.detected_intent)
        .map((row) => row.text)
        .join(' | '),
    );
    const closed = this.#open(dayOf(this.#pace, 2, 1)) ? 'yes' : 'no';
    this.checks.expect(
      'how it ended is recorded',
      rows.some((row) => row.resolution_achieved === closed),
      closed,
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

  #hear(question: string, answers: string[]): string {
    return this.#stage.hear(this.#cast.firstName, question, answers);
  }

  async #stock(): Promise<number> {
    const product = await this.#stage.api.product(this.#cast.product);
    return product?.variants.find(({ sku }) => sku === this.#cast.wanted.sku)?.stock ?? Number.NaN;
  }
}
