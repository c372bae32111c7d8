import { z } from 'zod';
import { isStanding } from '../../shop/shop.ts';
import type { ShopWrite } from '../../shop/writes.ts';
import { Words } from '../inputs.ts';
import { quoteOf } from '../quoted.ts';
import { policy } from '../refusals.ts';
import { type QuoteScope, tool } from '../tool.ts';
import { AppointmentId, isChangeable } from './agenda.ts';
import { changed, ownAppointment } from './changing.ts';

const Input = z.strictObject({ appointment: AppointmentId, reason: Words.optional() });

export const cancelAppointment = tool({
  name: 'cancel_appointment',
  description:
    'Cancels an appointment of the customer. `short_notice`: it is too near, a person decides. `reason`: why, as the customer says it.',
  input: Input,
  assurance: 'recognised',
  reach: 'consequential',
  does: null,
  needs: 'appointments',
  async quote(input, scope) {
    const found = await cancelling(input, scope);
    if (!found.ok) return found;
    const told = { tool: 'cancel_appointment', act: 'cancel_appointment' } as const;
    return quoteOf(told, found.write, scope, 'appointment');
  },
  async run(input, scope) {
    const found = await cancelling(input, scope);
    return found.ok ? changed('cancelled', found.write, scope) : found;
  },
});

async function cancelling({ appointment: id, reason = '' }: z.output<typeof Input>, scope: QuoteScope) {
  const own = await ownAppointment(scope, id);
  if (!own.ok) return own;
  const { customer, found } = own;
  if (isStanding(found) && !isChangeable(found, scope)) return policy('short_notice');
  const write: ShopWrite & { act: 'call_off' } = {
    ...{ act: 'call_off', appointment: id, customer, reason },
  };
  return { ok: true as const, write };
}
