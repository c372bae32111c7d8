import { z } from 'zod';
import { CarrierUnavailable, type Near, type OpenFrom, type PickupPoint } from '../carrier.ts';
import { ask, type SendcloudWorld } from './rest.ts';

/*
 * Sendcloud's API v3: the service points of the carriers that the integration has enabled.
 */

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const MOST_POINTS = 5;

const Span = z.object({ start_time: z.string(), end_time: z.string() });
const Point = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  name: z.string(),
  carrier: z.object({ code: z.string(), name: z.string().nullish() }),
  address: z.object({
    street: z.string().default(''),
    house_number: z.string().nullish(),
    postal_code: z.string().default(''),
    city: z.string().default(''),
    country_code: z.string().default(''),
  }),
  opening_times: z.partialRecord(z.enum(DAYS), z.array(Span)).nullish(),
});
const Answer = z.object({ data: z.object({ results: z.array(z.unknown()) }) });
/** The points near a place. */
export async function pointsOf(world: SendcloudWorld, near: Near): Promise<PickupPoint[]> {
  const { status, points } = await search(world, near);
  if (!points) throw new CarrierUnavailable(`Sendcloud answered with HTTP ${status}.`);
  return points;
}

/** The trial of the connection. */
export async function trialOf(world: SendcloudWorld, near: Near): Promise<{ ok: boolean; detail: string }> {
  const { status, points, said } = await search(world, near);
  if (!points) return { ok: false, detail: `HTTP ${status}${said && `: ${said}`}` };
  const found = points.map(({ carrier, name, address }) => `${carrier} ${name}, ${address.city}`);
  return {
    ok: true,
    detail: `HTTP 200: ${found.slice(0, 3).join('; ') || 'no point'} near ${near.postcode}`,
  };
}

async function search(
  world: SendcloudWorld,
  { postcode, country }: Near,
): Promise<{ status: number; points: PickupPoint[] | null; said: string }> {
  const asked = new URLSearchParams({
    country_code: country,
    use_integration_carriers: 'true',
    postal_code: postcode,
  });
  const { status, json, said } = await ask(world, 'GET', `/service-points?${asked}`);
  const answer = status === 200 ? Answer.safeParse(json).data : undefined;
  // A point of another shape is left out, and the others are told.
  return { status, points: answer?.data.results.flatMap(pointOf).slice(0, MOST_POINTS) ?? null, said };
}

function pointOf(result: unknown): PickupPoint[] {
  const point = Point.safeParse(result).data;
  if (!point) return [];
  const { address, opening_times: times } = point;
  const spans = (day: (typeof DAYS)[number]) =>
    (times?.[day] ?? []).map(({ start_time: from, end_time: to }): OpenFrom => [from, to]);
  return [
    {
      carrier: point.carrier.name ?? point.carrier.code,
      id: point.id,
      name: point.name,
      address: {
        line1: [address.street, address.house_number].filter(Boolean).join(' '),
        postcode: address.postal_code,
        city: address.city,
        country: address.country_code,
      },
      hours: times ? DAYS.map(spans) : null,
    },
  ];
}
