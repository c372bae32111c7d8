import { type AppointmentRecord, type FreeTime, isStanding, serviceTitles } from '../appointments/shapes.ts';
import type { ShopWrite } from '../writes.ts';
import { type Books, type Plan, pieceOf, refused } from './draft.ts';

type WriteOf<Act extends ShopWrite['act']> = ShopWrite & { act: Act };
type Planned = Extract<Plan, { ok: true }>;

/** A free time becomes the customer's: of two who want it, whoever comes first has it. */
export function planBook(
  { customer: id, service, with: staff, startsAt }: WriteOf<'book'>,
  books: Books,
): Plan {
  if (!books.freeTime) return refused('unsupported');
  const customer = books.account(id);
  if (!customer) return refused('unknown');
  const time = books.freeTime({ service, with: staff, startsAt });
  if (!time) return refused('time_taken');
  const { addresses, paymentMethods: _, ...named } = customer;
  const appointment = {
    ...{ id: '', customer: named, service, startsAt: time.startsAt, endsAt: time.endsAt },
    ...{ status: 'booked' as const, with: time.with, note: '' },
    ...(addresses?.[0] && { address: addresses[0] }),
  };
  return planned({ in: time, steps: [{ do: 'book', appointment, time }] });
}

/** How a visit is moved to another free time, or why it is not. */
export function planMove(
  { appointment: id, customer, with: staff, startsAt }: WriteOf<'reschedule'>,
  books: Books,
  now: string,
): Plan {
  if (!books.freeTime || !books.appointment) return refused('unsupported');
  const appointment = books.appointment(id, customer);
  if (!appointment) return refused('unknown');
  if (!isStanding(appointment)) return refused('already_cancelled');
  if (Date.parse(appointment.startsAt) === Date.parse(startsAt) && appointment.with === staff)
    return refused('nothing_changes');
  const time = books.freeTime({ service: appointment.service, with: staff, startsAt });
  if (!time) return refused('time_taken');
  return planned({ out: appointment, in: time, steps: [{ do: 'move', appointment, at: now, time }] });
}

/** How a visit is called off, or why it is not. */
export function planCallOff(
  { appointment: id, customer, reason }: WriteOf<'call_off'>,
  books: Books,
  now: string,
): Plan {
  if (!books.appointment) return refused('unsupported');
  const appointment = books.appointment(id, customer);
  if (!appointment) return refused('unknown');
  if (!isStanding(appointment)) return refused('already_cancelled');
  return planned({ out: appointment, steps: [{ do: 'call_off', appointment, at: now, reason }] });
}

/** The time is part of what is agreed to: what a piece is of is its name and its instant. */
function planned({
  out,
  in: to,
  steps,
}: Pick<Planned, 'steps'> & { out?: AppointmentRecord; in?: FreeTime }): Plan {
  const piece = ({ service, translations, startsAt, endsAt, with: staff }: FreeTime | AppointmentRecord) => {
    const sku = `${new Date(startsAt).toISOString()} ${staff}`;
    const titles = serviceTitles(translations) ?? undefined;
    return {
      ...pieceOf({ sku, title: service, titles, options: {} }, null, 1),
      at: { from: startsAt, to: endsAt ?? null, with: staff },
    };
  };
  const quote = {
    ...{ out: out ? [piece(out)] : [], in: to ? [piece(to)] : [] },
    ...{ money: [], deadline: null, final: false },
  };
  return { ok: true, existing: false, quote, steps, return: null, exchanges: [] };
}
