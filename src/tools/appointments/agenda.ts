import { z } from 'zod';
import { type AppointmentRecord, type FreeTime, isStanding, type PostalAddress } from '../../shop/shop.ts';
import { addressText } from '../inputs.ts';
import type { QuoteScope } from '../tool.ts';

/** An appointment as its customer may see it. */
export interface AppointmentView {
  id: string;
  service: string;
  /** The service as the customer is told of it. */
  title: string;
  /** Title and note in other languages, by their code. */
  translations?: Record<string, { title?: string | undefined; note?: string | undefined }> | undefined;
  /** ISO 8601. */
  startsAt: string;
  endsAt: string | null;
  status: AppointmentRecord['status'];
  /** Who it is with; empty where the shop does not say. */
  with: string;
  /** In one line; empty at the store, and where the speaker may not see it. */
  address: string;
  note: string;
  /** It is upcoming, and not cancelled. */
  ahead: boolean;
  /** The customer may still move or cancel it without a person. */
  changeable: boolean;
}

/** With its offset; the seconds may be left out, as calendars do and as a model is told of times. */
export const Instant = z
  .string()
  .max(40)
  .regex(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/,
    'not an instant with its offset',
  )
  .refine((text) => Number.isFinite(Date.parse(text)), 'no such day or time');

/** When a free time begins, and with whom. */
export const TimeInput = {
  startsAt: Instant.describe('exactly as find_free_times gave it'),
  with: z.string().trim().max(200).default('').describe('exactly as find_free_times gave it'),
};

export const AppointmentId = z.string().trim().min(1).max(64).describe('its id from list_appointments');

/** An appointment as this speaker may see it. */
export function viewAppointment(one: AppointmentRecord, scope: QuoteScope): AppointmentView {
  const { address, note, with: staff, ...rest } = one;
  const ahead = isAhead(one, scope.now);
  const detailed = scope.details !== false;
  return {
    ...titled(one, detailed),
    ...{ id: rest.id, service: rest.service, startsAt: rest.startsAt, endsAt: rest.endsAt ?? null },
    ...{ status: rest.status, with: staff, ahead },
    changeable: ahead && isChangeable(one, scope),
    // Where somebody lives is told to nobody whose number alone says who they are.
    address: address && detailed ? placeOf(address, scope) : '',
    note: detailed ? note : '',
  };
}

/** What a service is called, with what it is in other languages. `noted`: with what is noted of an appointment in them. */
export function titled(
  { service, translations }: Pick<FreeTime, 'service' | 'translations'>,
  noted = false,
): Pick<AppointmentView, 'title' | 'translations'> {
  if (!translations) return { title: service };
  const told = Object.entries(translations).map(
    ([language, { service: title, note }]) => [language, { title, ...(noted ? { note } : {}) }] as const,
  );
  return { title: service, translations: Object.fromEntries(told) };
}

/** Those ahead, the next one first of all; then what is over, the latest first. `all`: the latest first. */
export function nextFirst(
  all: readonly AppointmentRecord[],
  now: string,
): { appointment: AppointmentRecord; ahead: boolean }[] {
  const told = all.map((appointment) => ({ appointment, ahead: isAhead(appointment, now) }));
  return [...told.filter(({ ahead }) => ahead).reverse(), ...told.filter(({ ahead }) => !ahead)];
}

/** It is not cancelled, and has not begun. */
function isAhead(one: AppointmentRecord, now: string): boolean {
  return isStanding(one) && Date.parse(one.startsAt) > Date.parse(now);
}

/** In one line; the country is left out if it is the store's own. */
function placeOf(address: PostalAddress, { settings }: QuoteScope): string {
  const line = addressText(address);
  return address.country === settings.country ? line.replace(/, [A-Z]{2}$/, '') : line;
}

/** Whether the store lets customers still change it without a person. */
export function isChangeable({ startsAt }: Pick<AppointmentRecord, 'startsAt'>, scope: QuoteScope): boolean {
  const { changeUntilHours } = scope.settings.appointments;
  return Date.parse(startsAt) - Date.parse(scope.now) >= changeUntilHours * 3_600_000;
}

/**
 * At most so many of the free times, in their order: the soonest of each service, however many another one has that are sooner.
 */
export function soonestOfEach(free: readonly FreeTime[], most: number): FreeTime[] {
  const places = new Map<string, number>();
  const placed = free.map((time) => {
    const place = places.get(time.service) ?? 0;
    places.set(time.service, place + 1);
    return { time, place };
  });
  const shown = new Set(placed.toSorted((one, other) => one.place - other.place).slice(0, most));
  return placed.filter((one) => shown.has(one)).map(({ time }) => time);
}
