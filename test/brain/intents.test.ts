import { expect, it } from 'vitest';
import { planOf } from '../../src/brain/embedded/plan/plans.ts';
import { INTENTS, rivals } from '../../src/conversation/intents.ts';
import { Intent } from '../../src/conversation/values.ts';

it('every intent of the catalogue can be recorded and has a plan', () => {
  expect(Intent.options.toSorted()).toEqual(Object.keys(INTENTS).toSorted());
  for (const intent of Intent.options) expect(planOf(intent), intent).toBeTypeOf('function');
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
