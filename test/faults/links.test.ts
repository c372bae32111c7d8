import { abortAllDurableObjects, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, inject, it, vi } from 'vitest';
import type { CustomerObject } from '../../durable-objects/customer/rpc.ts';
import { restoreClock } from '../../sandbox/clock.ts';
import type { SandboxEnv } from '../../sandbox/env.ts';
import { Api } from '../../scripts/clients/api.ts';
import { Mailbox } from '../../scripts/clients/mail.ts';
import { expectWhole } from '../durable-objects/links/whole.ts';
import { serviceInside } from '../journeys/service.ts';
import { Chance } from './chance.ts';

/*
 * Random histories of mails, links, unlinks, duplicates and crashes over the real doors and the real objects:
 * every object of the deployment is killed at moments that nobody chose.
 */

const bindings = env as unknown as SandboxEnv;
const service = serviceInside();
const api = new Api(service);
const { seed } = inject('storms');
const SEEDS = seed !== undefined ? [seed] : Array.from({ length: 12 }, (_, number) => number);
const STEPS = 16;
const STORE = 'support@demo.example';
const LINES = [
  'What are your opening hours?',
  'How long do I have to return something?',
  'Do you ship to Spain?',
  'Do you have the Lune dress in M?',
  'Where are you?',
];

interface Letter {
  person: Person;
  id: string;
  text: string;
}
interface Person {
  mailbox: Mailbox;
  customer: string;
  /** What was written from the person's address and has arrived, in order. */
  said: string[];
}

describe('threads that join and part', () => {
  beforeAll(async () => {
    await restoreClock(bindings);
    vi.spyOn(scheduler, 'wait').mockImplementation(
      (ms = 0) => new Promise((resolve) => setTimeout(resolve, Math.min(ms, 20))),
    );
  });

  it.each(SEEDS)('lose nothing and double nothing, and part exactly (seed %i)', async (number) => {
    const history = new History(number);
    await history.begin();
    for (let step = 0; step < STEPS; step++) await history.happen();
    await history.clear();
    await history.expectOne();
    await history.undo();
    await history.expectEachAlone();
  });
});

class History {
  readonly #chance: Chance;
  readonly #people: Person[];
  #travelling: Letter[] = [];
  #lines = 0;

  constructor(seed: number) {
    this.#chance = new Chance(seed + 90_000);
    const run = crypto.randomUUID().slice(0, 8);
    this.#people = ['ann', 'bea', 'cat'].map((name) => ({
      mailbox: new Mailbox(service, { name, email: `${name}.${run}@links.example` }),
      customer: '',
      said: [],
    }));
  }

  /** Everybody has written once, so that each object exists. */
  async begin(): Promise<void> {
    for (const person of this.#people) {
      await this.#write(person);
      await this.#deliverAll();
      const [customer = ''] = await api.customers({ email: person.mailbox.email });
      person.customer = customer;
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
  }

  async happen(): Promise<void> {
    const dice = this.#chance.below(10);
    const [one, other] = [this.#chance.of(this.#people), this.#chance.of(this.#people)];
    if (dice < 3) await this.#write(one);
    else if (dice < 5) this.#travelling.push(...(this.#chance.once(2) ? this.#travelling.slice(0, 1) : []));
    else if (dice < 7) void this.#advise(one, 'link', other);
    else if (dice === 7) void this.#advise(one, 'unlink', other);
    else if (dice === 8) await this.#crash();
    else await this.#deliverOne();
    if (this.#chance.once(3)) await new Promise((resolve) => setTimeout(resolve, this.#chance.below(30)));
  }

  /** The weather clears: what travels arrives, and every object does what it owes. */
  async clear(): Promise<void> {
    await this.#deliverAll();
    await vi.waitFor(async () => {
      await this.#deliverAll();
      for (const person of this.#people) await this.#object(person).wake();
      for (const person of this.#people) expect(await this.#restless(person)).toEqual([]);
    }, 20_000);
  }

  /** Everything that was written is with whoever leads, once, and was answered. */
  async expectOne(): Promise<void> {
    for (const person of this.#people) {
      const rows = await api.exchanges(person.customer);
      const heard = rows.filter(({ direction }) => direction === 'in').map(({ text }) => text);
      for (const text of person.said) expect(heard.filter((one) => one === text)).toEqual([text]);
      await expectWhole(this.#object({ customer: (await api.customer(person.customer)).id }));
    }
  }

  async undo(): Promise<void> {
    for (let links = this.#people.length; links > 0; links--) {
      for (const person of this.#people) {
        const { id } = await api.customer(person.customer);
        const { linked } = (await api.customer(id)) as unknown as { linked: string[] };
        const outer = [];
        for (const one of linked)
          if ((await this.#object({ customer: one }).objectState()).leader === id) outer.push(one);
        for (const follower of outer) {
          await vi.waitFor(() => api.advise(id, 'unlink', { customer: follower, advisor: 'nora' }), 5_000);
        }
        await this.clear();
      }
    }
  }

  /**
   * Each has exactly what came to their own address, in its order, and every one of their mails has its
   * answer.
   */
  async expectEachAlone(): Promise<void> {
    for (const person of this.#people) {
      const object = this.#object(person);
      expect((await object.objectState()).leader).toBeNull();
      const rows = await api.exchanges(person.customer);
      expect(rows.map(({ client_id }) => client_id).every((id) => id === person.customer)).toBe(true);
      expect(rows.filter(({ direction }) => direction === 'in').map(({ text }) => text)).toEqual(person.said);
      expect(rows.at(-1)?.direction).toBe('out');
      await expectWhole(object);
    }
  }

  async #write(person: Person): Promise<void> {
    const text = `${this.#chance.of(LINES)} (${this.#lines++})`;
    this.#travelling.push({ person, id: `<${crypto.randomUUID()}@links.example>`, text });
    if (this.#chance.once(2)) await this.#deliverOne();
  }

  /** The sending server keeps a mail until it is taken, and may bring it twice. */
  async #deliverOne(): Promise<void> {
    const [letter] = this.#travelling.splice(this.#chance.below(this.#travelling.length || 1), 1);
    if (!letter) return;
    try {
      await letter.person.mailbox.send(
        { to: STORE, subject: 'A question', text: letter.text },
        new Date(),
        letter.id,
      );
      if (!letter.person.said.includes(letter.text)) letter.person.said.push(letter.text);
      if (this.#chance.once(4)) this.#travelling.push(letter);
    } catch {
      this.#travelling.push(letter);
    }
  }

  async #deliverAll(): Promise<void> {
    for (let tries = 0; this.#travelling.length && tries < 200; tries++) await this.#deliverOne();
    expect(this.#travelling).toEqual([]);
  }

  async #advise(one: Person, act: 'link' | 'unlink', other: Person): Promise<void> {
    // Refused where it makes no sense, or cut off by a crash: then it did not happen, or happens all the
    // same.
    await api.advise(one.customer, act, { customer: other.customer, advisor: 'nora' }).catch(() => undefined);
  }

  async #crash(): Promise<void> {
    const late = this.#chance.once(2) ? this.#deliverOne() : Promise.resolve();
    await new Promise((resolve) => setTimeout(resolve, this.#chance.below(12)));
    await abortAllDurableObjects();
    await late;
  }

  /** What an object still owes: links on their way, mails to send, answers. */
  async #restless(person: Pick<Person, 'customer'>): Promise<unknown[]> {
    return runInDurableObject(this.#object(person), (_, { storage }) => {
      const led = storage.sql
        .exec("SELECT 1 FROM meta WHERE name = 'led' AND json_extract(value, '$.leader') IS NOT NULL")
        .toArray();
      const links = storage.sql.exec("SELECT follower, phase FROM links WHERE phase <> 'joined'").toArray();
      if (led.length) return links;
      return [
        ...links,
        ...storage.sql.exec("SELECT kind, state FROM outbox WHERE state IN ('queued', 'sending')").toArray(),
        ...(JSON.parse(storage.sql.exec<{ body: string }>('SELECT body FROM state').one().body)
          .pending as unknown[]),
      ];
    });
  }

  #object({ customer }: { customer: string }): DurableObjectStub<CustomerObject> {
    return bindings.CUSTOMER.getByName(`demo:${customer}`) as unknown as DurableObjectStub<CustomerObject>;
  }
}
