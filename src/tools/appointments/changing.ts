import type { AppointmentRecord } from '../../shop/shop.ts';
import type { ShopWrite } from '../../shop/writes.ts';
import { knownAccount } from '../access.ts';
import { applied } from '../quoted.ts';
import { needs, refusedByShop, unknown } from '../refusals.ts';
import type { QuoteScope, ToolScope } from '../tool.ts';
import { viewAppointment } from './agenda.ts';

/** The speaker's own appointment of that id, or what is missing to change it. */
export async function ownAppointment(scope: QuoteScope, id: string) {
  const customer = knownAccount(scope);
  if (customer === null) return needs('recognised');
  const found = await appointmentOf(scope, customer, id);
  return found ? { ok: true as const, customer, found } : unknown('appointment');
}

/** Carries a change out; returns the changed appointment. */
export async function changed<Did extends string>(
  did: Did,
  write: ShopWrite & { act: 'call_off' | 'reschedule' },
  scope: ToolScope,
) {
  const outcome = await applied(write, scope);
  if (!outcome.ok) return refusedByShop(outcome.reason, 'appointment');
  const now = await appointmentOf(scope, write.customer, write.appointment);
  return { ok: true as const, output: { did, appointment: now && viewAppointment(now, scope) } };
}

/** The customer's appointment of that id; null also for another customer's. */
async function appointmentOf(
  scope: QuoteScope,
  account: string,
  id: string,
): Promise<AppointmentRecord | null> {
  const own = (await scope.shop.agenda?.of(account)) ?? [];
  return own.find((one) => one.id === id) ?? null;
}
