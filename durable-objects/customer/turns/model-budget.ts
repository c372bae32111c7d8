import type { ModelUse } from '../../../src/brain/why.ts';
import { now, timestamp } from '../../../src/clock.ts';
import type { Session } from '../../../src/conversation/state.ts';
import { atLeast } from '../../../src/conversation/values.ts';
import { type Limit, storeLimits } from '../../../src/limits.ts';
import { localDay } from '../../../src/shop/days.ts';
import { errorReason, trace } from '../../../src/trace.ts';
import { storeObject, storeSettings } from '../../clients/store.ts';
import { type ModelShare, turnsSpent } from '../../store/counts.ts';
import type { ObjectContext } from '../context.ts';
import { costIn } from './because.ts';

const DAY = 86_400_000;
/** Before a store is asked anew that had nothing left, milliseconds. */
const ASKED_AGAIN = 300_000;

type BudgetContext = Pick<
  ObjectContext,
  'env' | 'store' | 'meta' | 'thread' | 'settings' | 'reached' | 'background'
>;

/**
 * How many turns of a model the customer may cause in a day. Whoever is known is counted here; strangers, who
 * can begin anew at will, are counted in the store as well, by their networks and all together.
 */
export class ModelBudget {
  readonly #context: BudgetContext;
  #closedUntil = 0;

  constructor(context: BudgetContext) {
    this.#context = context;
  }

  /**
   * Counts a turn of a session; anything but `free` says what is spent, and a model does not answer. What
   * cannot be counted is not spent.
   */
  async take(session: Session): Promise<'free' | 'turns' | 'money'> {
    if (!(await this.#takeTurn(session))) return 'turns';
    return (await this.#hasMoney()) ? 'free' : 'money';
  }

  /** Counts what requests of a session's turn have cost. */
  spent({ channel }: Session, requests: readonly ModelUse[]): void {
    const { env, store, meta, background } = this.#context;
    const day = this.#day;
    if (meta.isReady) meta.set('spent', `${day} ${this.#ownOf(day) + costIn(requests)}`);
    background.run(storeObject(env, store).spent(day, channel, requests));
  }

  get #day(): string {
    return localDay(timestamp(), this.#context.settings.known.timeZone);
  }

  /** Dollars that this customer's turns have cost on a day. */
  #ownOf(day: string): number {
    const [of, dollars] = (this.#context.meta.get('spent') ?? '').split(' ');
    return of === day ? Number(dollars) : 0;
  }

  /** Whether models may cost anything more today; the owner reads it where they may not. */
  async #hasMoney(): Promise<boolean> {
    const { env, store, settings, background } = this.#context;
    const { perDay, perCustomerPerDay, beyond } = settings.known.budget;
    const tell = (whose: string, cap: number) => {
      const who = beyond === 'person' ? 'a person' : 'the embedded brain';
      const reason = `the models' budget for today is spent (${cap} US dollars per ${whose}, settings.budget): ${who} answers`;
      background.run(storeObject(env, store).trouble('brain', reason));
      return false;
    };
    const day = this.#day;
    if (perCustomerPerDay !== null && this.#ownOf(day) >= perCustomerPerDay)
      return tell('customer', perCustomerPerDay);
    if (perDay === null) return true;
    try {
      const spent = await storeObject(env, store).costs(day, day);
      return spent.reduce((sum, { cost }) => sum + cost, 0) < perDay || tell('store', perDay);
    } catch (error) {
      trace('model.uncounted', { store, reason: errorReason(error) }, 'error');
      return false;
    }
  }

  async #takeTurn(session: Session): Promise<boolean> {
    const { env, store, thread, settings, background } = this.#context;
    const limits = storeLimits(settings.known.limits);
    const quota = await this.#quota();
    if (quota === 'none') return false;
    if (!this.#takeOwn(limits.modelTurnsOfCustomer.most)) {
      background.run(storeObject(env, store).trouble('brain', turnsSpent(limits.modelTurnsOfCustomer.per)));
      return false;
    }
    const known = thread.state.account !== null && atLeast(session.assurance, 'recognised');
    const shares = [...quota, ...(known ? [] : this.#shares(session, limits))];
    if (!shares.length) return true;
    if (now() < this.#closedUntil) return false;
    try {
      const left = await storeObject(env, store).takeModelTurn(shares);
      if (!left) this.#closedUntil = now() + ASKED_AGAIN;
      return left;
    } catch (error) {
      trace('model.uncounted', { store, reason: errorReason(error) }, 'error');
      return false;
    }
  }

  /** What the platform allows the store: `none` while it is suspended; no share where nothing is said of it. */
  async #quota(): Promise<ModelShare[] | 'none'> {
    const { env, store } = this.#context;
    if (store === env.DEFAULT_STORE) return [];
    const { suspended, modelTurnsPerDay = null } = await storeSettings(env, store);
    if (suspended) return 'none';
    return modelTurnsPerDay === null
      ? []
      : [{ name: 'all', per: 'store, as the platform allows it', most: modelTurnsPerDay }];
  }

  /** The shares that a stranger's turn comes out of. */
  #shares({ id }: Session, limits: ReturnType<typeof storeLimits>): ModelShare[] {
    const around: Limit[] = [limits.modelTurnsOfNetwork, limits.modelTurnsOfSite];
    const networks = this.#context.reached.networks(id).flatMap((name, wider) => {
      const limit = around[wider];
      return limit ? [{ name, per: limit.per, most: limit.most }] : [];
    });
    const { per, most } = limits.modelTurnsOfStrangers;
    return [...networks, { name: 'strangers', per, most }];
  }

  /** The day begins with the first turn after the one before is over. */
  #takeOwn(most: number): boolean {
    const { meta } = this.#context;
    const [since = 0, counted = 0] = (meta.get('model-turns') ?? '').split(' ').map(Number);
    const sameDay = now() >= since && now() < since + DAY;
    const before = sameDay ? counted : 0;
    if (before >= most) return false;
    meta.set('model-turns', `${sameDay ? since : now()} ${before + 1}`);
    return true;
  }
}
