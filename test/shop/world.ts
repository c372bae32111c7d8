import { dressOrder, luneDress } from '../../sandbox/seed/dress.ts';
import type { FileStore } from '../../src/files.ts';
import { Settings } from '../../src/settings.ts';
import type { Order, OrderRecord, Product } from '../../src/shop/shop.ts';

/** Monday evening of the story; the order came the day before. */
export const NOW = '2026-11-23T18:32:00.000Z';
export const SETTINGS = Settings.parse({ name: 'Lune', orderLookup: 'number' });

export function memoryFiles(): FileStore & {
  stored: Map<string, { bytes: ArrayBuffer; type: string }>;
  puts: number;
} {
  const stored = new Map<string, { bytes: ArrayBuffer; type: string }>();
  const files = {
    stored,
    puts: 0,
    put: async (key: string, bytes: ArrayBuffer | Uint8Array | ReadableStream, type: string) => {
      files.puts += 1;
      stored.set(key, { bytes: await new Response(bytes as BodyInit).arrayBuffer(), type });
    },
    get: async (key: string) => stored.get(key) ?? null,
  };
  return files;
}

/** The story's order, 45821. */
export function anOrder(change: Partial<Order> = {}): Order {
  const sophie = {
    account: 'c-1',
    name: 'Sophie Martin',
    email: 'sophie.martin@example.com',
    phone: '+33612345678',
  };
  const deliveredAt = '2026-11-22T10:24:00Z';
  return dressOrder({ ...sophie, order: '45821' }, new Date(NOW), {
    placedAt: '2026-11-19T18:12:00Z',
    shippedAt: '2026-11-20T09:05:00Z',
    deliveredAt,
    address: { line1: '12 rue des Lilas', line2: '', postcode: '69003', city: 'Lyon', country: 'FR' },
    shipments: [{ carrier: 'Mondial Relay', tracking: 'MR0045821', status: 'delivered', at: deliveredAt }],
    payments: [{ id: 'p-1', method: 'card', label: 'Visa ending 4242', amount: 8700 }],
    ...change,
  });
}

export { luneDress as anItem };

export function aRecord(change: Partial<OrderRecord> = {}): OrderRecord {
  return {
    ...anOrder(),
    returns: [],
    exchanges: [],
    refunds: [],
    charges: [],
    changes: [],
    cancellation: null,
    ...change,
  };
}

export function theDress(stock: Record<string, number> = { S: 6, M: 4, L: 5 }): Product {
  return {
    id: 'DR-101',
    title: 'Lune dress',
    description: 'Bias-cut midi dress.',
    sizeChart: { S: { bust: '84-88 cm' }, M: { bust: '88-92 cm' } },
    variants: Object.entries(stock).map(([size, pieces]) => ({
      sku: `DR-101-${size}`,
      options: { size, colour: 'midnight' },
      price: 8700,
      stock: pieces,
    })),
  };
}
