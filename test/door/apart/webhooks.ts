import { expect } from 'vitest';
import { byTheOwner } from './shops.ts';
import { api, booty, east, told } from './stores.ts';

const NOBODYS = `wh_${'0'.repeat(32)}`;

/** The west's endpoint is at the east what one is that was never made, and no key of the west's opens the route. */
async function byEndpoint(method: string, act = '', body?: object): Promise<void> {
  const [theirs, nobodys] = await Promise.all(
    [booty.endpoint, NOBODYS].map((id) => api(east, method, `/webhooks/${id}${act}`, body)),
  );
  expect(theirs?.status).toBe(404);
  expect(theirs && (await told(theirs))).toEqual(nobodys && (await told(nobodys)));
  await byTheOwner(method, `/webhooks/${booty.endpoint}${act}`, body);
}

/** Where a store's own systems are told what happens. */
export const webhooks: Record<string, () => Promise<void>> = {
  'GET /api/v1/webhooks': async () => {
    expect(await (await api(east, 'GET', '/webhooks')).json()).toEqual({ endpoints: [] });
    await byTheOwner('GET', '/webhooks');
  },
  'POST /api/v1/webhooks': () => byTheOwner('POST', '/webhooks', { url: 'http://sandbox/webhook/x' }),
  'PATCH /api/v1/webhooks/:id': () => byEndpoint('PATCH', '', { stopped: true }),
  'DELETE /api/v1/webhooks/:id': () => byEndpoint('DELETE'),
  'PUT /api/v1/webhooks/:id/secret': () => byEndpoint('PUT', '/secret'),
  'POST /api/v1/webhooks/:id/test': () => byEndpoint('POST', '/test', {}),
  'GET /api/v1/webhook-deliveries': async () => {
    const path = `/webhook-deliveries?endpoint=${booty.endpoint}`;
    expect(await (await api(east, 'GET', path)).json()).toEqual({ deliveries: [], next: null });
    await byTheOwner('GET', path);
  },
  'POST /api/v1/webhook-deliveries/:n/again': async () => {
    expect((await api(east, 'POST', '/webhook-deliveries/1/again', {})).status).toBe(404);
    await byTheOwner('POST', '/webhook-deliveries/1/again', {});
  },
};
