import { DurableObject } from 'cloudflare:workers';
import { createHash } from 'node:crypto';
import type { CarrierLabel, LabelRequest } from '../../src/carriers/carrier.ts';
import { carrierSystem } from '../../src/carriers/roster.ts';
import { now } from '../../src/clock.ts';
import type { CarrierConnection } from '../../src/connections/roster.ts';
import type { Env } from '../../src/env.ts';
import { bucketFiles, dropFiles } from '../../src/files.ts';
import { providerFetch } from '../../src/outbound.ts';
import { patiently } from '../../src/patience.ts';
import { parcelOf } from '../../src/shop/parcel.ts';
import { errorReason, trace, traced } from '../../src/trace.ts';
import { connectionOf } from '../clients/connections.ts';
import { storeShop } from '../clients/shop.ts';
import { storeObject, storeSettings } from '../clients/store.ts';
import { Schema } from '../storage/migrate.ts';
import { OwnAlarm } from '../storage/own-alarm.ts';
import { type BuyingWorld, goOn } from './buying.ts';
import { LabelRecords, type LabelRow } from './records.ts';
import { parcelsSchema } from './schema.ts';

/** Milliseconds that somebody waits for a label: behind that it comes later. */
const WAITED = 5_500;
/** Milliseconds after which what a carrier refused is asked for again, where somebody wants it. */
const REFUSED_FOR = 600_000;
/** What a return weighs where its connection does not say, in grams. */
const GRAMS = '1000';

/** A label as whoever it is of may read of it. */
export interface KnownLabel {
  return: string;
  order: string;
  carrier: string;
  tracking: string | null;
  state: string;
}

/**
 * What a store's carriers were asked for: labels of returns, each bought once, however often it is asked for and whatever
 * breaks meanwhile. One object for each store, named `<store>:parcels`.
 */
export class Parcels extends DurableObject<Env> {
  readonly #schema = new Schema(this.ctx.storage, parcelsSchema);
  readonly #alarm = new OwnAlarm(this.ctx, this.env, 'PARCELS', true);
  readonly #store = (this.ctx.id.name ?? '').replace(/:parcels$/, '');
  /** Labels that are gone on with this very moment. */
  readonly #running = new Map<string, Promise<void>>();

  /** The label of a return by the carrier that makes it. */
  async label({ parcel, ...back }: LabelRequest, carrier: CarrierConnection): Promise<CarrierLabel> {
    this.#schema.make();
    const records = this.#records();
    const { return: id, owner, order } = back;
    const known = records.get(id, owner);
    const since = now() - (known?.askedAt ?? 0);
    if (!known) records.add({ back: id, owner, order, carrier, mark: markOf(this.#store, back) }, now());
    else if (known.state === 'failed' && since >= REFUSED_FOR) records.again(known, now());
    // Its file went with a thread: it is read again, and not bought.
    else if (known.file && !(await this.env.BLOBS.head(`${this.#store}/${known.file.key}`)))
      records.become(known, 'coming', now());
    await patiently(WAITED, (signal) => Promise.race([this.#goOn(id, owner, parcel), aborted(signal)]));
    await this.#arm();
    const row = records.get(id, owner);
    if (row?.state === 'ready' && row.file)
      return { state: 'ready', ...row.file, tracking: row.asked?.tracking ?? null };
    return { state: row && row.next !== null ? 'coming' : 'failed' };
  }

  /** A carrier says that something is new: what it is making is looked into. */
  async told(carrier: CarrierConnection): Promise<void> {
    if (!this.#schema.made) return;
    this.#records().hasten(carrier, now());
    await this.#arm();
  }

  /** What is kept of an account, and of orders. */
  known(owner: string, orders: readonly string[]): KnownLabel[] {
    if (!this.#schema.made) return [];
    return this.#records()
      .of(owner, orders)
      .map(({ back, order, carrier, asked, state }) => {
        return { return: back, order, carrier, tracking: asked?.tracking ?? null, state };
      });
  }

  /** Forgets them, with their files. */
  async forget(owner: string, orders: readonly string[]): Promise<void> {
    if (!this.#schema.made) return;
    const records = this.#records();
    const rows = records.of(owner, orders);
    await dropFiles(
      this.env.BLOBS,
      this.#store,
      rows.flatMap(({ file }) => (file ? [file.key] : [])),
    );
    for (const row of rows) records.drop(row);
    await this.#arm();
  }

  async wipe(): Promise<void> {
    await this.#alarm.set(null);
    this.#schema.unmake();
  }

  async wake(): Promise<void> {
    await this.alarm();
  }

  override async alarm(): Promise<void> {
    await this.#alarm.rang();
    if (!this.#schema.made) return;
    const records = this.#records();
    records.sweep(now());
    await traced(() => Promise.all(records.due(now()).map(({ back, owner }) => this.#goOn(back, owner))));
    await this.#arm();
  }

  async #arm(): Promise<void> {
    await this.#alarm.set(this.#schema.made ? this.#records().next() : null);
  }

  /** Only one at a time for each label. `parcel`: where whoever asks has it at hand. */
  #goOn(back: string, owner: string, parcel: LabelRequest['parcel'] | null = null): Promise<void> {
    const key = JSON.stringify([back, owner]);
    const running = this.#running.get(key);
    if (running) return running;
    const going = goOn(back, owner, this.#world(parcel))
      .catch((error) => trace('parcels.failed', { store: this.#store, reason: errorReason(error) }, 'error'))
      .finally(() => this.#running.delete(key));
    this.#running.set(key, going);
    return going;
  }

  #world(parcel: LabelRequest['parcel'] | null): BuyingWorld {
    const { env } = this;
    const store = this.#store;
    const fields = ({ carrier }: LabelRow) => connectionOf(env, store, carrier);
    return {
      records: this.#records(),
      files: bucketFiles(env.BLOBS, store),
      async system(row) {
        const found = await fields(row);
        return found && carrierSystem(row.carrier, found, providerFetch(env));
      },
      parcel: async (row) => parcel ?? (await this.#parcel(row)),
      grams: async (row) => Number((await fields(row))?.grams ?? GRAMS),
      tell: async (words) => {
        trace('parcels.trouble', { store }, 'error');
        await storeObject(env, store)
          .trouble('carrier', words)
          .catch(() => undefined);
      },
    };
  }

  /** As the shop has it now. */
  async #parcel({ back, order: number, owner }: LabelRow): Promise<LabelRequest['parcel'] | null> {
    const { settings } = await storeSettings(this.env, this.#store);
    const order = await storeShop(this.env, this.#store, () => settings).order(number);
    const found = order?.returns.find(({ id }) => id === back);
    if (!order || found?.status !== 'open' || order.customer.id !== owner) return null;
    return parcelOf(found, order, settings);
  }

  #records(): LabelRecords {
    return new LabelRecords(this.ctx.storage.sql);
  }
}

/**
 * What a carrier knows a label by: the same one for the same return, and nobody's name. It begins with the order's number where
 * that has a place, for whoever looks it up there.
 */
function markOf(store: string, { return: id, owner, order }: Omit<LabelRequest, 'parcel'>): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([store, id, owner]))
    .digest('hex')
    .toUpperCase();
  const number = order.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return number === '' || number.length > 6 ? `OT${digest.slice(0, 13)}` : `${number}-${digest.slice(0, 8)}`;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
