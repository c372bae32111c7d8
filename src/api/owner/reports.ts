import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { figuresObject } from '../../../durable-objects/clients/figures.ts';
import { storeSettings } from '../../../durable-objects/clients/store.ts';
import { timestamp } from '../../clock.ts';
import { Channel, Intent } from '../../conversation/values.ts';
import { badRequest, refuse } from '../../door/problems.ts';
import { DEFINITIONS, type Figures } from '../../figures/report.ts';
import { addDays, daysBetween, localTime, validDay } from '../../language/calendar.ts';
import { type ApiEnv, refuseInvalid } from '../env.ts';
import { json, problems } from '../shapes.ts';

/** What came of it all. Who may call: the scope `reports`. */
export const reportsApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

/** Days of one report: five years. */
const MOST_DAYS = 1_830;

const Day = z.string().refine((day) => {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  return validDay(Number(year), Number(month), Number(date)) === day;
}, 'not a day like 2026-11-29');
const Query = z.object({
  from: Day.optional().openapi({
    description: 'First day, in the zone of the store; 30 days up to `to` without it',
    format: 'date',
  }),
  to: Day.optional().openapi({ description: 'Last day; today without it', format: 'date' }),
  channel: Channel.optional(),
  intent: Intent.optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .optional()
    .openapi({ description: 'A language without its region: `fr`' }),
});

const about = (name: keyof Figures) => ({ description: DEFINITIONS[name] });
const Share = z.object({
  value: z.number().nullable().openapi({ description: 'From 0 to 1; null where there are none' }),
  of: z.number().int().openapi({ description: 'Of how many' }),
});
const Times = z.object({
  median: z.number().nullable().openapi({ description: 'Seconds' }),
  p90: z.number().nullable().openapi({ description: 'Seconds within which nine of ten were' }),
});
const FiguresShape = z
  .object({
    volume: z
      .object({ people: z.number().int(), tickets: z.number().int(), messages: z.number().int() })
      .openapi(about('volume')),
    first_contact_resolution: Share.openapi(about('first_contact_resolution')),
    resolved_alone: Share.openapi(about('resolved_alone')),
    assisted: Share.openapi(about('assisted')),
    handed_over: Share.openapi(about('handed_over')),
    reopened: Share.openapi(about('reopened')),
    first_answer: z.object({ assistant: Times, people: Times }).openapi(about('first_answer')),
    time_to_resolution: Times.openapi(about('time_to_resolution')),
    csat: Share.openapi(about('csat')),
    nps: Share.openapi(about('nps')),
    repetition: Share.openapi(about('repetition')),
    promises_kept: Share.openapi(about('promises_kept')),
  })
  .openapi('Figures');
const Report = z
  .object({
    from: z.string(),
    to: z.string(),
    figures: FiguresShape,
    days: z.array(
      z.object({
        day: z.string(),
        people: z.number().int(),
        tickets: z.number().int(),
        messages: z.number().int(),
        resolved: z.number().int(),
        handed_over: z.number().int(),
      }),
    ),
    definitions: z.record(z.string(), z.string()).openapi({ description: 'What each figure counts' }),
  })
  .openapi('Report');

reportsApi.openapi(
  createRoute({
    method: 'get',
    path: '/reports',
    summary: 'Figures of some days, by channel, intent and language',
    description:
      'A day is one of the store’s own zone. What happened in the last minute may not be counted yet.',
    request: { query: Query },
    responses: { 200: json(Report, 'The figures, and each day’s'), ...problems(400) },
  }),
  async (c) => {
    const { store } = c.get('at');
    const { channel = null, intent = null, language = null, ...days } = c.req.valid('query');
    const { settings } = await storeSettings(c.env, store);
    const to = days.to ?? localTime(timestamp(), settings.timeZone).day;
    const from = days.from ?? addDays(to, -29);
    if (from > to || daysBetween(from, to) >= MOST_DAYS)
      refuse(badRequest(`from is no later than to, and at most ${MOST_DAYS} days before it.`));
    const query = { from, to, channel, intent, language };
    const report = await figuresObject(c.env, store).report(query);
    return c.json({ from, to, ...report, definitions: { ...DEFINITIONS } }, 200);
  },
);
