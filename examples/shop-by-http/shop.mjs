// A shop that speaks "any shop by HTTP" (docs/shop-by-http.md), as small as it can be: orders in memory, plain Node, no package.
// Replace the maps by your own system; keep the checks.
import { createHmac, timingSafeEqual } from 'node:crypto';

const refuse = (status, json = {}) => {
  throw { status, json };
};
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const live = (records) => records.filter(({ status }) => status !== 'undone');

/** Whether a request is by whoever has the secret, and of now. */
export function isSigned(secret, { method, path, headers, body }, seconds = Date.now() / 1000) {
  const [, at, given] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(headers['onethread-signature'] ?? '') ?? [];
  if (!at || Math.abs(seconds - Number(at)) > 300) return false;
  const own = createHmac('sha256', secret).update(`${at}.${method}.${path}.${body}`).digest('hex');
  return timingSafeEqual(Buffer.from(own), Buffer.from(given));
}

/** What each line was worth after the order's discount; the parts add up to what was paid. */
function worths({ items, total, discount = 0, shipping = 0 }) {
  const nets = items.map(({ price, quantity, discount: own = 0 }) => price * quantity - own);
  const goods = Math.min(sum(nets) - discount, total - shipping);
  const upTo = (end) => Math.floor((goods * sum(nets.slice(0, end))) / (sum(nets) || 1));
  return items.map((_, at) => upTo(at + 1) - upTo(at));
}

/** `base`: the path of its address. `can`: what it does of returns, exchanges, refunds and cancel. `now`: ISO 8601. */
export function createShop({
  orders,
  products,
  secret,
  can,
  base = '',
  now = () => new Date().toISOString(),
}) {
  const blank = { returns: [], exchanges: [], refunds: [], cancellation: null };
  const book = new Map();
  const place = (order) => book.set(order.id, { ...structuredClone(order), ...structuredClone(blank) });
  orders.forEach(place);
  const shelf = new Map(products.map((product) => [product.id, structuredClone(product)]));
  const answered = new Map();

  const newestFirst = (some) => some.sort((a, b) => Date.parse(b.placedAt) - Date.parse(a.placedAt));
  const ordersWhere = (fits) => newestFirst([...book.values()].filter(fits));
  const itemOf = (order, line) =>
    order.items.find((item) => item.line === line) ?? refuse(409, { reason: 'unknown' });
  const variantOf = (sku) =>
    [...shelf.values()].flatMap(({ variants }) => variants).find((one) => one.sku === sku);
  const heldBack = (order, line) =>
    sum(
      live(order.returns).flatMap(({ parts }) =>
        parts.filter((part) => part.line === line).map((part) => part.quantity),
      ),
    );

  function account(query) {
    const [[kind, value] = []] = query;
    if (kind !== 'email' && kind !== 'phone') refuse(422);
    const naming = ordersWhere(
      ({ customer }) => (customer[kind] ?? '').toLowerCase() === value.toLowerCase(),
    );
    // A contact that was given up is nobody's: the newest order of an account tells.
    const own = naming.filter(({ customer }) => newestOf(customer.id).customer[kind] === customer[kind]);
    if (own.length === 0) refuse(404);
    const accounts = new Set(own.map(({ customer }) => customer.id));
    const [first] = own;
    return accounts.size > 1
      ? { shared: true, account: null, lastOrderAt: null }
      : {
          shared: false,
          account: first.customer,
          lastOrderAt: first.placedAt,
          firstOrderAt: own.at(-1).placedAt,
          orders: own.length,
        };
  }
  const newestOf = (id) => ordersWhere(({ customer }) => customer.id === id)[0] ?? refuse(404);

  function find(query) {
    const words = query.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? [];
    const exact = ({ id, variants }) =>
      [id, ...variants.map(({ sku }) => sku)].some((one) => one.toLowerCase() === query.toLowerCase());
    const named = ({ title }) => words.some((word) => title.toLowerCase().split(/\s+/).includes(word));
    const all = [...shelf.values()];
    return all.some(exact) ? all.filter(exact) : all.filter(named).slice(0, 5);
  }

  /** The parts of an order that are asked for, and not on their way back already. */
  function wanted(order, { lots, lines = [] }) {
    return (lots ?? lines.map((line) => ({ line, quantity: null }))).map(({ line, quantity }) => {
      const from = heldBack(order, line);
      const left = itemOf(order, line).quantity - from;
      const count = quantity ?? left;
      if (count < 1 || count > left) refuse(409, { reason: 'already_returned' });
      return { line, quantity: count, pieces: [{ from, to: from + count }] };
    });
  }
  const worthOf = (order, parts) =>
    sum(
      parts.flatMap(({ line, pieces }) => {
        const at = order.items.findIndex((item) => item.line === line);
        const upTo = (piece) => Math.floor((worths(order)[at] * piece) / order.items[at].quantity);
        return pieces.map(({ from, to }) => upTo(to) - upTo(from));
      }),
    );
  const paidBack = (order) => sum(order.refunds.map(({ amount }) => amount));
  const delivered = (order) => {
    if (order.status === 'cancelled') refuse(409, { reason: 'already_cancelled' });
    if (order.status === 'pending') refuse(409, { reason: 'not_delivered' });
  };

  /** What an action would move. The same numbers are moved when it is done. */
  function amountOf(order, action, body) {
    if (action === 'cancel') return order.total - paidBack(order);
    if (action === 'refunds') return worthOf(order, returnOf(order, body.return).parts);
    return action === 'returns' && body.settlement ? worthOf(order, wanted(order, body)) : 0;
  }
  const returnOf = (order, id) =>
    live(order.returns).find((back) => back.id === id) ?? refuse(409, { reason: 'unknown' });
  const methodOf = ({ payments }) => ({
    method: payments[0]?.method ?? 'original payment',
    label: payments[0]?.label ?? '',
  });
  function refund(order, amount, back, status) {
    const row = {
      id: `F-${order.id}-${order.refunds.length + 1}`,
      return: back,
      amount,
      currency: order.currency,
    };
    order.refunds.push({
      ...row,
      ...methodOf(order),
      status,
      at: now(),
      sources: [],
      covers: back && returnOf(order, back).parts,
    });
    return order.refunds.at(-1);
  }

  function open(order, parts, { reason = '', deadline, carrier = '' }) {
    const id = `R-${order.id}-${order.returns.length + 1}`;
    order.returns.push({
      id,
      parts,
      reason,
      status: 'open',
      settlement: 'undecided',
      createdAt: now(),
      deadline,
      carrier,
    });
    return order.returns.at(-1);
  }

  const DO = {
    returns(order, body) {
      delivered(order);
      const amount = amountOf(order, 'returns', body);
      const back = open(order, wanted(order, body), body);
      if (body.settlement) {
        refund(order, amount, back.id, 'on_receipt');
        back.settlement = 'refund';
      }
      return back;
    },
    exchanges(order, { swaps, line, sku, ...body }) {
      delivered(order);
      let last;
      for (const swap of swaps ?? [{ line, sku, quantity: null }]) {
        const item = itemOf(order, swap.line);
        const to = variantOf(swap.sku) ?? refuse(409, { reason: 'unknown' });
        const count = swap.quantity ?? item.quantity;
        if (to.stock < count) refuse(409, { reason: 'out_of_stock' });
        if (to.price > item.price) refuse(409, { reason: 'price_difference' });
        const sent = live(order.returns).find(
          ({ parts, settlement }) =>
            settlement === 'undecided' &&
            parts.some((part) => part.line === swap.line && part.quantity >= count),
        );
        const back =
          sent ??
          open(order, wanted(order, { lots: [{ line: swap.line, quantity: swap.quantity ?? null }] }), {
            ...body,
            reason: 'exchange',
          });
        back.settlement = 'exchange';
        to.stock -= count;
        const { title, options } = item;
        order.exchanges.push({
          id: `X-${order.id}-${order.exchanges.length + 1}`,
          line: item.line,
          quantity: count,
          return: back.id,
          from: { sku: item.sku, title, options },
          to: { sku: to.sku, title, options: to.options },
          status: 'reserved',
          createdAt: now(),
        });
        last = order.exchanges.at(-1);
      }
      return last;
    },
    refunds(order, body) {
      const back = returnOf(order, body.return);
      if (back.settlement !== 'undecided')
        refuse(409, { reason: back.settlement === 'refund' ? 'already_refunded' : 'already_exchanged' });
      back.settlement = 'refund';
      return refund(
        order,
        amountOf(order, 'refunds', body),
        back.id,
        back.status === 'received' ? 'issued' : 'on_receipt',
      );
    },
    cancel(order, { reason = '' }) {
      if (order.status === 'cancelled') refuse(409, { reason: 'already_cancelled' });
      if (order.status !== 'pending') refuse(409, { reason: 'already_dispatched' });
      const made = refund(order, amountOf(order, 'cancel', {}), null, 'issued');
      Object.assign(order, { status: 'cancelled', cancellation: { at: now(), reason } });
      return made;
    },
  };

  function undo(kind, id) {
    const order =
      [...book.values()].find((one) => one[kind].some((record) => record.id === id)) ?? refuse(404);
    const record = order[kind].find((one) => one.id === id);
    if (record.status === 'undone') return { order, value: record, existing: true };
    if (record.status !== (kind === 'returns' ? 'open' : 'reserved')) refuse(409, { reason: 'moved' });
    if (kind === 'returns' && live(order.exchanges).some((made) => made.return === id))
      refuse(409, { reason: 'already_exchanged' });
    record.status = 'undone';
    if (kind === 'returns') order.refunds = order.refunds.filter((one) => one.return !== id);
    else {
      variantOf(record.to.sku).stock += record.quantity;
      order.returns.find((back) => back.id === record.return).settlement = 'undecided';
    }
    return { order, value: record, existing: false };
  }

  /** With what was asked for along with it: its products; the account is its customer anyhow. */
  const shown = (order, include) =>
    include.includes('products')
      ? { ...order, products: order.items.flatMap(({ product }) => shelf.get(product) ?? []) }
      : order;

  function answer(method, url, body) {
    const [folder, id, what] = url.pathname.split('/').slice(1).map(decodeURIComponent);
    const order = () => book.get(id) ?? refuse(404);
    if (method === 'PUT') return body;
    if (method === 'GET') {
      const include = (url.searchParams.get('include') ?? '').split(',');
      if (folder === 'capabilities') return { ...can, includes: ['products', 'account'] };
      if (folder === 'accounts') return id === undefined ? account(url.searchParams) : newestOf(id).customer;
      if (folder === 'orders')
        return id === undefined
          ? ordersWhere(({ customer }) => customer.id === url.searchParams.get('account'))
              .slice(0, Number(url.searchParams.get('limit') ?? 10))
              .map((one) => shown(one, include))
          : shown(order(), include);
      if (folder === 'products')
        return id === undefined ? find(url.searchParams.get('query') ?? '') : (shelf.get(id) ?? refuse(404));
      return refuse(404);
    }
    if (what === 'undo' && can[folder]) return undo(folder, id);
    if (what === 'quotes') {
      const amount = amountOf(order(), body.action, body);
      const money =
        amount > 0 ? [{ direction: 'back', amount, currency: order().currency, ...methodOf(order()) }] : [];
      return { value: { money, estimate: false } };
    }
    if (folder !== 'orders' || !can[what] || !Object.hasOwn(DO, what)) refuse(404);
    return { value: DO[what](order(), body), existing: false, order: order() };
  }

  /** Answers one request. A write is done once for its key. */
  function handle(request, seconds) {
    if (!isSigned(secret, request, seconds))
      return { status: 401, json: { error: 'The signature does not fit.' } };
    const key = request.method === 'POST' && request.headers['idempotency-key'];
    if (key && answered.has(key)) return answered.get(key);
    try {
      const body = request.body ? JSON.parse(request.body) : {};
      const json = structuredClone(
        answer(request.method, new URL(request.path.slice(base.length), 'http://shop'), body),
      );
      if (key) answered.set(key, { status: 200, json });
      return { status: 200, json };
    } catch (error) {
      return error.status
        ? { status: error.status, json: error.json }
        : { status: 422, json: { error: String(error) } };
    }
  }
  return Object.assign(handle, { place });
}
