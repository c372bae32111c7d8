import { expect } from 'vitest';
import { clientStates } from '../../../src/mailboxes/graph/push.ts';
import { API, account } from '../../durable-objects/mailbox/world.ts';
import { ask, bindings, HERE, JSON_TYPE, kept } from '../world.ts';
import { api, booty, east, type Store, told, west } from './stores.ts';

/** A mailbox at Google or Microsoft of a store's own, until it is disconnected. */
async function connected(store: Store, via: 'gmail' | 'graph', more: object = {}) {
  const box = account();
  const { refreshToken } = await box.order({ grant: true });
  const fields = { account: box.user, refreshToken, apiBase: API, ...more };
  expect((await api(store, 'PUT', `/connections/${via}`, fields)).status).toBe(200);
  const end = async () => expect((await api(store, 'DELETE', `/connections/${via}`)).status).toBe(204);
  return { box, end };
}

async function pushed(store: Store, via: string, body: object, headers: object = {}): Promise<number> {
  const sent = await ask(`/hooks/${store.store}/${via}`, {
    ...{ method: 'POST', headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify(body) },
  });
  await sent.body?.cancel();
  return sent.status;
}

/** A consent is for the store whose owner asked for it: another one's is worth as much as a made-up one. */
export const mailboxes = {
  'POST /api/v1/connections/:name/authorize': async () => {
    const asked = await api(
      { ...east, adminToken: booty.apiToken },
      'POST',
      '/connections/gmail/authorize',
      {},
    );
    expect(asked.status).toBe(403);
  },
  'POST /api/v1/connections/:name/grant': async () => {
    const theirs = await api(west, 'POST', '/connections/gmail/authorize', {});
    const { url } = (await theirs.json()) as { url: string };
    const state = new URL(url).searchParams.get('state') ?? '';
    expect(state).not.toBe('');
    const given = (of: string) => ({ code: 'x', state: of });
    const stolen = await told(await api(east, 'POST', '/connections/gmail/grant', given(state)));
    expect(stolen.status).toBe(409);
    expect(stolen).toEqual(await told(await api(east, 'POST', '/connections/gmail/grant', given('made-up'))));
    expect((await api(east, 'GET', '/connections/gmail')).status).toBe(404);
  },
  // Signed by Google for the west's subscription: neither its address nor its account is the east's.
  'POST /hooks/:store/gmail': async () => {
    const pusher = (store: Store) => `push@${store.store}.iam.gserviceaccount.com`;
    const of = (store: Store) => ({ topic: `projects/p/topics/${store.store}`, pushAccount: pusher(store) });
    const [easts, wests] = [
      await connected(east, 'gmail', of(east)),
      await connected(west, 'gmail', of(west)),
    ];
    const before = await kept();
    const told = {
      message: { data: btoa(JSON.stringify({ emailAddress: easts.box.user })), messageId: '1' },
    };
    const signed = async (at: Store, by: Store) => ({
      authorization: `Bearer ${(await wests.box.order({ sign: { aud: `${HERE}/hooks/${at.store}/gmail`, email: pusher(by) } })).token}`,
    });
    expect(await pushed(east, 'gmail', told, await signed(west, west))).toBe(403);
    expect(await pushed(east, 'gmail', told, await signed(east, west))).toBe(403);
    expect(await pushed(east, 'gmail', told, await signed(west, east))).toBe(403);
    expect(await pushed(west, 'gmail', told, await signed(west, west))).toBe(204);
    expect(await kept()).toEqual(before);
    for (const { end } of [easts, wests]) await end();
  },
  'POST /hooks/:store/graph': async () => {
    const own = await connected(east, 'graph');
    const before = await kept();
    const [theirs] = await clientStates(bindings, 'west');
    const [ours] = await clientStates(bindings, 'east');
    expect(theirs).toBeTruthy();
    expect(await pushed(east, 'graph', { value: [{ clientState: theirs }] })).toBe(403);
    expect(await pushed(east, 'graph', { value: [{ clientState: ours }] })).toBe(202);
    expect(await kept()).toEqual(before);
    await own.end();
  },
  // Names no store: what came goes on to whoever sits at this browser.
  'GET /oauth/:name/callback': async () => {
    const back = await ask('/oauth/gmail/callback?code=x&state=y');
    expect(back.status).toBe(302);
    expect(back.headers.get('set-cookie')).toBeNull();
  },
};
