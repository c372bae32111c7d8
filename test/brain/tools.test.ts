import { describe, expect, it } from 'vitest';
import { offerOf } from '../../src/brain/embedded/plan/offers.ts';
import { definitions, definitionsWith } from '../../src/brain/model/tools.ts';
import { CAPABILITIES } from '../../src/shop/writes.ts';
import { deedOf, isDoing, toolNamed, tools, unableTools } from '../../src/tools/index.ts';

describe('the list of tools', () => {
  it('is offered to model brains whole, the other systems of a store by their own tools', () => {
    const own = Object.keys(tools).filter((name) => name !== 'look_outside');
    expect(definitions().map(({ name }) => name)).toEqual(expect.arrayContaining(own));
  });

  it('offers nothing that the store’s shop system cannot do', () => {
    expect(unableTools(CAPABILITIES, true)).toEqual([]);
    const able = CAPABILITIES.filter((one) => one !== 'payment' && one !== 'exchange');
    expect(unableTools(able, true).sort()).toEqual(['change_payment', 'exchange_item']);
    const offered = definitionsWith([], unableTools(able, true)).map(({ name }) => name);
    expect(offered).not.toContain('exchange_item');
    expect(offered).toContain('return_item');
    expect(definitionsWith([])).toBe(definitions());
  });

  it('tells of every write but those that models alone make, and that say themselves what they did', () => {
    const untold = Object.values(tools).filter(({ reach, does }) => reach !== 'reads' && does === null);
    expect(untold.map(({ name }) => name)).toEqual([
      'send_code',
      'change_profile_address',
      'resend_label',
      'send_receipt',
      'send_invoice',
      'cancel_subscription',
      'keep_subscription',
      'change_subscription',
      'note_arrival',
      'report_problem',
      'book_appointment',
      'move_appointment',
      'cancel_appointment',
    ]);
  });

  it('tells of nothing that only reads', () => {
    const told = Object.values(tools).filter(({ reach, does }) => reach === 'reads' && does !== null);
    expect(told).toEqual([]);
  });

  it.each(['constructor', '__proto__', 'toString', 'gone_tool', ''])('knows no tool named "%s"', (name) => {
    expect(toolNamed(name)).toBeNull();
    expect(deedOf(name)).toBeNull();
    expect(isDoing(name)).toBe(false);
  });
});

describe('a proposal read back', () => {
  const named = (tool: string, input: unknown) => {
    const offer = offerOf({ tool, input });
    return offer?.by<[string, string, unknown]>({
      return_item: (given) => ['return_item', offer.order, given],
      exchange_item: (given) => ['exchange_item', offer.order, given],
      choose_refund: (given) => ['choose_refund', offer.order, given],
      cancel_order: (given) => ['cancel_order', offer.order, given],
      undo: (given) => ['undo', offer.order, given],
      change_items: (given) => ['change_items', offer.order, given],
      change_order_address: (given) => ['change_order_address', offer.order, given],
      change_payment: (given) => ['change_payment', offer.order, given],
    });
  };

  it.each([
    ['return_item', { order: '45821', lines: ['1'], reason: 'size' }],
    ['exchange_item', { order: '45821', line: '1', sku: 'DR-101-M' }],
    ['choose_refund', { order: '45821', return: 'r-1' }],
    ['cancel_order', { order: '45821' }],
    ['undo', { order: '45821', exchange: 'x-1' }],
    ['change_payment', { order: '45821', payment: 'card-2' }],
    ['change_items', { order: '45821', items: [{ line: '1', sku: 'DR-101-M' }] }],
  ])('is the call of %s that it was', (tool, input) => {
    expect(named(tool, input)).toEqual([tool, '45821', input]);
  });

  it.each([
    ['exchange_item', { order: '45821' }],
    ['cancel_order', null],
    ['send_code', { order: '45821' }],
    ['find_order', { order: '45821' }],
    ['constructor', { order: '45821' }],
  ])('is nothing where %s cannot be called with it', (tool, input) => {
    expect(named(tool, input)).toBeUndefined();
  });
});
