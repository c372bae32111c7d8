import { z } from 'zod';
import type { ShopWrite } from '../../shop/writes.ts';
import { knownAccount } from '../access.ts';
import { applied, quoteOf } from '../quoted.ts';
import { needs, policy, refusedByShop, unknown } from '../refusals.ts';
import { type QuoteScope, tool } from '../tool.ts';
import { AppointmentId, appointmentOf, isChangeable, TimeInput, viewAppointment } from './agenda.ts';

const Input = z.strictObject({ appointment: AppointmentId, ...TimeInput });

export const moveAppointment = tool({
  name: 'move_appointment',
  description:
    'Moves an appointment of the customer to one of the free times of the same service. `short_notice`: it is too near, a person decides. `time_taken`: somebody was faster, offer others.',
  input: Input,
  assurance: 'recognised',
  reach: 'consequential',
  does: null,
  needs: 'appointments',
  async quote(input, scope) {
    const found = await moving(input, scope);
    if (!found.ok) return found;
    return quoteOf({ tool: 'move_appointment', act: 'move_appointment' }, found.write, scope, 'appointment');
  },
  async run(input, scope) {
    const found = await moving(input, scope);
    if (!found.ok) return found;
    const outcome = await applied(found.write, scope);
    if (!outcome.ok) return refusedByShop(outcome.reason, 'appointment');
    const moved = await appointmentOf(scope, found.write.customer, found.write.appointment);
    return {
      ok: true,
      output: { did: 'moved' as const, appointment: moved && viewAppointment(moved, scope) },
    };
  },
});

async function moving({ appointment: id, startsAt, with: staff }: z.output<typeof Input>, scope: QuoteScope) {
  const customer = knownAccount(scope);
  if (customer === null) return needs('recognised');
  const found = await appointmentOf(scope, customer, id);
  if (!found) return unknown('appointment');
  // Done once: what is there already is found again under its key.
  const there = Date.parse(found.startsAt) === Date.parse(startsAt);
  if (!there && !isChangeable(found, scope)) return policy('short_notice');
  if (Date.parse(startsAt) <= Date.parse(scope.now)) return policy('time_taken');
  const write: ShopWrite & { act: 'reschedule' } = {
    ...{ act: 'reschedule', appointment: id, customer, startsAt, with: staff },
  };
  return { ok: true as const, write };
}
