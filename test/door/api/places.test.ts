import { describe, expect, it } from 'vitest';
import { Chat } from '../../../scripts/clients/chat.ts';
import { serviceInside } from '../../journeys/service.ts';
import { ADMIN, ask } from '../world.ts';

/* Shops in town come by the feed, and are told to customers. */

const SHOP = {
  ...{ type: 'store', id: 'lyon', name: 'Lune Lyon', phone: '04 78 00 00 00', pickup: true },
  address: { line1: '3 rue Mercière', postcode: '69002', city: 'Lyon', country: 'FR' },
  hours: Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['10:00', '19:00']]]),
  ),
};
const feed = (line: object) =>
  ask('/api/v1/import', {
    ...{ method: 'POST', headers: { ...ADMIN, 'content-type': 'application/x-ndjson' } },
    body: JSON.stringify(line),
  });
const places = async () =>
  ((await (await ask('/api/v1/places', { headers: ADMIN })).json()) as { places: { id: string }[] }).places;

describe('a shop in town', () => {
  it('comes by the feed, is told to who asks, and goes', async () => {
    const imported = await feed(SHOP);
    expect(await imported.json()).toEqual({ imported: 1, errors: [] });
    expect(await feed({ ...SHOP, phone: '04 78 11 11 11' }).then(({ status }) => status)).toBe(200);
    expect(await places()).toMatchObject([{ id: 'lyon', phone: '04 78 11 11 11', holidays: [] }]);
    const chat = await Chat.open(serviceInside());
    const [answer] = await chat.say('Where is your shop in Lyon?');
    expect(answer?.text).toContain('3 rue Mercière, 69002 Lyon');
    expect(answer?.text).toContain('04 78 11 11 11');
    chat.close();
    const gone = await ask('/api/v1/places/lyon', { method: 'DELETE', headers: ADMIN });
    expect(gone.status).toBe(204);
    expect(await places()).toEqual([]);
  });

  it('with hours that make no sense is refused with the place of it', async () => {
    const refused = await feed({ ...SHOP, hours: { mon: [['19:00', '10:00']] } });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('ends before it begins');
  });
});
