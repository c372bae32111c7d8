import { describe, expect, it } from 'vitest';
import type { Move, Quote } from '../../src/conversation/quote.ts';
import { defaultSettings, Settings } from '../../src/settings.ts';
import { type DoneLately, type LimitHistory, limitsFor } from '../../src/shop/limits.ts';

/* What needs a person, one row a rule. The store lets 200 euros go, and 200 euros within 30 days. */

const NOW = '2026-11-27T10:00:00.000Z';
const ago = (days: number) => new Date(Date.parse(NOW) - days * 86_400_000).toISOString();

const back = (amount: number, currency = 'EUR'): Move => ({
  direction: 'to_customer',
  amount,
  currency,
  method: 'card',
  when: 'now',
});
const pay = (amount: number): Move => ({ ...back(amount), direction: 'from_customer' });
const gold = { line: null, sku: 'G', title: 'Ring', options: {}, quantity: 1 };

function quote(over: Partial<Quote>): Quote {
  return {
    ...{ tool: 'any', act: 'refund', order: '1', out: [], in: [], money: [], deadline: null, goes: [] },
    final: false,
    ...over,
  } as Quote;
}

function history(over: Partial<LimitHistory> = {}): LimitHistory {
  return { now: NOW, done: [], disputed: null, accounts: 1, cancelReason: null, ...over };
}

const paidBack = (amount: number, days: number, currency = 'EUR'): DoneLately => ({
  at: ago(days),
  quote: { act: 'refund', order: '1', money: [back(amount, currency)] },
});
const movedHouse = (days: number): DoneLately => ({
  at: ago(days),
  quote: { act: 'change_address', order: null, money: [] },
});

const movedFrom = (was: string): DoneLately => ({
  at: ago(1),
  quote: {
    ...{ act: 'change_address', order: '1', money: [] },
    goes: [{ what: 'parcel', to: 'there', mark: 'new', was }],
  },
});

const TABLE: [what: string, quote: Partial<Quote>, history: Partial<LimitHistory>, reasons: string[]][] = [
  ['nothing moves', { act: 'return' }, {}, []],
  ['just the limit', { money: [back(20_000)] }, {}, []],
  ['a cent more', { money: [back(20_001)] }, {}, ['amount']],
  ['6,133 euros of an order that is cancelled', { act: 'cancel', money: [back(613_300)] }, {}, ['amount']],
  ['more in two ways than the limit', { money: [back(15_000), back(15_000)] }, {}, ['amount']],
  ['money both ways, each below', { money: [back(15_000), pay(15_000)] }, {}, []],
  [
    'the third of three below the limit',
    { money: [back(8_000)] },
    { done: [paidBack(8_000, 2), paidBack(8_000, 1)] },
    ['sum'],
  ],
  [
    'three that make just the limit',
    { money: [back(4_000)] },
    { done: [paidBack(8_000, 2), paidBack(8_000, 1)] },
    [],
  ],
  ['what was paid back long ago', { money: [back(15_000)] }, { done: [paidBack(15_000, 30)] }, []],
  [
    'what was paid back in another currency',
    { money: [back(15_000)] },
    { done: [paidBack(15_000, 1, 'USD')] },
    [],
  ],
  ['a return after much was paid back', { act: 'return' }, { done: [paidBack(19_000, 1)] }, []],
  ['a currency the store named no amount for', { money: [back(10, 'USD')] }, {}, ['currency']],
  ['a dearer item instead', { act: 'exchange', in: [gold], money: [pay(10)] }, {}, ['price_difference']],
  [
    'a much dearer item',
    { act: 'exchange', in: [gold], money: [pay(245_000)] },
    {},
    ['amount', 'price_difference'],
  ],
  ['a cheaper item instead', { act: 'exchange', in: [gold], money: [back(6_100)] }, {}, []],
  ['money for a disputed order', { money: [back(10)] }, { disputed: ago(1) }, ['dispute']],
  ['a return for a disputed order', { act: 'return' }, { disputed: ago(1) }, []],
  [
    'a sixth refund in a month',
    { money: [back(10)] },
    { done: [1, 2, 3, 4, 5].map((day) => paidBack(10, day)) },
    ['many_refunds'],
  ],
  [
    'a fifth refund in a month',
    { money: [back(10)] },
    { done: [1, 2, 3, 4].map((day) => paidBack(10, day)) },
    [],
  ],
  [
    'a parcel soon after the address changed',
    { act: 'exchange', in: [gold] },
    { done: [movedHouse(6)] },
    ['address_changed'],
  ],
  [
    'a parcel that goes where it went before that',
    { act: 'change_address', goes: [{ what: 'parcel', to: 'there', mark: 'old', was: 'new' }] },
    { done: [movedFrom('old')] },
    [],
  ],
  [
    'a parcel that goes to a third address',
    { act: 'change_address', goes: [{ what: 'parcel', to: 'there', mark: 'third', was: 'new' }] },
    { done: [movedFrom('old')] },
    ['address_changed'],
  ],
  ['a parcel a week after', { act: 'exchange', in: [gold] }, { done: [movedHouse(7)] }, []],
  ['money soon after the address changed', { money: [back(10)] }, { done: [movedHouse(6)] }, []],
  ['several accounts on one contact', { money: [back(10)] }, { accounts: 3 }, ['shared_contact']],
  ['a change of address on a shared contact', { act: 'change_address' }, { accounts: 3 }, []],
];

describe('a limit', () => {
  it.each(TABLE)('%s', (_, over, past, reasons) => {
    const limited = limitsFor(quote(over), history(past), defaultSettings());
    const found = limited.kind === 'approval' ? limited.evidence.map(({ about }) => about) : [];
    expect(found).toEqual(reasons);
    if (limited.kind === 'approval') expect(limited.reason).toBe(reasons[0]);
  });

  it('asks a person about a lower price too, where the store wants that of every difference', () => {
    const settings = Settings.parse({ exchanges: { difference: 'person' } });
    const cheaper = quote({ act: 'exchange', in: [gold], money: [back(10)] });
    expect(limitsFor(cheaper, history(), settings)).toMatchObject({ reason: 'price_difference' });
    expect(limitsFor(cheaper, history(), defaultSettings())).toEqual({ kind: 'allowed' });
    expect(limitsFor(quote({ money: [back(10)] }), history(), settings)).toEqual({ kind: 'allowed' });
  });

  it('shows what was compared', () => {
    const done = [paidBack(8_000, 2), paidBack(8_000, 1)];
    expect(limitsFor(quote({ money: [back(8_000)] }), history({ done }), defaultSettings())).toEqual({
      kind: 'approval',
      reason: 'sum',
      evidence: [{ about: 'sum', amount: 24_000, currency: 'EUR', limit: 20_000, days: 30 }],
    });
  });

  it('is the store’s own', () => {
    const settings = Settings.parse({
      currency: 'USD',
      approvals: {
        amount: 500,
        otherCurrencies: { GBP: 1_000 },
        disputes: false,
        cancelReasons: ['no longer needed'],
      },
    });
    const reasons = (over: Partial<Quote>, past: Partial<LimitHistory> = {}) => {
      const limited = limitsFor(quote(over), history(past), settings);
      return limited.kind === 'approval' ? limited.reason : null;
    };
    expect(reasons({ money: [back(501, 'USD')] })).toBe('amount');
    expect(reasons({ money: [back(1_000, 'GBP')] }, { disputed: ago(1) })).toBeNull();
    expect(reasons({ money: [back(1, 'EUR')] })).toBe('currency');
    expect(reasons({ act: 'cancel' }, { cancelReason: 'no longer needed' })).toBeNull();
    expect(reasons({ act: 'cancel' }, { cancelReason: 'found it cheaper' })).toBe('cancel_reason');
    expect(reasons({ act: 'cancel' })).toBe('cancel_reason');
  });

  it('of a signal that is turned off is none', () => {
    const signals = { refunds: { count: 0 }, addressChangeDays: 0, accountsPerContact: 0 };
    const settings = Settings.parse({ approvals: { signals } });
    const past = { done: [paidBack(10, 1), movedHouse(0)], accounts: 9 };
    expect(limitsFor(quote({ in: [gold], money: [back(10)] }), history(past), settings).kind).toBe('allowed');
  });
});
