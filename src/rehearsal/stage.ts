import { lookUp, newCustomerId, ownerOf } from '../../durable-objects/clients/address.ts';
import { resolveOwner } from '../../durable-objects/clients/directory.ts';
import { newRehearsal } from '../../durable-objects/clients/rehearsal.ts';
import { shopObject, storeShop } from '../../durable-objects/clients/shop.ts';
import { storeObject } from '../../durable-objects/clients/store.ts';
import { allTried } from '../all-tried.ts';
import { CHANNELS } from '../conversation/channels.ts';
import { customerObject } from '../door/hand-over.ts';
import type { Env } from '../env.ts';
import type { Address, Evidence } from '../identity/address.ts';
import type { OnFile } from '../identity/assurance.ts';
import {
  billingOf,
  type Cast,
  DRESS,
  ordersOf,
  stateOf,
  subscriptionOf,
  visitsOf,
} from '../scenarios/cast.ts';
import type { OrderState } from '../scenarios/judge.ts';
import type { Scenario, Step } from '../scenarios/scenario.ts';
import type { Settings } from '../settings.ts';
import type { Shop } from '../shop/shop.ts';

/** Whoever speaks in a step: their object, and what proves them there. */
export interface Speaker {
  customer: string;
  from: Address;
  evidence: Evidence;
  onFile: OnFile;
}

const NOWHERE = { country: null };

/**
 * The world of one play: a rehearsal of a store with the wanted settings and a shop of its own, in which nothing
 * is but what the scenario brings. `clear` deletes it.
 */
export class Stage {
  readonly name: string;
  readonly #env: Env;
  readonly #shop: Shop;
  readonly #customers = new Set<string>();

  constructor(env: Env, store: string, settings: Settings) {
    this.#env = env;
    this.name = newRehearsal(store);
    this.#shop = storeShop(env, this.name, () => settings);
  }

  /** Brings settings, shop and orders. */
  async set(scenario: Scenario, cast: Cast, settings: Settings, now: Date): Promise<void> {
    const orders = ordersOf(scenario, cast, now).map((order) => ({ type: 'order' as const, ...order }));
    await Promise.all([
      storeObject(this.#env, this.name).saveSettings(settings),
      shopObject(this.#env, this.name).importLines([
        { type: 'product', ...DRESS },
        ...orders,
        ...billingOf(scenario, cast, now),
        ...visitsOf(scenario, cast, now),
      ]),
    ]);
  }

  async orderState(order: string): Promise<OrderState> {
    const shop = shopObject(this.#env, this.name);
    const record = await shop.getOrder(order);
    if (!record) throw new Error(`there is no order ${order}`);
    return stateOf(structuredClone(record), await shop.getSubscription(subscriptionOf(order)));
  }

  /** Who speaks in a step, as the doors would find out. */
  async speaker({ channel, as }: Step, cast: Cast): Promise<Speaker> {
    const stranger = as === 'stranger';
    const email = stranger ? `somebody.${cast.order}@elsewhere.example` : cast.email;
    const phone = stranger ? `+336125${cast.order}` : cast.phone;
    const ways = {
      visitor: async () => (stranger ? this.#browser() : this.#signedIn(cast)),
      email: () => this.#behind(`email:${email}`, { kind: 'mail', aligned: true }),
      whatsapp: () => this.#behind(`whatsapp:${phone}`, { kind: 'whatsapp' }),
      phone: () => this.#behind(`phone:${phone}`, { kind: 'caller', attestation: 'A' }),
    };
    const speaker = await ways[CHANNELS[channel].address]();
    this.#customers.add(speaker.customer);
    return speaker;
  }

  /** Deletes the rehearsal, all that can be: what fails is told when everything was tried. */
  async clear(cast: Cast): Promise<void> {
    const owner = await lookUp(this.#env, this.name, `account:${cast.account}`);
    if (owner) this.#customers.add(owner);
    await allTried([
      ...[...this.#customers].map(
        (customer) => () => customerObject(this.#env, this.name, customer).dissolve(),
      ),
      () => shopObject(this.#env, this.name).wipe(true),
      async () => storeObject(this.#env, this.name).scenarios({ type: 'end' }),
      () => this.#dropFiles(),
    ]);
  }

  /** With the shop's login, as on its own site. */
  async #signedIn({ account }: Cast): Promise<Speaker> {
    const customer = await ownerOf(this.#env, this.name, account, NOWHERE);
    const known = await this.#shop.account(account);
    const onFile = {
      account: known && { id: known.id, name: known.name, locale: known.locale },
      lastOrderAt: null,
    };
    return { customer, from: `visitor:${account}`, evidence: { kind: 'login', account }, onFile };
  }

  #browser(): Speaker {
    const customer = newCustomerId();
    const onFile = { account: null, lastOrderAt: null };
    return { customer, from: `visitor:${customer}`, evidence: { kind: 'browser' }, onFile };
  }

  async #behind(from: Address, evidence: Evidence): Promise<Speaker> {
    const { customer, onFile, settled } = await resolveOwner(this.#env, this.name, this.#shop, from, NOWHERE);
    await settled;
    return { customer, from, evidence, onFile };
  }

  async #dropFiles(): Promise<void> {
    const { objects } = await this.#env.BLOBS.list({ prefix: `${this.name}/` });
    if (objects.length > 0) await this.#env.BLOBS.delete(objects.map(({ key }) => key));
  }
}
