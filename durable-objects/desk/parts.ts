import { now } from '../../src/clock.ts';
import type { Env } from '../../src/env.ts';
import { Schema } from '../storage/migrate.ts';
import { OwnAlarm } from '../storage/own-alarm.ts';
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

  /** All that is kept here is gone. */
  unmake(): void {
    this.#schema.unmake();
  }

  get #sql(): SqlStorage {
    this.#schema.make();
    return this.#state.storage.sql;
  }
}
