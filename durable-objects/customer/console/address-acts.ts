import type { PossibleAct } from '../../../src/console/protocol.ts';
import { languageOf } from '../../../src/language/index.ts';
import { cancellable } from '../../../src/shop/policy.ts';
import type { OrderRecord } from '../../../src/shop/shop.ts';
import type { Capability } from '../../../src/shop/writes.ts';

const PARTS = ['line1', 'line2', 'postcode', 'city', 'country'] as const;

/**
 * Address changes that an advisor may make now: where an unsent order goes, and, where `isUsual`, the default
 * address for later orders. The fields are filled with what is on file.
 */
export function addressActs(
  order: OrderRecord,
  { can, isUsual, locale }: { can: readonly Capability[]; isUsual: boolean; locale: string },
): PossibleAct[] {
  const { acts, usualAddress, postal } = languageOf(locale).desk;
  const fields = PARTS.map((part) => ({
    ...{ name: `address.${part}`, label: postal[part], kind: 'text' as const, required: part !== 'line2' },
    value: order.address?.[part] ?? '',
  }));
  return [
    ...(can.includes('address') && cancellable(order).ok
      ? [
          {
            ...{ tool: 'change_order_address', label: acts.change_address, order: order.id, fields },
            input: { order: order.id },
          },
        ]
      : []),
    ...(can.includes('profile_address') && isUsual
      ? [{ tool: 'change_profile_address', label: usualAddress, order: order.id, input: {}, fields }]
      : []),
  ];
}
