import { z } from 'zod';
import type { ShopWrite } from '../../shop/writes.ts';
import { quoteOf } from '../quoted.ts';
import { policy } from '../refusals.ts';
import { type QuoteScope, tool } from '../tool.ts';
import { AppointmentId, isChangeable, TimeInput } from './agenda.ts';
import { changed, ownAppointment } from './changing.ts';

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
    return found.ok ? changed('moved', found.write, scope) : found;
  },
});

async function moving({ appointment: id, startsAt, with: staff }: z.output<typeof Input>, scope: QuoteScope) {
  const own = await ownAppointment(scope, id);
  if (!own.ok) return own;
  const { customer, found } = own;
  // Done once: a repeated call finds the change under its key.
  const there = Date.parse(found.startsAt) === Date.parse(startsAt);
  if (!there && !isChangeable(found, scope)) return policy('short_notice');
  if (Date.parse(startsAt) <= Date.parse(scope.now)) return policy('time_taken');
  const write: ShopWrite & { act: 'reschedule' } = {
    ...{ act: 'reschedule', appointment: id, customer, startsAt, with: staff },
  };
  return { ok: true as const, write };
}
