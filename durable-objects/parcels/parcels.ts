import { DurableObject } from 'cloudflare:workers';
import type { CarrierLabel, LabelRequest } from '../../src/carriers/carrier.ts';
import type { ParcelTrack } from '../../src/carriers/tracking.ts';
import { now } from '../../src/clock.ts';
import type { CarrierConnection } from '../../src/connections/roster.ts';
import type { Env } from '../../src/env.ts';
import { dropFiles } from '../../src/files.ts';
import { patiently } from '../../src/patience.ts';
import { errorReason, trace, traced } from '../../src/trace.ts';
import { BACKED_UP } from '../storage/backed-up.ts';
import { Schema } from '../storage/migrate.ts';
import { OwnAlarm } from '../storage/own-alarm.ts';
import { NO_ROWS, putTables, type RowsPage, rowsFrom, type TableRows } from '../storage/rows.ts';
import { goOn } from './buying.ts';
import { LabelRecords } from './records.ts';
import { type LabelStatus, renew, statusOf } from './renewing.ts';
import { parcelsSchema } from './schema.ts';
import { aborted, Tracking } from './tracking.ts';
import { type KeptTrack, Tracks } from './tracks.ts';
import { buyingWorld, markOf, systemOf, tellOwner } from './world.ts';

/** Milliseconds that somebody waits for a label: behind that it comes later. */
const WAITED = 5_500;
/** Milliseconds between two looks that are made because a carrier has told. */
const TOLD_PACE = 30_000;
/** Milliseconds after which what a carrier refused is asked for again, where somebody wants it. */
const REFUSED_FOR = 600_000;

/** A label as whoever it is of may read of it. */
export interface KnownLabel {
  return: string;
  order: string;
  carrier: string;
  tracking: string | null;
  state: string;
}

/** A parcel that is asked about: a return by the label that was bought for it. */
export interface AskedParcel {
  order: string;
  owner: string;
  parcel: { return: string } | { carrier: CarrierConnection; tracking: string };
}

/**
 * What a store's carriers were asked for: labels of returns, each bought once, however often it is asked for and whatever
 * breaks meanwhile. One object for each store, named `<store>:parcels`.
 */
export class Parcels extends DurableObject<Env> {
  readonly #schema = new Schema(this.ctx.storage, parcelsSchema);
  readonly #alarm = new OwnAlarm(this.ctx, this.env, 'PARCELS', true);
  /** When a carrier was asked last because it had told, or will be. */
  readonly #toldAt = new Map<CarrierConnection, number>();
  readonly #store = (this.ctx.id.name ?? '').replace(/:parcels$/, '');
  readonly #tracking = new Tracking();
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
    // It was bought, and had no PDF for a day: it is looked for, and not bought again.
    else if (known.state === 'coming' && known.next === null) records.lookAgain(known, now());
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

  /** How the label of a return stands for an advisor; null where a carrier was never asked for one. */
  labelStatus(back: string, owner: string): LabelStatus | null {
    const row = this.#schema.made ? this.#records().get(back, owner) : null;
    return row && statusOf(row);
  }

  /** An advisor says that a lost label is to be bought anew, once for each request; false where that cannot be. */
  async renew(asked: { back: string; owner: string; request: string }): Promise<boolean> {
    if (!this.#schema.made) return false;
    const system = ({ carrier }: { carrier: CarrierConnection }) => systemOf(this.env, this.#store, carrier);
    const isRenewed = await renew(asked, { records: this.#records(), system }).catch((error) => {
      trace('parcels.silent', { store: this.#store, reason: errorReason(error) }, 'error');
      return false;
    });
    await this.#arm();
    return isRenewed;
  }

  /** A page of the rows that a backup takes along. */
  backUp(place: string | null): RowsPage {
    return this.#schema.made ? rowsFrom(this.ctx.storage.sql, BACKED_UP.parcels, place) : NO_ROWS;
  }

  /** Takes such rows back, and goes on with what is still to come; those that are here stay as they are. */
  async restore(tables: readonly TableRows[]): Promise<void> {
    this.#schema.make();
    putTables(this.ctx.storage, BACKED_UP.parcels, tables);
    await this.#arm();
  }

  /** A carrier says that something is new: what it is making is looked into. */
  async told(carrier: CarrierConnection): Promise<void> {
    if (!this.#schema.made) return;
    // However often it tells, the same push again included: it is asked once in a while.
    const at = nextLook(this.#toldAt.get(carrier) ?? null, now());
    this.#toldAt.set(carrier, at);
    this.#records().hasten(carrier, at);
    await this.#arm();
  }

  /** Where a parcel is, as its carrier said last and when (milliseconds); null where nothing is known. */
  async track({
    order,
    owner,
    parcel,
  }: AskedParcel): Promise<(ParcelTrack & { carrier: CarrierConnection; at: number }) | null> {
    this.#schema.make();
    const { carrier, tracking } = 'return' in parcel ? this.#labelled(parcel.return, owner) : parcel;
    if (!tracking) return null;
    const { said = null } =
      (await this.#tracking.look({ carrier, number: tracking, owner }, order, {
        tracks: this.#tracks(),
        system: () => systemOf(this.env, this.#store, carrier),
        tell: (words) => tellOwner(this.env, this.#store, words),
      })) ?? {};
    await this.#arm();
    return said && { ...said, carrier };
  }

  /** Where parcels of an account are known to be, and of orders. */
  tracked(owner: string, orders: readonly string[]): KeptTrack[] {
    return this.#schema.made ? this.#tracks().of(owner, orders) : [];
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
    this.#tracks().forget(owner, orders);
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
    this.#tracks().sweep(now());
    await traced(() => Promise.all(records.due(now()).map(({ back, owner }) => this.#goOn(back, owner))));
    await this.#arm();
  }

  async #arm(): Promise<void> {
    const times = this.#schema.made ? [this.#records().next(), this.#tracks().next()] : [];
    const set = times.filter((at) => at !== null);
    await this.#alarm.set(set.length > 0 ? Math.min(...set) : null);
  }

  /** Only one at a time for each label. `parcel`: where whoever asks has it at hand. */
  #goOn(back: string, owner: string, parcel: LabelRequest['parcel'] | null = null): Promise<void> {
    const key = JSON.stringify([back, owner]);
    const running = this.#running.get(key);
    if (running) return running;
    const going = goOn(back, owner, buyingWorld(this.env, this.#store, this.#records(), parcel))
      .catch((error) => trace('parcels.failed', { store: this.#store, reason: errorReason(error) }, 'error'))
      .finally(() => this.#running.delete(key));
    this.#running.set(key, going);
    return going;
  }

  /** The parcel of a return, once its label is made. */
  #labelled(back: string, owner: string): { carrier: CarrierConnection; tracking: string | null } {
    const row = this.#records().get(back, owner);
    return { carrier: row?.carrier ?? 'mondial-relay', tracking: row?.asked?.tracking ?? null };
  }

  #tracks(): Tracks {
    return new Tracks(this.ctx.storage.sql);
  }

  #records(): LabelRecords {
    return new LabelRecords(this.ctx.storage.sql);
  }
}

/** When it is looked because a carrier has told, where that was done or is due at `last`. A clock that was moved back keeps nobody waiting. */
function nextLook(last: number | null, at: number): number {
  if (last === null || last > at + TOLD_PACE) return at;
  return last > at ? last : Math.max(at, last + TOLD_PACE);
}
