import { createHash } from 'node:crypto';
import { decodeEntities } from '../language/html-entities.ts';
import { document, element } from '../outside/xml.ts';
import { type CarrierReach, callCarrier } from './call.ts';
import {
  type CarrierSystem,
  CarrierUnavailable,
  type Near,
  type OpenFrom,
  type PickupPoint,
} from './carrier.ts';

/*
 * Mondial Relay's web services, API 1 (SOAP): the search for points. What it answers is read by its tags: a parser would weigh more
 * than all of this.
 */

const NAMESPACE = 'http://www.mondialrelay.fr/webservice/';
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

interface MondialRelayWorld extends CarrierReach {
  /** Without a slash at its end. */
  url: string;
  /** The brand's code ("enseigne"), eight characters. */
  brand: string;
  /** The brand's private key, which signs each request. */
  key: string;
}

export function mondialRelay(world: MondialRelayWorld): CarrierSystem {
  return {
    async points(near) {
      const { stat, points } = await search(world, near);
      if (stat !== '0') throw new CarrierUnavailable(`Mondial Relay answered with STAT ${stat}.`);
      return points;
    },
    async test(near) {
      const { stat, points } = await search(world, near);
      const found = points.map(({ name, address }) => `${name}, ${address.city}`).slice(0, 3);
      return stat === '0'
        ? { ok: true, detail: `STAT 0: ${found.join('; ') || 'no point'} near ${near.postcode}` }
        : { ok: false, detail: `STAT ${stat}: ${STATS.get(stat) ?? 'refused'}` };
    },
  };
}

async function search(
  { url, brand, key, fetch }: MondialRelayWorld,
  { postcode, country }: Near,
): Promise<{ stat: string; points: PickupPoint[] }> {
  // In the order of the WSDL, which the signature goes by.
  const values: readonly (readonly [name: string, value: string])[] = [
    ['Enseigne', brand],
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
  ];
  const call = element(
    SEARCH,
    { xmlns: NAMESPACE },
    ...values.map(([name, value]) => element(name, {}, value)),
    element(
      'Security',
      {},
      securityOf(
        values.map(([, value]) => value),
        key,
      ),
    ),
  );
  const { status, text } = await callCarrier({ fetch }, `${url}/Web_Services.asmx`, {
    method: 'POST',
    headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: `"${NAMESPACE}${SEARCH}"` },
    body: document(
      element(
        'soap:Envelope',
        { 'xmlns:soap': 'http://schemas.xmlsoap.org/soap/envelope/' },
        element('soap:Body', {}, call),
      ),
    ),
  });
  const stat = status === 200 ? tag(text, 'STAT') : null;
  if (stat === null) throw new CarrierUnavailable(`Mondial Relay answered with HTTP ${status}.`);
  return { stat, points: stat === '0' ? all(text, 'PointRelais_Details').flatMap(pointOf) : [] };
}

/** Proof of a request: MD5 of all its values and the private key, in upper case. */
export function securityOf(values: readonly string[], key: string): string {
  return createHash('md5')
    .update(values.join('') + key)
    .digest('hex')
    .toUpperCase();
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

/** The text of the first such element; null where there is none. */
function tag(xml: string, name: string): string | null {
  const found = all(xml, name)[0];
  return found === undefined ? null : decodeEntities(found).replace(/\s+/g, ' ').trim();
}

/** What stands in each such element, in their order. Names are ours: no pattern comes from outside. */
function all(xml: string, name: string): string[] {
  const found: string[] = [];
  const open = new RegExp(`<(?:\\w+:)?${name}(?:\\s[^>]*)?>`, 'g');
  const close = new RegExp(`</(?:\\w+:)?${name}>`, 'g');
  for (let start = open.exec(xml); start; start = open.exec(xml)) {
    if (start[0].endsWith('/>')) continue;
    close.lastIndex = open.lastIndex;
    const end = close.exec(xml);
    if (!end) break;
    found.push(xml.slice(open.lastIndex, end.index));
    open.lastIndex = close.lastIndex;
  }
  return found;
}
