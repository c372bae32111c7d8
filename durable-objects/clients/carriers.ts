import { type Carrier, CarrierUnavailable, type Near, type PickupPoint } from '../../src/carriers/carrier.ts';
import { carrierSystem } from '../../src/carriers/roster.ts';
import { CarrierConnection } from '../../src/connections/roster.ts';
import type { Env } from '../../src/env.ts';
import { providerFetch } from '../../src/outbound.ts';
import { errorReason, trace } from '../../src/trace.ts';
import { connectionOf } from './connections.ts';
import { isolateMemory } from './isolate.ts';
import { passedOn } from './open.ts';
import { parcelsObject } from './parcels.ts';
import { storeObject } from './store.ts';

/**
 * Milliseconds that a list of points is used before it is asked for anew: a stranger who asks on and on costs
 * the carrier one call. Real time on purpose: a moved clock opens no shop.
 */
const FRESH_MS = 3_600_000;
const seen = isolateMemory(new Map<string, { points: readonly PickupPoint[]; until: number }>());

/** A store's carrier: the first that is connected. */
export function storeCarrier(env: Env, store: string): Carrier {
  const connection = async () => {
    const all = await Promise.all(
      CarrierConnection.options.map(async (name) => ({ name, fields: await connectionOf(env, store, name) })),
    );
    return all.find(({ fields }) => fields !== null) ?? null;
  };
  return {
    connected: () => connection().then(Boolean, () => false),
    async points(near) {
      const { name, fields } = (await connection().catch(() => null)) ?? {};
      if (!name || !fields) return [];
      const key = [store, name, near.country, near.postcode].join(' ');
      const known = seen.get(key);
      if (known && known.until > Date.now()) return [...known.points];
      try {
        const points = await carrierSystem(name, fields, providerFetch(env)).points(near);
        if (seen.size > 1_000) seen.clear();
        seen.set(key, { points, until: Date.now() + FRESH_MS });
        return points;
      } catch (error) {
        const reason = error instanceof CarrierUnavailable ? error.message : 'The carrier did not answer.';
        await storeObject(env, store).trouble('carrier', reason);
        throw new CarrierUnavailable(reason);
      }
    },
    async track({ parcel, ...asked }) {
      try {
        const named = 'return' in parcel ? parcel : await shipmentOf(env, store, parcel);
        if (!named) return null;
        const told = passedOn(await parcelsObject(env, store).track({ ...asked, parcel: named }));
        if (!told) return null;
        const { at, carrier, ...said } = told;
        const name = 'return' in parcel ? NAMES[carrier] : parcel.carrier;
        return { ...said, carrier: name, asOf: new Date(at).toISOString() };
      } catch (error) {
        trace('parcels.silent', { store, reason: errorReason(error) }, 'error');
        return null;
      }
    },
    async label(back) {
      try {
        const carrier = await connection();
        return carrier && passedOn(await parcelsObject(env, store).label(back, carrier.name));
      } catch (error) {
        // What was begun is gone on with there.
        trace('parcels.silent', { store, reason: errorReason(error) }, 'error');
        return { state: 'coming' };
      }
    },
  };
}

/** What customers call the carriers. */
const NAMES: Readonly<Record<CarrierConnection, string>> = {
  'mondial-relay': 'Mondial Relay',
  sendcloud: 'Sendcloud',
};

/** Whom to ask about a shipment: its own carrier where that is connected, else Sendcloud, which has parcels of many. */
async function shipmentOf(
  env: Env,
  store: string,
  { carrier, tracking }: { carrier: string; tracking: string },
): Promise<{ carrier: CarrierConnection; tracking: string } | null> {
  const own = carrier.toLowerCase().replace(/[^a-z]/g, '') === 'mondialrelay';
  const asked: CarrierConnection[] = own ? ['mondial-relay', 'sendcloud'] : ['sendcloud'];
  for (const name of asked) if (await connectionOf(env, store, name)) return { carrier: name, tracking };
  return null;
}

/** Asks a carrier for real, and says in its own words what came of it. */
export async function tryCarrier(
  env: Env,
  store: string,
  name: CarrierConnection,
  near: Near,
): Promise<{ ok: boolean; detail: string }> {
  const fields = await connectionOf(env, store, name, 'now');
  if (!fields) return { ok: false, detail: 'It is connected no longer.' };
  seen.clear();
  try {
    return await carrierSystem(name, fields, providerFetch(env)).test(near);
  } catch (error) {
    return { ok: false, detail: error instanceof CarrierUnavailable ? error.message : 'It did not answer.' };
  }
}
