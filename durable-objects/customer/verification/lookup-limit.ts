import { now } from '../../../src/clock.ts';
import type { Session } from '../../../src/conversation/state.ts';
import type { Env } from '../../../src/env.ts';
import { type Address, countedMailbox } from '../../../src/identity/address.ts';
import { type Limit, type storeLimits, within } from '../../../src/limits.ts';
import { errorReason, trace } from '../../../src/trace.ts';
import { addressObject } from '../../clients/address.ts';
import { storeObject } from '../../clients/store.ts';
import type { ObjectContext } from '../context.ts';

const HOUR = 3_600_000;

/** The limits that a store's settings say for order numbers. */
type LookupLimits = ReturnType<typeof storeLimits>;

/**
 * How many order numbers somebody has tried in vain, kept by the address they were tried from: a new mail
 * thread or a crash gives no new attempts. Nor do a new visit, a plus in the mailbox or the next network of
 * the same subscriber: what they have in common is counted in an object of its own, under a keyed hash, for
 * an hour.
 */
export class LookupLimit {
  readonly #env: Env;
  readonly #store: string;
  readonly #sql: SqlStorage;
  readonly #networks: (session: string) => readonly string[];
  /** Addresses whose network has tried too many, with the time until when. */
  readonly #closed = new Map<string, number>();

  constructor({ env, store, sql, reached }: Pick<ObjectContext, 'env' | 'store' | 'sql' | 'reached'>) {
    this.#env = env;
    this.#store = store;
    this.#sql = sql;
    this.#networks = (session) => reached.networks(session);
  }

  /** True while the session's address, and what it has in common with others, may try another number. */
  async allowed(session: Session, limits: LookupLimits): Promise<boolean> {
    const { address } = session;
    if ((this.#closed.get(address) ?? 0) > now()) return false;
    const { n } = this.#sql
      .exec<{ n: number }>(
        'SELECT count(*) AS n FROM lookups WHERE address = ? AND at > ?',
        address,
        now() - HOUR,
      )
      .one();
    if (n >= limits.lookups.most) return false;
    try {
      const counts = await Promise.all(
        this.#common(session, limits).map(async ({ name, most }) => {
          return (await this.#counter(name).attempts(now() - HOUR)) < most;
        }),
      );
      return counts.every(Boolean);
    } catch (error) {
      // What cannot be counted closes no door.
      this.#uncounted(error);
      return true;
    }
  }

  /** A number opened nothing. Counted here at once; the network and the store hear of it behind the turn. */
  async failed(session: Session, limits: LookupLimits): Promise<void> {
    const { id, address } = session;
    this.#sql.exec('DELETE FROM lookups WHERE at <= ?', now() - HOUR);
    this.#sql.exec('INSERT INTO lookups (address, at) VALUES (?, ?)', address, now());
    try {
      const [few] = await Promise.all([
        within(this.#env.LOOKUPS_PER_NETWORK, this.#networks(id)[0] ?? null),
        storeObject(this.#env, this.#store).lookupFailed(),
        ...this.#common(session, limits).map(({ name, most }) => this.#counter(name).attempted(now(), most)),
      ]);
      if (!few) this.#closed.set(address, now() + HOUR);
    } catch (error) {
      this.#uncounted(error);
    }
  }

  /** What a session has in common with others of the same person, and how many attempts that has an hour. */
  #common({ id, address }: Session, limits: LookupLimits): { name: string; most: number }[] {
    const around: Limit[] = [limits.lookupsOfNetwork, limits.lookupsOfSite];
    const networks = this.#networks(id).map((name, wider) => ({
      name,
      most: (around[wider] ?? limits.lookups).most,
    }));
    const mailbox = address.startsWith('email:')
      ? [{ name: countedMailbox(address as Address), most: limits.lookups.most }]
      : [];
    return [...networks, ...mailbox];
  }

  #counter(name: string) {
    return addressObject(this.#env, this.#store, `visitor:tries/${name}`, {});
  }

  #uncounted(error: unknown): void {
    const reason = errorReason(error);
    trace('lookup.uncounted', { store: this.#store, reason }, 'error');
  }
}
