import { now } from '../../src/clock.ts';
import type { Person } from '../../src/console/protocol.ts';
import type { Env } from '../../src/env.ts';
import { LIMITS } from '../../src/limits.ts';
import { BACKED_UP } from '../storage/backed-up.ts';
import { Schema } from '../storage/migrate.ts';
import { OwnAlarm } from '../storage/own-alarm.ts';
import { NO_ROWS, putTables, type RowsPage, rowsFrom, type TableRows } from '../storage/rows.ts';
import { AuditLog } from './audit.ts';
import { Mentions } from './mentions.ts';
import { DeskNotices } from './notices/notices.ts';
import { Passkeys } from './passkeys.ts';
import { People } from './people.ts';
import { ThreadQueue } from './queue.ts';
import { deskSchema } from './schema.ts';
import { SignIns } from './sign-ins.ts';

const HOUR = 3_600_000;

/** The parts of a store's desk. Using one makes the tables where there are none; `made` asks first. */
export class DeskParts {
  readonly alarm: OwnAlarm;
  readonly #schema: Schema;
  readonly #state: DurableObjectState;
  readonly #env: Env;

  constructor(state: DurableObjectState, env: Env) {
    this.#state = state;
    this.#env = env;
    this.#schema = new Schema(state.storage, deskSchema);
    this.alarm = new OwnAlarm(state, env, 'DESK', true);
  }

  get made(): boolean {
    return this.#schema.made;
  }

  /** The store's name. */
  get store(): string {
    const name = this.#state.id.name ?? '';
    return name.slice(0, name.indexOf(':'));
  }

  get people(): People {
    return new People(this.#sql);
  }

  get signIns(): SignIns {
    return new SignIns(this.#sql);
  }

  get passkeys(): Passkeys {
    return new Passkeys(this.#sql);
  }

  get queue(): ThreadQueue {
    return new ThreadQueue(this.#sql);
  }

  get audit(): AuditLog {
    return new AuditLog(this.#sql);
  }

  get mentions(): Mentions {
    return new Mentions(this.#sql);
  }

  get notices(): DeskNotices {
    return new DeskNotices(this.#env, this.store, this.#sql);
  }

  /** Sets the alarm for the clock that strikes next, for who is to be told, and for what is to be forgotten, an hour from now at the soonest. */
  async arm(): Promise<void> {
    const { pending } = this.notices;
    const old = [this.audit.due(), this.mentions.due(), pending.stale()];
    const forget = old.map((at) => at && Math.max(at, now() + HOUR));
    const times = [this.queue.nextStroke(), pending.due(), ...forget];
    const due = times.filter((at) => at !== null);
    await this.alarm.set(due.length ? Math.min(...due) : null);
  }

  /** Whose a session is; `renewed` where it lasts longer from now on. */
  session(id: string): { person: Person; renewed: boolean } | null {
    const session = this.signIns.session(id);
    const person = session && this.people.get(session.person);
    if (!person) return null;
    this.people.seen(person, now());
    return { person, renewed: session.renewed };
  }

  /** Forgets the words of a thread's entries. */
  hush(customer: string): void {
    if (!this.made) return;
    this.queue.hush(customer);
    this.mentions.hush(customer);
  }

  backUp(place: string | null): RowsPage {
    return this.made ? rowsFrom(this.#sql, BACKED_UP.desk, place) : NO_ROWS;
  }

  async restore(tables: readonly TableRows[]): Promise<void> {
    this.#schema.make();
    putTables(this.#state.storage, BACKED_UP.desk, tables, (table) => this.#read(table));
    await this.arm();
  }

  /** Throws where a row of a table cannot be read, or there are too many. */
  #read(table: string): void {
    if (table === 'people' && this.people.list().length > LIMITS.people.most) throw new Error('too many');
    if (table === 'queue') this.queue.readAll();
  }

  /** Nothing is known of a customer any more. */
  forget(customer: string): void {
    for (const part of [this.queue, this.mentions, this.notices.pending, this.audit]) part.forget(customer);
  }

  /** Forgets what is old enough. */
  sweep(): void {
    for (const part of [this.signIns, this.audit, this.mentions]) part.sweep();
    this.notices.pending.sweep(now());
  }

  /** All that is kept here is gone. */
  unmake(): void {
    this.#schema.unmake();
  }

  get #sql(): SqlStorage {
    this.#schema.make();
    return this.#state.storage.sql;
  }
}
