import { document, element, type Markup } from '../../src/outside/xml.ts';
import { outside, type SandboxEnv } from '../env.ts';

/*
 * Where parcels are, by each carrier. Faults of the channel `tracking`: an HTTP status, `slow`, `unknown` or `garbage`. What tests know of a parcel
 * is kept as the carrier `way`: `{number, stat or code, place}`, the last of a number counts.
 */

const TRACING = 'WSI2_TracingColisDetaille';
/** Milliseconds of a slow answer: longer than anybody waits. */
const SLOW = 6_000;

/** Parcels of the orders that the demo store begins with. */
const SEEDED = /^MR\d{9}$/;

interface Way {
  number: string;
  /** Mondial Relay's STAT. */
  stat?: string;
  /** Sendcloud's status code. */
  code?: string;
  place?: string;
}

async function wayOf(number: string, env: SandboxEnv): Promise<Way | null> {
  const all = (await outside(env).parcels('way')).map(({ body }) => JSON.parse(body) as Way);
  const known = all.findLast((way) => way.number === number);
  return known ?? (SEEDED.test(number) ? { number, place: 'LYON' } : null);
}

/** The answer to a fault of it; null where there is none. `unknown` is the carrier's own to say. */
async function faulty(fault: string | null): Promise<Response | null> {
  if (fault === 'slow') await new Promise((resolve) => setTimeout(resolve, SLOW));
  if (fault === 'garbage') return new Response('<html>{"events": 7</html>');
  return fault && /^\d{3}$/.test(fault) ? new Response('<h1>Error</h1>', { status: Number(fault) }) : null;
}

/** Mondial Relay's, once the request is known to be signed. */
export async function mondialRelayTracing(number: string, env: SandboxEnv): Promise<Response> {
  const fault = await outside(env).takeFault('tracking', false);
  const broken = await faulty(fault);
  if (broken) return broken;
  const way = fault === 'unknown' ? null : await wayOf(number, env);
  if (!way) return tracing('94', []);
  const text = (tag: string, value: string) => element(tag, {}, value);
  const step = (label: string, date: string, hour: string, place: string) =>
    element(
      'ret_WSI2_sub_TracingColisDetaille',
      {},
      ...[text('Libelle', label), text('Date', date), text('Heure', hour), text('Emplacement', place)],
      ...[text('Relais_Num', ''), text('Relais_Pays', '')],
    );
  return tracing(way.stat ?? '81', [
    step('RÉCEPTION DES DONNÉES', '01/01/26', '10:10', ''),
    step('PRISE EN CHARGE EN AGENCE', '02/01/26', '11:11', (way.place ?? '').padEnd(20)),
    // Rows that it leaves empty.
    step('', '', '', ''),
  ]);
}

function tracing(stat: string, steps: readonly Markup[]): Response {
  const result = element(
    `${TRACING}Result`,
    {},
    element('STAT', {}, stat),
    element('Libelle01', {}, stat === '94' ? '' : 'COLIS PRIS EN CHARGE'),
    element('Tracing', {}, ...steps),
  );
  const envelope = element(
    'soap:Envelope',
    { 'xmlns:soap': 'http://schemas.xmlsoap.org/soap/envelope/' },
    element(
      'soap:Body',
      {},
      element(`${TRACING}Response`, { xmlns: 'http://www.mondialrelay.fr/webservice/' }, result),
    ),
  );
  return new Response(document(envelope), { headers: { 'content-type': 'text/xml; charset=utf-8' } });
}

/** Sendcloud's. */
export async function sendcloudTracking(number: string, env: SandboxEnv): Promise<Response> {
  const fault = await outside(env).takeFault('tracking', false);
  const broken = await faulty(fault);
  if (broken) return broken;
  const way = fault === 'unknown' ? null : await wayOf(number, env);
  if (!way) return Response.json({ detail: 'Parcel does not exist' }, { status: 404 });
  const event = (event_at: string, event_type: string, status_code: string) => ({
    ...{ event_at, event_type, status_code, status_description: `Parcel: ${status_code}.` },
    ...{ status_type: 'success', sub_status_code: 'none' },
  });
  return Response.json({
    ...{ announced_at: '2026-01-01T00:00:00Z', tracking_numbers: [{ tracking_number: number }] },
    // In no order.
    events: [
      event('2026-01-02T00:00:00Z', 'carrier', way.code ?? 'in-transit'),
      event('2026-01-01T00:00:00Z', 'carrier', 'announced'),
    ],
  });
}
