import { z } from 'zod';
import { moment, named } from '../fields.ts';
import { Account, languageCode, PostalAddress } from '../shapes.ts';

/*
 * Appointments and free times of the feed. What a field means stands beside it for the API's description too.
 */

/** Ones that still take place. */
const STANDING = ['booked', 'confirmed'] as const;

const service = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .describe('What is done, as customers know it: an appointment and its free times call it alike');
const staff = z.string().trim().max(200).default('').describe('Who comes, or whom it is with');

const calledElsewhere = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .optional()
  .describe('What the service is called in that language');
const Translations = z
  .record(languageCode, z.object({ service: calledElsewhere }))
  .describe(
    'The service in other languages, by their code: `{"fr":{"service":"Entretien de chaudière"}}`. It holds for every appointment and free time of that service',
  );
/** What is told of a service or an appointment in other languages, by their code. */
export type ServiceTranslations = Readonly<
  Record<string, { service?: string | undefined; note?: string | undefined }>
>;

export const Appointment = z.object({
  id: named(64).describe('The shop’s own name for it'),
  customer: Account.describe('Whose it is'),
  service,
  startsAt: moment.describe('When it begins'),
  endsAt: moment.nullish().describe('When it is over, or by when it has begun'),
  status: z
    .enum([...STANDING, 'done', 'cancelled', 'missed'])
    .describe('`missed`: the customer was not there'),
  address: PostalAddress.nullish().describe('Where it is; without it at the store'),
  with: staff,
  note: z.string().max(2000).default('').describe('What else the customer may be told'),
  translations: z
    .record(
      languageCode,
      z.object({
        service: calledElsewhere,
        note: z.string().max(2000).optional().describe('The note in that language'),
      }),
    )
    .optional()
    .describe(
      'The service and the note in other languages, by their code: `{"fr":{"service":"Entretien de chaudière"}}`. What a service is called holds for every appointment and free time of it',
    ),
});
export type Appointment = z.infer<typeof Appointment>;

/** `2026-06-10T09:00+02:00/PT60M`: a start, and how long it takes. */
const SPAN = /^([^/]+)\/PT(?=\d)(?:(\d{1,3})H)?(?:(\d{1,4})M)?$/;

export const Availability = z.object({
  service,
  translations: Translations.optional(),
  with: staff,
  times: z
    .array(
      z
        .string()
        .max(60)
        .refine((time) => spanOf(time) !== null, 'not like 2026-06-10T09:00+02:00/PT60M'),
    )
    .max(2_000)
    .describe(
      'Every time that is free, as a start with its offset and a duration (ISO 8601): they replace those told before of the same service and person',
    ),
});
export type Availability = z.infer<typeof Availability>;

/** A time that can be booked. Times are ISO 8601 in UTC. */
export interface FreeTime {
  service: string;
  /** Who comes; empty where nobody says. */
  with: string;
  startsAt: string;
  endsAt: string;
  /** What the service is called in other languages; absent where the feed tells none. */
  translations?: ServiceTranslations | undefined;
}

/** An appointment as it holds now. */
export interface AppointmentRecord extends Appointment {
  /** What a customer did to it here, since the feed told of it; null of nothing. */
  here: 'booked' | 'moved' | 'cancelled' | null;
}

/** A free time in UTC; null for what is none. */
export function spanOf(time: string): { startsAt: string; endsAt: string } | null {
  const [, written = '', hours = '0', minutes = '0'] = SPAN.exec(time) ?? [];
  // Calendars leave the seconds out.
  const start = written.replace(/(T\d\d:\d\d)(?=[Z+-])/, '$1:00');
  if (!moment.safeParse(start).success) return null;
  const from = Date.parse(start);
  const lasts = (Number(hours) * 60 + Number(minutes)) * 60_000;
  if (lasts === 0) return null;
  return { startsAt: new Date(from).toISOString(), endsAt: new Date(from + lasts).toISOString() };
}

/** Whether an appointment will take place, as far as is known. */
export function isStanding({ status }: Pick<Appointment, 'status'>): boolean {
  return status === 'booked' || status === 'confirmed';
}

/** What a service is called, by language, as titles are told; null where nothing says it. */
export function serviceTitles(translations: ServiceTranslations = {}): Record<string, string> | null {
  const titles = Object.entries(translations).flatMap(([language, { service }]) =>
    service ? [[language, service] as const] : [],
  );
  return titles.length > 0 ? Object.fromEntries(titles) : null;
}
