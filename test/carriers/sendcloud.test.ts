import { describe, expect, it } from 'vitest';
import { sendcloud } from '../../src/carriers/sendcloud/index.ts';

const near = { postcode: '5611EM', country: 'NL' };
const point = {
  id: 1000001,
  name: 'Stadhuisplein Parcel Shop',
  carrier: { code: 'dhl', name: 'DHL', logo_url: 'https://cdn.example/logo.svg' },
  carrier_service_point_id: 'NL-00001',
  general_shop_type: 'servicepoint',
  address: {
    street: 'Stadhuisplein',
    house_number: '1',
    postal_code: '5611 EM',
    city: 'Eindhoven',
    country_code: 'NL',
  },
  opening_times: { monday: [{ start_time: '09:00', end_time: '17:00' }], sunday: [] },
};

function at(status: number, json: unknown) {
  const asked: { url: URL; authorization: string | null }[] = [];
  const carrier = sendcloud({
    url: 'https://panel.sendcloud.sc',
    key: 'public',
    secret: 'hidden-secret',
    option: null,
    async fetch(url, { headers }) {
      asked.push({ url: new URL(url), authorization: new Headers(headers).get('authorization') });
      return Response.json(json, { status });
    },
  });
  return { carrier, asked };
}

describe('points of Sendcloud', () => {
  it('are asked for by country and postcode, of the carriers that the integration has enabled', async () => {
    const { carrier, asked } = at(200, { data: { results: [point] } });
    const [found] = await carrier.points(near);
    expect(asked[0]?.url.pathname).toBe('/api/v3/service-points');
    expect(Object.fromEntries(asked[0]?.url.searchParams ?? [])).toEqual({
      country_code: 'NL',
      use_integration_carriers: 'true',
      postal_code: '5611EM',
    });
    expect(asked[0]?.authorization).toBe(`Basic ${btoa('public:hidden-secret')}`);
    expect(found).toMatchObject({ carrier: 'DHL', id: '1000001', name: 'Stadhuisplein Parcel Shop' });
    expect(found?.address.line1).toBe('Stadhuisplein 1');
    expect(found?.hours?.[0]).toEqual([['09:00', '17:00']]);
    expect(found?.hours?.[6]).toEqual([]);
  });

  it('are told but for one that cannot be read', async () => {
    const { carrier } = at(200, { data: { results: [{ id: 7 }, point] } });
    expect((await carrier.points(near)).map(({ id }) => id)).toEqual(['1000001']);
  });

  it('are unavailable where it refuses, and its words hold no secret', async () => {
    const { carrier } = at(401, { errors: [{ detail: 'no such key: hidden-secret' }] });
    await expect(carrier.points(near)).rejects.toThrow('Sendcloud answered with HTTP 401.');
    expect(await carrier.test(near)).toEqual({ ok: false, detail: 'HTTP 401: no such key: …' });
  });
});
