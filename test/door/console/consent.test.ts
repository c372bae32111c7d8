import { runInDurableObject } from 'cloudflare:test';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { MailboxConsent } from '../../../durable-objects/mailbox/consent.ts';
import { MailboxRecords } from '../../../durable-objects/mailbox/records.ts';
import { consentUrl } from '../../../src/mailboxes/oauth/consents.ts';
import { API, account, OWN, object } from '../../durable-objects/mailbox/world.ts';
import { ask, bindings, HERE, JSON_TYPE } from '../world.ts';

/* How the owner of a mailbox at Google or Microsoft lets the service in: RFC 6749 with RFC 7636, over the wire. */

let owner = '';
let other = '';
let advisor = '';
/** What was logged: never a token, a code or a secret. */
const lines: string[] = [];

const send = (cookie: string, path: string, body: object, headers: object = { origin: HERE }) =>
  ask(`/api/v1${path}`, {
    method: 'POST',
    headers: { ...JSON_TYPE, ...headers, cookie },
    body: JSON.stringify(body),
  });
const read = async (path: string) =>
  (await ask(`/api/v1${path}`, { headers: { cookie: owner } })).json() as Promise<Record<string, unknown>>;

async function signedIn(as: string, name: string): Promise<string> {
  const response = await ask(`/sandbox/console?as=${as}&name=${name}`);
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

/** Asks, and says yes where the owner is asked; what the provider sends the browser back with. */
async function consented(name: string, cookie = owner, as = OWN) {
  const asked = await send(cookie, `/connections/${name}/authorize`, { apiBase: API });
  expect(asked.status).toBe(200);
  const url = new URL(((await asked.json()) as { url: string }).url);
  url.searchParams.set('login_hint', as);
  const back = await fetch(url, { redirect: 'manual' });
  expect(back.status).toBe(302);
  const location = new URL(back.headers.get('location') ?? '');
  const [code, state] = [location.searchParams.get('code') ?? '', location.searchParams.get('state') ?? ''];
  return { url, location, given: { code, state } };
}
const detailOf = async (response: Response) =>
  [response.status, ((await response.json()) as { detail: string }).detail] as const;

beforeAll(async () => {
  owner = await signedIn('owner', 'Odile');
  other = await signedIn('owner', 'Oscar');
  advisor = await signedIn('advisor', 'Nora');
});
beforeEach(async () => {
  for (const level of ['info', 'error', 'log'] as const)
    vi.spyOn(console, level).mockImplementation((...words) => void lines.push(words.join(' ')));
  await account(OWN).order({ grants: null, aliases: [], shared: [] });
});

describe.each([
  ['gmail', '/o/oauth2/v2/auth', /gmail\.readonly .*gmail\.send/],
  ['graph', '/common/oauth2/v2.0/authorize', /offline_access .*Mail\.Send/],
])('a consent for %s', (name, path, scopes) => {
  const grant = (given: object, cookie = owner) => send(cookie, `/connections/${name}/grant`, given);

  it('is asked for with S256 and comes back to this host, which sends the browser on to the console', async () => {
    const { url, location, given } = await consented(name);
    expect(url.pathname).toBe(path);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      ...{ response_type: 'code', code_challenge_method: 'S256', login_hint: OWN },
      redirect_uri: `${HERE}/oauth/${name}/callback`,
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      scope: expect.stringMatching(scopes),
    });
    const on = await ask(location.pathname + location.search);
    expect(on.status).toBe(302);
    const [page = '', behind = ''] = (on.headers.get('location') ?? '').split('#');
    expect(page).toBe(`${HERE}/console/`);
    expect(Object.fromEntries(new URLSearchParams(behind))).toEqual({ consent: name, ...given });
    expect(on.headers.get('cache-control')).toBe('no-store');
  });

  it('connects the mailbox once, with a token that nobody is shown', async () => {
    const { given } = await consented(name);
    expect(await detailOf(await grant(given))).toEqual([200, expect.stringContaining(`opens ${OWN}`)]);
    expect(await read(`/connections/${name}`)).toMatchObject({
      ...{ account: OWN, refreshToken: true, apiBase: API },
      seen: { what: expect.stringContaining(OWN) },
    });
    expect(await detailOf(await grant(given))).toEqual([409, expect.stringContaining('begin again')]);
  });

  it('is worth nothing to another session, and to the one that asked still', async () => {
    const { given } = await consented(name);
    expect((await grant(given, other)).status).toBe(409);
    expect((await grant({ ...given, state: `${given.state}x` })).status).toBe(409);
    expect((await grant(given)).status).toBe(200);
  });

  it('is good for ten minutes, and for the last one asked for', async () => {
    const first = await consented(name);
    const second = await consented(name);
    expect((await grant(first.given)).status).toBe(409);
    await runInDurableObject(object() as never, (_, { storage }) => {
      const [{ until } = { until: 0 }] = storage.sql
        .exec<{ until: number }>('SELECT until FROM consents')
        .toArray();
      expect(until - Date.now()).toBeLessThanOrEqual(600_000);
      storage.sql.exec('UPDATE consents SET until = 1');
    });
    expect((await grant(second.given)).status).toBe(409);
  });

  it('is refused to whoever is no owner, and to pages of other sites', async () => {
    expect((await send(advisor, `/connections/${name}/authorize`, {})).status).toBe(403);
    expect((await send(advisor, `/connections/${name}/grant`, { code: 'x', state: 'y' })).status).toBe(403);
    const elsewhere = { origin: 'https://evil.example' };
    expect((await send(owner, `/connections/${name}/authorize`, {}, elsewhere)).status).toBe(403);
  });

  it('is not taken where a box was left unticked', async () => {
    await account(OWN).order({ grants: ['openid'] });
    const { given } = await consented(name);
    expect(await detailOf(await grant(given))).toEqual([409, expect.stringContaining('unticked')]);
  });

  it('is not taken for another mailbox than the store’s, unless that one may write as it', async () => {
    const marie = account();
    const first = await consented(name, owner, marie.user);
    expect(await detailOf(await grant(first.given))).toEqual([
      ...[409, expect.stringMatching(new RegExp(`${marie.user} said yes.*${OWN}`))],
    ]);
    await marie.order({ aliases: [OWN] });
    const second = await consented(name, owner, marie.user);
    expect((await grant(second.given)).status).toBe(200);
    expect(await read(`/connections/${name}`)).toMatchObject({ account: marie.user });
  });

  it('refuses a code of somebody else’s: what proves who asked for it is missing', async () => {
    const mine = await consented(name);
    const theirs = await consented(name, other);
    const swapped = { code: theirs.given.code, state: mine.given.state };
    expect(await detailOf(await grant(swapped))).toEqual([409, expect.stringContaining('invalid_grant')]);
  });
});

it('opens a shared mailbox at Microsoft, where the account may', async () => {
  const marie = account();
  await marie.order({ shared: [OWN] });
  const { given } = await consented('graph', owner, marie.user);
  expect((await send(owner, '/connections/graph/grant', given)).status).toBe(200);
  expect(await read('/connections/graph')).toMatchObject({ account: marie.user, mailbox: OWN });
  await object().wake();
});

it('gives a consent back when the connection is forgotten', async () => {
  const marie = account();
  await marie.order({ aliases: [OWN] });
  const { given } = await consented('gmail', owner, marie.user);
  expect((await send(owner, '/connections/gmail/grant', given)).status).toBe(200);
  expect((await marie.seen()).good.consents).toBe(1);
  const gone = await ask('/api/v1/connections/gmail', {
    method: 'DELETE',
    headers: { origin: HERE, cookie: owner },
  });
  expect(gone.status).toBe(204);
  expect((await marie.seen()).good.consents).toBe(0);
});

it('asks nobody at Microsoft’s own domains for mailboxes that others share', () => {
  const app = { id: 'x', secret: 'y', tenant: 'common' };
  const given = { app, base: undefined, redirect: HERE, state: 's', challenge: 'c' };
  expect(consentUrl('graph', { ...given, hint: 'shop@hotmail.co.uk' })).not.toContain('Shared');
  expect(consentUrl('graph', { ...given, hint: 'shop@lune.example' })).toContain('Mail.Send.Shared');
});

it('is closed with words where the deployment is not known to the provider', async () => {
  const asked = { name: 'gmail', by: 'cs_x', redirect: HERE, base: undefined } as const;
  await runInDurableObject(object() as never, async (_, { storage }) => {
    const env = { ...bindings, GOOGLE_CLIENT_ID: '' };
    const consent = new MailboxConsent(env, 'demo', () => new MailboxRecords(storage.sql));
    expect(await consent.begin(asked)).toEqual({
      ok: false,
      detail: expect.stringContaining('GOOGLE_CLIENT_ID'),
    });
    const given = { name: 'gmail', by: 'cs_x', code: 'x', state: 'y' } as const;
    expect(await consent.finish(given)).toMatchObject({ ok: false });
  });
});

it('is sent back to the console with the words of a refusal', async () => {
  const back = await ask('/oauth/gmail/callback?error=access_denied&state=x&other=%3Cscript%3E');
  expect(back.headers.get('location')).toBe(`${HERE}/console/#consent=gmail&state=x&error=access_denied`);
  expect((await ask('/oauth/yahoo/callback?code=x')).status).toBe(404);
});

it('leaves no token, code or secret in a log', () => {
  expect(lines.filter((line) => /-of-a-consent|dev-\w+-secret|4\/0-\d/.test(line))).toEqual([]);
});
