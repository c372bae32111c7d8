import { z } from 'zod';
import type { ParcelState } from '../../conversation/values.ts';
import { CarrierUnavailable, kindOf } from '../carrier.ts';
import { type ParcelTrack, trackWords } from '../tracking.ts';
import { ask, type SendcloudWorld } from './rest.ts';

/*
 * Sendcloud's way of a parcel: its events, in no order. They name no place.
 */

const Event = z.object({
  event_at: z.iso.datetime({ offset: true }),
  event_type: z.string().nullish(),
  status_code: z.string(),
  status_description: z.string().nullish(),
});
const Answer = z.object({ events: z.array(z.unknown()) });
/** What Sendcloud or the shop did to its own record says nothing of where the parcel is. */
const BESIDE: ReadonlySet<string> = new Set(['internal', 'claim']);

/** Its codes are no closed list: the first that fits counts, and one that none fits says nothing. */
const STATES: readonly (readonly [RegExp, ParcelState])[] = [
  [/return/, 'returned'],
  [/attempt/, 'attempted'],
  [/fail|error|exception|unable|lost|damage|cancel|refus|invalid/, 'exception'],
  [/announc|ready to send|created|no label/, 'announced'],
  [/out for delivery|driver en route/, 'out_for_delivery'],
  [/(?:awaiting|ready).*pick ?up/, 'pickup_ready'],
  [/^delivered|collected by customer/, 'delivered'],
  [/accepted|transit|en route|sort|picked up by driver|customs/, 'transit'],
];

/** How a parcel stands; null where it knows no such number, or says what is no state. */
export async function trackOf(world: SendcloudWorld, number: string): Promise<ParcelTrack | null> {
  const { status, json } = await ask(world, 'GET', `/parcels/tracking/${encodeURIComponent(number)}`);
  if (status === 404 || status === 422) return null;
  const answer = status === 200 ? Answer.safeParse(json).data : undefined;
  if (!answer) throw new CarrierUnavailable(`Sendcloud answered with HTTP ${status}.`, kindOf(status));
  const events = answer.events
    .flatMap((one) => Event.safeParse(one).data ?? [])
    .filter(({ event_type }) => !BESIDE.has(event_type ?? ''))
    .sort((one, other) => Date.parse(one.event_at) - Date.parse(other.event_at));
  const last = events.at(-1);
  // It is known, and nothing has happened to it.
  if (answer.events.length === 0) return { state: 'announced', words: '', place: null };
  const code = last?.status_code.toLowerCase().replace(/[-_]+/g, ' ') ?? '';
  const [, state] = STATES.find(([codes]) => codes.test(code)) ?? [];
  return state ? { state, words: trackWords(last?.status_description ?? ''), place: null } : null;
}
