import type { Api, OrderRecord, ProductRecord, StoreSettings } from '../clients/api.ts';
import { addDays, dayIn, zoned } from '../clients/clock.ts';
import type { Script } from './scripts.ts';

/** The order of the seeded shop that the story is about. */
const SEEDED = '45821';

/** Who plays, with which order. */
export interface Cast {
  order: OrderRecord;
  firstName: string;
  /** The variant the customer wants instead. */
  wanted: { sku: string; stock: number };
  /** The shop's id of what is sent back. */
  product: string;
  /** Where the order came from, for the reader. */
  origin: string;
  /** Last day to send back, ISO. */
  deadline: string;
}

/**
 * The order to play with. The first run of the story takes the seeded one as it is; when that has been
 * touched, or the script is another one, the shop's feed brings a fresh order of a fresh customer, so that
 * every run begins with a stranger.
 */
export async function cast(api: Api, script: Script, settings: StoreSettings, monday: string): Promise<Cast> {
  const seeded = script.product.id === 'DR-101' ? await untouched(api, settings, monday) : null;
  // A shop system of others has ids of its own.
  const bought = seeded ? await api.product(seeded.items[0]?.product ?? '') : null;
  const product = bought && inStock(bought, script) ? bought : await stocked(api, script);
  const order = seeded ?? (await fresh(api, script, product, settings, monday));
  const wanted = variant(product, {
    ...order.items[0]?.options,
    [script.product.change.option]: script.product.change.to,
  });
  if (!wanted) throw new Error(`${product.id} has no ${script.product.change.to}`);
  return {
    order,
    firstName: order.customer.name.split(' ')[0] ?? '',
    wanted,
    product: product.id,
    origin: seeded ? 'the seeded order' : 'a fresh order from the feed',
    deadline: addDays(
      dayIn(new Date(order.deliveredAt ?? ''), settings.timeZone),
      settings.returns.windowDays,
    ),
  };
}

/**
 * The seeded order while nothing has happened to it and its customer, and time enough is left to return it.
 */
async function untouched(api: Api, settings: StoreSettings, monday: string): Promise<OrderRecord | null> {
  const order = await api.order(SEEDED);
  if (!order?.deliveredAt) return null;
  if (order.returns?.length || order.exchanges?.length || order.refunds?.length || order.cancellation)
    return null;
  const last = addDays(dayIn(new Date(order.deliveredAt), settings.timeZone), settings.returns.windowDays);
  if (last < addDays(monday, 7)) return null;
  for (const by of [{ email: order.customer.email }, { order: order.id }]) {
    for (const customer of await api.customers(by)) {
      if ((await api.exchanges(customer)).length > 0) return null;
    }
  }
  return order;
}

async function fresh(
  api: Api,
  script: Script,
  product: ProductRecord,
  settings: StoreSettings,
  monday: string,
): Promise<OrderRecord> {
  const id = await freeNumber(api);
  const { option, from } = script.product.change;
  const bought = product.variants.find(({ options }) => options[option] === from);
  if (!bought) throw new Error(`${product.id} has no ${option} ${from}`);
  const at = (days: number, time: string) =>
    zoned(addDays(monday, days), time, settings.timeZone).toISOString();
  const delivered = at(-1, '11:20');
  const [first = '', last = ''] = script.customer.split(' ');
  const { sku, options, price } = bought;
  await api.import([
    {
      type: 'order',
      id,
      status: 'delivered',
      placedAt: at(-5, '20:14'),
      shippedAt: at(-4, '16:02'),
      deliveredAt: delivered,
      currency: 'EUR',
      total: price,
      customer: {
        id: `c-demo-${id}`,
        name: script.customer,
        email: `${first}.${last}.${id}@example.com`.toLowerCase(),
        // French mobile numbers that the plan knows: +33 6 12 and six digits.
        phone: `+336124${id}`,
        locale: script.wording.locale,
        tags: [],
        vip: false,
      },
      address: { line1: '12 rue des Lilas', line2: '', postcode: '69003', city: 'Lyon', country: 'FR' },
      items: [{ line: '1', sku, product: product.id, title: product.title, options, quantity: 1, price }],
      shipments: [
        { carrier: settings.returns.carrier, tracking: `MR00${id}`, status: 'delivered', at: delivered },
      ],
      payments: [{ id: `p-${id}`, method: 'card', label: 'Visa ending 4242', amount: price }],
    },
  ]);
  const order = await api.order(id);
  if (!order) throw new Error(`order ${id} is not there after its import`);
  return order;
}

function inStock({ variants }: ProductRecord, { product: { change } }: Script): boolean {
  const wanted = variants.filter((one) => one.options[change.option] === change.to);
  return wanted.length > 0 && wanted.every(({ stock }) => stock > 0);
}

/** The product with at least one piece of what is wanted; the feed delivers when there is none. */
async function stocked(api: Api, script: Script): Promise<ProductRecord> {
  const { id, title, change, options, price } = script.product;
  // The feed counts the shelf, from which promised pieces are taken off: after many plays a full one is all
  // promised.
  for (let shelf = 4; shelf < 10_000; shelf *= 2) {
    const known = await api.product(id);
    if (known && inStock(known, script)) return known;
    const variants =
      known?.variants.map((one) => ({ ...one, stock: Math.max(one.stock, shelf) })) ??
      options.map((one) => ({
        sku: [id, one[change.option]].join('-').toUpperCase(),
        options: one,
        price,
        stock: shelf,
      }));
    await api.import([
      {
        type: 'product',
        id,
        title: known?.title ?? title,
        description: '',
        sizeChart: {},
        ...known,
        variants,
      },
    ]);
  }
  throw new Error(`product ${id} cannot be brought into stock`);
}

/** An order number the shop does not have. */
export async function freeNumber(api: Api): Promise<string> {
  for (;;) {
    const id = `${46_000 + Math.floor(Math.random() * 53_000)}`;
    if (!(await api.order(id))) return id;
  }
}

function variant(product: ProductRecord, options: Record<string, string | undefined>) {
  return product.variants.find((one) =>
    Object.entries(options).every(([name, value]) => one.options[name] === value),
  );
}
