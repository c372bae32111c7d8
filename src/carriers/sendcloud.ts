import { z } from 'zod';
import { type CarrierReach, callCarrier } from './call.ts';
import {
  type CarrierSystem,
  CarrierUnavailable,
  type Near,
  type OpenFrom,
  type PickupPoint,
} from './carrier.ts';

/*
 * Sendcloud's API v3: the service points of the carriers that the integration has enabled.
 */

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const MOST_POINTS = 5;
/** Characters of its own words that are passed on. */
const MOST_WORDS = 200;

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
const Refusal = z.object({
  errors: z.array(z.object({ detail: z.string().nullish(), message: z.string().nullish() })),
});

interface SendcloudWorld extends CarrierReach {
  /** Without a slash at its end. */
  url: string;
  key: string;
  secret: string;
}

export function sendcloud(world: SendcloudWorld): CarrierSystem {
  return {
    async points(near) {
      const { status, points } = await search(world, near);
      if (!points) throw new CarrierUnavailable(`Sendcloud answered with HTTP ${status}.`);
      return points;
    },
    async test(near) {
      const { status, points, said } = await search(world, near);
      if (!points) return { ok: false, detail: `HTTP ${status}${said && `: ${said}`}` };
      const found = points.map(({ carrier, name, address }) => `${carrier} ${name}, ${address.city}`);
      return {
        ok: true,
        detail: `HTTP 200: ${found.slice(0, 3).join('; ') || 'no point'} near ${near.postcode}`,
      };
    },
  };
}

async function search(
  { url, key, secret, fetch }: SendcloudWorld,
  { postcode, country }: Near,
): Promise<{ status: number; points: PickupPoint[] | null; said: string }> {
  const asked = new URLSearchParams({
    country_code: country,
    use_integration_carriers: 'true',
    postal_code: postcode,
  });
  const { status, text } = await callCarrier({ fetch }, `${url}/api/v3/service-points?${asked}`, {
    headers: { accept: 'application/json', authorization: `Basic ${btoa(`${key}:${secret}`)}` },
  });
  const json = jsonOf(text);
  const answer = status === 200 ? Answer.safeParse(json).data : undefined;
  const said =
    Refusal.safeParse(json).data?.errors.map(({ detail, message }) => detail ?? message ?? '') ?? [];
  return {
    status,
    // A point of another shape is left out, and the others are told.
    points: answer?.data.results.flatMap(pointOf).slice(0, MOST_POINTS) ?? null,
    said: said.join('; ').replaceAll(secret, '…').slice(0, MOST_WORDS),
  };
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

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
