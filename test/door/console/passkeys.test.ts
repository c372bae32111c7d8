import { runInDurableObject } from 'cloudflare:test';
import { base64url } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { sentSince } from '../../../scripts/clients/sent.ts';
import { until } from '../../../scripts/clients/service.ts';
import { setClockShift } from '../../../src/clock.ts';
import type {
  AuditEntry,
  Me,
  NewPasskeyOptions,
  Passkey,
  PasskeyQuestion,
} from '../../../src/console/protocol.ts';
import { handleOf } from '../../../src/passkeys/handle.ts';
import { serviceInside } from '../../journeys/service.ts';
import { Device } from '../../passkeys/device.ts';
import { ask, bindings, HERE, JSON_TYPE } from '../world.ts';

/* Passkeys of a store's people: made by who is signed in, and good for signing in. */

const inside = serviceInside();
const own = { origin: HERE, ...JSON_TYPE };
const AT = { origin: HERE };

const call = (path: string, cookie: string, method = 'GET', body?: object) =>
  ask(`/api/v1${path}`, { method, headers: { ...own, cookie }, body: body && JSON.stringify(body) });
const cookieOf = (response: Response) => (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
const signedIn = async (as: string, name: string) =>
  cookieOf(await ask(`/sandbox/console?as=${as}&name=${name}`));
const meOf = async (cookie: string) => (await (await call('/me', cookie)).json()) as Me;
const listed = async (cookie: string) =>
  ((await (await call('/me/passkeys', cookie)).json()) as { passkeys: Passkey[] }).passkeys;
const optionsFor = async (cookie: string) =>
  (await (await call('/me/passkey-options', cookie)).json()) as NewPasskeyOptions;
const question = async () => (await (await ask('/api/v1/console/sign-in/passkey')).json()) as PasskeyQuestion;
const signIn = (passkey: object, headers: object = own) =>
  ask('/api/v1/console/sign-in', {
    method: 'POST',
    headers: { ...headers },
    body: JSON.stringify({ passkey }),
  });

/** A new passkey of whoever the cookie names, and how it signs in. */
async function passkeyOf(
  cookie: string,
  name = 'My laptop',
  kind: Parameters<typeof Device.of>[0] = 'ES256',
) {
  const device = await Device.of(kind);
  const { challenge, person } = await optionsFor(cookie);
  const made = await call('/me/passkeys', cookie, 'POST', { name, ...(await device.make(challenge, AT)) });
  const enter = async (over: object = {}) =>
    device.sign((await question()).challenge, person.handle, { ...AT, ...over });
  return { device, handle: person.handle, made, enter };
}

let nora = '';
let max = '';
beforeAll(async () => {
  nora = await signedIn('advisor', 'Nora-of-the-keys');
  max = await signedIn('lead', 'Max-of-the-keys');
});

describe('a passkey', () => {
  it.each(['ES256', 'RS256', 'EdDSA'] as const)(
    'of %s is kept, told by mail, and signs its person in',
    async (kind) => {
      const options = await optionsFor(nora);
      expect(options).toMatchObject({ host: new URL(HERE).hostname, algorithms: [-7, -8, -257] });
      const { made, enter } = await passkeyOf(nora, `Key of ${kind}`, kind);
      expect(made.status).toBe(201);
      expect(await made.json()).toMatchObject({ name: `Key of ${kind}`, usedAt: null });
      const entered = await signIn(await enter());
      expect(entered.status).toBe(200);
      expect(await entered.json()).toMatchObject({
        next: 'console',
        me: { person: { name: 'Nora-of-the-keys' } },
      });
      expect(entered.headers.get('set-cookie')).toMatch(/HttpOnly; Secure; SameSite=Strict$/);
      expect((await meOf(cookieOf(entered))).person.name).toBe('Nora-of-the-keys');
      const kept = (await listed(nora)).find(({ name }) => name === `Key of ${kind}`);
      expect(kept?.usedAt).not.toBeNull();
      expect((await optionsFor(nora)).known).toContain(kept?.id);
      await until('a mail of it', async () =>
        (await sentSince(inside, 'email', 0)).find(
          ({ to, text }) => to === options.person.email && text.includes(`Key of ${kind}`),
        ),
      );
    },
  );

  it('is good no more once it is revoked, and its name is its person’s to give', async () => {
    const { device, made, enter } = await passkeyOf(nora);
    expect(made.status).toBe(201);
    const path = `/me/passkeys/${device.name}`;
    expect(await (await call(path, nora, 'PATCH', { name: 'The old one' })).json()).toMatchObject({
      name: 'The old one',
    });
    expect((await call(path, max, 'PATCH', { name: 'Mine' })).status).toBe(404);
    expect((await call(path, max, 'DELETE')).status).toBe(404);
    expect(JSON.stringify(await listed(max))).not.toContain(device.name);
    expect((await call(path, nora, 'DELETE')).status).toBe(200);
    expect((await signIn(await enter())).status).toBe(401);
    expect((await call(path, nora, 'DELETE')).status).toBe(404);
  });

  it('goes with its person', async () => {
    const gone = await signedIn('advisor', 'Gone-of-the-keys');
    const { enter } = await passkeyOf(gone);
    const { person } = await meOf(gone);
    const owner = await signedIn('owner', 'Odile-of-the-keys');
    expect((await call(`/people/${person.id}`, owner, 'DELETE')).status).toBe(200);
    expect((await signIn(await enter())).status).toBe(401);
    await runInDurableObject(bindings.DESK.getByName('demo:desk'), (_, { storage }) => {
      const left = storage.sql.exec('SELECT 1 FROM passkeys WHERE person = ?', person.id).toArray();
      expect(left).toEqual([]);
    });
  });

  it('of a device that was lost is revoked by the owner alone, who sees whose it is, and ends the sign-ins of its person', async () => {
    const lost = await signedIn('advisor', 'Lost-of-the-keys');
    const [one, other] = [await passkeyOf(lost, 'The lost phone'), await passkeyOf(lost, 'The laptop')];
    const { person } = await meOf(lost);
    const owner = await signedIn('owner', 'Odile-of-the-keys');
    const path = `/people/${person.id}/passkeys`;
    for (const cookie of [nora, max, lost]) {
      expect((await call(path, cookie)).status).toBe(403);
      expect((await call(`${path}/${one.device.name}`, cookie, 'DELETE')).status).toBe(403);
    }
    const seen = await (await call(path, owner)).json();
    expect(seen).toMatchObject({ passkeys: [{ name: 'The lost phone' }, { name: 'The laptop' }] });
    expect(JSON.stringify(seen)).not.toMatch(/"key"|counter/);
    const { person: self } = await meOf(owner);
    // Under another person's name it is nobody's.
    expect((await call(`/people/${self.id}/passkeys/${one.device.name}`, owner, 'DELETE')).status).toBe(404);
    expect((await call(`${path}/${one.device.name}`, owner, 'DELETE')).status).toBe(200);
    expect((await signIn(await one.enter())).status).toBe(401);
    expect((await call('/me', lost)).status).toBe(401);
    expect((await signIn(await other.enter())).status).toBe(200);
    expect((await call(`${path}/${one.device.name}`, owner, 'DELETE')).status).toBe(404);
  });

  it('may be one of twenty', async () => {
    const many = await signedIn('advisor', 'Many-of-the-keys');
    for (let n = 0; n < 20; n++) expect((await passkeyOf(many)).made.status).toBe(201);
    expect((await passkeyOf(many)).made.status).toBe(409);
  });

  it('stands in the audit log: made, revoked, and who signed in by it', async () => {
    const lea = await signedIn('lead', 'Lea-of-the-keys');
    const { device, enter } = await passkeyOf(lea);
    await signIn(await enter());
    await call(`/me/passkeys/${device.name}`, lea, 'DELETE');
    const mine = await until('all three', async () => {
      const { entries } = (await (await call('/audit?limit=200', max)).json()) as { entries: AuditEntry[] };
      const what = entries.filter(({ by }) => by?.name === 'Lea-of-the-keys').map((one) => one.what);
      return what.length >= 3 ? what : null;
    });
    expect(mine).toEqual([
      'DELETE /me/passkeys/{id}',
      'POST /console/sign-in (passkey)',
      'POST /me/passkeys',
    ]);
  });
});

describe('who has no right to it', () => {
  it('keeps no passkey: another’s challenge, one of before, of nobody, of another page or without a PIN', async () => {
    const device = await Device.of();
    const tried = async (challenge: string, over: object = {}) => {
      const made = await device.make(challenge, { ...AT, ...over });
      return (await call('/me/passkeys', nora, 'POST', { name: 'x', ...made })).status;
    };
    expect(await tried((await optionsFor(max)).challenge)).toBe(400);
    expect(await tried((await question()).challenge)).toBe(400);
    expect(await tried(base64url.encode('made up'))).toBe(400);
    expect(await tried('')).toBe(400);
    const { challenge } = await optionsFor(nora);
    expect(await tried(challenge, { origin: 'https://evil.example' })).toBe(400);
    expect(await tried(challenge, { host: 'evil.example' })).toBe(400);
    expect(await tried(challenge, { flags: 1 })).toBe(400);
    expect(await tried(challenge, { client: { crossOrigin: true } })).toBe(400);
    expect(await tried(challenge)).toBe(201);
    // Once.
    expect(await tried(challenge)).toBe(409);
    const late = (await optionsFor(nora)).challenge;
    try {
      setClockShift(301_000);
      expect(await tried(late)).toBe(400);
    } finally {
      setClockShift(0);
    }
    expect((await ask('/api/v1/me/passkey-options')).status).toBe(401);
  });

  it('signs nobody in: an answer again, to another question, by another key, for another person or store', async () => {
    const { device, handle, enter } = await passkeyOf(nora);
    const { person } = await meOf(max);
    const answer = await enter();
    expect((await signIn(answer)).status).toBe(200);
    expect((await signIn(answer)).status).toBe(401);
    const { challenge } = await question();
    // The count of the device is behind what it said before.
    device.counter = 0;
    expect((await signIn(await device.sign(challenge, handle, AT))).status).toBe(401);
    device.counter = 50;
    for (const over of [
      { flags: 1 },
      { flags: 4 },
      { host: 'evil.example' },
      { origin: 'https://evil.example' },
      { client: { type: 'webauthn.create' } },
      { client: { crossOrigin: true } },
    ])
      expect((await signIn(await device.sign(challenge, handle, { ...AT, ...over }))).status).toBe(401);
    const asked = await optionsFor(nora);
    expect((await signIn(await device.sign(asked.challenge, handle, AT))).status).toBe(401);
    const other = await Device.of();
    expect((await signIn({ ...(await other.sign(challenge, handle, AT)), id: device.name })).status).toBe(
      401,
    );
    expect((await signIn(await other.sign(challenge, handle, AT))).status).toBe(401);
    const named = handleOf('demo', person.id);
    expect((await signIn(await device.sign(challenge, named, AT))).status).toBe(401);
    const elsewhere = handleOf('no-such-store', (await meOf(nora)).person.id);
    expect((await signIn(await device.sign(challenge, elsewhere, AT))).status).toBe(404);
    expect((await signIn(await device.sign(challenge, '../../demo', AT))).status).toBe(400);
    const posted = { ...own, origin: 'https://evil.example' };
    expect((await signIn(await device.sign(challenge, handle, AT), posted)).status).toBe(403);
    // After all of that the challenge is still good, once: only a sign-in uses it up.
    device.counter = 100;
    expect((await signIn(await device.sign(challenge, handle, AT))).status).toBe(200);
    expect((await signIn(await device.sign(challenge, handle, AT))).status).toBe(401);
  });

  it('leaves nothing behind by asking and trying, however often', async () => {
    const rows = () =>
      runInDurableObject(bindings.DESK.getByName('demo:desk'), (_, { storage }) =>
        storage.sql.exec<{ n: number }>('SELECT count(*) AS n FROM answered_challenges').one(),
      );
    const before = await rows();
    const stranger = await Device.of();
    for (let n = 0; n < 10; n++) {
      const { challenge } = await question();
      const handle = handleOf('demo', `pe_${'0'.repeat(32)}`);
      expect((await signIn(await stranger.sign(challenge, handle, AT))).status).toBe(401);
    }
    expect(await rows()).toEqual(before);
  });
});
