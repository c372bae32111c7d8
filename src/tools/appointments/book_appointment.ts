import { z } from 'zod';
import type { ShopWrite } from '../../shop/writes.ts';
import { knownAccount } from '../access.ts';
import { applied, quoteOf } from '../quoted.ts';
import { needs, policy, refusedByShop } from '../refusals.ts';
import { type QuoteScope, tool } from '../tool.ts';
import { TimeInput, viewAppointment } from './agenda.ts';

const Input = z.strictObject({
  service: z.string().trim().min(1).max(200).describe('the `service` that find_free_times gave, as it is'),
  ...TimeInput,
});

export const bookAppointment = tool({
  name: 'book_appointment',
  description:
    'Books one of the free times for the customer. `time_taken`: somebody was faster, offer others.',
  input: Input,
  assurance: 'recognised',
  reach: 'consequential',
  does: null,
  needs: 'appointments',
  async quote(input, scope) {
    const found = booking(input, scope);
    if (!found.ok) return found;
    return quoteOf({ tool: 'book_appointment', act: 'book_appointment' }, found.write, scope, 'free time');
  },
  async run(input, scope) {
    const found = booking(input, scope);
    if (!found.ok) return found;
    const outcome = await applied(found.write, scope);
    if (!outcome.ok) return refusedByShop(outcome.reason, 'free time');
    const own = (await scope.shop.agenda?.of(found.write.customer)) ?? [];
    const made = own.find(
      ({ service, startsAt }) =>
        service === input.service && Date.parse(startsAt) === Date.parse(input.startsAt),
    );
    return {
      ok: true,
      output: { did: 'booked' as const, appointment: made ? viewAppointment(made, scope) : null },
    };
  },
});

function booking({ service, startsAt, with: staff }: z.output<typeof Input>, scope: QuoteScope) {
  const customer = knownAccount(scope);
  if (customer === null) return needs('recognised');
  if (Date.parse(startsAt) <= Date.parse(scope.now)) return policy('time_taken');
  const write: ShopWrite & { act: 'book' } = {
    ...{ act: 'book', customer, service, startsAt, with: staff },
  };
  return { ok: true as const, write };
}
