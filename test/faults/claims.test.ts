import { abortAllDurableObjects } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, inject, it } from 'vitest';
import {
  claimOf,
  markDeparted,
  newCustomerId,
  release,
  resetHint,
} from '../../durable-objects/clients/address.ts';
import { resolveOwner } from '../../durable-objects/clients/directory.ts';
import { recheck } from '../../durable-objects/clients/on-file.ts';
import { shopObject, storeShop } from '../../durable-objects/clients/shop.ts';
import type { SandboxEnv } from '../../sandbox/env.ts';
import type { Address } from '../../src/identity/address.ts';
import { defaultSettings } from '../../src/settings.ts';
import type { Shop } from '../../src/shop/shop.ts';
import { dressOrder } from '../orders.ts';
import { Chance } from './chance.ts';

/*
 * Random histories of who comes from where: several doors ask at once, the shop fails and changes its mind,
 * numbers change hands, mailboxes become a family's, people are erased, and every object is killed in
 * between. However it goes, an address is one owner's at a time, and all who ask are told the same one.
 */

const bindings = env as unknown as SandboxEnv;
const { seed, count } = inject('storms');
/** Fewer than storms: a history of claims takes as long as three of them. */
const HISTORIES = Math.ceil(count / 3);
const SEEDS = seed === undefined ? Array.from({ length: HISTORIES }, (_, n) => n) : [seed];
const STEPS = 24;

describe('an address', () => {
  it(`has one owner at a time, in ${SEEDS.length} random histories of claims`, async () => {
    const failed: { seed: number; wrong: string[] }[] = [];
    for (const seed of SEEDS) {
      const history = new History(seed);
      for (let step = 0; step < STEPS; step++) await history.happen();
      await history.settle();
      if (history.wrong.length) failed.push({ seed, wrong: history.wrong });
    }
    expect(failed).toEqual([]);
  }, 600_000);
});

interface Household {
  account: string;
  email: Address;
  phone: Address;
  whatsapp: Address;
}

class History {
  readonly wrong: string[] = [];
  readonly #chance: Chance;
  readonly #store = `claims-${crypto.randomUUID().slice(0, 8)}`;
  readonly #shop: Shop;
  readonly #people: Household[];
  /** Who was told to have an address since it last changed hands. */
  readonly #told = new Map<Address, Set<string>>();
  readonly #movedIn = new Set<Household>();
  #failures = 0;
  #orders = 0;
  #names = 0;

  constructor(seed: number) {
    this.#chance = new Chance(seed + 40_000);
    const real = storeShop(bindings, this.#store, defaultSettings);
    this.#shop = {
      ...real,
      accountByContact: async (contact) => {
        for (let wait = this.#chance.below(3); wait > 0; wait--) await Promise.resolve();
        if (this.#failures > 0 && this.#failures--) throw new Error('the shop does not answer');
        return real.accountByContact(contact);
      },
    };
    this.#people = [1, 2, 3].map((n) => ({
      account: `c-${n}`,
      email: `email:p${n}@claims.example`,
      phone: `phone:+3361234560${n}`,
      whatsapp: `whatsapp:+3361234560${n}`,
    }));
  }

  async happen(): Promise<void> {
    const person = this.#chance.of(this.#people);
    const dice = this.#chance.below(12);
    if (dice < 6) await this.#come(person);
    else if (dice === 6) await this.#order(person);
    else if (dice === 7) this.#failures = this.#chance.below(3);
    else if (dice === 8) await this.#changeHands(person);
    else if (dice === 9 && this.#chance.once(3)) await this.#moveIn(person);
    else if (dice === 10) await this.#erase(person);
    else await this.#mislead(person);
  }

  /** Everybody comes once more, alone and in fair weather. */
  async settle(): Promise<void> {
    this.#failures = 0;
    for (const person of this.#people)
      for (const address of addressesOf(person)) {
        await this.#ask(address);
        const claim = await claimOf(bindings, this.#store, address);
        const { home } = await resolveOwner(bindings, this.#store, this.#shop, address, {});
        if (claim?.home !== home)
          this.wrong.push(`${address} is ${claim?.home}'s, and whoever asks is told ${home}`);
      }
  }

  /**
   * A person writes from one of their addresses, or from several at once, through independent requests;
   * crashes cut some off.
   */
  async #come(person: Household): Promise<void> {
    const doors = 1 + this.#chance.below(5);
    const from = Array.from({ length: doors }, () => this.#chance.of(addressesOf(person)));
    const asked = Promise.allSettled(from.map((address) => this.#ask(address)));
    if (this.#chance.once(5)) {
      for (let wait = this.#chance.below(6); wait > 0; wait--)
        await new Promise((resolve) => setTimeout(resolve, 0));
      await abortAllDurableObjects();
    }
    await asked;
  }

  /** Whoever got no answer asks again: a webhook is delivered until it is taken. */
  async #ask(address: Address): Promise<void> {
    for (let tries = 0; ; tries++) {
      try {
        const { home, settled } = await resolveOwner(bindings, this.#store, this.#shop, address, {});
        await settled;
        const told = this.#told.get(address) ?? new Set();
        this.#told.set(address, told.add(home));
        if (told.size > 1) this.wrong.push(`${address} was said to be ${[...told].join(' and ')}'s`);
        return;
      } catch (error) {
        if (tries === 5) throw error;
      }
    }
  }

  /** The shop gets the person's contacts; what they wrote before may be in another object by then. */
  async #order(person: Household): Promise<void> {
    await this.#import(person.account, person);
    if (this.#movedIn.has(person)) await this.#share(person);
  }

  async #import(account: string, { email, phone }: Household): Promise<void> {
    const order = `${7_000 + this.#orders++}`;
    const buyer = { account, name: 'Eve', email: email.slice(6), phone: phone.slice(6), order };
    await shopObject(bindings, this.#store).importLines([dressOrder(buyer, new Date())]);
  }

  /** Somebody else has the person's number now; the same news comes twice. */
  async #changeHands({ whatsapp }: Household): Promise<void> {
    const at = new Date(Date.now() + this.#names++).toISOString();
    await Promise.all([
      markDeparted(bindings, this.#store, whatsapp, at),
      markDeparted(bindings, this.#store, whatsapp, at),
    ]);
    this.#told.delete(whatsapp);
  }

  /** Another account orders with the same contacts: from now on they are nobody's thread. */
  async #moveIn(person: Household): Promise<void> {
    await this.#import(`${person.account}-too`, person);
    this.#movedIn.add(person);
    await this.#share(person);
  }

  /** What the service does when the shop tells of an order whose contacts another account has. */
  async #share(person: Household): Promise<void> {
    const contacts = [person.email, person.phone];
    // The shop has just told of it: it answers.
    this.#failures = 0;
    await Promise.all(
      [...contacts, ...contacts].map((one) =>
        recheck(bindings, this.#store, this.#shop, { contact: one, lostBy: [] }),
      ),
    );
    for (const address of addressesOf(person)) this.#told.delete(address);
  }

  /** The person is erased: their addresses are released, twice, and by an object that no longer has them. */
  async #erase(person: Household): Promise<void> {
    for (const address of addressesOf(person)) {
      const claim = await claimOf(bindings, this.#store, address);
      await release(bindings, this.#store, address, newCustomerId());
      if (!claim) continue;
      await Promise.all([
        release(bindings, this.#store, address, claim.home),
        release(bindings, this.#store, address, claim.home),
      ]);
      this.#told.delete(address);
    }
  }

  /** News of where to go that is out of date: of a home that is not, or no more, the address's. */
  async #mislead(person: Household): Promise<void> {
    await resetHint(bindings, this.#store, this.#chance.of(addressesOf(person)), newCustomerId());
  }
}

function addressesOf({ email, phone, whatsapp }: Household): Address[] {
  return [email, phone, whatsapp];
}
