import { z } from 'zod';
import { CarrierUnavailable, type PickupPoint } from '../../carriers/carrier.ts';
import { atLeast } from '../../conversation/values.ts';
import { standing } from '../access.ts';
import { invalid, silent, unsupported } from '../refusals.ts';
import { type ToolResult, type ToolScope, tool } from '../tool.ts';

/** As countries write them: letters, digits, a space or a hyphen. */
const Postcode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9][A-Z0-9 -]{1,9}$/, 'a postcode');

interface Found {
  postcode: string;
  /** The nearest first. */
  points: PickupPoint[];
}

export const findPickupPoints = tool({
  name: 'find_pickup_points',
  description:
    'The nearest points of the carrier where a parcel is handed in or fetched, with address and opening hours, by postcode. Without a postcode, those near the address of somebody recognised: the address itself is not told. Ask for the postcode only where this says so.',
  input: z.strictObject({
    postcode: Postcode.optional(),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, 'ISO 3166-1 alpha-2')
      .optional(),
  }),
  assurance: 'anonymous',
  reach: 'reads',
  does: null,
  async run({ postcode, country }, scope): Promise<ToolResult<Found>> {
    const { carrier, settings } = scope;
    if (!(await carrier?.connected())) return unsupported();
    const near = postcode ? { postcode, country: country ?? settings.country } : await atHome(scope);
    if (!near) return invalid('Ask for the postcode.');
    try {
      return { ok: true, output: { postcode: near.postcode, points: (await carrier?.points(near)) ?? [] } };
    } catch (error) {
      if (error instanceof CarrierUnavailable) return silent();
      throw error;
    }
  },
});

/** Where a recognised speaker's latest order was sent. */
async function atHome(scope: ToolScope) {
  if (!scope.account || !atLeast(standing(scope), 'recognised')) return null;
  const [latest] = await scope.shop.ordersOf(scope.account, 1);
  const { postcode, country } = latest?.address ?? {};
  return postcode && country ? { postcode, country } : null;
}
