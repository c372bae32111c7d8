import { createHash } from 'node:crypto';
import type { CarrierSystem, LabelRequest } from '../../src/carriers/carrier.ts';
import { carrierSystem } from '../../src/carriers/roster.ts';
import type { CarrierConnection } from '../../src/connections/roster.ts';
import type { Env } from '../../src/env.ts';
import { bucketFiles } from '../../src/files.ts';
import { providerFetch } from '../../src/outbound.ts';
import { parcelOf } from '../../src/shop/parcel.ts';
import { trace } from '../../src/trace.ts';
import { connectionOf } from '../clients/connections.ts';
import { storeShop } from '../clients/shop.ts';
import { storeObject, storeSettings } from '../clients/store.ts';
import type { BuyingWorld } from './buying.ts';
import type { LabelRecords, LabelRow } from './records.ts';

/** What a return weighs where its connection does not say, in grams. */
const GRAMS = '1000';

/** A carrier of the store; null where it is connected no longer. */
export async function systemOf(
  env: Env,
  store: string,
  carrier: CarrierConnection,
): Promise<CarrierSystem | null> {
  const found = await connectionOf(env, store, carrier);
  return found && carrierSystem(carrier, found, providerFetch(env));
}

/** The owner is told what went wrong. */
export async function tellOwner(env: Env, store: string, words: string): Promise<void> {
  trace('parcels.trouble', { store }, 'error');
  await storeObject(env, store)
    .trouble('carrier', words)
    .catch(() => undefined);
}

/** What buying a label works with. `parcel`: where whoever asks has it at hand. */
export function buyingWorld(
  env: Env,
  store: string,
  records: LabelRecords,
  parcel: LabelRequest['parcel'] | null,
): BuyingWorld {
  return {
    records,
    files: bucketFiles(env.BLOBS, store),
    system: ({ carrier }) => systemOf(env, store, carrier),
    parcel: async (row) => parcel ?? (await parcelNow(env, store, row)),
    grams: async ({ carrier }) => Number((await connectionOf(env, store, carrier))?.grams ?? GRAMS),
    tell: (words) => tellOwner(env, store, words),
  };
}

/** As the shop has it now. */
async function parcelNow(
  env: Env,
  store: string,
  { back, order: number, owner }: LabelRow,
): Promise<LabelRequest['parcel'] | null> {
  const { settings } = await storeSettings(env, store);
  const order = await storeShop(env, store, () => settings).order(number);
  const found = order?.returns.find(({ id }) => id === back);
  if (!order || found?.status !== 'open' || order.customer.id !== owner) return null;
  return parcelOf(found, order, settings);
}

/**
 * What a carrier knows a label by: the same one for the same return, and nobody's name. It begins with the order's number where
 * that has a place, for whoever looks it up there.
 */
export function markOf(store: string, { return: id, owner, order }: Omit<LabelRequest, 'parcel'>): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([store, id, owner]))
    .digest('hex')
    .toUpperCase();
  const number = order.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return number === '' || number.length > 6 ? `OT${digest.slice(0, 13)}` : `${number}-${digest.slice(0, 8)}`;
}
