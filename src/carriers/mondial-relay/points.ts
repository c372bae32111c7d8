import { CarrierUnavailable, type Near, type OpenFrom, type PickupPoint } from '../carrier.ts';
import { all, type SoapWorld, soap, tag } from './soap.ts';

/* Mondial Relay's search for points. */

const SEARCH = 'WSI4_PointRelais_Recherche';
const MOST_POINTS = 5;
const DAYS = ['Lundi', 'Mardi', 'Mercredi', 'Jeudi', 'Vendredi', 'Samedi', 'Dimanche'];

/** What STAT says (its documentation, "Codes retour"); any other is told by its number. */
const STATS: ReadonlyMap<string, string> = new Map([
  ['1', 'the brand is not known'],
  ['8', 'the private key does not fit the brand'],
  ['97', 'the private key does not fit the brand'],
  ['98', 'an error of Mondial Relay’s'],
  ['99', 'an error of Mondial Relay’s'],
]);

/** The points near a place. */
export async function pointsOf(world: SoapWorld, near: Near): Promise<PickupPoint[]> {
  const { stat, points } = await search(world, near);
  if (stat !== '0') throw new CarrierUnavailable(`Mondial Relay answered with STAT ${stat}.`);
  return points;
}

/** The trial of the connection. */
export async function trialOf(world: SoapWorld, near: Near): Promise<{ ok: boolean; detail: string }> {
  const { stat, points } = await search(world, near);
  const found = points.map(({ name, address }) => `${name}, ${address.city}`).slice(0, 3);
  return stat === '0'
    ? { ok: true, detail: `STAT 0: ${found.join('; ') || 'no point'} near ${near.postcode}` }
    : { ok: false, detail: `STAT ${stat}: ${STATS.get(stat) ?? 'refused'}` };
}

async function search(
  world: SoapWorld,
  { postcode, country }: Near,
): Promise<{ stat: string; points: PickupPoint[] }> {
  const { stat, text } = await soap(world, SEARCH, [
    ['Pays', country],
    ['NumPointRelais', ''],
    ['Ville', ''],
    ['CP', postcode],
    ['Latitude', ''],
    ['Longitude', ''],
    ['Taille', ''],
    ['Poids', ''],
    ['Action', ''],
    ['DelaiEnvoi', '0'],
    ['RayonRecherche', ''],
    ['TypeActivite', ''],
    ['NACE', ''],
    ['NombreResultats', `${MOST_POINTS}`],
  ]);
  return { stat, points: stat === '0' ? all(text, 'PointRelais_Details').flatMap(pointOf) : [] };
}

function pointOf(details: string): PickupPoint[] {
  const text = (name: string) => tag(details, name) ?? '';
  const id = text('Num');
  const name = text('LgAdr1');
  if (!id || !name) return [];
  const address = {
    line1: [text('LgAdr3'), text('LgAdr4')].filter(Boolean).join(', ') || text('LgAdr2'),
    postcode: text('CP'),
    city: text('Ville'),
    country: text('Pays'),
  };
  const days = DAYS.map((day) => all(details, `Horaires_${day}`)[0]);
  const hours = days.every((day) => day === undefined) ? null : days.map((day) => spansOf(day ?? ''));
  return [{ carrier: 'Mondial Relay', id, name, address, hours }];
}

/** `0900 1230 1400 1900`; `0000` is none. */
function spansOf(day: string): OpenFrom[] {
  const times = all(day, 'string').map((time) => `${time.slice(0, 2)}:${time.slice(2, 4)}`);
  return [times.slice(0, 2), times.slice(2, 4)].flatMap(([from, to]) =>
    from && to && from < to ? [[from, to] as const] : [],
  );
}
