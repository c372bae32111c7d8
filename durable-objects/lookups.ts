import { now } from '../src/clock.ts';
import type { Session } from '../src/conversation/state.ts';
import type { Env } from '../src/env.ts';
import { within } from '../src/limits.ts';
import { errorReason, newTrace, trace } from '../src/trace.ts';
import { storeObject } from './stores.ts';

const HOUR = 3_600_000;

/**
 * How many order numbers somebody has tried in vain, kept by the address she tried them from: a new mail thread or a crash gives
 * no new attempts. Where a browser is says nothing of who it is, so its network is counted at the edge and stored nowhere.
 */
export class Lookups {
  readonly #env: Env;
  readonly #store: string;
  readonly #sql: SqlStorage;
  readonly #network: (session: string) => string | null;
  /** Addresses whose network has tried too many, with the time until when. */
  readonly #closed = new Map<string, number>();

  constructor(
    env: Env,
    store: string,
    sql: SqlStorage,
    /** The blinded network of a session's browser. */
    network: (session: string) => string | null,
  ) {
    this.#env = env;
    this.#store = store;
    this.#sql = sql;
    this.#network = network;
  }

  /** True while the session's address may try another number. */
  allowed({ address }: Session, most: number): boolean {
    if ((this.#closed.get(address) ?? 0) > now()) return false;
    const { n } = this.#sql
      .exec<{ n: number }>(
        'SELECT count(*) AS n FROM lookups WHERE address = ? AND at > ?',
        address,
        now() - HOUR,
      )
      .one();
    return n < most;
  }

  /** A number opened nothing. Counted here at once; the network and the store hear of it behind the turn. */
  async failed({ id, address }: Session): Promise<void> {
    this.#sql.exec('DELETE FROM lookups WHERE at <= ?', now() - HOUR);
    this.#sql.exec('INSERT INTO lookups (address, at) VALUES (?, ?)', address, now());
    try {
      const [few] = await Promise.all([
        within(this.#env.LOOKUPS_PER_NETWORK, this.#network(id)),
        storeObject(this.#env, this.#store).lookupFailed(),
      ]);
      if (!few) this.#closed.set(address, now() + HOUR);
    } catch (error) {
      const reason = errorReason(error);
      trace('lookup.uncounted', { trace: newTrace(), store: this.#store, reason }, 'error');
    }
  }
}
