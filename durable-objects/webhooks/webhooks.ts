import { DurableObject } from 'cloudflare:workers';
import { now, timestamp } from '../../src/clock.ts';
import type { Env } from '../../src/env.ts';
import { sealer } from '../../src/seal.ts';
import { type WebhookNews, webhookBody } from '../../src/webhooks/news.ts';
import { newWebhookSecret } from '../../src/webhooks/sign.ts';
import { storeSettings } from '../clients/store.ts';
import { Schema } from '../storage/migrate.ts';
import { OwnAlarm } from '../storage/own-alarm.ts';
import { type Keyed, Requests } from '../storage/requests.ts';
import { Deliveries, type Delivery, type DeliveryState } from './deliveries.ts';
import {
  type Endpoint,
  type EndpointFields,
  Endpoints,
  type MadeEndpoint,
  MOST_ENDPOINTS,
} from './endpoints.ts';
import { webhooksSchema } from './schema.ts';
import { Sender } from './sender.ts';

/** Milliseconds after which a suspended store is asked for again. */
const SUSPENDED_WAIT = 3_600_000;

/** What nobody knows of a store without endpoints. */
const NONE = { deliveries: [], next: null };

/**
 * Tells a store's own systems what happens. An actor of its own, so that no endpoint that is down is waited
 * for by anybody. Threads tell it what follows from their logs; what comes twice is one, and every endpoint
 * gets it at least once, each time under the same id.
 */
export class Webhooks extends DurableObject<Env> {
  readonly #schema = new Schema(this.ctx.storage, webhooksSchema);
  readonly #alarm = new OwnAlarm(this.ctx, this.env, 'WEBHOOKS', true);
  readonly #store = (this.ctx.id.name ?? '').replace(/:webhooks$/, '');

  /** Queues what happened for the endpoints that want it. What happened before an endpoint was there is not told to it. */
  async tell(news: readonly WebhookNews[]): Promise<void> {
    if (!this.#schema.made) return;
    this.ctx.storage.transactionSync(() => {
      const endpoints = this.#endpoints.list().filter(({ stopped }) => stopped === null);
      for (const one of news)
        for (const { id, events, created } of endpoints) {
          if (one.at < created || (events !== null && !events.includes(one.event))) continue;
          const { at, event, customer } = one;
          const body = webhookBody(this.#store, one);
          this.#deliveries.add({ endpoint: id, id: one.id, event, at, customer, body }, now(), now());
        }
    });
    await this.#arm();
  }

  endpoints(): Endpoint[] {
    return this.#schema.made ? this.#endpoints.list() : [];
  }

  /** Makes one with a fresh secret. The same call under the same key gets the same one. */
  async add(
    fields: EndpointFields,
    request: Keyed | null,
  ): Promise<MadeEndpoint | 'too_many' | 'other_request'> {
    const secret = newWebhookSecret();
    const id = `wh_${crypto.randomUUID().replaceAll('-', '')}`;
    const sealed = await this.#endpoints.seal(id, secret);
    const requests = new Requests(this.#sql);
    const earlier = request && requests.earlier(request, now());
    if (earlier === 'other') return 'other_request';
    if (earlier) {
      const first = this.#endpoints.get(String(earlier.answer));
      const secrets = first && (await this.#endpoints.secrets(first.id, now()));
      return first && secrets ? { endpoint: first, secret: secrets[0] } : 'other_request';
    }
    if (this.#endpoints.list().length >= MOST_ENDPOINTS) return 'too_many';
    this.ctx.storage.transactionSync(() => {
      this.#endpoints.add(id, fields, sealed, timestamp());
      if (request) requests.keep(request, id, now());
    });
    const endpoint = this.#endpoints.get(id);
    return endpoint ? { endpoint, secret } : 'too_many';
  }

  /** The one endpoint that is put under a name and with a secret of the owner's; without one, the one it has is kept. */
  async put(
    id: string,
    fields: EndpointFields,
    secret: string | null,
  ): Promise<Endpoint | 'no_secret' | 'too_many'> {
    const sealed = secret === null ? null : await this.#endpoints.seal(id, secret);
    const known = this.#endpoints.get(id);
    if (known) {
      this.#endpoints.change(id, fields);
      if (sealed !== null) this.#endpoints.rotate(id, sealed, now());
      this.#endpoints.stop(id, null, '');
    } else {
      if (sealed === null) return 'no_secret';
      if (this.#endpoints.list().length >= MOST_ENDPOINTS) return 'too_many';
      this.#endpoints.add(id, fields, sealed, timestamp());
    }
    return this.#endpoints.get(id) ?? 'no_secret';
  }

  /** Changes where it is or what it is told, or stops it; null where there is none. */
  change(id: string, changes: Partial<EndpointFields>, stopped?: boolean): Endpoint | null {
    const known = this.#schema.made ? this.#endpoints.get(id) : null;
    if (!known) return null;
    this.#endpoints.change(id, { url: known.url, events: known.events, ...changes });
    if (stopped === false) this.#endpoints.stop(id, null, '');
    if (stopped && known.stopped === null) this.#stop(id, 'stopped by the owner');
    return this.#endpoints.get(id);
  }

  /** Another secret; null where there is none. */
  async renew(id: string): Promise<MadeEndpoint | null> {
    if (!this.#schema.made || !this.#endpoints.get(id)) return null;
    const secret = newWebhookSecret();
    this.#endpoints.rotate(id, await this.#endpoints.seal(id, secret), now());
    const endpoint = this.#endpoints.get(id);
    return endpoint && { endpoint, secret };
  }

  async delete(id: string): Promise<boolean> {
    if (!this.#schema.made) return false;
    this.#deliveries.forgetEndpoint(id);
    const deleted = this.#endpoints.delete(id);
    await this.#arm();
    return deleted;
  }

  /** Sends something real that tells of nothing; null where there is no such endpoint. */
  async tryOut(id: string): Promise<{ ok: boolean; detail: string } | null> {
    const endpoint = this.#schema.made ? this.#endpoints.get(id) : null;
    if (!endpoint) return null;
    const at = timestamp();
    const event = `test_${crypto.randomUUID()}`;
    const body = JSON.stringify({
      id: event,
      event: 'test',
      at,
      store: this.#store,
      customer: null,
      ticket: null,
      data: {},
    });
    const n = this.#deliveries.add(
      { endpoint: id, id: event, event: 'test', at, customer: null, body },
      now(),
      null,
    );
    if (n === null) return null;
    const { ok, detail } = await this.#sender.once({ n, endpoint: id, id: event, body, tries: 1 });
    await this.#arm();
    return { ok, detail };
  }

  deliveries(
    query: { endpoint: string | null; state: DeliveryState | null },
    before: number | null,
    most: number,
  ): { deliveries: Delivery[]; next: number | null } {
    return this.#schema.made ? this.#deliveries.page(query, before, most) : NONE;
  }

  async again(n: number): Promise<'queued' | 'waiting' | 'stopped' | 'unknown'> {
    const endpoint = this.#schema.made ? this.#deliveries.endpointOf(n) : null;
    if (endpoint === null) return 'unknown';
    if (this.#endpoints.get(endpoint)?.stopped) return 'stopped';
    const verdict = this.#deliveries.again(n, now());
    await this.#arm();
    return verdict;
  }

  /** People were erased: nothing that names them is sent or kept. */
  forget(customers: readonly string[]): void {
    if (this.#schema.made) for (const customer of customers) this.#deliveries.forgetCustomer(customer);
  }

  /** The store was deleted: so is this. */
  wipe(): void {
    if (this.#schema.made) this.#schema.unmake();
  }

  async wake(): Promise<void> {
    await this.alarm();
  }

  override async alarm(): Promise<void> {
    await this.#alarm.rang();
    if (!this.#schema.made) return this.#alarm.set(null);
    this.#deliveries.sweep(now());
    // Of a suspended store nothing leaves.
    if ((await storeSettings(this.env, this.#store)).suspended)
      return this.#alarm.set(now() + SUSPENDED_WAIT);
    const taken = this.#deliveries.take(now());
    // Before anything leaves: should this crash, what was taken is due again.
    await this.#arm();
    await Promise.all(taken.map((one) => this.#sender.send(one)));
    await this.#arm();
  }

  #stop(id: string, why: string): void {
    this.#endpoints.stop(id, timestamp(), why);
    this.#deliveries.give(id, why);
  }

  async #arm(): Promise<void> {
    await this.#alarm.set(this.#deliveries.due());
  }

  get #endpoints(): Endpoints {
    return new Endpoints(this.#sql, sealer(this.env, 'webhook', this.#store));
  }

  get #sender(): Sender {
    const { env } = this;
    return new Sender({
      ...{ env, store: this.#store, endpoints: this.#endpoints, deliveries: this.#deliveries },
      stop: (id, why) => this.#stop(id, why),
    });
  }

  get #deliveries(): Deliveries {
    return new Deliveries(this.#sql);
  }

  get #sql(): SqlStorage {
    this.#schema.make();
    return this.ctx.storage.sql;
  }
}
