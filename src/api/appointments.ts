import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { shopObject } from '../../durable-objects/clients/shop.ts';
import { timestamp } from '../clock.ts';
import { notFound, refuse } from '../door/problems.ts';
import { Appointment, Availability } from '../shop/shop.ts';
import { PossibleAct } from './console/beside-shapes.ts';
import { asked } from './console/thread.ts';
import { type ApiEnv, refuseInvalid } from './env.ts';
import { CustomerId, json, problems, record } from './shapes.ts';

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
    with: z.string().openapi({ description: 'Who it is with; empty where the shop does not say' }),
    startsAt: z.string().openapi({ description: 'ISO 8601, UTC' }),
    endsAt: z.string().openapi({ description: 'ISO 8601, UTC' }),
    translations: Availability.shape.translations,
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
    summary: 'An appointment as it stands now',
    description: 'Imported by feed lines of the type `appointment`, or booked by a customer.',
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
    description: 'Imported by feed lines of the type `availability`; times that are taken are left out.',
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

const Agenda = z
  .object({
    appointments: z
      .array(
        z.object({
          id: z.string(),
          service: z.string(),
          startsAt: z.string(),
          endsAt: z.string().nullable(),
          status: Appointment.shape.status,
          with: z.string().openapi({ description: 'Who it is with; empty where the shop does not say' }),
          address: z.string().nullable().openapi({ description: 'In one line; null at the store' }),
          note: z.string(),
          here: z
            .enum(['booked', 'moved', 'cancelled'])
            .nullable()
            .openapi({ description: 'What was changed here and is not in the feed yet' }),
          acts: z.array(PossibleAct),
        }),
      )
      .openapi({ description: 'Upcoming ones first, the next one on top; at most ten' }),
    free: z
      .array(FreeTimeShape)
      .openapi({ description: 'Sixty that can still be booked: the soonest of each service' }),
    acts: z
      .array(PossibleAct)
      .openapi({ description: 'What can be done besides with appointments that exist' }),
  })
  .openapi('ThreadAgenda');

appointmentsApi.openapi(
  createRoute({
    method: 'get',
    path: '/customers/{id}/agenda',
    summary: 'The appointments of a thread, and what may be done with them now',
    request: { params: z.object({ id: CustomerId }) },
    responses: { 200: json(Agenda, 'Empty where the store offers none'), ...problems(400, 404) },
  }),
  async (c) => c.json((await asked(c, { type: 'agenda' })).agenda, 200),
);
