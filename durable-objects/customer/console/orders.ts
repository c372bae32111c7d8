import { timestamp } from '../../../src/clock.ts';
import type { PossibleAct, ThreadOrder } from '../../../src/console/protocol.ts';
import { languageOf } from '../../../src/language/index.ts';
import type { Settings } from '../../../src/settings.ts';
import { cancellable, returnable } from '../../../src/shop/policy.ts';
import type { OrderRecord } from '../../../src/shop/shop.ts';
import type { ObjectContext } from '../context.ts';
import { addressActs } from './address-acts.ts';
import { labelActs } from './label-act.ts';

/** How many orders are shown beside a thread. */
const MOST_ORDERS = 10;

/** The orders of a thread's account and of its tickets, with what can be done with each now. */
export async function ordersOf(
  context: Pick<ObjectContext, 'env' | 'store' | 'thread' | 'shop' | 'settings'>,
): Promise<ThreadOrder[]> {
  const { thread, shop, settings } = context;
  const { account, tickets } = thread.state;
  const own = account ? await shop.ordersOf(account.id, MOST_ORDERS) : [];
  const named = tickets.flatMap(({ order }) => (order && !own.some(({ id }) => id === order) ? [order] : []));
  const others = await Promise.all([...new Set(named)].slice(-3).map((order) => shop.order(order)));
  const can = await shop.capabilities();
  const labels = new Map(
    await Promise.all(own.map(async (order) => [order.id, await labelActs(order, context)] as const)),
  );
  const shown = [...own, ...others.filter((order) => order !== null)];
  const inTown = shown.some(({ store, pickup }) => store || pickup);
  const places = new Map((inTown ? ((await shop.places?.()) ?? []) : []).map(({ id, name }) => [id, name]));
  return shown.map((order) => {
    const { locale } = settings.known;
    // The default address belongs to the account, not to an order: it is shown with the newest.
    const addresses = addressActs(order, { can, isUsual: order.id === own[0]?.id, locale });
    return {
      ...orderView(order, settings.known, [...(labels.get(order.id) ?? []), ...addresses]),
      ...inTownOf(order, places),
    };
  });
}

/** Where it was bought and where it is collected; an unknown shop is shown by its id. */
function inTownOf(
  { store, pickup }: OrderRecord,
  places: ReadonlyMap<string, string>,
): Pick<ThreadOrder, 'boughtIn' | 'pickup'> {
  return {
    ...(store ? { boughtIn: places.get(store) ?? store } : {}),
    ...(pickup
      ? {
          pickup: {
            place: places.get(pickup.store) ?? pickup.store,
            status: pickup.status,
            readyAt: pickup.readyAt ?? null,
            until: pickup.until ?? null,
            code: pickup.code ?? null,
          },
        }
      : {}),
  };
}

function orderView(order: OrderRecord, settings: Settings, more: PossibleAct[]): ThreadOrder {
  const { id, status, placedAt, shippedAt, deliveredAt, currency, total, items, shipments, address } = order;
  const back = returnable(order, settings, timestamp());
  const { desk, formats } = languageOf(settings.locale);
  const money = (amount: number) => formats.money(amount, currency, false);
  return {
    ...{ id, status, placedAt, currency, total },
    shippedAt: shippedAt ?? null,
    deliveredAt: deliveredAt ?? null,
    items: items.map(({ line, sku, title, options, quantity, price }) => ({
      line,
      sku,
      title,
      options,
      quantity,
      price,
    })),
    shipments: shipments.map(({ carrier, status: how, at, tracking }) => {
      return { carrier, status: how, at: at ?? null, tracking: tracking || null };
    }),
    done: [
      ...order.returns.map(({ createdAt: at, lines }) => ({
        what: 'return' as const,
        text: `${desk.acts.return}: ${titles(order, lines)}`,
        at,
      })),
      ...order.exchanges.map(({ createdAt: at, line }) => ({
        what: 'exchange' as const,
        text: `${desk.acts.exchange}: ${titles(order, [line])}`,
        at,
      })),
      ...order.refunds.map(({ at, amount, method }) => ({
        what: 'refund' as const,
        text: desk.to_customer(money(amount), method),
        at,
      })),
      ...(order.cancellation
        ? [{ what: 'cancellation' as const, text: order.cancellation.reason, at: order.cancellation.at }]
        : []),
    ].sort((one, other) => one.at.localeCompare(other.at)),
    address: address
      ? [address.line1, address.line2, `${address.postcode} ${address.city}`, address.country]
          .filter(Boolean)
          .join(', ')
      : null,
    payments: order.payments.map(({ label, amount }) => ({ label, amount })),
    returnUntil: back.open ? back.lastDay : null,
    acts: [...actsOf(order, back.open, settings), ...more],
  };
}

function titles({ items }: OrderRecord, lines: readonly string[]): string {
  return lines.map((line) => items.find((item) => item.line === line)?.title ?? line).join(', ');
}

/** What the store's policy lets an advisor offer now; the tool checks again, and finally the shop. */
function actsOf(order: OrderRecord, open: boolean, { locale }: Settings): PossibleAct[] {
  const { desk } = languageOf(locale);
  const input = { order: order.id };
  const lines = {
    name: 'lines',
    label: languageOf(locale).desk.acts.return,
    kind: 'lines' as const,
    options: order.items.map(({ line, title }) => ({ value: line, label: title })),
    required: true,
  };
  return [
    ...(open
      ? [{ tool: 'return_item', label: desk.acts.return, order: order.id, input, fields: [lines] }]
      : []),
    ...order.returns
      .filter(({ status, settlement }) => status === 'open' && settlement === 'undecided')
      .map(({ id }) => {
        return {
          tool: 'choose_refund',
          label: desk.acts.refund,
          order: order.id,
          input: { ...input, return: id },
          fields: [],
        };
      }),
    ...(cancellable(order).ok
      ? [{ tool: 'cancel_order', label: desk.acts.cancel, order: order.id, input, fields: [] }]
      : []),
  ];
}
