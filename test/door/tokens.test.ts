import { listDurableObjectIds, runInDurableObject } from 'cloudflare:test';
import { beforeAll, describe, expect, it } from 'vitest';
import { ACCESS, needsOf, Scope } from '../../src/api/access.ts';
import { newApiToken } from '../../src/api/api-token.ts';
import { now, setClockShift } from '../../src/clock.ts';
import { ADMIN, ask, bindings, JSON_TYPE } from './world.ts';

interface Made {
  id: string;
  name: string;
  scopes: string[];
  token: string;
  createdAt: string;
  lastUsedAt: string | null;
}

const NOBODY = 'cu_00000000000000000000000000000000';

function call(token: string, method: string, path: string, body?: object, headers = {}): Promise<Response> {
  return ask(`/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body ? JSON_TYPE : {}), ...headers },
    body: body && JSON.stringify(body),
  });
}

async function make(scopes: readonly string[], name = 'Test', headers = {}): Promise<Made> {
  const response = await call('dev-admin-token', 'POST', '/tokens', { name, scopes }, headers);
  expect(response.status).toBe(201);
  return (await response.json()) as Made;
}

async function listed(): Promise<Omit<Made, 'token'>[]> {
  const response = await ask('/api/v1/tokens', { headers: ADMIN });
  return ((await response.json()) as { tokens: Made[] }).tokens;
}

async function status(token: string, method: string, path: string): Promise<number> {
  const response = await call(token, method, path);
  await response.body?.cancel();
  return response.status;
}

const routes = [...ACCESS].map(([route, access]) => {
  const [method = '', path = ''] = route.split(' ');
  const filled = path
    .replace('/customers/{id}', `/customers/${NOBODY}`)
    .replace('/tokens/{id}', `/tokens/tk_${'0'.repeat(32)}`)
    .replace('{id}', 'none');
  return { route, access, method, path: filled };
});
const scoped = routes
  .filter(({ access }) => !['owner', 'platform', 'person', 'open'].includes(access))
  .map((row) => ({ ...row, scopes: Scope.array().parse(needsOf(row.route)) }));
const owners = routes.filter(({ access }) => access === 'owner');

describe('an API token', () => {
  let all: Made;
  const without = new Map<Scope, Made>();
  const alone = new Map<string, Made>();

  beforeAll(async () => {
    all = await make(Scope.options);
    for (const scope of Scope.options)
      without.set(scope, await make(Scope.options.filter((other) => other !== scope)));
    for (const { scopes } of scoped)
      if (!alone.has(scopes.join())) alone.set(scopes.join(), await make(scopes));
  });

  it.each(scoped.flatMap(({ scopes, ...row }) => scopes.map((scope) => ({ ...row, scope }))))(
    'without the scope $scope is refused at $route and told that it needs it',
    async (row) => {
      const response = await call(without.get(row.scope)?.token ?? '', row.method, row.path);
      expect(response.status).toBe(403);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(response.headers.get('www-authenticate')).toBe(
        `Bearer error="insufficient_scope", scope="${row.scope}"`,
      );
      expect(await response.json()).toEqual({
        type: 'about:blank',
        title: 'Forbidden',
        status: 403,
        detail: `This API token may not do this. It needs the scope ${row.scope}.`,
      });
    },
  );

  it.each(scoped)('with what that needs alone gets in at $route', async ({ scopes, method, path }) => {
    expect([401, 403]).not.toContain(await status(alone.get(scopes.join())?.token ?? '', method, path));
  });

  it.each(owners)('with every scope there is gets nothing at $route', async ({ method, path }) => {
    const response = await call(all.token, method, path);
    expect(response.status).toBe(403);
    expect(await response.text()).toContain("Only the store's own token");
  });

  it('makes no stores', async () => {
    expect((await call(all.token, 'POST', '/stores', { id: 'by-token' })).status).toBe(401);
  });

  it('is shown once, and kept by its hash alone', async () => {
    const made = await make(['desk', 'customers:read', 'desk'], ' Back office ');
    expect(made).toMatchObject({
      id: expect.stringMatching(/^tk_[0-9a-f]{32}$/),
      token: expect.stringMatching(/^otk_demo_[0-9a-f]{64}_[0-9a-f]{20}$/),
      name: 'Back office',
      scopes: ['customers:read', 'desk'],
      lastUsedAt: null,
    });
    const { token, ...rest } = made;
    expect((await listed()).find(({ id }) => id === made.id)).toEqual(rest);
    const secret = token.split('_')[2] ?? '';
    await runInDurableObject(bindings.STORE.getByName('demo:store'), (_, { storage }) => {
      const tables = storage.sql.exec<{ name: string }>(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\'",
      );
      for (const { name } of tables.toArray())
        expect(JSON.stringify(storage.sql.exec(`SELECT * FROM "${name}"`).toArray())).not.toContain(secret);
    });
  });

  it('is the same for the same Idempotency-Key, and another request under that key is refused', async () => {
    const key = { 'idempotency-key': 'make-once' };
    const first = await make(['desk'], 'Once', key);
    expect(await make(['desk'], 'Once', key)).toEqual(first);
    expect((await listed()).filter(({ name }) => name === 'Once')).toHaveLength(1);
    const other = await call('dev-admin-token', 'POST', '/tokens', { name: 'Two', scopes: ['desk'] }, key);
    expect(other.status).toBe(422);
    expect(await status('dev-admin-token', 'DELETE', `/tokens/${first.id}`)).toBe(200);
    const again = await call('dev-admin-token', 'POST', '/tokens', { name: 'Once', scopes: ['desk'] }, key);
    expect(again.status).toBe(409);
  });

  it('opens nothing from the moment it is revoked', async () => {
    const { id, token } = await make(['desk']);
    expect(await status(token, 'GET', '/desk')).toBe(200);
    expect(await status('dev-admin-token', 'DELETE', `/tokens/${id}`)).toBe(200);
    expect(await status(token, 'GET', '/desk')).toBe(401);
    expect((await listed()).map((one) => one.id)).not.toContain(id);
    expect(await status('dev-admin-token', 'DELETE', `/tokens/${id}`)).toBe(404);
  });

  it('shows when it was used last, to the minute', async () => {
    const { id, token } = await make(['desk']);
    const lastUse = async () => (await listed()).find((one) => one.id === id)?.lastUsedAt ?? null;
    expect(await lastUse()).toBeNull();
    await status(token, 'GET', '/desk');
    const first = await lastUse();
    expect(first).not.toBeNull();
    await status(token, 'GET', '/desk');
    expect(await lastUse()).toBe(first);
    const shift = now() - Date.now();
    setClockShift(shift + 61_000);
    await status(token, 'GET', '/desk');
    expect(Date.parse((await lastUse()) ?? '')).toBeGreaterThanOrEqual(Date.parse(first ?? '') + 60_000);
    setClockShift(shift);
  });

  it.each([
    ['no name', { scopes: ['desk'] }],
    ['no scope', { name: 'x', scopes: [] }],
    ['a scope that is none', { name: 'x', scopes: ['everything'] }],
    ['the right of owners', { name: 'x', scopes: ['owner'] }],
    ['something else beside', { name: 'x', scopes: ['desk'], token: 'otk_demo_x' }],
  ])('is not made with %s', async (_, body) => {
    const before = (await listed()).length;
    expect((await call('dev-admin-token', 'POST', '/tokens', body)).status).toBe(400);
    expect(await listed()).toHaveLength(before);
  });
});

describe('a token that this service did not make', () => {
  it('opens no object, whichever store it names', async () => {
    const real = newApiToken(bindings, 'never-opened');
    const [, , secret = '', mac = ''] = real.split('_');
    const before = (await listDurableObjectIds(bindings.STORE as never)).length;
    for (const token of [
      `otk_never-opened_${secret}_${'0'.repeat(20)}`,
      `otk_never-opened_${'0'.repeat(64)}_${mac}`,
      `otk_never-open_${secret}_${mac}`,
      `${real}0`,
      `otk_never-opened_${secret}`,
      newApiToken({ ...bindings, SEAL_KEY: 'another deployment' }, 'never-opened'),
    ])
      expect(await status(token, 'GET', '/desk'), token).toBe(401);
    expect(await listDurableObjectIds(bindings.STORE as never)).toHaveLength(before);
  });

  it('is told apart from one that it made, which a store is asked about', async () => {
    const before = (await listDurableObjectIds(bindings.STORE as never)).length;
    expect(await status(newApiToken(bindings, 'never-opened'), 'GET', '/desk')).toBe(401);
    expect((await listDurableObjectIds(bindings.STORE as never)).length).toBeGreaterThan(before);
  });
});
