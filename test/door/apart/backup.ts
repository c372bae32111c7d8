import { expect } from 'vitest';
import { ask, bindings, kept } from '../world.ts';
import { byTheOwner } from './shops.ts';
import { api, bearer, booty, east, NOBODY, told, west } from './stores.ts';

const NOBODYS = `bk_${'0'.repeat(32)}`;
const MADE_UP = 'x'.repeat(40);

/** What the west is taking back is at the east what was never begun, and no key of the west's opens the route. */
async function byBackup(method: string, act: string, body: string, type: string): Promise<void> {
  const before = await kept();
  const sent = (store: typeof east, backup: string) =>
    ask(`/api/v1/restore/${backup}${act}`, {
      method,
      headers: { ...bearer(store), 'content-type': type },
      body,
    });
  const theirs = await told(await sent(east, booty.restore));
  expect(theirs.status).toBe(409);
  expect(theirs).toEqual(await told(await sent(east, NOBODYS)));
  for (const token of [booty.apiToken, west.identitySecret, west.adminToken.replace('ot_west_', 'ot_east_')])
    expect([401, 403]).toContain((await sent({ ...east, adminToken: token }, booty.restore)).status);
  expect(await kept()).toEqual(before);
}

async function begun(of: typeof east): Promise<string> {
  const answer = await api(of, 'POST', '/backup', {});
  return ((await answer.json()) as { after: string }).after;
}

/** All of a backup's pages from a place on, as the east is given them. */
async function readByEast(after: string): Promise<string> {
  const page = await (await api(east, 'GET', `/backup?after=${encodeURIComponent(after)}`)).text();
  const next = /"type":"next","after":("(?:[^"\\]|\\.)*")/.exec(page)?.[1];
  return next ? page + (await readByEast(JSON.parse(next))) : page;
}

/** A store as a file, and such a file taken back: an owner's own store alone. */
export const backup: Record<string, () => Promise<void>> = {
  'POST /api/v1/backup': () => byTheOwner('POST', '/backup', {}),
  'GET /api/v1/backup': async () => {
    const after = await begun(west);
    const first = await (await api(west, 'GET', `/backup?after=${encodeURIComponent(after)}`)).text();
    expect(first).toContain(west.mailbox);
    // A place in the west's backup, customers included, is one in the east's.
    const places = [
      after,
      JSON.stringify({ in: 'customers', part: 0, after: '', next: [booty.customer], place: null }),
    ];
    for (const place of places) expect(await readByEast(place)).not.toMatch(/Gertrude|Wilma|help@west/);
    await byTheOwner('GET', `/backup?after=${encodeURIComponent(after)}`);
  },
  'GET /api/v1/backup/files': async () => {
    const { objects } = await bindings.BLOBS.list({ prefix: 'west/' });
    // The mark of the store itself is at each.
    const [one] = objects.map(({ key }) => key.slice('west/'.length)).filter((key) => key !== '.store');
    const asked = (store: typeof east, key: string) =>
      api(store, 'GET', `/backup/files?key=${encodeURIComponent(key)}`);
    expect((await asked(west, one ?? '')).status).toBe(200);
    const nobodys = await told(await asked(east, MADE_UP));
    expect(nobodys.status).toBe(404);
    for (const key of [one ?? '', `west/${one}`, `../west/${one}`, `/west/${one}`])
      expect(await told(await asked(east, key)), key).toEqual(nobodys);
    await byTheOwner('GET', `/backup/files?key=${encodeURIComponent(one ?? '')}`);
  },
  'POST /api/v1/restore': async () => {
    const into = { backup: NOBODYS, store: 'west', anyway: true };
    expect((await api(east, 'POST', '/restore', into)).status).toBe(409);
    await byTheOwner('POST', '/restore', { backup: NOBODYS, anyway: true });
  },
  'PUT /api/v1/restore/:backup/lines': () => byBackup('PUT', '/lines', '', 'application/x-ndjson'),
  'PUT /api/v1/restore/:backup/files': async () => {
    const query = (customer: string) =>
      `/files?${new URLSearchParams({ customer, key: MADE_UP, size: '1', type: 'text/plain' })}`;
    await byBackup('PUT', query(booty.customer), 'x', 'application/octet-stream');
    // Also while the east takes one back itself.
    const own = `bk_${'f'.repeat(32)}`;
    expect((await api(east, 'POST', '/restore', { backup: own, anyway: true })).status).toBe(200);
    const [theirs, nobodys] = [booty.customer, NOBODY].map(async (customer) =>
      told(
        await ask(`/api/v1/restore/${own}${query(customer)}`, {
          method: 'PUT',
          headers: { ...bearer(east), 'content-type': 'application/octet-stream' },
          body: 'x',
        }),
      ),
    );
    expect((await theirs)?.status).toBe(404);
    expect(await theirs).toEqual(await nobodys);
    expect((await api(east, 'POST', `/restore/${own}/end`, {})).status).toBe(200);
  },
  'POST /api/v1/restore/:backup/end': () => byBackup('POST', '/end', '{}', 'application/json'),
};
