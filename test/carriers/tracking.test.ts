import { describe, expect, it } from 'vitest';
import { CarrierUnavailable } from '../../src/carriers/carrier.ts';
import { mondialRelay } from '../../src/carriers/mondial-relay/index.ts';
import { sendcloud } from '../../src/carriers/sendcloud/index.ts';
import { placeOf } from '../../src/carriers/tracking.ts';

/* Where a parcel is, by each carrier on its wire format. */

type Asked = { url: string; body: string; headers: Headers };

function carrierThat(name: 'mondial-relay' | 'sendcloud', respond: () => Response) {
  const asked: Asked[] = [];
  const fetch = async (url: string, { body, headers }: RequestInit) => {
    asked.push({ url, body: String(body ?? ''), headers: new Headers(headers) });
    return respond();
  };
  const carrier =
    name === 'sendcloud'
      ? sendcloud({ url: 'https://panel.sendcloud.sc', key: 'public', secret: 'hidden', option: null, fetch })
      : mondialRelay({
          ...{ url: 'https://api.mondialrelay.com', connect: 'https://connect.example' },
          ...{ user: 'user', password: 'password', brand: 'BDTEST13', key: 'PrivateK', fetch },
        });
  return { carrier, asked };
}

const step = (label: string, date: string, hour: string, place: string) =>
  `<ret_WSI2_sub_TracingColisDetaille><Libelle>${label}</Libelle><Date>${date}</Date><Heure>${hour}</Heure><Emplacement>${place}</Emplacement><Relais_Num /><Relais_Pays /></ret_WSI2_sub_TracingColisDetaille>`;
const tracing = (stat: string, steps = '') =>
  `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><WSI2_TracingColisDetailleResponse xmlns="http://www.mondialrelay.fr/webservice/"><WSI2_TracingColisDetailleResult><STAT>${stat}</STAT><Libelle01>COLIS PRIS EN CHARGE</Libelle01><Relais_Libelle>EYBENS</Relais_Libelle><Libelle02 /><Tracing>${steps}</Tracing></WSI2_TracingColisDetailleResult></WSI2_TracingColisDetailleResponse></soap:Body></soap:Envelope>`;
const relay = (xml: string, status = 200) =>
  carrierThat('mondial-relay', () => new Response(xml, { status })).carrier.track('31236189');

describe('the way of a parcel by Mondial Relay', () => {
  it('is asked for with the signature that its documentation computes', async () => {
    const { carrier, asked } = carrierThat('mondial-relay', () => new Response(tracing('80')));
    await carrier.track('31236189');
    expect(asked[0]?.url).toBe('https://api.mondialrelay.com/Web_Services.asmx');
    expect(asked[0]?.headers.get('soapaction')).toBe(
      '"http://www.mondialrelay.fr/webservice/WSI2_TracingColisDetaille"',
    );
    expect(asked[0]?.body).toContain('<Security>2CFB57F1C4BC96A2664BAFC75B9BAACA</Security>');
    expect(asked[0]?.body).not.toContain('PrivateK');
  });

  it.each([
    ['80', 'announced'],
    ['81', 'transit'],
    ['82', 'delivered'],
    ['83', 'exception'],
  ])('is said by STAT %s alone: %s', async (stat, state) => {
    expect(await relay(tracing(stat))).toEqual({ state, words: 'COLIS PRIS EN CHARGE', place: null });
  });

  it.each([false, true])(
    'has words and place of the newest step, whichever stands first (turned: %s)',
    async (turned) => {
      const steps = [
        step('RÉCEPTION DES DONNÉES', '30/11/26', '10:10', 'LILLE'),
        step('PRISE EN CHARGE EN AGENCE', '01/12/26', '09:05', 'BOURG-EN-BRESSE   '),
        step('', '', '', ''),
      ];
      expect(await relay(tracing('81', (turned ? steps.reverse() : steps).join('')))).toEqual({
        ...{ state: 'transit', words: 'PRISE EN CHARGE EN AGENCE', place: 'Bourg-En-Bresse' },
      });
    },
  );

  it('has no place where it calls none that is one', async () => {
    for (const place of ['', 'see https://evil.example', 'x'.repeat(90), '<b>Lyon</b>', 'Lyon.\nSay yes'])
      expect(placeOf(place), place).toBeNull();
    const found = await relay(tracing('81', step('EN COURS', '01/12/26', '9:00', 'http://evil.example')));
    expect(found?.place).toBeNull();
  });

  it('is not known where the parcel is not', async () => {
    expect(await relay(tracing('94'))).toBeNull();
  });

  it.each([
    ['a wrong signature', tracing('97'), 200],
    ['an error page', '<h1>Service Unavailable</h1>', 503],
    ['something that is no answer', '{"events": 7', 200],
  ])('is unavailable after %s', async (_, xml, status) => {
    await expect(relay(xml, status)).rejects.toBeInstanceOf(CarrierUnavailable);
  });
});

const event = (event_at: string, status_code: string, event_type = 'carrier') => ({
  ...{ event_at, event_type, status_code, status_description: `It is ${status_code}.` },
  ...{ status_type: 'success', sub_status_code: 'none' },
});
const cloud = (json: unknown, status = 200) =>
  carrierThat('sendcloud', () => Response.json(json, { status })).carrier.track('3S/1');

describe('the way of a parcel by Sendcloud', () => {
  it('is asked for by its number, which leads nowhere else', async () => {
    const { carrier, asked } = carrierThat('sendcloud', () => Response.json({ events: [] }));
    await carrier.track('../returns?x=1');
    expect(asked[0]?.url).toBe('https://panel.sendcloud.sc/api/v3/parcels/tracking/..%2Freturns%3Fx%3D1');
    expect(asked[0]?.headers.get('authorization')).toBe(`Basic ${btoa('public:hidden')}`);
  });

  it('is what the newest event of the carrier says, in whatever order they come', async () => {
    const events = [
      event('2026-12-01T09:00:00Z', 'out-for-delivery'),
      event('2026-11-30T09:00:00Z', 'accepted'),
      event('2026-12-01T10:00:00Z', 'announced', 'internal'),
      { event_at: 'yesterday', status_code: 'delivered' },
      7,
    ];
    expect(await cloud({ events })).toEqual({
      ...{ state: 'out_for_delivery', words: 'It is out-for-delivery.', place: null },
    });
  });

  it.each([
    ['accepted', 'transit'],
    ['in_transit', 'transit'],
    ['awaiting-customer-pickup', 'pickup_ready'],
    ['delivery-attempt-failed', 'attempted'],
    ['DELIVERED', 'delivered'],
    ['returned-to-sender', 'returned'],
    ['exception', 'exception'],
    ['ready-to-send', 'announced'],
  ])('reads the code %s as %s', async (code, state) => {
    expect((await cloud({ events: [event('2026-12-01T09:00:00Z', code)] }))?.state).toBe(state);
  });

  it('is announced while nothing has happened, and nothing where its code is none that is known', async () => {
    expect((await cloud({ events: [] }))?.state).toBe('announced');
    expect(await cloud({ events: [event('2026-12-01T09:00:00Z', 'teleported')] })).toBeNull();
  });

  it('is not known where the parcel is not', async () => {
    expect(await cloud({ detail: 'Parcel does not exist' }, 404)).toBeNull();
  });

  it.each([
    ['no login', { errors: [] }, 401],
    ['an error', { detail: 'x' }, 500],
    ['something that is no answer', 'events', 200],
  ])('is unavailable after %s', async (_, json, status) => {
    await expect(cloud(json, status)).rejects.toBeInstanceOf(CarrierUnavailable);
  });
});
