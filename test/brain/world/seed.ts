import { luneDress } from '../../../sandbox/seed/dress.ts';
import type { OrderView, ProductView } from '../../../src/identity/view.ts';

export const label = {
  id: 'f-1',
  filename: 'return-45821.pdf',
  type: 'application/pdf',
  size: 1200,
  key: 'labels/1',
};

export function order(over: Partial<OrderView> = {}): OrderView {
  return {
    id: '45821',
    status: 'delivered',
    placedAt: '2026-12-08T10:00:00Z',
    shippedAt: '2026-12-10T10:00:00Z',
    deliveredAt: '2026-12-13T11:00:00Z',
    currency: 'EUR',
    total: 8700,
    items: [luneDress()],
    shipments: [
      { carrier: 'Mondial Relay', tracking: null, status: 'delivered', at: '2026-12-13T11:00:00Z' },
    ],
    returns: [],
    exchanges: [],
    refunds: [],
    cancelledAt: null,
    returnable: { open: true, lastDay: '2027-01-12', daysLeft: 29 },
    ...over,
  };
}

export function product(over: Partial<ProductView> = {}): ProductView {
  const variants = ['midnight', 'sand'].flatMap((colour) =>
    ['XS', 'S', 'M', 'L', 'XL'].map((size) => ({
      sku: `DR-101-${size}${colour === 'sand' ? '-SA' : ''}`,
      options: { size, colour },
      price: 8700,
      stock: 4,
    })),
  );
  return {
    id: 'DR-101',
    title: 'Lune dress',
    description: '',
    sizeChart: {
      S: { bust: '84-88 cm', waist: '64-68 cm' },
      M: { bust: '88-92 cm', waist: '68-72 cm' },
      L: { bust: '92-97 cm', waist: '72-77 cm' },
    },
    variants,
    ...over,
  };
}
