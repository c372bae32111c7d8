import { z } from 'zod';
import { isStanding } from '../../shop/shop.ts';
import type { ShopWrite } from '../../shop/writes.ts';
import { knownAccount } from '../access.ts';
import { Words } from '../inputs.ts';
import { applied, quoteOf } from '../quoted.ts';
import { needs, policy, refusedByShop, unknown } from '../refusals.ts';
import { type QuoteScope, tool } from '../tool.ts';
import { AppointmentId, appointmentOf, isChangeable, viewAppointment } from './agenda.ts';

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
    if (!found.ok) return found;
    const outcome = await applied(found.write, scope);
    if (!outcome.ok) return refusedByShop(outcome.reason, 'appointment');
    const gone = await appointmentOf(scope, found.write.customer, found.write.appointment);
    return {
      ok: true,
      output: { did: 'cancelled' as const, appointment: gone && viewAppointment(gone, scope) },
    };
  },
});

async function cancelling({ appointment: id, reason = '' }: z.output<typeof Input>, scope: QuoteScope) {
  const customer = knownAccount(scope);
  if (customer === null) return needs('recognised');
  const found = await appointmentOf(scope, customer, id);
  if (!found) return unknown('appointment');
  if (isStanding(found) && !isChangeable(found, scope)) return policy('short_notice');
  const write: ShopWrite & { act: 'call_off' } = {
    ...{ act: 'call_off', appointment: id, customer, reason },
  };
  return { ok: true as const, write };
}
