import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { shopObject } from '../../durable-objects/clients/shop.ts';
import { timestamp } from '../clock.ts';
import { notFound, refuse } from '../door/problems.ts';
import { Appointment } from '../shop/shop.ts';
import { type ApiEnv, refuseInvalid } from './env.ts';
import { json, problems, record } from './shapes.ts';

/** Appointments and free times, as the feed brought them and customers changed them. */
export const appointmentsApi = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });

const appointmentAnswer = record(
  'Appointment',
  Appointment.extend({
    here: z
      .enum(['booked', 'moved', 'cancelled'])
      .nullable()
      .describe('What a customer did here, until a line of the feed tells another time or status'),
  }),
);

const FreeTimeShape = z
  .object({
    service: z.string(),
    with: z.string().openapi({ description: 'Who comes; empty where nobody says' }),
    startsAt: z.string().openapi({ description: 'ISO 8601, UTC' }),
    endsAt: z.string().openapi({ description: 'ISO 8601, UTC' }),
  })
  .openapi('FreeTime');

appointmentsApi.openapi(
  createRoute({
    method: 'get',
    path: '/appointments',
    summary: 'What customers booked, moved or cancelled here',
    description:
      'Everything the feed has not told of yet, at most 200, the latest first: what an owner’s own calendar is to take over. One that was booked here keeps its id when a line of the type `appointment` brings it.',
    responses: {
      200: json(z.object({ appointments: z.array(appointmentAnswer) }), 'The appointments'),
      ...problems(),
    },
  }),
  async (c) => {
    const changed = await shopObject(c.env, c.get('at').store).changedAppointments();
    return c.json({ appointments: [...changed] }, 200);
  },
);

appointmentsApi.openapi(
  createRoute({
    method: 'get',
    path: '/appointments/{id}',
    summary: 'An appointment as it holds now',
    description: 'Lines of the feed of the type `appointment` put it there, or a customer booked it.',
    request: { params: z.object({ id: z.string().min(1).max(64) }) },
    responses: { 200: json(appointmentAnswer, 'The appointment'), ...problems(400, 404) },
  }),
  async (c) => {
    const found = await shopObject(c.env, c.get('at').store).getAppointment(c.req.valid('param').id);
    return found ? c.json(found, 200) : refuse(notFound('No such appointment.'));
  },
);

appointmentsApi.openapi(
  createRoute({
    method: 'get',
    path: '/free-times',
    summary: 'Times that can still be booked, earliest first, at most 500',
    description: 'Lines of the feed of the type `availability` put them there; what is taken is left out.',
    request: { query: z.object({ service: z.string().max(200).optional() }) },
    responses: { 200: json(z.object({ times: z.array(FreeTimeShape) }), 'The times'), ...problems(400) },
  }),
  async (c) => {
    const at = c.get('at');
    const now = timestamp();
    const last = Date.parse(now) + at.settings.appointments.aheadDays * 86_400_000;
    const query = {
      service: c.req.valid('query').service ?? null,
      after: now,
      until: new Date(last).toISOString(),
    };
    return c.json({ times: [...(await shopObject(c.env, at.store).freeTimes(query))] }, 200);
  },
);
