import type { ParcelState } from '../../conversation/values.ts';
import { CarrierUnavailable } from '../carrier.ts';
import { type ParcelTrack, placeOf, trackWords } from '../tracking.ts';
import { all, type SoapWorld, soap, tag } from './soap.ts';

/*
 * Mondial Relay's way of a parcel. Only STAT is a code; steps and places are free text, and an answer without them is one all the same.
 */

const CALL = 'WSI2_TracingColisDetaille';
const STEP = 'ret_WSI2_sub_TracingColisDetaille';
/** Its documentation, "Codes retour". */
const STATES: ReadonlyMap<string, ParcelState> = new Map([
  ['80', 'announced'],
  ['81', 'transit'],
  ['82', 'delivered'],
  ['83', 'exception'],
]);
/** No number of a parcel, and none of a parcel that it has. */
const UNKNOWN: ReadonlySet<string> = new Set(['24', '94']);

/** How a parcel stands; null where it knows no such number. */
export async function trackOf(world: SoapWorld, number: string): Promise<ParcelTrack | null> {
  const { stat, text } = await soap(world, CALL, [
    ['Expedition', number],
    ['Langue', 'FR'],
  ]);
  if (UNKNOWN.has(stat)) return null;
  const state = STATES.get(stat);
  if (!state) throw new CarrierUnavailable(`Mondial Relay answered with STAT ${stat}.`);
  const last = lastStep(text);
  return {
    state,
    words: trackWords((last && tag(last, 'Libelle')) ?? tag(text, 'Libelle01') ?? ''),
    place: last && placeOf(tag(last, 'Emplacement')),
  };
}

/** The newest step by its own date, as it says nothing of their order; null where no date can be read. */
function lastStep(text: string): string | null {
  let newest: { step: string; at: string } | null = null;
  for (const step of all(text, STEP)) {
    const [, day, month, year] = /^(\d\d)\/(\d\d)\/(\d\d|\d{4})$/.exec(tag(step, 'Date') ?? '') ?? [];
    if (!day || !month || !year) continue;
    const at = `${year.slice(-2)}${month}${day} ${tag(step, 'Heure') ?? ''}`;
    if (!newest || at >= newest.at) newest = { step, at };
  }
  return newest?.step ?? null;
}
