import { z } from 'zod';
import { knownAccount } from '../access.ts';
import { needs } from '../refusals.ts';
import { tool } from '../tool.ts';
import { nextFirst, viewAppointment } from './agenda.ts';

/** How many appointments one answer lists. */
const MOST = 10;

export const listAppointments = tool({
  name: 'list_appointments',
  description:
    'The customer’s appointments: what is done, when, who comes and where. Those ahead come first, the next one first of all; then the latest of those that are over. `changeable`: the customer may still move or cancel it here.',
  input: z.strictObject({}),
  assurance: 'recognised',
  reach: 'reads',
  does: null,
  needs: 'appointments',
  async run(_, scope) {
    const account = knownAccount(scope);
    if (account === null) return needs('recognised');
    const all = nextFirst((await scope.shop.agenda?.of(account)) ?? [], scope.now);
    const output = all.slice(0, MOST).map(({ appointment }) => viewAppointment(appointment, scope));
    return { ok: true, output };
  },
});
