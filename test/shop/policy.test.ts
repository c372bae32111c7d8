import { describe, expect, test } from 'vitest';
import { viewOrder } from '../../src/identity/view.ts';
import { cancellable, exchangeable, returnable } from '../../src/shop/policy.ts';
import type { Exchange, OrderRecord, Refund, Return } from '../../src/shop/shop.ts';
import { anItem, aRecord, NOW, SETTINGS, theDress } from './world.ts';

const PARIS = { ...SETTINGS, timeZone: 'Europe/Paris' };
const APIA = { ...SETTINGS, timeZone: 'Pacific/Apia' };

function aReturn(change: Partial<Return> = {}): Return {
  return {
    id: 'R-45821-1',
    order: '45821',
    lines: ['1'],
    reason: 'too small, and I am ill',
    status: 'open',
    settlement: 'undecided',
    createdAt: NOW,
    deadline: '2026-12-22',
    carrier: 'Mondial Relay',
    tracking: 'MR1',
    label: { key: 'labels/R-45821-1.pdf', filename: 'label.pdf', size: 1 },
    parts: (change.lines ?? ['1']).map((line) => ({ line, quantity: 1, pieces: [{ from: 0, to: 1 }] })),
    ...change,
  };
}

function anExchange(change: Partial<Exchange> = {}): Exchange {
  const item = { sku: 'DR-101-M', title: 'Lune dress', options: {} };
  return {
    id: 'X-45821-1',
    order: '45821',
    line: '1',
    return: 'R-45821-1',
    quantity: 1,
    pieces: [{ from: 0, to: 1 }],
    from: item,
    to: item,
    status: 'reserved',
    createdAt: NOW,
    ...change,
  };
}

const REFUND: Refund = {
  id: 'F',
  order: '45821',
  return: 'R-45821-1',
  exchange: null,
  amount: 1,
  currency: 'EUR',
  method: 'card',
  label: 'Visa ending 4242',
  status: 'issued',
  at: NOW,
  sources: [],
  covers: null,
};

describe('the return window', () => {
  test.each([
    ['the day after delivery', '2026-11-22T10:24:00Z', '2026-11-23T18:32:00Z', 29],
    ['the minute of delivery', '2026-11-22T10:24:00Z', '2026-11-22T10:24:00Z', 30],
    ['the last day, 00:00 in Paris', '2026-11-22T10:24:00Z', '2026-12-21T23:00:00Z', 0],
    ['the last day, 23:59 in Paris', '2026-11-22T10:24:00Z', '2026-12-22T22:59:59Z', 0],
    ['the day after, 00:00 in Paris', '2026-11-22T10:24:00Z', '2026-12-22T23:00:00Z', null],
    ['delivered just before midnight in Paris', '2026-11-21T22:59:00Z', '2026-12-21T22:59:00Z', 0],
    ['delivered just after midnight in Paris', '2026-11-21T23:01:00Z', '2026-12-22T22:59:00Z', 0],
    ['over the day of 23 hours, last minute', '2026-03-10T12:00:00Z', '2026-04-09T21:59:00Z', 0],
    ['over the day of 23 hours, a minute later', '2026-03-10T12:00:00Z', '2026-04-09T22:00:00Z', null],
    ['over the day of 25 hours, last minute', '2026-10-10T12:00:00Z', '2026-11-09T22:59:00Z', 0],
    ['over the day of 25 hours, a minute later', '2026-10-10T12:00:00Z', '2026-11-09T23:00:00Z', null],
    ['times with an offset', '2026-11-22T23:30:00+14:00', '2026-12-22T23:59:00+01:00', 0],
    ['half a year later', '2026-11-22T10:24:00Z', '2027-05-22T10:24:00Z', null],
  ])('%s', (_, deliveredAt, now, daysLeft) => {
    const found = returnable(aRecord({ deliveredAt, shipments: [] }), PARIS, now);
    expect(found.open ? found.daysLeft : null).toBe(daysLeft);
    if (!found.open) expect(found.reason).toBe('window_closed');
  });

  test('is counted on the store’s own calendar', () => {
    const order = aRecord({ deliveredAt: '2026-11-22T10:24:00Z' });
    expect(returnable(order, PARIS, NOW).lastDay).toBe('2026-12-22');
    expect(returnable(order, APIA, NOW).lastDay).toBe('2026-12-22');
    expect(returnable({ ...order, deliveredAt: '2026-11-22T11:24:00Z' }, APIA, NOW).lastDay).toBe(
      '2026-12-23',
    );
  });

  test.each<[string, Partial<OrderRecord>, string, string | null]>([
    ['pending', { status: 'pending', deliveredAt: null }, 'not_delivered', null],
    ['shipped', { status: 'shipped', deliveredAt: null }, 'not_delivered', null],
    ['cancelled by the feed', { status: 'cancelled', deliveredAt: null }, 'cancelled', null],
    [
      'cancelled here',
      { status: 'pending', deliveredAt: null, cancellation: { at: NOW, reason: '' } },
      'cancelled',
      null,
    ],
    ['returned', { status: 'returned' }, 'already_returned', '2026-12-22'],
    ['all lines on their way back', { returns: [aReturn()] }, 'already_returned', '2026-12-22'],
  ])('is closed: %s', (_, change, reason, lastDay) => {
    expect(returnable(aRecord(change), PARIS, NOW)).toEqual({ open: false, reason, lastDay });
  });

  test.each<[string, Partial<OrderRecord>, string, string]>([
    [
      'on its way, from the day it was said',
      { status: 'shipped', deliveredAt: null },
      '2026-11-23T10:00:00Z',
      '2026-12-23',
    ],
    [
      'inferred later, from the day it was said',
      { deliveredAt: '2026-11-25T09:05:00Z' },
      '2026-11-23T10:00:00Z',
      '2026-12-23',
    ],
    [
      'said after the inferred day, from the inferred day',
      { deliveredAt: '2026-11-22T10:24:00Z' },
      '2026-11-23T10:00:00Z',
      '2026-12-22',
    ],
  ])('by the customer’s own word: %s', (_, change, toldDeliveredAt, lastDay) => {
    const order = aRecord({ shipments: [], ...change, toldDeliveredAt });
    expect(returnable(order, PARIS, NOW)).toMatchObject({ open: true, lastDay });
    const late = new Date(Date.parse(lastDay) + 2 * 86_400_000).toISOString();
    expect(returnable(order, PARIS, late)).toMatchObject({ open: false, reason: 'window_closed' });
  });

  test('no word opens what has not left or is called off', () => {
    const told = { toldDeliveredAt: NOW, deliveredAt: null };
    expect(returnable(aRecord({ ...told, status: 'cancelled' }), PARIS, NOW).open).toBe(false);
    expect(returnable(aRecord({ ...told, status: 'returned' }), PARIS, NOW).open).toBe(false);
  });

  test('stays open while a line is left, or when the return was undone', () => {
    const two = [anItem(), anItem({ line: '2' })];
    expect(returnable(aRecord({ items: two, returns: [aReturn()] }), PARIS, NOW).open).toBe(true);
    expect(returnable(aRecord({ returns: [aReturn({ status: 'undone' })] }), PARIS, NOW).open).toBe(true);
  });

  test('a delivery without a date counts from what the feed does say', () => {
    const order = aRecord({ deliveredAt: null, shippedAt: '2026-11-20T09:00:00Z', shipments: [] });
    expect(returnable(order, PARIS, NOW).lastDay).toBe('2026-12-20');
    const shipments = [{ carrier: 'x', tracking: '', status: 'delivered', at: '2026-11-21T09:00:00Z' }];
    expect(returnable({ ...order, shipments }, PARIS, NOW).lastDay).toBe('2026-12-21');
  });
});

test.each<[Partial<OrderRecord>, string | null]>([
  [{ status: 'pending' }, null],
  [{ status: 'shipped' }, 'already_dispatched'],
  [{ status: 'delivered' }, 'already_dispatched'],
  [{ status: 'returned' }, 'already_dispatched'],
  [{ status: 'cancelled' }, 'already_cancelled'],
  [{ status: 'pending', cancellation: { at: NOW, reason: '' } }, 'already_cancelled'],
])('cancelling %o', (change, reason) => {
  const verdict = cancellable(aRecord(change));
  expect(verdict.ok ? null : verdict.reason).toBe(reason);
});

test.each<[string, Partial<OrderRecord>, string, string, string | null]>([
  ['another size', {}, 'DR-101-M', NOW, null],
  ['the same item', {}, 'DR-101-S', NOW, 'same_item'],
  ['no variant of the product', {}, 'TP-201-M', NOW, 'different_product'],
  ['sold out', {}, 'DR-101-XL', NOW, 'out_of_stock'],
  ['fewer than the line has', { items: [anItem({ quantity: 6 })] }, 'DR-101-L', NOW, 'out_of_stock'],
  ['not delivered', { status: 'shipped', deliveredAt: null }, 'DR-101-M', NOW, 'not_delivered'],
  ['too late', {}, 'DR-101-M', '2026-12-23T09:00:00Z', 'window_closed'],
  ['on its way back', { returns: [aReturn()] }, 'DR-101-M', NOW, null],
  [
    'on its way back, past the deadline',
    { returns: [aReturn()] },
    'DR-101-M',
    '2026-12-23T09:00:00Z',
    'window_closed',
  ],
  [
    'received in time, decided late',
    { returns: [aReturn({ status: 'received' })] },
    'DR-101-M',
    '2027-05-23T09:00:00Z',
    null,
  ],
  [
    'paid back',
    { returns: [aReturn({ settlement: 'refund' })], refunds: [REFUND] },
    'DR-101-M',
    NOW,
    'already_refunded',
  ],
  ['exchanged', { returns: [aReturn()], exchanges: [anExchange()] }, 'DR-101-M', NOW, 'already_exchanged'],
  ['exchange undone', { exchanges: [anExchange({ status: 'undone' })] }, 'DR-101-M', NOW, null],
  ['cancelled', { status: 'cancelled', deliveredAt: null }, 'DR-101-M', NOW, 'already_cancelled'],
])('exchanging: %s', (_, change, sku, now, reason) => {
  const dress = theDress({ S: 6, M: 4, L: 5, XL: 0 });
  const verdict = exchangeable(aRecord(change), { line: '1', quantity: null }, dress, sku, PARIS, now);
  expect(verdict.ok ? null : verdict.reason).toBe(reason);
});

describe('views', () => {
  const order = aRecord({
    returns: [aReturn()],
    exchanges: [anExchange()],
    refunds: [REFUND],
  });

  test.each(['anonymous', 'claimed'] as const)(
    '%s sees nothing that only the customer may see',
    (assurance) => {
      const seen = JSON.stringify(viewOrder(order, assurance, PARIS, NOW));
      for (const secret of [
        'Sophie',
        'Martin',
        'example.com',
        '3361234',
        'Lilas',
        '69003',
        'Lyon',
        '4242',
        'card',
        'MR0045821',
        'MR1',
        'ill',
        'labels/',
      ]) {
        expect(seen).not.toContain(secret);
      }
      expect(seen).toContain('Lune dress');
    },
  );

  test.each(['recognised', 'verified'] as const)(
    '%s sees tracking and reasons, and still no address',
    (assurance) => {
      const seen = JSON.stringify(viewOrder(order, assurance, PARIS, NOW));
      for (const shown of ['MR0045821', 'MR1', 'too small', '"card"']) expect(seen).toContain(shown);
      for (const secret of ['Sophie', 'example.com', '3361234', 'Lilas', '69003', '4242', 'labels/'])
        expect(seen).not.toContain(secret);
    },
  );
});
