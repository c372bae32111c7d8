import type { Piece } from '../../conversation/quote.ts';
import { paidBy, sources } from '../money/payments.ts';
import { first } from '../money/pieces.ts';
import { sum } from '../money/spread.ts';
import type {
  Account,
  Appointment,
  AppointmentRecord,
  Change,
  Changing,
  Charge,
  Ending,
  Exchange,
  FreeTime,
  Item,
  OrderRecord,
  Part,
  PaymentMethod,
  PostalAddress,
  Product,
  Refund,
  Return,
  SubscriptionRecord,
} from '../shop.ts';
import type { Variant } from '../sizes.ts';
import type { Settlement, ShopMove, ShopQuote, ShopRefusal } from '../writes.ts';

/** What of a shop a write is planned by. Nothing here writes. */
export interface Books {
  order(id: string): OrderRecord | null;
  variant(sku: string): { product: Pick<Product, 'id' | 'title' | 'translations'>; variant: Variant } | null;
  /** With the balances and the address that hold now. */
  account(id: string): Account | null;
  /** Pieces of a sku that changes of an order hold for it. */
  held(order: string, sku: string): number;
  /** Null also of one that is neither the customer's nor a company's whose people they are among. Absent where none can be ended. */
  subscription?(id: string, customer: string): SubscriptionRecord | null;
  /** Null also of another customer's. Absent where there are none. */
  appointment?(id: string, customer: string): AppointmentRecord | null;
  /** Null where that time is not free. */
  freeTime?(time: Pick<FreeTime, 'service' | 'with' | 'startsAt'>): FreeTime | null;
}

/** One row to write. What has no id yet gets the next one of its order. */
export type Step =
  | { do: 'open_return'; row: Omit<Return, 'tracking' | 'label' | 'status' | 'settlement' | 'lines'> }
  | { do: 'reserve'; row: Omit<Exchange, 'status'> }
  /** `credit`: the method on file whose balance grows with it, once it is issued. */
  | { do: 'refund'; row: Omit<Refund, 'id'>; credit: string | null }
  | { do: 'charge'; order: string; row: Omit<Charge, 'id'> }
  /** What is on a method on file, or on the customer's credit with the store. */
  | { do: 'balance'; account: string; method: string; amount: number }
  | { do: 'undo_return'; order: string; return: string }
  | { do: 'undo_exchange'; order: string; exchange: string; return: string }
  | { do: 'cancel'; order: string; at: string; reason: string }
  | { do: 'change'; order: string; row: Change }
  | { do: 'items'; order: string; items: Item[]; total: number }
  | { do: 'address'; order: string; address: PostalAddress }
  /** Pieces that an order holds from now on; fewer when negative. */
  | { do: 'hold'; order: string; sku: string; quantity: number }
  | { do: 'profile_address'; account: string; address: PostalAddress }
  | { do: 'end_subscription'; subscription: string; ending: Ending }
  | { do: 'resume_subscription'; subscription: string }
  /** `changing` null: what was to change stays as it is. */
  | { do: 'change_subscription'; subscription: string; changing: Changing | null }
  /** Its id is given when it is written. */
  | { do: 'book'; appointment: Appointment; time: FreeTime }
  | { do: 'move'; appointment: AppointmentRecord; at: string; time: FreeTime }
  | { do: 'call_off'; appointment: AppointmentRecord; at: string; reason: string };

/** What a write would leave. `return` and `exchanges` are those that it is about, by their ids. */
export interface Planned {
  ok: true;
  existing: boolean;
  quote: ShopQuote;
  steps: Step[];
  return: string | null;
  exchanges: string[];
}
export type Refused = { ok: false; reason: ShopRefusal };
export type Plan = Planned | Refused;

/** A plan that does nothing, with the reason. */
export function refused(reason: ShopRefusal): Refused {
  return { ok: false, reason };
}

/** The id of the customer's credit with the store, among methods on file. */
export const STORE_CREDIT: PaymentMethod = { id: 'store-credit', method: 'store credit', label: '' };

/** An order as it would be, with what has been planned for it so far. */
export class Draft {
  order: OrderRecord;
  readonly account: Account | null;
  readonly now: string;
  readonly steps: Step[] = [];
  readonly out: Piece[] = [];
  readonly in: Piece[] = [];
  readonly #money: ShopMove[] = [];

  constructor(order: OrderRecord, books: Books, now: string) {
    this.order = order;
    this.account = books.account(order.customer.id);
    this.now = now;
  }

  /** Pays back at most what is left of what was paid; a refusal where the method is not on file. */
  payBack(
    amount: number,
    settlement: Settlement,
    why: Pick<Refund, 'status' | 'return' | 'exchange' | 'covers'>,
  ): Refused | null {
    const from = sources(this.order, amount);
    const rows = this.#destinations(from, settlement);
    if (!rows) return refused('unknown');
    for (const { method, label, credit, of } of rows) {
      const row: Omit<Refund, 'id'> = {
        ...why,
        order: this.order.id,
        amount: sum(of.map((source) => source.amount)),
        currency: this.order.currency,
        method,
        label,
        at: this.now,
        sources: of,
      };
      this.steps.push({ do: 'refund', row, credit });
      this.order = { ...this.order, refunds: [...this.order.refunds, { ...row, id: '' }] };
      const when = why.status === 'issued' ? 'now' : 'on_receipt';
      this.#move({ direction: 'to_customer', amount: row.amount, method, label, when });
    }
    return null;
  }

  /** Where a refund goes, method by method. One of nothing is written too: what it covers is settled. */
  #destinations(from: ReturnType<typeof sources>, settlement: Settlement) {
    const of = from.filter(({ share }) => share > 0).map(({ id, share }) => ({ payment: id, amount: share }));
    if (settlement.to === 'credit') return [{ ...STORE_CREDIT, credit: STORE_CREDIT.id, of }];
    if (settlement.to === 'method') {
      const method = this.#method(settlement.id);
      return method && [{ ...method, credit: method.balance === undefined ? null : method.id, of }];
    }
    const paid = of.length > 0 ? from.filter(({ share }) => share > 0) : from.slice(0, 1);
    return paid.map(({ id, method, label, share }) => ({
      method,
      label,
      credit: this.#method(id)?.balance === undefined ? null : id,
      of: [{ payment: id, amount: share }],
    }));
  }

  /** Has the customer pay, by a method on file or (null) as the order was paid. */
  charge(amount: number, payment: string | null, exchange: string | null): Refused | null {
    const [usual] = paidBy(this.order);
    const id = payment ?? usual?.id ?? '';
    const onFile = this.#method(id);
    const method = onFile ?? (payment === null ? usual : undefined);
    if (!method) return refused('unknown');
    if (onFile?.balance !== undefined) {
      if (onFile.balance < amount) return refused('insufficient_balance');
      this.steps.push({ do: 'balance', account: this.order.customer.id, method: id, amount: -amount });
    }
    const row = { method: method.method, label: method.label, amount, exchange, at: this.now };
    this.steps.push({ do: 'charge', order: this.order.id, row: { ...row, payment: id } });
    this.order = { ...this.order, charges: [...this.order.charges, { ...row, id: '', payment: id }] };
    this.#move({ direction: 'from_customer', amount, method: row.method, label: row.label, when: 'now' });
    return null;
  }

  #method(id: string): PaymentMethod | undefined {
    return this.account?.paymentMethods?.find((method) => method.id === id);
  }

  /** Money that leaves the store otherwise than by a refund. */
  giveBack(charge: Charge): void {
    const { payment, amount, method, label } = charge;
    if (this.#method(payment)?.balance !== undefined)
      this.steps.push({ do: 'balance', account: this.order.customer.id, method: payment, amount });
    this.#move({ direction: 'to_customer', amount, method, label, when: 'now' });
  }

  /** One move for each way and method, whatever it is made of. */
  #move(move: Omit<ShopMove, 'currency'>): void {
    if (move.amount === 0) return;
    const same = this.#money.find(
      (other) =>
        other.direction === move.direction &&
        other.method === move.method &&
        other.label === move.label &&
        other.when === move.when,
    );
    if (same) same.amount += move.amount;
    else this.#money.push({ ...move, currency: this.order.currency });
  }

  planned(more: Partial<Pick<Planned, 'existing' | 'return' | 'exchanges'>> & Partial<ShopQuote>): Planned {
    const { existing = false, return: back = null, exchanges = [], deadline = null, final = false } = more;
    const quote = { out: this.out, in: this.in, money: this.#money, deadline, final };
    return { ok: true, existing, quote, steps: this.steps, return: back, exchanges };
  }
}

/** A thing as a quote names it. */
export function pieceOf(
  { sku, title, titles, options }: Pick<Item, 'sku' | 'title' | 'titles' | 'options'>,
  line: string | null,
  quantity: number,
): Piece {
  return { line, sku, title, ...(titles ? { titles } : {}), options, quantity };
}

/** Parts of an order as a quote names them. */
export function piecesOf(order: OrderRecord, parts: readonly Part[]): Piece[] {
  return parts.flatMap(({ line, quantity }) => {
    const item = order.items.find((other) => other.line === line);
    return item ? [pieceOf(item, line, quantity)] : [];
  });
}

/** The first of some pieces, or all of them (null); null where there are not as many. */
export function taken(spans: Parameters<typeof first>[0], quantity: number | null) {
  const found = quantity === null ? [...spans] : first(spans, quantity);
  const count = found.reduce((total, { from, to }) => total + to - from, 0);
  return count > 0 && (quantity === null || count === quantity) ? found : null;
}

/** An order may be named once with each line. */
export function eachOnce(lines: readonly { line: string }[]): boolean {
  return lines.length > 0 && new Set(lines.map(({ line }) => line)).size === lines.length;
}
