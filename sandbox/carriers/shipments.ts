import { document, element } from '../../src/outside/xml.ts';
import { outside, type SandboxEnv } from '../env.ts';
import { labelPaper } from './paper.ts';

/** As sandbox/planting.ts connects the demo store. */
const LOGIN = { user: 'BDTEST13@business-api.mondialrelay.com', password: 'sandbox', brand: 'BDTEST13' };
const NAMESPACE = 'http://www.example.org/Request';
/** Longest texts of an address, together where they belong together. */
const LIMITS: readonly (readonly [names: readonly string[], most: number])[] = [
  [['Firstname', 'Lastname'], 33],
  [['Streetname', 'HouseNo'], 40],
  [['City'], 30],
];

/**
 * Mondial Relay's API 2: makes a shipment each time it is asked, as it knows no key, and answers 200 also where it refuses. Faults of
 * the channel `carrier`: an HTTP status, or `refused`; a `late` one comes when the shipment was made.
 */
export async function shipmentApi(request: Request, path: string, env: SandboxEnv): Promise<Response> {
  const number = /^\/labels\/(\d+)\.pdf$/.exec(path)?.[1];
  if (number) return labelFile(Number(number) - FIRST, env);
  if (request.method !== 'POST') return new Response(null, { status: 405 });
  const body = await request.text();
  const fault = await outside(env).takeFault('carrier', false);
  if (fault === 'refused') return answer('20001', 'Critical error', 'Refused by the carrier');
  if (fault) return new Response('<h1>Service Unavailable</h1>', { status: Number(fault) });
  const wrong = wrongIn(body);
  if (wrong) return answer(...wrong);
  const n = await outside(env).parcelAdd('mondial-relay', body);
  const late = await outside(env).takeFault('carrier', true);
  if (late) return new Response('<h1>Gateway Timeout</h1>', { status: Number(late) });
  const shipment = `${FIRST + n}`;
  const output = element('Output', {}, `http://sandbox/mondial-relay/labels/${shipment}.pdf`);
  return answer(
    '0',
    'Information',
    'OK',
    element(
      'ShipmentsList',
      {},
      element(
        'Shipment',
        { ShipmentNumber: shipment },
        element('LabelList', {}, element('Label', {}, output)),
      ),
    ),
  );
}

const FIRST = 31_236_000;

function wrongIn(body: string): [code: string, level: string, message: string] | null {
  const value = (name: string, within = body) =>
    new RegExp(`<${name}>([^<]*)</${name}>`).exec(within)?.[1] ?? '';
  if (!body.includes(`<ShipmentCreationRequest xmlns="${NAMESPACE}">`))
    return ['10000', 'Critical error', 'Not a request'];
  const known =
    value('Login') === LOGIN.user &&
    value('Password') === LOGIN.password &&
    value('CustomerId') === LOGIN.brand;
  if (!known) return ['10001', 'Critical error', 'Unknown user or wrong password'];
  if (!/^[0-9A-Z_-]{1,15}$/.test(value('OrderNo'))) return ['10020', 'Error', 'OrderNo'];
  if (!body.includes('<CollectionMode Mode="REL"') || !body.includes('<DeliveryMode Mode="LCC"'))
    return ['10030', 'Error', 'Mode'];
  for (const party of ['Sender', 'Recipient']) {
    const within = new RegExp(`<${party}>(.*?)</${party}>`, 's').exec(body)?.[1] ?? '';
    for (const [names, most] of LIMITS)
      if (names.map((name) => value(name, within)).join(' ').length > most + 1)
        return ['10040', 'Error', `${party} ${names[0]} is too long`];
    if (/[^\x20-\x7e]/.test(within)) return ['10041', 'Error', `${party} has signs that no label prints`];
    for (const name of ['Lastname', 'Streetname', 'City', 'PostCode', 'CountryCode'])
      if (value(name, within) === '') return ['10042', 'Error', `${party} has no ${name}`];
  }
  return null;
}

function answer(
  code: string,
  level: string,
  message: string,
  ...rest: ReturnType<typeof element>[]
): Response {
  const status = element('Status', { Code: code, Level: level, Message: message });
  const body = element(
    'ShipmentCreationResponse',
    { xmlns: 'http://www.example.org/Response' },
    element('StatusList', {}, status),
    ...rest,
  );
  return new Response(document(body), { headers: { 'content-type': 'application/xml; charset=utf-8' } });
}

async function labelFile(n: number, env: SandboxEnv): Promise<Response> {
  const [parcel] = await outside(env).parcels('mondial-relay', n);
  if (!parcel) return new Response(null, { status: 404 });
  const value = (name: string, within: string) => new RegExp(`<${name}>([^<]*)<`).exec(within)?.[1] ?? '';
  const parties = ['Sender', 'Recipient'].flatMap((party) => {
    const within = new RegExp(`<${party}>(.*?)</${party}>`, 's').exec(parcel.body)?.[1] ?? '';
    const of = (names: string[]) =>
      names
        .map((name) => value(name, within))
        .filter(Boolean)
        .join(' ');
    return [
      of(['Firstname', 'Lastname']),
      of(['HouseNo', 'Streetname']),
      of(['PostCode', 'City', 'CountryCode']),
      '',
    ];
  });
  const lines = [value('OrderNo', parcel.body), '', ...parties];
  const paper = labelPaper('Mondial Relay', `${FIRST + n}`, lines);
  return new Response(paper, { headers: { 'content-type': 'application/pdf' } });
}
