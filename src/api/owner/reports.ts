import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { figuresObject } from '../../../durable-objects/clients/figures.ts';
import { storeSettings } from '../../../durable-objects/clients/store.ts';
import type { ReportQuery } from '../../../durable-objects/figures/reports.ts';
import { timestamp } from '../../clock.ts';
import { Channel, Intent } from '../../conversation/values.ts';
import { badRequest, refuse } from '../../door/problems.ts';
import { Baseline } from '../../figures/baseline.ts';
import { DEFINITIONS, type Figures } from '../../figures/report.ts';
import { addDays, daysBetween, localTime, validDay } from '../../language/calendar.ts';
import { jsonBody } from '../body.ts';
import { type ApiEnv, refuseInvalid } from '../env.ts';
import { json, jsonRequest, problems } from '../shapes.ts';

/** The store's figures. Who may call: the scope `reports`. */
export const reportsApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

/** Days of one report: five years. */
const MOST_DAYS = 1_830;

const Day = z.string().refine((day) => {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  return validDay(Number(year), Number(month), Number(date)) === day;
}, 'not a day like 2026-11-29');
const Query = z.object({
  from: Day.optional().openapi({
    description: 'First day, in the store’s zone; when left out, 30 days up to `to`',
    format: 'date',
  }),
  to: Day.optional().openapi({ description: 'Last day; today when left out', format: 'date' }),
  channel: Channel.optional(),
  intent: Intent.optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .optional()
    .openapi({ description: 'A language without its region: `fr`' }),
});

/** Figures that count people or tickets; a median is computed from all of them. */
const Counted = z.enum([
  'first_contact_resolution',
  'resolved_alone',
  'assisted',
  'handed_over',
  'reopened',
  'csat',
  'nps',
  'repetition',
  'promises_kept',
]);
const about = (name: keyof Figures) => ({ description: DEFINITIONS[name] });
const Share = z.object({
  value: z.number().nullable().openapi({ description: 'From 0 to 1; null where there are none' }),
  of: z.number().int().openapi({ description: 'Of how many' }),
});
const Times = z.object({
  median: z.number().nullable().openapi({ description: 'Seconds' }),
  p90: z.number().nullable().openapi({ description: 'Seconds within which nine of ten were answered' }),
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
const BaselineShape = z
  .object(Baseline.shape)
  .strict()
  .openapi('Baseline', {
    description: 'Figures of an earlier period; times are medians',
    example: {
      label: '2025, by hand',
      figures: { first_contact_resolution: 0.47, nps: 12, first_answer_people: 39_600 },
    },
  });
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
    baseline: BaselineShape.nullable().openapi({
      description: 'The earlier period’s figures, where they were given',
    }),
  })
  .openapi('Report');

reportsApi.openapi(
  createRoute({
    method: 'get',
    path: '/reports',
    summary: 'Figures of a period, by channel, intent and language',
    description:
      'A day is one of the store’s own zone. What happened in the last minute may not be counted yet.',
    request: { query: Query },
    responses: { 200: json(Report, 'The figures, and each day’s'), ...problems(400) },
  }),
  async (c) => {
    const query = await asked(c, c.req.valid('query'));
    const { from, to } = query;
    const report = structuredClone(await figuresObject(c.env, c.get('at').store).report(query));
    return c.json({ from, to, ...report, definitions: { ...DEFINITIONS } }, 200);
  },
);

reportsApi.openapi(
  createRoute({
    method: 'get',
    path: '/reports/threads',
    summary: 'The threads behind a figure',
    description: 'At most a hundred, the latest first, without customers who were erased.',
    request: {
      query: Query.extend({
        figure: Counted.openapi({ description: 'The figure' }),
        counted: z
          .enum(['yes', 'no'])
          .default('yes')
          .openapi({ description: '`no`: those that are in `of` but not in the figure' }),
      }),
    },
    responses: {
      200: json(
        z.object({
          threads: z.array(
            z.object({
              customer: z.string(),
              day: z.string().openapi({ description: 'The last day of the ticket’s activity' }),
            }),
          ),
        }),
        'The threads',
      ),
      ...problems(400),
    },
  }),
  async (c) => {
    const { figure, counted, ...days } = c.req.valid('query');
    const query = await asked(c, days);
    const object = figuresObject(c.env, c.get('at').store);
    const threads = await object.threads(query, { figure, counted: counted === 'yes' });
    return c.json({ threads: structuredClone(threads) ?? [] }, 200);
  },
);

reportsApi.openapi(
  createRoute({
    method: 'put',
    path: '/reports/baseline',
    summary: 'Set the figures of an earlier period: each report shows them for comparison',
    middleware: jsonBody,
    request: { body: jsonRequest(BaselineShape) },
    responses: { 200: json(BaselineShape, 'As it is kept'), ...problems(400, 413, 415) },
  }),
  async (c) => {
    const baseline = c.req.valid('json');
    await figuresObject(c.env, c.get('at').store).setBaseline(baseline);
    return c.json(baseline, 200);
  },
);

reportsApi.openapi(
  createRoute({
    method: 'delete',
    path: '/reports/baseline',
    summary: 'Delete the figures of the earlier period',
    responses: { 204: { description: 'Forgotten' }, ...problems() },
  }),
  async (c) => {
    await figuresObject(c.env, c.get('at').store).setBaseline(null);
    return c.body(null, 204);
  },
);

/** The query, with the default days filled in. */
async function asked(c: Context<ApiEnv>, given: z.infer<typeof Query>): Promise<ReportQuery> {
  const { channel = null, intent = null, language = null, ...days } = given;
  const { settings } = await storeSettings(c.env, c.get('at').store);
  const to = days.to ?? localTime(timestamp(), settings.timeZone).day;
  const from = days.from ?? addDays(to, -29);
  if (from > to || daysBetween(from, to) >= MOST_DAYS)
    refuse(badRequest(`from is no later than to, and at most ${MOST_DAYS} days before it.`));
  return { from, to, channel, intent, language };
}
