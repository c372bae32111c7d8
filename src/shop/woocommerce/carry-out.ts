import { z } from 'zod';
import type { Theirs } from '../remote/theirs.ts';
import { ShopUnavailable } from '../unavailable.ts';
import type { ShopRefusal } from '../writes.ts';
import { type Effect, KEY, noteOf, refundCall } from './effects.ts';
import { API, type WooRest } from './rest.ts';
import { WooCreated, WooOrder, WooOrders, type WooProduct, WooProducts, WooRefunds } from './wire.ts';

const Notes = z.array(z.object({ note: z.string() }));
type Note = Effect & { do: 'note' };
const Failed = z.object({ code: z.string() });

/** What was read right before a write, for its changes to go by. */
export interface Fresh {
  order: WooOrder | null;
  /** Variations by their product: what was taken of them since is not known here, so each is used once. */
  variations: Map<string, readonly WooProduct[]>;
}

/** Carries effects out, each once: where an earlier try was cut off its mark is looked for first. */
export class CarryOut {
  readonly #rest: WooRest;
  readonly #theirs: Theirs;
  readonly #fresh: Fresh;
  readonly #productOf: (sku: string) => string | null;

  constructor(rest: WooRest, theirs: Theirs, fresh: Fresh, productOf: (sku: string) => string | null) {
    this.#rest = rest;
    this.#theirs = theirs;
    this.#fresh = fresh;
    this.#productOf = productOf;
  }

  /** Money first: what is refused then has left nothing behind. Null where all is done. */
  async all(effects: readonly Effect[], again: boolean): Promise<ShopRefusal | null> {
    const isFirst = (effect: Effect) => effect.do === 'refund' || effect.do === 'reserve';
    for (const effect of [...effects.filter(isFirst), ...effects.filter((one) => !isFirst(one))]) {
      const refusal = await this.#one(effect, again);
      if (refusal) return refusal;
    }
    return null;
  }

  async #one(effect: Effect, again: boolean): Promise<ShopRefusal | null> {
    switch (effect.do) {
      case 'note':
        return this.note(effect, again);
      case 'cancel':
        return this.#status(this.#order(effect.order), 'cancelled');
      case 'release': {
        const id = this.#theirs.idOf('exchange', effect.exchange);
        return id === null ? null : this.#status(id, 'cancelled');
      }
      case 'refund':
        return this.#refund(effect, again);
      case 'reserve':
        return this.#reserve(effect, again);
    }
  }

  async note(effect: Note, again: boolean): Promise<null> {
    const path = `${API}/orders/${this.#order(effect.order)}/notes`;
    const isThere =
      again && (await this.#read(path, Notes)).some(({ note }) => note.includes(`[ot:${effect.mark}]`));
    // A private note: a customer's would be mailed to the customer by the shop.
    if (!isThere) await this.#make(path, { note: noteOf(effect), customer_note: false });
    return null;
  }

  /** Setting a status twice is harmless. */
  async #status(order: string, status: string): Promise<null> {
    const answer = await this.#rest.call({ method: 'PUT', path: `${API}/orders/${order}`, body: { status } });
    if (answer.status !== 200) throw new ShopUnavailable(`The order did not change: HTTP ${answer.status}.`);
    return null;
  }

  async #refund(effect: Effect & { do: 'refund' }, again: boolean): Promise<ShopRefusal | null> {
    const order = this.#order(effect.order);
    const path = `${API}/orders/${order}/refunds`;
    const found = async () =>
      (await this.#read(path, WooRefunds)).find(({ meta_data: meta }) => isMarked(meta, effect.mark));
    const made = again ? await found() : undefined;
    if (made) return this.#refunded(effect.mark, made.id);
    const answer = await this.#rest.call(refundCall(order, effect));
    const { data: created } = WooCreated.safeParse(answer.json);
    if (answer.status < 300 && created) return this.#refunded(effect.mark, created.id);
    // A refusal by the gateway is a 500 as well as a fault is: what the order says decides.
    const refusal = Failed.safeParse(answer.json).data?.code.startsWith('woocommerce_rest_');
    const after = refusal ? await found() : undefined;
    if (after) return this.#refunded(effect.mark, after.id);
    if (refusal) return 'unsupported';
    throw new ShopUnavailable(`Nobody knows whether the refund was made: HTTP ${answer.status}.`);
  }

  #refunded(mark: string, id: number): null {
    this.#theirs.keep('refund', mark, id);
    return null;
  }

  async #reserve(effect: Effect & { do: 'reserve' }, again: boolean): Promise<ShopRefusal | null> {
    const source =
      (!again && this.#fresh.order) ||
      (await this.#read(`${API}/orders/${this.#order(effect.order)}`, WooOrder));
    const who: Record<string, string> =
      source.customer_id > 0 ? { customer: String(source.customer_id) } : { search: source.billing.email };
    const query = new URLSearchParams({ ...who, status: 'on-hold', per_page: '100' });
    const held = again ? await this.#read(`${API}/orders?${query}`, WooOrders) : [];
    const mine = held
      .flatMap((raw) => WooOrder.safeParse(raw).data ?? [])
      .find(({ meta_data: meta }) => isMarked(meta, effect.mark));
    const id = mine?.id ?? (await this.#holdOrder(effect, source));
    if (id === null) return 'out_of_stock';
    this.#theirs.keep('exchange', effect.exchange, id);
    return null;
  }

  async #holdOrder(
    { sku, quantity, order, mark }: Effect & { do: 'reserve' },
    source: WooOrder,
  ): Promise<number | null> {
    const parent = this.#productOf(sku);
    const path = `${API}/products/${parent}/variations?per_page=100`;
    const read = parent === null ? undefined : this.#fresh.variations.get(parent);
    if (parent !== null) this.#fresh.variations.delete(parent);
    const variation = (read ?? (await this.#read(path, WooProducts))).find(
      (one) => one.sku === sku || String(one.id) === sku,
    );
    const before = variation?.stock_quantity ?? null;
    if (before !== null && before < quantity) return null;
    const line = {
      product_id: Number(parent),
      variation_id: variation?.id ?? 0,
      quantity,
      subtotal: '0',
      total: '0',
    };
    const { customer_id, billing, shipping } = source;
    return this.#make(`${API}/orders`, {
      ...{ status: 'on-hold', customer_id, billing, shipping, line_items: [line] },
      meta_data: [
        { key: KEY, value: mark },
        { key: '_onethread_exchange_of', value: order },
      ],
    });
  }

  #order(number: string): string {
    const id = this.#theirs.idOf('order', number);
    if (id === null) throw new ShopUnavailable('The order has no id there.');
    return id;
  }

  async #read<T>(path: string, shape: z.ZodType<T>): Promise<T> {
    const { status, json } = await this.#rest.call({ method: 'GET', path });
    const parsed = shape.safeParse(json);
    if (status !== 200 || !parsed.success)
      throw new ShopUnavailable(`The shop answered with HTTP ${status}.`);
    return parsed.data;
  }

  async #make(path: string, body: unknown): Promise<number> {
    const { status, json } = await this.#rest.call({ method: 'POST', path, body });
    const created = WooCreated.safeParse(json);
    if (status >= 300 || !created.success)
      throw new ShopUnavailable(`The shop answered with HTTP ${status}.`);
    return created.data.id;
  }
}

function isMarked(meta: readonly { key: string; value?: unknown }[], mark: string): boolean {
  return meta.some(({ key, value }) => key === KEY && value === mark);
}
