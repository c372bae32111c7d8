import { expect, it } from 'vitest';
import { PLANS } from '../../src/brain/embedded/plan/plans.ts';
import { INTENTS, rivals } from '../../src/conversation/intents.ts';
import { Intent } from '../../src/conversation/values.ts';

it('every intent has an entry in the catalogue and a plan', () => {
  expect(Object.keys(INTENTS).toSorted()).toEqual(Intent.options.toSorted());
  expect(Object.keys(PLANS).toSorted()).toEqual(Intent.options.toSorted());
});

it.each(['sentence', 'message'] as const)('the most telling intent of a %s comes first', (where) => {
  const winners = rivals(where).map(([winner]) => winner);
  const order: Intent[] =
    where === 'sentence'
      ? [
          'human',
          'address_change',
          'payment',
          'policy_returns',
          'policy_shipping',
          'missing_parcel',
          'exchange',
          'size_advice',
          'refund',
          'hours',
          'return',
          'stock',
          'order_status',
        ]
      : ['undo', 'wrong_item', 'damaged_item', 'missing_parcel', 'cancellation', 'exchange', 'pause'];
  expect(winners).toEqual(order);
});
