import { expect } from 'vitest';
import { ask } from '../world.ts';
import { api, booty, east, told, west } from './stores.ts';

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
  // Names no store: what came goes on to whoever sits at this browser.
  'GET /oauth/:name/callback': async () => {
    const back = await ask('/oauth/gmail/callback?code=x&state=y');
    expect(back.status).toBe(302);
    expect(back.headers.get('set-cookie')).toBeNull();
  },
};
