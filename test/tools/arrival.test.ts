import { describe, expect, it } from 'vitest';
import type { Carrier } from '../../src/carriers/carrier.ts';
import type { CarrierTrack } from '../../src/carriers/tracking.ts';
import type { ParcelState } from '../../src/conversation/values.ts';
import type { OrderRecord } from '../../src/shop/shop.ts';
import { noteArrival } from '../../src/tools/parcel/note_arrival.ts';
import type { ToolScope } from '../../src/tools/tool.ts';
import { anOrder, NOW } from '../shop/world.ts';

/* A customer's word that their order has come, where a carrier may say otherwise. */

const order: OrderRecord = {
  ...anOrder(),
  ...{ status: 'shipped', shippedAt: NOW, deliveredAt: null },
  shipments: [{ carrier: 'Mondial Relay', tracking: 'MR45821', status: 'in transit', at: NOW }],
  ...{ returns: [], exchanges: [], refunds: [], charges: [], changes: [], cancellation: null },
};

async function told(says: ParcelState | null, status: OrderRecord['status'] = 'shipped') {
  const asked: unknown[] = [];
  const noted: unknown[] = [];
  const carrier: Pick<Carrier, 'track'> = {
    async track(request) {
      asked.push(request.parcel);
      const track = { carrier: 'Mondial Relay', words: '', place: null, asOf: NOW };
      return says && ({ ...track, state: says } satisfies CarrierTrack);
    },
  };
  const scope = {
    ...{ now: NOW, assurance: 'verified', account: order.customer.id, details: true, claims: [] },
    settings: (await import('../../src/settings.ts')).defaultSettings(),
    shop: {
      order: async () => ({ ...order, status }),
      noteArrival: async (word: unknown) => {
        noted.push(word);
        return { ...order, toldDeliveredAt: NOW };
      },
    },
    carrier,
  } as unknown as ToolScope;
  const result = await noteArrival.run({ order: order.id }, scope);
  return { ok: result.ok, asked, noted: noted.length };
}

describe('the word that an order has come', () => {
  it.each(['transit', 'out_for_delivery', 'pickup_ready', 'attempted', 'exception', 'returned'] as const)(
    'is not taken where the carrier says: %s',
    async (state) => {
      expect(await told(state)).toEqual({
        ...{ ok: false, noted: 0 },
        asked: [{ carrier: 'Mondial Relay', tracking: 'MR45821' }],
      });
    },
  );

  it.each(['delivered', 'announced', null] as const)('is taken where the carrier says: %s', async (state) => {
    expect(await told(state)).toMatchObject({ ok: true, noted: 1 });
  });

  it('asks no carrier about what is not on its way', async () => {
    expect((await told('transit', 'delivered')).asked).toEqual([]);
  });
});
