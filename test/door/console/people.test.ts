import { runInDurableObject } from 'cloudflare:test';
import { beforeAll, describe, expect, it } from 'vitest';
import { Chat } from '../../../scripts/clients/chat.ts';
import { sentSince } from '../../../scripts/clients/sent.ts';
import { until } from '../../../scripts/clients/service.ts';
import { ACCESS, needsOf } from '../../../src/api/access.ts';
import { setClockShift } from '../../../src/clock.ts';
import type { Invited, Me, Person } from '../../../src/console/protocol.ts';
import { isAllowed, rightsOf } from '../../../src/console/rights.ts';
import { consoleToken } from '../../../src/tokens.ts';
import { serviceInside } from '../../journeys/service.ts';
import { ADMIN, ask, bindings, HERE, JSON_TYPE } from '../world.ts';

/* People of a store: how they come in, what they may, and what a cookie of theirs is worth. */

const inside = serviceInside();
const own = { origin: HERE, ...JSON_TYPE };

const call = (path: string, cookie: string, method = 'GET', body?: object, headers: object = own) =>
  ask(`/api/v1${path}`, { method, headers: { ...headers, cookie }, body: body && JSON.stringify(body) });
const cookieOf = (response: Response) => (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';

/** Signs in as development does. */
async function signedIn(as: string, name: string): Promise<string> {
  const response = await ask(`/sandbox/console?as=${as}&name=${name}`);
  expect(response.status).toBe(302);
  expect(response.headers.get('location')).toBe('/console/#/inbox/next');
  return cookieOf(response);
}
const meOf = async (cookie: string) => (await (await call('/me', cookie)).json()) as Me;

let owner = '';
let lead = '';
let advisor = '';
let customer = '';

beforeAll(async () => {
  owner = await signedIn('owner', 'Odile');
  lead = await signedIn('lead', 'Lea');
  advisor = await signedIn('advisor', 'Nora');
  const chat = await Chat.open(inside);
  await chat.say('Hello!');
  customer = (JSON.parse(atob(chat.welcome.session.split('.')[1] ?? '')) as { customer: string }).customer;
  chat.close();
});

describe('a person', () => {
  it('is who the cookie says, with the rights of their role', async () => {
    const me = await meOf(advisor);
    expect(me).toMatchObject({
      person: { name: 'Nora', role: 'advisor', joined: true },
      store: { id: 'demo' },
    });
    expect(me.rights).toEqual(expect.arrayContaining(['customers:act', 'desk', 'knowledge:read']));
    expect(me.rights).not.toContain('customers:erase');
    expect((await meOf(owner)).rights).toContain('owner');
  });

  it('gets a cookie that no script, no other host and no other site can use', async () => {
    const response = await ask('/sandbox/console?as=advisor&name=Nora');
    expect(response.headers.get('set-cookie')).toMatch(
      /^__Host-onethread=[\w.-]+; Path=\/; Max-Age=28800; HttpOnly; Secure; SameSite=Strict$/,
    );
  });

  it.each([
    ['DELETE', `/customers/cu_${'0'.repeat(32)}`, { advisor: 403, lead: 403, owner: 404 }],
    ['GET', `/customers/cu_${'0'.repeat(32)}/export`, { advisor: 403, lead: 404, owner: 404 }],
    ['GET', '/settings', { advisor: 403, lead: 403, owner: 200 }],
    ['GET', '/people', { advisor: 403, lead: 200, owner: 200 }],
    ['GET', '/audit', { advisor: 403, lead: 200, owner: 200 }],
    ['GET', '/tokens', { advisor: 403, lead: 403, owner: 200 }],
    ['GET', '/articles', { advisor: 200, lead: 200, owner: 200 }],
    ['DELETE', '/articles/none', { advisor: 403, lead: 404, owner: 404 }],
    ['GET', '/desk', { advisor: 200, lead: 200, owner: 200 }],
  ] as const)('may call %s %s by role', async (method, path, expected) => {
    const got: Record<string, number> = {};
    for (const [role, cookie] of Object.entries({ advisor, lead, owner }))
      got[role] = (await call(path, cookie, method)).status;
    expect(got).toEqual(expected);
  });

  it.each(['advisor', 'lead'] as const)(
    'is refused every route that a role of %s has no right to',
    async (role) => {
      const cookie = role === 'lead' ? lead : advisor;
      const rights = rightsOf(role);
      const closed = [...ACCESS].filter(([route, access]) => {
        const [method = ''] = route.split(' ');
        const isOpen = access === 'open' || access === 'person';
        return !isOpen && !needsOf(route).every((need) => isAllowed(rights, need, method));
      });
      expect(closed.length).toBeGreaterThan(40);
      const open: string[] = [];
      for (const [route, access] of closed) {
        const [method = '', path = ''] = route.split(' ');
        const body = method === 'GET' || method === 'DELETE' ? undefined : {};
        const answer = await call(path.replaceAll(/\{\w+\}/g, 'some'), cookie, method, body);
        const words = await answer.text();
        const refused =
          access === 'platform' ? answer.status === 401 : /Your role does not allow/.test(words);
        if (!refused) open.push(`${route}: ${answer.status} ${words.slice(0, 100)}`);
      }
      expect(open).toEqual([]);
    },
  );

  it('acts under their own name, whatever the body says', async () => {
    const text = 'From me, as I am.';
    const forged = { text, advisor: 'owner', name: 'The boss' };
    expect((await call(`/customers/${customer}/reply`, advisor, 'POST', forged)).status).toBe(200);
    const log = await (await ask(`/api/v1/customers/${customer}/export`, { headers: ADMIN })).text();
    expect(log).toContain('"name":"Nora"');
    expect(log).not.toContain('The boss');
    const without = await ask(`/api/v1/customers/${customer}/reply`, {
      method: 'POST',
      headers: { ...ADMIN, ...JSON_TYPE },
      body: JSON.stringify({ text }),
    });
    expect(without.status).toBe(400);
  });

  it('is refused by the object itself where a route forgot to ask', async () => {
    const object = bindings.CUSTOMER.getByName(`demo:${customer}`);
    const note = { type: 'note', advisor: 'a1', text: 'x' } as const;
    expect(await object.advise(note, 't', null, ['customers:read'])).toBe('forbidden');
    await runInDurableObject(object, async (inside) => {
      await expect(inside.export(['customers:read'])).rejects.toThrow('forbidden');
      await expect(inside.erase('request', 't', null, ['customers:act'])).rejects.toThrow('forbidden');
    });
    expect(await object.exists()).toBe(true);
  });
});

describe('a cookie', () => {
  it('changes nothing for another page, nor for none', async () => {
    const note = { text: 'x' };
    for (const headers of [
      JSON_TYPE,
      { ...JSON_TYPE, origin: 'https://evil.example' },
      { ...JSON_TYPE, origin: 'null' },
    ])
      expect((await call(`/customers/${customer}/note`, advisor, 'POST', note, headers)).status).toBe(403);
    expect((await call(`/customers/${customer}/note`, advisor, 'POST', note)).status).toBe(200);
  });

  it('of one store opens nothing in another, and made up opens nothing at all', async () => {
    const made = await ask('/api/v1/stores', {
      method: 'POST',
      headers: { authorization: 'Bearer dev-platform-token', ...JSON_TYPE },
      body: JSON.stringify({ id: 'people-other' }),
    });
    expect(made.status).toBe(201);
    // Under the store's own key, with the id of a session that is another store's.
    const stolen = JSON.parse(atob(advisor.split('.')[1] ?? '')) as { session: string };
    for (const store of ['people-other', 'nowhere']) {
      const token = await consoleToken(bindings, { store, session: stolen.session });
      expect((await call('/me', `__Host-onethread=${token}`)).status).toBe(401);
    }
    const forged = advisor.replace(/\.[\w-]+$/, `.${'A'.repeat(43)}`);
    expect((await call('/me', forged)).status).toBe(401);
    expect((await call('/me', '')).status).toBe(401);
  });

  it('opens nothing once it is signed out, its person is out, or eight hours have passed', async () => {
    const mine = await signedIn('advisor', 'Tess');
    expect((await call('/console/session', mine, 'DELETE')).status).toBe(200);
    expect((await call('/me', mine)).status).toBe(401);

    const gone = await signedIn('advisor', 'Tess');
    const { person } = await meOf(gone);
    expect((await call(`/people/${person.id}`, owner, 'DELETE')).status).toBe(200);
    expect((await call('/me', gone)).status).toBe(401);

    const idle = await signedIn('advisor', 'Ivy');
    try {
      setClockShift(7 * 3_600_000);
      const renewed = await call('/me', idle);
      expect(renewed.status).toBe(200);
      expect(cookieOf(renewed)).toContain('__Host-onethread=');
      setClockShift(14 * 3_600_000);
      expect((await call('/me', idle)).status).toBe(200);
      setClockShift(23 * 3_600_000);
      expect((await call('/me', idle)).status).toBe(401);
    } finally {
      setClockShift(0);
    }
  });
});

describe('an invitation', () => {
  const invited = async (email: string) => {
    const body = { name: 'Max', email, role: 'advisor', languages: ['fr'] };
    const response = await call('/people', owner, 'POST', body);
    expect(response.status).toBe(201);
    return (await response.json()) as Invited;
  };
  const use = (link: string) =>
    ask('/api/v1/console/sign-in', {
      method: 'POST',
      headers: own,
      body: JSON.stringify({ invite: link.split('#invite=')[1] }),
    });

  it('is shown and mailed, and signs its person in once', async () => {
    const { invite, mailed, person } = await invited('max@people.example');
    expect(mailed).toBe(true);
    expect((await sentSince(inside, 'email', 0)).at(-1)?.text).toContain(invite);
    const first = await use(invite);
    expect(first.status).toBe(200);
    expect(await first.json()).toMatchObject({
      next: 'console',
      me: { person: { id: person.id, joined: true } },
    });
    expect((await meOf(cookieOf(first))).person.name).toBe('Max');
    expect((await use(invite)).status).toBe(401);
    const second = await call(`/people/${person.id}/invite`, owner, 'POST', {});
    const anew = (await second.json()) as Invited;
    await call(`/people/${person.id}/invite`, owner, 'POST', {});
    expect((await use(anew.invite)).status).toBe(401);
  });

  it('is for nobody twice, and the last owner stays', async () => {
    await invited('twice@people.example');
    const again = { name: 'Max', email: 'Twice@People.example', role: 'advisor' };
    expect((await call('/people', owner, 'POST', again)).status).toBe(409);
    const { person } = await meOf(owner);
    expect((await call(`/people/${person.id}`, owner, 'PATCH', { role: 'advisor' })).status).toBe(409);
    const { people } = (await (await call('/people', lead)).json()) as { people: Person[] };
    expect(people.map(({ name }) => name)).toEqual(expect.arrayContaining(['Odile', 'Max']));
  });
});

describe('a mailed code', () => {
  const signIn = (body: object) =>
    ask('/api/v1/console/sign-in', { method: 'POST', headers: own, body: JSON.stringify(body) });
  const codeFor = async (email: string) => {
    const answer = await signIn({ email });
    expect([answer.status, await answer.text()]).toEqual([200, '{"next":"code"}']);
    const mail = await until(`a code to ${email}`, async () => {
      const sent = await sentSince(inside, 'email', 0);
      return sent.findLast(({ to, text }) => to === email && /^\d{6}/.test(text)) ?? null;
    });
    return /^\d{6}/.exec(mail.text)?.[0] ?? '';
  };

  it('signs in once, and the same is answered to whom nobody knows', async () => {
    const body = { name: 'Cora', email: 'cora@people.example', role: 'advisor' };
    await call('/people', owner, 'POST', body);
    const code = await codeFor('cora@people.example');
    const other = code === '000000' ? '000001' : '000000';
    expect((await signIn({ email: 'cora@people.example', code: other })).status).toBe(401);
    const entered = await signIn({ email: 'cora@people.example', code });
    expect(entered.status).toBe(200);
    expect((await meOf(cookieOf(entered))).person.name).toBe('Cora');
    expect((await signIn({ email: 'cora@people.example', code })).status).toBe(401);
    const stranger = await signIn({ email: 'nobody@people.example' });
    expect(await stranger.text()).toBe('{"next":"code"}');
    expect((await signIn({ email: 'nobody@people.example', code })).status).toBe(401);
  });

  it('is worth nothing after three tries', async () => {
    await call('/people', owner, 'POST', { name: 'Tim', email: 'tim@people.example', role: 'advisor' });
    const code = await codeFor('tim@people.example');
    const other = code === '000000' ? '000001' : '000000';
    for (let i = 0; i < 3; i++) await signIn({ email: 'tim@people.example', code: other });
    expect((await signIn({ email: 'tim@people.example', code })).status).toBe(401);
  });
});

describe('the audit log', () => {
  it('says who saw and did what, refusals too, and no word of it', async () => {
    await call(`/customers/${customer}`, advisor);
    await call(`/customers/${customer}`, advisor);
    await call(`/customers/${customer}/note`, advisor, 'POST', { text: 'A secret of theirs' });
    await call(`/customers/${customer}/export`, advisor);
    const entries = await until('the refusal in the log', async () => {
      const response = await call('/audit?limit=200', lead);
      const text = await response.text();
      expect(text).not.toContain('A secret of theirs');
      const found = JSON.parse(text).entries as {
        what: string;
        by: { name: string } | null;
        customer: string;
        status: number;
      }[];
      return found.some(({ what, status }) => what.endsWith('/export') && status === 403) ? found : null;
    });
    const mine = entries.filter((one) => one.customer === customer && one.by?.name === 'Nora');
    expect(mine.filter(({ what }) => what === 'GET /customers/{id}')).toHaveLength(1);
    expect(mine.map(({ what }) => what)).toContain('POST /customers/{id}/note');
  });
});
