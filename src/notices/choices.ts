import { z } from 'zod';
import { isTimeZone } from '../settings/time-zone.ts';

const Time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'not a time like 22:00');
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** When a person is told of nothing, in their own time zone. */
export const Quiet = z
  .strictObject({
    /** From then until `to`, every day; over midnight where `to` comes first. */
    from: Time,
    to: Time,
    /** Days that are quiet as a whole. */
    days: z.array(z.enum(WEEKDAYS)).max(WEEKDAYS.length).default([]),
    /** IANA. */
    timeZone: z.string().max(64).refine(isTimeZone, 'not an IANA time zone'),
    /** Told all the same of what is urgent. */
    urgent: z.boolean().default(false),
  })
  .refine(({ from, to }) => from !== to, { path: ['to'], message: 'the same as from' });
export type Quiet = z.infer<typeof Quiet>;

/** How a person wants to be told of threads that wait, beside the console that they have open. */
export const NoticeChoices = z.object({
  /** Theirs alone; also what fits their languages and skills and is nobody's; or all that waits. */
  threads: z.enum(['mine', 'fitting', 'all']).default('fitting'),
  mail: z.boolean().default(false),
  webhook: z.string().nullable().default(null),
  quiet: Quiet.nullable().default(null),
});
export type NoticeChoices = z.infer<typeof NoticeChoices>;

/** What holds for who never chose. */
export const NO_CHOICES: NoticeChoices = NoticeChoices.parse({});
