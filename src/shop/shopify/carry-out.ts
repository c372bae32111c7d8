import { z } from 'zod';
import { decimalOf } from '../money/decimal.ts';
import { sum } from '../money/spread.ts';
import { ShopUnavailable } from '../unavailable.ts';
import type { ShopRefusal } from '../writes.ts';
import { cancelOrder } from './cancel.ts';
import { After, type Carrying, latestOf, noteAfter, readNow } from './carrying.ts';
import type { ShopifyClient } from './client.ts';
import { editOrder } from './edit.ts';
import type { Effect } from './effects.ts';
import { uuidOf } from './marks.ts';
import { ADDRESS, REFUND_CREATE, STOCK_MOVE, TAG } from './mutations.ts';
import { cancelReturn, dropExchange, makeReturn } from './returns.ts';
import { gid } from './wire.ts';

type EffectOf<Do extends Effect['do']> = Effect & { do: Do };

const EFFECTS: {
  readonly [Do in Effect['do']]: (carrying: Carrying, effect: EffectOf<Do>) => Promise<ShopRefusal | null>;
} = {
  hold,
  release,
  return: makeReturn,
  cancel_return: cancelReturn,
  drop_exchange: dropExchange,
  refund,
  tag: setTag,
  cancel: cancelOrder,
  edit: editOrder,
  address: setAddress,
};

/** Carries them out in their sequence, each once. What was set aside for one that is refused is set free again. */
export async function carryOut(carrying: Carrying, effects: readonly Effect[]): Promise<ShopRefusal | null> {
  for (const [at, effect] of effects.entries()) {
    const refusal = await one(carrying, effect);
    if (!refusal) continue;
    for (const held of effects.slice(0, at))
      if (held.do === 'hold') await release(carrying, { ...held, do: 'release', mark: `${held.mark}-back` });
    return refusal;
  }
  return null;
}

function one<Do extends Effect['do']>(carrying: Carrying, effect: EffectOf<Do>): Promise<ShopRefusal | null> {
  const carry: (carrying: Carrying, effect: EffectOf<Do>) => Promise<ShopRefusal | null> = EFFECTS[effect.do];
  return carry(carrying, effect);
}

async function hold(
  { client, theirs }: Carrying,
  { mark, exchange, itemId, locationId, quantity }: EffectOf<'hold'>,
): Promise<ShopRefusal | null> {
  const refusal = await move(client, mark, {
    itemId,
    locationId,
    quantity,
    from: 'available',
    to: 'reserved',
  });
  if (!refusal) theirs.keep('hold', exchange, `${itemId} ${locationId}`);
  return refusal;
}

/** Sets free what was set aside; what it says is no refusal: what is not set aside any more needs nothing. */
export async function release(
  { client, theirs }: Carrying,
  { mark, exchange, quantity }: EffectOf<'release'>,
): Promise<ShopRefusal | null> {
  const [itemId, locationId] = theirs.idOf('hold', exchange)?.split(' ') ?? [];
  // What is not counted was never set aside.
  if (!itemId || !locationId) return null;
  return move(client, mark, { itemId, locationId, quantity, from: 'reserved', to: 'available' });
}

/** By its key the same move is made once, and says the same each time. */
async function move(
  client: ShopifyClient,
  mark: string,
  change: { itemId: string; locationId: string; quantity: number; from: string; to: string },
): Promise<ShopRefusal | null> {
  const { itemId: inventoryItemId, locationId, quantity, from, to } = change;
  const document = `gid://onethread/Exchange/${mark}`;
  const terminal = (name: string) => ({
    ...{ name, locationId },
    ...(name === 'available' ? {} : { ledgerDocumentUri: document }),
  });
  const { errors } = await client.change(
    ['inventoryMoveQuantities', STOCK_MOVE],
    {
      key: uuidOf(`${mark}-${to}`),
      input: {
        ...{ reason: 'reservation_created', referenceDocumentUri: document },
        changes: [{ inventoryItemId, quantity, from: terminal(from), to: terminal(to) }],
      },
    },
    z.unknown(),
  );
  if (errors.some(({ code }) => code === 'IDEMPOTENCY_CONCURRENT_REQUEST'))
    throw new ShopUnavailable('The same is being done at this moment.');
  return errors.length > 0 ? 'out_of_stock' : null;
}

const Refunded = z.object({ refund: After.extend({ id: z.string() }).nullish() });

async function refund(
  carrying: Carrying,
  { mark, currency, credit, parts }: EffectOf<'refund'>,
): Promise<ShopRefusal | null> {
  const { client, theirs, order, again } = carrying;
  const note = `[ot:${mark}]`;
  const shown = await (again ? readNow(carrying) : latestOf(carrying));
  // A key is remembered for a while, a note for good.
  const made = again ? shown.refunds.find((one) => one.note.includes(note)) : undefined;
  if (made) {
    theirs.keep('refund', mark, made.id);
    return null;
  }
  const total = {
    amount: decimalOf(sum(parts.map(({ amount }) => amount)), currency),
    currencyCode: currency,
  };
  const transactions = parts.map(({ payment, amount }) => ({
    ...{ orderId: order, parentId: gid('OrderTransaction', payment), kind: 'REFUND' },
    gateway: shown.transactions.find(({ id }) => id === gid('OrderTransaction', payment))?.gateway ?? '',
    amount: decimalOf(amount, currency),
  }));
  const input = {
    ...{ orderId: order, currency, note, notify: false },
    ...(credit ? { refundMethods: [{ storeCreditRefund: { amount: total } }] } : { transactions }),
  };
  const { left, errors } = await client.change(
    ['refundCreate', REFUND_CREATE],
    { input, key: uuidOf(mark) },
    Refunded,
  );
  await noteAfter(carrying, left?.refund?.order);
  if (left?.refund) {
    theirs.keep('refund', mark, left.refund.id);
    return null;
  }
  if (errors.length === 0) throw new ShopUnavailable('Nobody knows whether the refund was made.');
  // Its errors say no code: what the order says decides.
  const after = (await readNow(carrying)).refunds.find((one) => one.note.includes(note));
  if (after) theirs.keep('refund', mark, after.id);
  return after ? null : 'unsupported';
}

async function setTag({ client, order }: Carrying, { tag }: EffectOf<'tag'>): Promise<ShopRefusal | null> {
  const { errors } = await client.change(['tagsAdd', TAG], { id: order, tags: [tag] }, z.unknown());
  return errors.length > 0 ? 'unsupported' : null;
}

/** The whole address is replaced: whose it is and their number stay. */
async function setAddress(carrying: Carrying, { address }: EffectOf<'address'>): Promise<ShopRefusal | null> {
  const { shippingAddress: before, fulfillments } = await (carrying.again
    ? readNow(carrying)
    : latestOf(carrying));
  if (fulfillments.some(({ status }) => status === 'SUCCESS')) return 'already_dispatched';
  const isSameCountry = before?.countryCodeV2 === address.country && before.zip === address.postcode;
  const shippingAddress = {
    ...{ firstName: before?.firstName, lastName: before?.lastName, phone: before?.phone || null },
    ...{ address1: address.line1, address2: address.line2, zip: address.postcode, city: address.city },
    countryCode: address.country,
    provinceCode: isSameCountry ? before?.provinceCode || null : null,
  };
  const { left, errors } = await carrying.client.change(
    ['orderUpdate', ADDRESS],
    { input: { id: carrying.order, shippingAddress } },
    After,
  );
  await noteAfter(carrying, left?.order);
  return errors.length > 0 ? 'unsupported' : null;
}
