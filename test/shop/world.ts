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

export function anOrder(change: Partial<Order> = {}): Order {
  return {
    id: '45821',
    status: 'delivered',
    placedAt: '2026-11-19T18:12:00Z',
    shippedAt: '2026-11-20T09:05:00Z',
    deliveredAt: '2026-11-22T10:24:00Z',
    currency: 'EUR',
    total: 8700,
    customer: {
      id: 'c-1',
      name: 'Sophie Martin',
      email: 'sophie.martin@example.com',
      phone: '+33612345678',
      locale: 'en',
      tags: [],
      vip: false,
    },
    address: { line1: '12 rue des Lilas', line2: '', postcode: '69003', city: 'Lyon', country: 'FR' },
    items: [anItem()],
    shipments: [
      { carrier: 'Mondial Relay', tracking: 'MR0045821', status: 'delivered', at: '2026-11-22T10:24:00Z' },
    ],
    payments: [{ id: 'p-1', method: 'card', label: 'Visa ending 4242', amount: 8700 }],
    ...change,
  };
}

export function anItem(change: Partial<Order['items'][number]> = {}): Order['items'][number] {
  return {
    line: '1',
    sku: 'DR-101-S',
    product: 'DR-101',
    title: 'Lune dress',
    options: { size: 'S', colour: 'midnight' },
    quantity: 1,
    price: 8700,
    ...change,
  };
}

export function aRecord(change: Partial<OrderRecord> = {}): OrderRecord {
  return { ...anOrder(), returns: [], exchanges: [], refunds: [], cancellation: null, ...change };
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
