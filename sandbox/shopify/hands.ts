import { lookup } from '../../src/lookup.ts';
import { share, sum } from '../../src/shop/money/spread.ts';
import type { Goodness, Placed } from './goods.ts';

/** What people do in the shop without us, and what can be looked at there. Orders by their numbers. */
export class Hands {
  readonly #shop: Goodness;
  readonly #now: () => string;
  readonly #root: Record<string, unknown>;

  constructor(shop: Goodness, now: () => string, root: Record<string, unknown>) {
    this.#shop = shop;
    this.#now = now;
    this.#root = root;
  }

  /** A parcel is in, and (`pays`) its money goes back. */
  receive(number: string, pays = 0): void {
    const order = this.#order(number);
    const back = order.returns.findLast(({ status }) => status === 'OPEN');
    if (!back) return;
    back.status = 'CLOSED';
    let worth = 0;
    for (const part of back.lines) {
      part.processed = part.quantity;
      part.refunded = pays > 0 ? part.quantity : 0;
      part.line.refunded += part.quantity;
      worth += share(part.line.worth, part.quantity, part.line.quantity);
    }
    const of = order.transactions.slice(0, 1).map(({ id }) => ({ transaction: id, amount: pays }));
    const refund = { id: this.#shop.next(), createdAt: this.#now(), amount: pays, note: '', return: back };
    if (pays > 0) order.refunds.push({ ...refund, of });
    else order.edited -= worth;
  }

  /** All of an order is to come back. */
  makeReturn(number: string): void {
    const order = this.#order(number);
    const lines = order.lines.map((line) => ({
      ...{ id: this.#shop.next(), line, quantity: line.quantity, processed: 0, refunded: 0, note: '' },
    }));
    const name = `${order.name}-R${order.returns.length + 1}`;
    const made = { id: this.#shop.next(), name, status: 'OPEN' as const, createdAt: this.#now() };
    order.returns.push({ ...made, lines, exchanges: [], deliveries: [] });
  }

  send(number: string): void {
    this.#order(number).sent = true;
  }

  /** What the carrier says of the parcel. */
  carrier(number: string, displayStatus: string): void {
    const isThere = displayStatus === 'DELIVERED';
    Object.assign(this.#order(number), { displayStatus, deliveredAt: isThere ? this.#now() : null });
  }

  /** Somebody is a moment faster: what is done just before the next change of that name. */
  before(change: string, act: () => void): void {
    const resolve = lookup(this.#root, change) as (...args: unknown[]) => unknown;
    const once = (...args: unknown[]) => {
      Object.assign(this.#root, { [change]: resolve });
      act();
      return resolve(...args);
    };
    Object.assign(this.#root, { [change]: once });
  }

  returnsOf(number: string): { status: string; exchanges: number }[] {
    return this.#order(number).returns.map(({ status, exchanges }) => ({
      status,
      exchanges: exchanges.length,
    }));
  }

  tagsOf(number: string): string[] {
    return [...this.#order(number).tags];
  }

  addressOf(number: string): Placed['address'] {
    return this.#order(number).address;
  }

  paidBack(number: string): number {
    return sum(this.#order(number).refunds.map(({ amount }) => amount));
  }

  /** Tracking numbers of the labels that parcels come back with. */
  labelsOf(number: string): string[] {
    return this.#order(number).returns.flatMap(({ deliveries }) =>
      deliveries.map(({ tracking }) => tracking),
    );
  }

  #order(number: string): Placed {
    const found = this.#shop.orders.find(({ name }) => name === `#${number}`);
    if (!found) throw new Error(`there is no order ${number}`);
    return found;
  }
}
