import type { Act } from '../../durable-objects/customer/rpc.ts';
import type { Inbound } from '../../src/channels/channel.ts';
import { referenceOf } from '../../src/channels/whatsapp/reference.ts';
import { now, timestamp } from '../../src/clock.ts';
import type { Env } from '../../src/env.ts';
import type { OnFile } from '../../src/identity/assurance.ts';
import type { Buyer } from '../orders.ts';
import { Browser } from './browser.ts';
import type { Chance } from './chance.ts';
import type { Failure, Outside } from './outside.ts';
import { World } from './world.ts';

const HOUR = 3_600_000;
const SERVICES = ['shop', 'store', 'address', 'customer', 'blobs', 'email', 'whatsapp'];

/**
 * What the customer may write; each makes sense whatever came before it, and some of it makes the shop act.
 */
const LINES = (order: string) => [
  'What are your opening hours?',
  `Where is my order #${order}?`,
  `The dress of order #${order} is too small. Please send me a return label.`,
  'I would like to exchange it for the next size up.',
  'I would like a refund instead.',
  'Yes please.',
  'No, thanks.',
  'Do you have the Lune dress in M?',
  'How long do I have to return it?',
];

/** A posted message on its way: it may come again, late, and in any order. */
interface Posted {
  inbound: Inbound;
  deliveries: number;
}

/**
 * One customer's life in bad weather: messages over three channels, delivered twice, late and in any order,
 * by an object that crashes at any step, to providers and a shop that fail. Everything follows from the seed.
 */
export class Storm {
  readonly world: World;
  /** What the customer has said, by channel and the platform's id. */
  readonly said = new Map<string, string>();
  readonly browser: Browser;
  readonly #chance: Chance;
  readonly #person: Buyer;
  readonly #onFile: OnFile;
  readonly #travelling: Posted[] = [];
  readonly #receipted = new Set<string>();
  #lines = 0;

  constructor(chance: Chance, state: DurableObjectState, env: Env, outside: Outside, person: Buyer) {
    this.#chance = chance;
    this.#person = person;
    this.world = new World(state, env, outside);
    this.browser = new Browser(this.world, 'c0000000000000000');
    this.#onFile = {
      account: { id: person.account, name: person.name, locale: 'en' },
      lastOrderAt: timestamp(),
    };
  }

  /** So many things happen, some of them at once. */
  async rage(steps: number): Promise<void> {
    for (let step = 0; step < steps; step++) {
      if (this.#chance.once(3)) this.world.crashIn(1 + this.#chance.below(this.#chance.once(2) ? 12 : 80));
      const together = 1 + this.#chance.below(3);
      await Promise.all(Array.from({ length: together }, () => this.#happen()));
      // Often the next thing happens before the last one has come to its end.
      if (this.#chance.once(2)) await this.world.quiet();
    }
  }

  /**
   * The weather clears: what was on its way arrives, and everything that is owed is paid. False when it never
   * is.
   */
  async clear(): Promise<boolean> {
    this.world.outside.clear();
    await this.world.quiet();
    while (this.#travelling.length) await this.#deliver();
    for (let n = 0; n < 5; n++) {
      await this.browser.dial();
      await this.world.quiet();
      this.browser.insist();
      await this.world.quiet();
    }
    const settled = await this.world.settle();
    // A crash that was still to come has come: the customer dials again and gets what was said meanwhile.
    await this.browser.dial();
    await this.world.quiet();
    return settled;
  }

  async #happen(): Promise<void> {
    const { world, browser } = this;
    switch (this.#chance.below(12)) {
      case 0:
      case 1:
        return this.#post('email');
      case 2:
      case 3:
        return this.#post('whatsapp');
      case 4:
      case 5:
        return this.#chat();
      case 6:
        return this.#deliver();
      case 7:
        return world.advance(this.#chance.of([1_000, 40_000, 600_000, 3 * HOUR]));
      case 8:
        world.outside.worsen(
          this.#chance.of(SERVICES),
          this.#chance.of([1, 1, 2, 5]),
          this.#chance.of<Failure>(['refused', 'lost']),
        );
        return;
      case 9:
        return this.#receipt();
      case 10:
        if (this.#chance.once(2)) browser.lose();
        else await world.evict();
        return;
      case 11:
        return this.#advisor();
    }
  }

  #line(): string {
    return this.#chance.of(LINES(this.#person.order));
  }

  async #post(channel: 'email' | 'whatsapp'): Promise<void> {
    const external = `<${this.#lines++}@${channel}>`;
    const text = this.#line();
    this.said.set(`${channel} ${external}`, text);
    const inbound: Inbound = {
      channel,
      external,
      from: channel === 'email' ? `email:${this.#person.email}` : `whatsapp:${this.#person.phone}`,
      evidence: channel === 'email' ? { kind: 'mail', aligned: true } : { kind: 'whatsapp' },
      at: timestamp(),
      kind: 'text',
      text,
      attachments: [],
      repliesTo: [],
      ...(channel === 'email'
        ? { subject: 'My order', thread: { messageId: external, references: [], subject: 'My order' } }
        : {}),
    };
    this.#travelling.push({ inbound, deliveries: this.#chance.of([1, 1, 2, 3]) });
    if (this.#chance.once(2)) await this.#deliver();
  }

  /** A provider calls with what it has, and keeps what it got no answer for. */
  async #deliver(): Promise<void> {
    const posted = this.#travelling.splice(this.#chance.below(this.#travelling.length || 1), 1)[0];
    if (!posted) return;
    const passage = { origin: 'http://localhost:8787', country: null, trace: 'storm' };
    const heard = await this.world.reach((customer) =>
      customer.receive([{ inbound: posted.inbound, onFile: this.#onFile }], passage),
    );
    const left = posted.deliveries - (heard ? 1 : 0);
    if (left > 0) this.#travelling.push({ ...posted, deliveries: left });
  }

  async #chat(): Promise<void> {
    if (!this.browser.isConnected) await this.browser.dial();
    const id = `${this.#lines++}`;
    const text = this.#line();
    this.said.set(`chat ${this.browser.session}/${id}`, text);
    this.browser.say(id, text);
  }

  /** Meta tells what became of a message, in no particular order. */
  async #receipt(): Promise<void> {
    const sent = this.world.outside.sent.filter(({ channel }) => channel === 'whatsapp');
    if (!sent.length) return;
    const { provider, reference: part } = this.#chance.of(sent);
    const reference = referenceOf(part);
    this.#receipted.add(provider);
    const status = this.#chance.of(['sent', 'delivered', 'read'] as const);
    const receipt = { channel: 'whatsapp' as const, provider, reference, status, at: timestamp(), to: null };
    await this.world.reach((customer) => customer.receipts([receipt, receipt], 'storm'));
  }

  async #advisor(): Promise<void> {
    const answer = `I look into it (${now()}).`;
    const act = this.#chance.of<Act>([
      { type: 'takeover', advisor: 'a1', name: 'Nora' },
      { type: 'handback', advisor: 'a1' },
      { type: 'reply', advisor: 'a1', name: 'Nora', text: answer, session: null },
    ]);
    const keyed = act.type === 'reply' ? { key: 'k-advisor', print: 'reply' } : null;
    await this.world.reach((customer) => customer.advise(act, 'storm', keyed));
  }

  /**
   * The customer is with the assistant again: what an advisor had not answered is the assistant's to answer.
   */
  async handBack(): Promise<void> {
    await this.world.reach((customer) => customer.advise({ type: 'handback', advisor: 'a1' }, 'storm'));
  }
}
