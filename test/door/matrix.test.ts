import { runInDurableObject } from 'cloudflare:test';
import { beforeAll, describe, expect, it } from 'vitest';
import { app } from '../../src/index.ts';
import { ADMIN, ask, bindings, JSON_TYPE, keepingNothing, kept, LEAK } from './world.ts';

/*
 * Every route of the service against everything a stranger may send. The routes are taken from the app
 * itself, so a new one is tried the day it appears; one that is meant to be open is named here.
 */

const PUBLIC = [
  ...['GET /healthz', 'GET /api/v1/openapi.json', 'GET /widget.js', 'GET /chat/:store/widget'],
  ...['POST /api/v1/console/sign-in', 'GET /api/v1/console/sign-in/passkey'],
];
const NOBODY = 'cu_00000000000000000000000000000000';
const MB = 1024 * 1024;

const MADE_UP = (store: string) => `otk_${store}_${'0'.repeat(64)}_${'0'.repeat(20)}`;

const routes = app.routes
  .filter(({ method }) => method !== 'ALL')
  .map(({ method, path }) => ({ method, path, name: `${method} ${path}` }))
  .filter((route, index, all) => all.findIndex(({ name }) => name === route.name) === index);
const closed = routes.filter(({ name, method }) => !PUBLIC.includes(name) && method !== 'OPTIONS');

const filled = (path: string, store = 'demo') =>
  path.replace('/customers/:id', `/customers/${NOBODY}`).replace(':store', store).replaceAll(/:\w+/g, 'none');

/** A refusal as every door gives it. */
async function refused(response: Response, ...statuses: number[]): Promise<void> {
  const text = await response.text();
  expect(statuses, `${response.status} ${text.slice(0, 300)}`).toContain(response.status);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(JSON.parse(text)).toMatchObject({
    type: 'about:blank',
    status: response.status,
    title: expect.any(String),
  });
  expect(text).not.toMatch(LEAK);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('cache-control')).toBe('no-store');
}

/** What openapi.json says a call may be answered with. */
let described: Record<string, Record<string, { responses: Record<string, unknown> }>> = {};
function expectDescribed(method: string, path: string, status: number): void {
  const given = path.split('?')[0]?.replace('/api/v1', '').split('/') ?? [];
  const pattern = Object.keys(described).find((candidate) => {
    const parts = candidate.split('/');
    return (
      parts.length === given.length && parts.every((part, i) => part.startsWith('{') || part === given[i])
    );
  });
  const { responses } = described[pattern ?? '']?.[method.toLowerCase()] ?? { responses: {} };
  expect(Object.keys(responses), `${method} ${path}`).toContain(String(status));
}

async function keepsNothing(attack: () => Promise<void>): Promise<void> {
  const before = await kept();
  await attack();
  expect(await kept()).toEqual(before);
}

/** Stores that are none. */
const OTHER_STORES = [
  'nowhere',
  '@mailboxes',
  'DEMO',
  'demo%2f',
  'a'.repeat(300),
  '%00',
  '__proto__',
  'constructor',
];

const BODIES: [name: string, body: () => BodyInit | null][] = [
  ['nothing', () => null],
  ['no JSON', () => '{"a":'],
  ['a hundred thousand brackets', () => '['.repeat(100_000)],
  ['a hundred thousand objects in each other', () => `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
  ['21 MB', () => 'x'.repeat(21 * MB)],
  ['21 MB that say nothing of their length', () => new Response('x'.repeat(21 * MB)).body],
  ['bytes that are no text', () => new Uint8Array([0xff, 0xfe, 0, 0xc3, 0x28])],
  ['fifty thousand dashes', () => '-'.repeat(50_000)],
];

const WRONG: [name: string, headers: Record<string, string>][] = [
  ['no credentials', {}],
  [
    'wrong credentials',
    {
      authorization: 'Bearer dev-admin-token2',
      'x-hub-signature-256': `sha256=${'0'.repeat(64)}`,
      'x-twilio-signature': 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=',
      'sec-websocket-protocol': 'onethread.2, session.x',
    },
  ],
  [
    'credentials of another kind',
    {
      authorization: 'Basic ZGV2LWFkbWluLXRva2Vu',
      'x-hub-signature-256': 'sha1=00',
      'x-twilio-signature': '',
    },
  ],
  [
    'a token as long as a book',
    { authorization: `Bearer ${'a'.repeat(60_000)}`, 'x-twilio-signature': 'a'.repeat(60_000) },
  ],
  ['a token of a store that is none', { authorization: 'Bearer ot_nowhere_0123456789abcdef' }],
  ['an API token of this store that somebody made up', { authorization: `Bearer ${MADE_UP('demo')}` }],
  ['an API token of no store that somebody made up', { authorization: `Bearer ${MADE_UP('nowhere')}` }],
  ['a token without end', { authorization: `Bearer ot_${'-'.repeat(50_000)}` }],
];

beforeAll(async () => {
  // The first request loads the service and seeds the shop.
  expect((await ask('/healthz')).status).toBe(200);
  expect((await ask('/api/v1/desk', { headers: ADMIN })).status).toBe(200);
  described = ((await (await ask('/api/v1/openapi.json')).json()) as { paths: typeof described }).paths;
});

describe.each(WRONG)('every route, with %s,', (_, headers) => {
  keepingNothing();

  it.each(closed)('$name refuses', async ({ method, path }) => {
    const body = ['POST', 'PUT', 'PATCH'].includes(method) ? '{}' : undefined;
    const response = await ask(filled(path), { method, headers: { ...JSON_TYPE, ...headers }, body });
    await refused(response, ...(path.startsWith('/api/') ? [401] : [401, 403, 404, 426]));
  });
});

describe.each(BODIES)('every route that takes a body, sent %s by a stranger,', (_, body) => {
  keepingNothing();

  it.each(closed.filter(({ method }) => method === 'POST' || method === 'PUT'))(
    '$name refuses',
    async ({ method, path }) => {
      const response = await ask(filled(path), { method, headers: JSON_TYPE, body: body() });
      await refused(response, ...(path.startsWith('/api/') ? [401] : [401, 403, 413]));
    },
  );
});

describe('every route', () => {
  const withoutPatch = routes.filter(
    ({ path }) => !routes.some((other) => other.path === path && other.method === 'PATCH'),
  );
  it.each(withoutPatch)('$path tells which methods it takes', async ({ path }) => {
    const allowed = routes.filter((other) => other.path === path).map(({ method }) => method);
    const method = ['PATCH', 'DELETE', 'PUT'].find((one) => !allowed.includes(one)) ?? 'TRACE';
    const response = await ask(filled(path), { method, headers: { ...JSON_TYPE, ...ADMIN } });
    expect(response.headers.get('allow')?.split(', ')).toEqual(expect.arrayContaining(allowed));
    await refused(response, 405);
    const options = await ask(filled(path), { method: 'OPTIONS', headers: ADMIN });
    await options.body?.cancel();
    expect(options.status).toBe(204);
    expect(options.headers.get('access-control-allow-origin')).toBeNull();
  });

  it.each(closed.filter(({ path }) => path.includes(':store')))(
    '$name knows no other store',
    async ({ method, path }) => {
      const body = method === 'POST' ? '{}' : undefined;
      await keepsNothing(async () => {
        for (const store of OTHER_STORES)
          await refused(await ask(filled(path, store), { method, body }), 404);
      });
    },
  );

  it.each([
    '//api/v1/desk',
    '/api/v1/../../x',
    '/api/v2/desk',
    '/chat',
    '/files',
    '/files/',
    '/hooks/demo',
    '/chat/demo/',
  ])('is not %s', async (path) => {
    if (path === '/') return; // The playground, in development.
    await refused(await ask(path, { headers: ADMIN }), 404);
  });
});

const ACT = { advisor: 'a1', name: 'Nora' };
const order = {
  status: 'pending',
  placedAt: '2026-11-20T10:00:00Z',
  currency: 'EUR',
  total: 100,
  customer: { id: 'c-matrix' },
  items: [{ line: '1', sku: 'X', product: 'X', title: 'X', quantity: 1, price: 100 }],
};
/** JSON routes with a body that would be taken. */
const JSON_ROUTES: [method: string, path: string, good: Record<string, unknown>, good_status: number][] = [
  ['POST', `/api/v1/customers/${NOBODY}/takeover`, ACT, 404],
  ['POST', `/api/v1/customers/${NOBODY}/reply`, { ...ACT, text: 'x' }, 404],
  ['POST', `/api/v1/customers/${NOBODY}/handback`, { advisor: 'a1' }, 404],
  ['POST', `/api/v1/customers/${NOBODY}/resolve`, { ticket: 't' }, 404],
  ['POST', `/api/v1/customers/${NOBODY}/note`, { advisor: 'a1', text: 'x' }, 404],
  ['PUT', '/api/v1/orders/M-1', order, 200],
  ['PUT', '/api/v1/products/M-1', { title: 'x' }, 200],
  ['POST', '/api/v1/stores', { id: 'matrix' }, 201],
  ['POST', '/api/v1/tokens', { name: 'x', scopes: ['desk'] }, 201],
  ['PUT', '/api/v1/settings', { name: 7 }, 400],
  ['PUT', '/api/v1/secrets', { anthropicApiKey: 'x' }, 409],
  ['POST', '/api/v1/mailboxes/a@b.example/verify', { code: '000000' }, 404],
  ['PUT', '/api/v1/stores/none/suspension', { reason: 'x' }, 404],
  ['PUT', '/api/v1/stores/none/quota', { mailsPerDay: 1, modelTurnsPerDay: null }, 404],
];
const tokenFor = (path: string) =>
  path.includes('/stores') ? { authorization: 'Bearer dev-platform-token' } : ADMIN;

describe.each(JSON_ROUTES)('%s %s, from whoever may,', (method, path, good, status) => {
  const send = async (body: BodyInit | null, headers: Record<string, string> = JSON_TYPE) => {
    const response = await ask(path, { method, headers: { ...tokenFor(path), ...headers }, body });
    expectDescribed(method, path, response.status);
    return response;
  };

  it.each([
    ['nothing', ''],
    ['half of it', JSON.stringify(good).slice(0, -2)],
    ['null', 'null'],
    ['a list', '[]'],
    ['a text', '"x"'],
    ['a number', '1e999'],
    ['a hundred thousand brackets', '['.repeat(100_000)],
    ['what is too deep', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['a list of lists', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['wrong types', JSON.stringify(Object.fromEntries(Object.keys(good).map((key) => [key, { a: [] }])))],
    ['a prototype', `{"__proto__":${JSON.stringify(good)},"name":[]}`],
    ['a constructor', '{"constructor":{"prototype":{"name":"x"}}, "name": {}}'],
  ])('refuses %s', async (_, body) => {
    // Settings have a default for everything, and pass over what they do not know.
    if (path.endsWith('/settings') && body.startsWith('{"') && !body.includes('"name"')) return;
    await keepsNothing(async () => refused(await send(body), 400));
  });

  it('refuses another type, and a body that is too long by its own account or in truth', async () => {
    await keepsNothing(async () => {
      for (const type of [
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
        'jsonapplication/json',
        '',
      ]) {
        await refused(await send(JSON.stringify(good), { 'content-type': type }), 415);
      }
      const long = JSON.stringify({ ...good, padding: 'x'.repeat(MB) });
      await refused(await send(long), 413);
      await refused(await send(new Response(long).body), 413);
    });
  });

  it('refuses a key that is none', async () => {
    if (method !== 'POST') return;
    await keepsNothing(async () => {
      for (const key of ['', 'a b', 'é', 'k'.repeat(201)])
        await refused(await send(JSON.stringify(good), { ...JSON_TYPE, 'idempotency-key': key }), 400);
    });
  });

  it('goes on working', async () => {
    const response = await send(JSON.stringify(good));
    await response.body?.cancel();
    expect(response.status).toBe(status);
  });
});

describe('what is asked for by id', () => {
  it.each([
    ['/api/v1/customers/cu_1', 400],
    [`/api/v1/customers/${NOBODY}`, 404],
    [`/api/v1/customers/${NOBODY}/exchanges`, 404],
    [`/api/v1/customers/${NOBODY}/export`, 404],
    ['/api/v1/customers/cu_1/export', 400],
    ['/api/v1/erasures?limit=0', 400],
    ['/api/v1/erasures?before=x', 400],
    [`/api/v1/customers/${NOBODY}%2f..%2fdesk`, 400],
    [`/api/v1/customers/${NOBODY}/exchanges?limit=0`, 400],
    [`/api/v1/customers/${NOBODY}/exchanges?limit=1e9`, 400],
    [`/api/v1/customers/${NOBODY}/exchanges?limit=1&limit=2`, 400],
    [`/api/v1/customers/${NOBODY}/exchanges?before=-1`, 400],
    [`/api/v1/customers/${NOBODY}/exchanges?before=1e400`, 400],
    [`/api/v1/customers?email=${'a'.repeat(400)}@b.example`, 400],
    ['/api/v1/customers?email=%00@b.example', 400],
    ['/api/v1/customers?phone=%ED%A0%80', 400],
    ['/api/v1/customers?email=a@b.example&email=c@d.example', 400],
    ['/api/v1/orders/none', 404],
    [`/api/v1/orders/${'1'.repeat(129)}`, 400],
    ['/api/v1/orders/%00', 404],
    ['/api/v1/orders/%ED%A0%80', 404],
    ['/api/v1/orders/..%2f..%2fsettings', 404],
    ['/api/v1/orders/__proto__', 404],
    ['/api/v1/products/constructor', 404],
    ["/api/v1/products/'%20OR%201=1%20--", 404],
  ])('%s is refused with %i', async (path, status) => {
    await keepsNothing(async () => refused(await ask(path, { headers: ADMIN }), status));
    if (!path.includes('%2f')) expectDescribed('GET', path, status);
  });

  it('leaves no table behind, where nobody is', async () => {
    const stranger = `cu_${crypto.randomUUID().replaceAll('-', '')}`;
    const at = `/api/v1/customers/${stranger}`;
    const headers = { ...ADMIN, ...JSON_TYPE, 'idempotency-key': 'k' };
    await refused(await ask(at, { headers }), 404);
    await refused(await ask(`${at}/exchanges`, { headers }), 404);
    await refused(await ask(`${at}/export`, { headers }), 404);
    await refused(await ask(at, { method: 'DELETE', headers }), 404);
    for (const [name, body] of [
      ['takeover', ACT],
      ['reply', { ...ACT, text: 'x' }],
      ['handback', ACT],
      ['resolve', { ticket: 't' }],
      ['reopen', { ticket: 't' }],
      ['note', { ...ACT, text: 'x' }],
    ] as const)
      await refused(await ask(`${at}/${name}`, { method: 'POST', headers, body: JSON.stringify(body) }), 404);
    const object = bindings.CUSTOMER.getByName(`demo:${stranger}`);
    await runInDurableObject(object, (_, { storage }) => {
      const tables = storage.sql.exec(
        "SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\'",
      );
      expect(tables.toArray()).toEqual([]);
    });
  });

  it('may not be another id than the path', async () => {
    for (const [path, body] of [
      ['/api/v1/orders/M-2', { ...order, id: 'M-3' }],
      ['/api/v1/products/M-2', { id: 'M-3', title: 'x' }],
    ] as const) {
      await keepsNothing(async () => {
        const headers = { ...ADMIN, ...JSON_TYPE };
        await refused(await ask(path, { method: 'PUT', headers, body: JSON.stringify(body) }), 422);
      });
    }
  });
});
