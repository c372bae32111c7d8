import { outside, type SandboxEnv } from '../env.ts';
import { placesNear } from './places.ts';
import { returnsApi } from './returns.ts';
import { sendcloudTracking } from './tracking.ts';

const KEY = 'sandbox-public';
const SECRET = 'sandbox-secret';
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/**
 * Sendcloud's API v3: service points of the carriers that the integration has enabled. Faults ordered for the
 * channel `carrier` are HTTP statuses of its next answers.
 */
export async function sendcloudApi(request: Request, path: string, env: SandboxEnv): Promise<Response> {
  const tracked = /^\/api\/v3\/parcels\/tracking\/([^/]+)$/.exec(path)?.[1];
  const fault = tracked ? null : await outside(env).takeFault('carrier', false);
  if (fault && fault !== 'refused') return refused(Number(fault), 'internal_error', 'Something went wrong.');
  if (request.headers.get('authorization') !== `Basic ${btoa(`${KEY}:${SECRET}`)}`)
    return refused(401, 'authentication_failed', 'Invalid username/password.');
  if (tracked && request.method === 'GET') return sendcloudTracking(decodeURIComponent(tracked), env);
  if (path !== '/api/v3/service-points')
    return (await returnsApi(request, path, env, fault)) ?? refused(404, 'not_found', 'Not found.');
  const { searchParams: asked } = new URL(request.url);
  if (!asked.get('country_code')) return refused(400, 'required', 'country_code is required.');
  if (asked.has('carrier_code') === (asked.get('use_integration_carriers') === 'true'))
    return refused(
      400,
      'invalid',
      'Exactly one of carrier_code and use_integration_carriers must be provided.',
    );
  const results = placesNear(asked.get('postal_code') ?? '').map((place) => {
    const [week, saturday, sunday] = place.hours;
    const spans = (times: readonly string[]) =>
      [times.slice(0, 2), times.slice(2, 4)].flatMap(([start_time, end_time]) =>
        start_time && end_time ? [{ start_time, end_time }] : [],
      );
    return {
      id: Number(place.id),
      name: place.name,
      carrier: { code: 'mondial_relay', name: 'Mondial Relay' },
      carrier_service_point_id: place.id,
      general_shop_type: 'servicepoint',
      address: {
        street: place.street,
        house_number: place.number,
        postal_code: place.postcode,
        city: place.city,
        country_code: 'FR',
      },
      opening_times: Object.fromEntries(
        DAYS.map((day, n) => [day, spans(n < 5 ? week : n === 5 ? saturday : sunday)]),
      ),
    };
  });
  return Response.json({ data: { results } });
}

function refused(status: number, code: string, detail: string): Response {
  return Response.json({ errors: [{ status: `${status}`, code, detail }] }, { status });
}
