import { createHash } from 'node:crypto';
import { document, element, type Markup } from '../../src/outside/xml.ts';
import { outside, type SandboxEnv } from '../env.ts';
import { type Place, placesNear } from './places.ts';
import { shipmentApi } from './shipments.ts';
import { mondialRelayTracing } from './tracking.ts';

/** The brand of Mondial Relay's own documentation, and its private key. */
const BRAND = 'BDTEST13';
const KEY = 'PrivateK';
const NAMESPACE = 'http://www.mondialrelay.fr/webservice/';
const CALL = 'WSI4_PointRelais_Recherche';
const TRACING = 'WSI2_TracingColisDetaille';
const PARAMETERS = [
  ...['Enseigne', 'Pays', 'NumPointRelais', 'Ville', 'CP', 'Latitude', 'Longitude', 'Taille', 'Poids'],
  ...['Action', 'DelaiEnvoi', 'RayonRecherche', 'TypeActivite', 'NACE', 'NombreResultats'],
];
const DAYS = ['Lundi', 'Mardi', 'Mercredi', 'Jeudi', 'Vendredi', 'Samedi', 'Dimanche'];

/**
 * Mondial Relay's API 1: the search for points and the way of parcels, signed with the brand's private key. Faults ordered for the
 * channel `carrier` are HTTP statuses of its next answers.
 */
export async function mondialRelayApi(request: Request, path: string, env: SandboxEnv): Promise<Response> {
  if (path === '/api/shipment' || path.startsWith('/labels/')) return shipmentApi(request, path, env);
  const action = request.headers.get('soapaction')?.replaceAll('"', '');
  const traces = action === NAMESPACE + TRACING;
  const call = traces ? TRACING : CALL;
  const fault = traces ? null : await outside(env).takeFault('carrier', false);
  if (fault) return new Response('<h1>Service Unavailable</h1>', { status: Number(fault) });
  if (request.method !== 'POST' || path !== '/Web_Services.asmx') return new Response(null, { status: 404 });
  const body = await request.text();
  if (action !== NAMESPACE + call || !body.includes(`<${call} xmlns="${NAMESPACE}">`))
    return new Response('soap:Client', { status: 500 });
  const value = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(body)?.[1] ?? '';
  const said = (traces ? ['Enseigne', 'Expedition', 'Langue'] : PARAMETERS).map(value);
  const proof = createHash('md5')
    .update(said.join('') + KEY)
    .digest('hex')
    .toUpperCase();
  if (value('Enseigne') !== BRAND) return answer('1', []);
  if (value('Security') !== proof) return answer('97', []);
  if (traces) return mondialRelayTracing(value('Expedition'), env);
  return answer('0', placesNear(value('CP')).slice(0, Number(value('NombreResultats')) || 10));
}

function answer(stat: string, places: readonly Place[]): Response {
  const result = element(
    `${CALL}Result`,
    {},
    element('STAT', {}, stat),
    element('PointsRelais', {}, ...places.map(details)),
  );
  const envelope = element(
    'soap:Envelope',
    { 'xmlns:soap': 'http://schemas.xmlsoap.org/soap/envelope/' },
    element('soap:Body', {}, element(`${CALL}Response`, { xmlns: NAMESPACE }, result)),
  );
  return new Response(document(envelope), { headers: { 'content-type': 'text/xml; charset=utf-8' } });
}

function details({ id, name, street, number, postcode, city, hours }: Place): Markup {
  const text = (tag: string, value: string) => element(tag, {}, value);
  const [week, saturday, sunday] = hours;
  const of = [...Array.from({ length: 5 }, () => week), saturday, sunday];
  return element(
    'PointRelais_Details',
    {},
    text('STAT', '0'),
    text('Num', id),
    // Padded, as its fields of fixed width are.
    text('LgAdr1', name.padEnd(32)),
    text('LgAdr2', ''),
    text('LgAdr3', `${number} ${street}`.padEnd(32)),
    text('LgAdr4', ''),
    text('CP', postcode),
    text('Ville', city.padEnd(25)),
    text('Pays', 'FR'),
    ...DAYS.map((day, n) =>
      element(
        `Horaires_${day}`,
        {},
        ...[0, 1, 2, 3].map((i) => text('string', (of[n]?.[i] ?? '00:00').replace(':', ''))),
      ),
    ),
  );
}
