import { expect } from 'vitest';
import { kept } from '../world.ts';
import { byPlatform } from './comparisons.ts';
import { api, booty, east, told, west, westStands, wilma } from './stores.ts';

/** What the owner and the platform set: tokens, secrets, mailboxes, settings, people. */
export const owner: Record<string, () => Promise<void>> = {
  'GET /api/v1/tokens': async () => {
    expect(await (await api(east, 'GET', '/tokens')).json()).toEqual({ tokens: [] });
  },
  'POST /api/v1/tokens': async () => {
    const wanted = { name: 'x', scopes: ['desk'] };
    for (const token of [booty.apiToken, booty.apiToken.replace('otk_west_', 'otk_east_')]) {
      const before = await kept();
      const response = await api({ ...east, adminToken: token }, 'POST', '/tokens', wanted);
      expect(response.status).toBe(token === booty.apiToken ? 403 : 401);
      expect(await kept()).toEqual(before);
    }
  },
  'DELETE /api/v1/tokens/:id': async () => {
    const nobodys = `tk_${'0'.repeat(32)}`;
    expect(await told(await api(east, 'DELETE', `/tokens/${booty.tokenId}`))).toEqual(
      await told(await api(east, 'DELETE', `/tokens/${nobodys}`)),
    );
    expect((await api({ ...west, adminToken: booty.apiToken }, 'GET', '/desk')).status).toBe(200);
  },
  'PUT /api/v1/tokens/:id/secret': async () => {
    const nobodys = `tk_${'0'.repeat(32)}`;
    expect(await told(await api(east, 'PUT', `/tokens/${booty.tokenId}/secret`))).toEqual(
      await told(await api(east, 'PUT', `/tokens/${nobodys}/secret`)),
    );
    expect((await api({ ...west, adminToken: booty.apiToken }, 'GET', '/desk')).status).toBe(200);
  },
  'GET /api/v1/secrets': async () => {
    expect(await (await api(east, 'GET', '/secrets')).json()).not.toHaveProperty('adminToken');
    expect(JSON.stringify(await (await api(west, 'GET', '/secrets')).json())).not.toMatch(
      /west-|[0-9a-f]{32}/,
    );
  },
  'PUT /api/v1/secrets': async () => {
    expect((await api(east, 'PUT', '/secrets', { anthropicApiKey: 'east-key' })).status).toBe(200);
    expect(await (await api(west, 'GET', '/secrets')).json()).toMatchObject({ anthropicApiKey: false });
    expect((await api(east, 'PUT', '/secrets', { anthropicApiKey: null })).status).toBe(200);
  },
  'PUT /api/v1/secrets/token': async () => {
    for (const token of [booty.apiToken, west.identitySecret, 'dev-platform-token'])
      expect(
        [401, 403].includes((await api({ ...east, adminToken: token }, 'PUT', '/secrets/token')).status),
      ).toBe(true);
    expect((await api(west, 'GET', '/desk')).status).toBe(200);
  },
  'PUT /api/v1/secrets/identity': async () => {
    expect((await api({ ...east, adminToken: booty.apiToken }, 'PUT', '/secrets/identity')).status).toBe(403);
  },
  'GET /api/v1/mailboxes': async () => {
    expect(await (await api(east, 'GET', '/mailboxes')).json()).toMatchObject({
      mailboxes: [{ address: east.mailbox }],
    });
  },
  'PUT /api/v1/mailboxes/:address': async () => {
    const before = await westStands();
    await api(east, 'PUT', `/mailboxes/${west.mailbox}`);
    expect(await westStands()).toEqual(before);
  },
  'POST /api/v1/mailboxes/:address/verify': async () => {
    const wrong = await api(east, 'POST', `/mailboxes/${west.mailbox}/verify`, { code: '000000' });
    expect([400, 404]).toContain(wrong.status);
    expect((await api(east, 'POST', '/mailboxes/none@x.test/verify', { code: '000000' })).status).toBe(404);
  },
  'DELETE /api/v1/mailboxes/:address': async () => {
    const before = await (await api(west, 'GET', '/mailboxes')).json();
    await api(east, 'DELETE', `/mailboxes/${west.mailbox}`);
    expect(await (await api(west, 'GET', '/mailboxes')).json()).toEqual(before);
  },
  'GET /api/v1/stores/:id': async () => byPlatform('GET', ''),
  'PUT /api/v1/stores/:id/suspension': async () => byPlatform('PUT', '/suspension', { reason: 'x' }),
  'DELETE /api/v1/stores/:id/suspension': async () => byPlatform('DELETE', '/suspension'),
  'PUT /api/v1/stores/:id/quota': async () =>
    byPlatform('PUT', '/quota', { mailsPerDay: 0, modelTurnsPerDay: 0 }),
  'PUT /api/v1/stores/:id/token': async () => byPlatform('PUT', '/token'),
  'DELETE /api/v1/stores/:id': async () => byPlatform('DELETE', ''),
  'POST /api/v1/stores': async () => {
    for (const token of [west.adminToken, west.identitySecret, 'dev-admin-token', ''])
      expect((await api({ ...west, adminToken: token }, 'POST', '/stores', { id: 'west2' })).status).toBe(
        401,
      );
    const again = { id: 'west' };
    expect((await api({ ...west, adminToken: 'dev-platform-token' }, 'POST', '/stores', again)).status).toBe(
      409,
    );
  },
  'GET /api/v1/audit': async () => {
    expect(await (await api(east, 'GET', '/audit')).text()).not.toContain('Wilma');
  },
  'GET /api/v1/people': async () => {
    expect(await (await api(east, 'GET', '/people')).text()).not.toContain('Wilma');
  },
  'POST /api/v1/people': async () => {
    const wilma = { name: 'Wilma', email: 'wilma@east.example', role: 'owner' };
    expect((await api({ ...east, adminToken: booty.apiToken }, 'POST', '/people', wilma)).status).toBe(403);
  },
  'PATCH /api/v1/people/:id': async () => {
    const id = await wilma();
    expect((await api(east, 'PATCH', `/people/${id}`, { name: 'Eve' })).status).toBe(404);
    expect(await (await api(west, 'GET', '/people')).text()).toContain('Wilma');
  },
  'DELETE /api/v1/people/:id': async () => {
    expect((await api(east, 'DELETE', `/people/${await wilma()}`)).status).toBe(404);
    expect(await (await api(west, 'GET', '/people')).text()).toContain('Wilma');
  },
  'POST /api/v1/people/:id/invite': async () => {
    expect((await api(east, 'POST', `/people/${await wilma()}/invite`, {})).status).toBe(404);
  },
  'GET /api/v1/people/:id/passkeys': async () => {
    expect((await api(east, 'GET', `/people/${await wilma()}/passkeys`)).status).toBe(404);
  },
  'DELETE /api/v1/people/:id/passkeys/:passkey': async () => {
    expect((await api(east, 'DELETE', `/people/${await wilma()}/passkeys/x`)).status).toBe(404);
  },
  // A person is found by a cookie alone: test/door/console/people.test.ts brings one to another store.
  'GET /api/v1/me': async () => {
    expect((await api(east, 'GET', '/me')).status).toBe(403);
  },
  // And another person’s passkeys by none: test/door/console/passkeys.test.ts.
  'GET /api/v1/me/passkeys': async () => {
    expect((await api(east, 'GET', '/me/passkeys')).status).toBe(403);
  },
  'GET /api/v1/me/passkey-options': async () => {
    expect((await api(east, 'GET', '/me/passkey-options')).status).toBe(403);
  },
  'POST /api/v1/me/passkeys': async () => {
    const made = { name: 'x', clientData: 'YQ', attestation: 'YQ' };
    expect((await api(east, 'POST', '/me/passkeys', made)).status).toBe(403);
  },
  'PATCH /api/v1/me/passkeys/:id': async () => {
    expect((await api(east, 'PATCH', '/me/passkeys/x', { name: 'x' })).status).toBe(403);
  },
  'DELETE /api/v1/me/passkeys/:id': async () => {
    expect((await api(east, 'DELETE', '/me/passkeys/x')).status).toBe(403);
  },
  'GET /api/v1/me/softphone': async () => {
    expect((await api(east, 'GET', '/me/softphone')).status).toBe(403);
  },
  'POST /api/v1/me/softphone': async () => {
    expect((await api(east, 'POST', '/me/softphone', {})).status).toBe(403);
  },
  'GET /api/v1/console/sign-in/passkey': async () => {
    expect(await (await api(west, 'GET', '/console/sign-in/passkey')).text()).not.toContain('west');
  },
  'DELETE /api/v1/console/session': async () => {
    expect((await api(east, 'DELETE', '/console/session')).status).toBe(403);
  },
  'POST /api/v1/console/sign-in': async () => {
    await wilma();
    const asked = { email: 'wilma@west.example', code: '000000' };
    expect([400, 401, 404]).toContain((await api(east, 'POST', '/console/sign-in', asked)).status);
  },
  'GET /api/v1/widget/check': async () => {
    const wanted = { ...east, adminToken: booty.apiToken };
    expect((await api(wanted, 'GET', '/widget/check?url=https://west.example/')).status).toBe(403);
  },
  'GET /api/v1/settings': async () => {
    expect(await (await api(east, 'GET', '/settings')).json()).toMatchObject({ name: 'east' });
  },
  'PUT /api/v1/settings': async () => {
    const taken = await api(east, 'PUT', '/settings', { name: 'east', email: { address: west.mailbox } });
    expect(taken.status).toBe(409);
    const demo = await api(east, 'PUT', '/settings', {
      name: 'east',
      email: { address: 'support@demo.example' },
    });
    expect(demo.status).toBe(409);
    const asDefault = { ...east, adminToken: 'dev-admin-token' };
    const settings = (await (await api(asDefault, 'GET', '/settings')).json()) as object;
    const box = { ...settings, email: { address: west.mailbox } };
    expect((await api(asDefault, 'PUT', '/settings', box)).status).toBe(409);
  },
  'PATCH /api/v1/settings': async () => {
    const taken = await api(east, 'PATCH', '/settings', { email: { address: west.mailbox } });
    expect(taken.status).toBe(409);
  },
  'GET /api/v1/presets': async () => {
    expect(await (await api(east, 'GET', '/presets')).json()).toMatchObject({
      presets: [{ id: 'shop' }, {}, {}, {}, {}],
    });
  },
  'POST /api/v1/presets/:id/apply': async () => {
    expect((await api(east, 'POST', '/presets/none/apply', {})).status).toBe(404);
  },
  'GET /api/v1/settings/history': async () => {
    expect(await (await api(east, 'GET', '/settings/history')).text()).not.toContain(west.mailbox);
  },
  'POST /api/v1/settings/revert': async () => {
    expect((await api(east, 'POST', '/settings/revert', { version: 99 })).status).toBe(404);
  },
};
