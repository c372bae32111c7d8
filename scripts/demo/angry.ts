import { Api, type Exchange } from '../clients/api.ts';
import { Chat } from '../clients/chat.ts';
import { addDays, Clock, zoned } from '../clients/clock.ts';
import { Mailbox } from '../clients/mail.ts';
import { lastSent } from '../clients/sent.ts';
import { type Service, until } from '../clients/service.ts';
import { Call } from '../clients/voice.ts';
import { type AngryScript, BRIEFINGS } from './angry-scripts.ts';
import { type Buyer, buys } from './buyer.ts';
import { saysDay } from './checks.ts';
import { dayOf, type Pace } from './pace.ts';
import { nextWeekday, Stage } from './stage.ts';
import { Transcript } from './transcript.ts';

/**
 * Plays the angry story: a mail that names no order, a stranger's chat, a call for a human, and the advisor's
 * screen.
 */
export class AngryStory {
  readonly #stage: Stage;
  readonly #script: AngryScript;
  #buyer: Buyer;
  readonly #pace: Pace;

  private constructor(stage: Stage, script: AngryScript, buyer: Buyer, pace: Pace) {
    this.#stage = stage;
    this.#script = script;
    this.#buyer = buyer;
    this.#pace = pace;
  }

  get checks() {
    return this.#stage.checks;
  }

  /**
   * Chooses the Tuesday after the service's clock; the dress came the day before, and something else is
   * ordered that evening.
   */
  static async prepare(
    service: Service,
    script: AngryScript,
    write: (text: string) => void,
    pace: Pace = { gap: null },
  ): Promise<AngryStory> {
    const api = new Api(service);
    const clock = new Clock(service);
    const settings = await api.settings();
    const print = new Transcript(write, settings.timeZone);
    const tuesday = nextWeekday(await clock.now(), settings.timeZone, 2, '20:40');
    await clock.set(zoned(tuesday, '20:40', settings.timeZone));
    const buyer = await buys(api, settings, script, tuesday);
    print.line(
      `${settings.name}: ${script.title}${pace.gap === null ? '' : `, ${pace.gap} days between the steps`}.`,
    );
    print.line(
      `${buyer.name} received the dress (#${buyer.dress}) on Monday and orders a shirt (#${buyer.shirt}).`,
    );
    return new AngryStory(new Stage(service, settings, print, tuesday), script, buyer, pace);
  }

  /** The mail, the chat, the call, the advisor. */
  play(): Promise<void> {
    return this.#stage.play([
      ['Wednesday, email', () => this.#mail()],
      ['Thursday, chat', () => this.#chat()],
      ['Thursday 14:00, phone', () => this.#phone()],
      ['afterwards', () => this.#afterwards()],
    ]);
  }

  #days(step: number): number {
    return dayOf(this.#pace, step, [0, 1, 2, 2][step] ?? 0);
  }

  /** Whether policy still takes the dress back on the day of a step. */
  #open(step: number): boolean {
    return this.#stage.day(this.#days(step)) <= this.#buyer.deadline;
  }

  /** The last day, which counts from the customer's own word on that day where nobody told of an arrival before. */
  async #deadlineBy(day: number): Promise<string> {
    const { api, settings } = this.#stage;
    const order = await api.order(this.#buyer.dress);
    if (!order?.deliveredAt) {
      const deadline = addDays(this.#stage.day(day), settings.returns.windowDays);
      this.#buyer = { ...this.#buyer, deadline };
    }
    return this.#buyer.deadline;
  }

  async #mail(): Promise<void> {
    const { mail, says } = this.#script;
    const { name, firstName, email, dress, shirt } = this.#buyer;
    const at = await this.#stage.goTo(this.#days(1), '08:30', `email from ${email}`);
    const deadline = await this.#deadlineBy(this.#days(1));
    const mailbox = new Mailbox(this.#stage.service, { name, email });
    const to = this.#stage.settings.email.address;
    const text = mail.text(firstName);
    const asked = await mailbox.ask({ subject: mail.subject, text, to }, at);
    let words = this.#hear(
      text,
      asked.answers.map((answer) => answer.text),
    );
    this.#stage.asksNothingKnown(words);
    // Where both have come and either may be meant, the things are named to choose from, and no number is
    // asked for.
    if (words.includes(shirt)) {
      this.checks.expect(
        'it asks by what the things are',
        words.includes(dress) && /shirt|chemise/i.test(words),
      );
      const answer = await mailbox.ask(
        {
          subject: `Re: ${mail.subject}`,
          text: mail.which,
          to,
          inReplyTo: asked.answers.at(-1)?.raw.messageId ?? asked.id,
        },
        at,
      );
      words = this.#hear(
        mail.which,
        answer.answers.map((one) => one.text),
      );
      this.#stage.asksNothingKnown(words);
    }
    this.checks.says('it greets the customer by name', words.slice(0, 120), new RegExp(firstName));
    this.checks.expect('it means the dress, not what was just ordered', words.includes(dress), words);
    this.checks.expect('and nothing of the other order', !words.includes(shirt), words);
    this.checks.expect(`it gives the last day (${deadline})`, saysDay(words, deadline), words);
    if (this.#open(1)) this.checks.says('it offers a label', words, says.label);
    else this.#tooLate(words);
  }

  async #chat(): Promise<void> {
    const { chat: lines, locale, says } = this.#script;
    const { dress } = this.#buyer;
    await this.#stage.goTo(this.#days(2), '09:30', 'chat, a browser nobody knows');
    const chat = await Chat.open(this.#stage.service, { locale });
    try {
      const say = async (line: string) =>
        this.#hear(
          line,
          (await chat.say(line)).map(({ text }) => text),
        );
      const first = await say(this.#pace.gap === null ? lines.opening : lines.later);
      this.checks.says('it answers the annoyance', first, says.sorry);
      this.checks.expect('one smallest proof is asked for', (first.match(/\?/g) ?? []).length === 1, first);
      this.#leaksNothing(first);
      this.checks.expect(
        'the order is not named before the customer names it',
        !first.includes(dress),
        first,
      );
      const second = await say(lines.number(dress));
      this.checks.expect('it goes on with that order', second.includes(dress), second);
      this.#leaksNothing(second);
      if (this.#open(2)) this.checks.says('with the label', second, says.label);
      else this.#tooLate(second);
      const third = await say(lines.next);
      this.#leaksNothing(third);
      this.checks.expect('it is not misunderstood', third.length > 0 && third !== second, third);
      for (const text of [second, third]) {
        this.#stage.asksNothingKnown(text);
        this.#stage.namesNoWrongDay(text);
      }
    } finally {
      chat.close();
    }
  }

  async #phone(): Promise<void> {
    const { phone, says, spoken, locale } = this.#script;
    const { firstName, phone: number } = this.#buyer;
    await this.#stage.goTo(this.#days(3), '14:00', `phone from ${number}`);
    const call = await Call.place(this.#stage.service, {
      from: number,
      to: this.#stage.settings.phone.number || '+33187654321',
    });
    try {
      this.#stage.print.says(this.#stage.settings.name, call.greeting);
      const hello = locale === 'en' ? `Good afternoon ${firstName}` : `Bonjour ${firstName}`;
      this.checks.expect(`it is picked up with “${hello}”`, call.greeting.startsWith(hello), call.greeting);
      if (this.#pace.gap !== null) this.#stage.namesNoWrongDay(call.greeting);
      for (const line of [phone.demand, phone.again]) {
        const words = this.#hear(line, [await call.say(line, spoken)]);
        this.checks.says('the customer is given a person', words, says.person);
        this.checks.expect('at once: nothing is asked', !words.includes('?'), words);
      }
      await this.#desk();
      await this.#advisor(call);
    } finally {
      await call.hangUp();
    }
  }

  /** What an advisor sees before the first word: all of it, so that the customer says it once. */
  async #desk(): Promise<void> {
    const { quoted } = this.#script;
    const { dress, name, email, phone } = this.#buyer;
    const client = await this.#client();
    const entry = await until('the desk', () => this.#stage.api.deskEntry(client));
    const { summary } = entry;
    this.#stage.print.line("\n── the advisor's desk ".padEnd(100, '─'));
    this.#stage.print.says(entry.reason, summary);
    const briefing = BRIEFINGS[this.#stage.settings.locale.startsWith('fr') ? 'fr' : 'en'];
    const holds = (what: string, pattern: RegExp) =>
      this.checks.says(`the summary holds ${what}`, summary, pattern);
    holds('who the customer is', new RegExp(name));
    holds('the order', new RegExp(dress));
    holds('what the customer wrote by mail', briefing.mail(quoted.mail));
    holds('what was said in the chat', briefing.chat(quoted.chat));
    holds('that the chat was not proven', briefing.unproven);
    holds('the customer’s mood', briefing.mood);
    holds('the likely next step', this.#open(3) ? briefing.next : briefing.goodwill);
    const lines = summary.split('\n');
    this.checks.expect(
      'it ends with it',
      briefing.next.test(lines.at(-1) ?? '') || briefing.goodwill.test(lines.at(-1) ?? ''),
      lines.at(-1),
    );
    this.checks.expect('it is short', summary.length < 1_200 && lines.length < 10, `${summary.length}`);
    this.checks.expect('it says nothing twice', new Set(lines).size === lines.length, summary);
    const profile = await this.#stage.api.customer(client);
    this.checks.expect('the customer waits for a person', profile.control === 'waiting', profile.control);
    const reached = [`email:${email}`, `phone:${phone}`].every((one) =>
      profile.addresses.some(({ address }) => address === one),
    );
    this.checks.expect(
      'where the customer can be reached is there',
      reached,
      JSON.stringify(profile.addresses),
    );
    const about = profile.tickets.filter(({ order, status }) => order === dress && status !== 'resolved');
    this.checks.expect('the problem is one ticket', about.length === 1, JSON.stringify(profile.tickets));
    this.checks.expect('and it is escalated', about[0]?.status === 'escalated', about[0]?.status);
    this.#memory(await this.#stage.api.exchanges(client), client);
  }

  #memory(rows: Exchange[], client: string): void {
    this.#stage.print.memory(rows);
    const said = (channel: Exchange['channel']) =>
      rows.filter((row) => row.channel === channel && row.direction === 'in');
    for (const channel of ['email', 'chat', 'voice'] as const)
      this.checks.expect(`the memory holds what the customer said: ${channel}`, said(channel).length > 0);
    const stranger = said('chat').every(
      ({ origin, assurance }) => origin !== client && assurance !== 'verified',
    );
    this.checks.expect('the chat is kept as testimony', stranger);
    this.checks.expect(
      'the call is handed over',
      rows.some(
        ({ channel, resolution_achieved }) => channel === 'voice' && resolution_achieved === 'escalated',
      ),
    );
    const mood = said('voice')[0]?.inferred_satisfaction ?? 1;
    this.checks.expect('the anger is in it', mood <= 0.3, `${mood}`);
  }

  /** The advisor steps in, is heard in the call, and gives the floor back. */
  async #advisor(call: Call): Promise<void> {
    const { name, reply } = this.#script.advisor;
    const client = await this.#client();
    const advisor = 'adv-1';
    await this.#stage.api.advise(client, 'takeover', { advisor, name });
    await this.#stage.api.advise(client, 'reply', { advisor, name, text: reply });
    const heard = await until('the advisor in the call', () => {
      const words = call.heard();
      return words.includes(reply.slice(-20)) ? words : null;
    });
    this.#stage.print.says(name, reply);
    this.checks.expect('the customer hears who it is', heard.includes(name), heard.slice(-200));
    const entry = await until('the desk', () => this.#stage.api.deskEntry(client));
    this.checks.expect(
      'the desk shows who has the thread',
      entry.advisor === name,
      JSON.stringify(entry.advisor),
    );
    this.checks.expect(
      'and still what it is about',
      entry.summary.includes(this.#buyer.dress),
      entry.summary,
    );
  }

  /**
   * The call is over: what the advisor still writes arrives by mail; then it is resolved, and the thread is
   * right.
   */
  async #afterwards(): Promise<void> {
    const { name, reply } = this.#script.advisor;
    const { email, dress } = this.#buyer;
    const { api, service } = this.#stage;
    const client = await this.#client();
    const advisor = 'adv-1';
    const before = await lastSent(service, 'email');
    await api.advise(client, 'reply', { advisor, name, text: reply });
    const mailbox = new Mailbox(service, { name: this.#buyer.name, email });
    const [letter] = await mailbox.answersSince(before);
    this.checks.expect(
      'after the call the advisor’s words go to a channel the customer reads',
      letter?.text.includes(reply) === true,
    );
    await api.advise(client, 'handback', { advisor });
    for (const { id, status } of (await api.customer(client)).tickets)
      if (status !== 'resolved') await api.advise(client, 'resolve', { ticket: id });
    const gone = await until('the desk is clear', async () => ((await api.deskEntry(client)) ? null : true));
    this.checks.expect('nothing waits any more', gone);
    const { control, tickets } = await api.customer(client);
    this.checks.expect('the assistant has the floor again', control === 'assistant', control);
    const open = tickets.filter(({ status }) => status !== 'resolved');
    this.checks.expect('the tickets are closed', open.length === 0, JSON.stringify(open));
    const rows = await api.exchanges(client);
    const advised = rows.filter(({ author }) => author === 'advisor');
    this.checks.expect(
      'both words of the advisor are in the memory',
      advised.length === 2,
      `${advised.length}`,
    );
    const order = await api.order(dress);
    this.checks.expect('nothing was done that nobody agreed to', (order?.returns ?? []).length === 0);
  }

  #tooLate(words: string): void {
    this.checks.says('it says that the return period is over', words, this.#script.says.over);
    this.checks.says('it offers a person', words, this.#script.says.person);
  }

  /** Nothing of the customer that the number alone does not open: no name, address, contact, other order. */
  #leaksNothing(words: string): void {
    const { firstName, name, email, phone, street, shirt } = this.#buyer;
    const last = name.split(' ').at(-1) ?? name;
    const found = [firstName, last, email, phone, phone.slice(-6), street, shirt].filter((secret) =>
      words.toLowerCase().includes(secret.toLowerCase()),
    );
    this.checks.expect('nothing leaks', found.length === 0, found.join(', '));
  }

  async #client(): Promise<string> {
    const [client] = await this.#stage.api.customers({ email: this.#buyer.email });
    if (!client) throw new Error(`nobody has ${this.#buyer.email}`);
    return client;
  }

  #hear(question: string, answers: string[]): string {
    return this.#stage.hear(this.#buyer.firstName, question, answers);
  }
}
