import { z } from 'zod';
import type { FreeTime } from '../../shop/shop.ts';
import { tool } from '../tool.ts';
import { type AppointmentView, Instant, titled } from './agenda.ts';

/** A free time with its service as the customer is told of it. */
export type ToldTime = Omit<FreeTime, 'translations'> & Pick<AppointmentView, 'title' | 'translations'>;

/** How many times one answer lists. */
const MOST = 60;

export const findFreeTimes = tool({
  name: 'find_free_times',
  description:
    'Times that can be booked, earliest first, of one service or of all; between `after` and `until` where these are given. Offer three at a time. Empty: nothing can be booked here; then promise that a person answers, with the times the customer wants.',
  input: z.strictObject({
    service: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .optional()
      .describe('the `service` of an appointment or a free time'),
    after: Instant.optional(),
    until: Instant.optional(),
  }),
  assurance: 'anonymous',
  reach: 'reads',
  does: null,
  needs: 'appointments',
  async run({ service, after, until }, { shop, settings, now }) {
    const { aheadDays } = settings.appointments;
    const last = new Date(Date.parse(now) + aheadDays * 86_400_000).toISOString();
    const query = {
      service: service ?? null,
      after: after && Date.parse(after) > Date.parse(now) ? after : now,
      until: until && Date.parse(until) < Date.parse(last) ? until : last,
    };
    const times = ((await shop.agenda?.free(query)) ?? []).slice(0, MOST);
    return { ok: true, output: times.map((time): ToldTime => ({ ...time, ...titled(time) })) };
  },
});
