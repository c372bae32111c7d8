import { describe, expect, it } from 'vitest';
import { mondialRelay } from '../../src/carriers/mondial-relay/index.ts';
import { securityOf } from '../../src/carriers/mondial-relay/soap.ts';

const point = (extra = '') => `<PointRelais_Details><STAT>0</STAT><Num>069001</Num>
  <LgAdr1>TABAC &amp; PRESSE              </LgAdr1><LgAdr2 /><LgAdr3>3 RUE DU PONT     </LgAdr3><LgAdr4/>
  <CP>69003</CP><Ville>LYON       </Ville><Pays>FR</Pays><Latitude>45,75</Latitude>${extra}</PointRelais_Details>`;
const hours = `<Horaires_Lundi><string>0000</string><string>0000</string><string>0000</string><string>0000</string></Horaires_Lundi>
  <Horaires_Mardi><string>0900</string><string>1230</string><string>1400</string><string>1900</string></Horaires_Mardi>`;
const answer = (stat: string, points: string) =>
  `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><WSI4_PointRelais_RechercheResponse xmlns="http://www.mondialrelay.fr/webservice/"><WSI4_PointRelais_RechercheResult><STAT>${stat}</STAT><PointsRelais>${points}</PointsRelais></WSI4_PointRelais_RechercheResult></WSI4_PointRelais_RechercheResponse></soap:Body></soap:Envelope>`;

function at(respond: (body: string) => Response) {
  const asked: { url: string; body: string; headers: Headers }[] = [];
  const carrier = mondialRelay({
    url: 'https://api.mondialrelay.com',
    connect: 'https://connect-api.mondialrelay.com',
    user: 'user@shop.example',
    password: 'a password',
    brand: 'BDTEST13',
    key: 'PrivateK',
    async fetch(url, { body, headers }) {
      asked.push({ url, body: String(body), headers: new Headers(headers) });
      return respond(String(body));
    },
  });
  return { carrier, asked };
}
const near = { postcode: '75010', country: 'FR' };

describe('a request to Mondial Relay', () => {
  it('is signed with the values in the order of the WSDL, as its documentation computes it', () => {
    const values = ['BDTEST13', 'FR', '', '', '75010', '', '', '', '', '', '0', '', '', '', '5'];
    expect(securityOf(values, 'PrivateK')).toBe('DDB05AEB07C92883BD2CDCACF26B8A0C');
  });

  it('carries that signature, the brand and never the key', async () => {
    const { carrier, asked } = at(() => new Response(answer('0', '')));
    await carrier.points(near);
    const [{ url, body, headers } = { url: '', body: '', headers: new Headers() }] = asked;
    expect(url).toBe('https://api.mondialrelay.com/Web_Services.asmx');
    expect(headers.get('soapaction')).toBe(
      '"http://www.mondialrelay.fr/webservice/WSI4_PointRelais_Recherche"',
    );
    expect(body).toContain('<Security>DDB05AEB07C92883BD2CDCACF26B8A0C</Security>');
    expect(body).not.toContain('PrivateK');
  });
});

describe('points of Mondial Relay', () => {
  it('are read with name, address and hours, without padding', async () => {
    const { carrier } = at(() => new Response(answer('0', point(hours))));
    const [found] = await carrier.points(near);
    expect(found).toMatchObject({
      carrier: 'Mondial Relay',
      id: '069001',
      name: 'TABAC & PRESSE',
      address: { line1: '3 RUE DU PONT', postcode: '69003', city: 'LYON', country: 'FR' },
    });
    expect(found?.hours?.slice(0, 2)).toEqual([
      [],
      [
        ['09:00', '12:30'],
        ['14:00', '19:00'],
      ],
    ]);
  });

  it('have no hours where none are told', async () => {
    const { carrier } = at(() => new Response(answer('0', point())));
    expect((await carrier.points(near))[0]?.hours).toBeNull();
  });

  for (const [what, response] of [
    ['a wrong signature', () => new Response(answer('97', ''))],
    ['an error page', () => new Response('<h1>Service Unavailable</h1>', { status: 503 })],
    ['something that is no answer', () => new Response('{}')],
  ] as const)
    it(`are unavailable after ${what}`, async () => {
      const { carrier } = at(response);
      await expect(carrier.points(near)).rejects.toThrow(/Mondial Relay answered/);
    });
});

describe('the trial of a connection to Mondial Relay', () => {
  it('says which points it found, or what STAT means', async () => {
    expect(await at(() => new Response(answer('0', point()))).carrier.test(near)).toEqual({
      ok: true,
      detail: 'STAT 0: TABAC & PRESSE, LYON near 75010',
    });
    expect(await at(() => new Response(answer('97', ''))).carrier.test(near)).toEqual({
      ok: false,
      detail: 'STAT 97: the private key does not fit the brand',
    });
  });
});
