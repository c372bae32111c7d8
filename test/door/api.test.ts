import { exports } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { ACCESS, needsOf } from '../../src/api/access.ts';
import { developmentSecrets } from '../../src/door/guard.ts';
import type { Env } from '../../src/env.ts';
import { app } from '../../src/index.ts';

const front = (exports as unknown as { default: Fetcher }).default;
const call = (path: string, init: RequestInit<RequestInitCfProperties> = {}, token = 'dev-admin-token') =>
  front.fetch(`http://localhost:8787${path}`, {
    ...init,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...init.headers },
  });

describe('the API', () => {
  it.each(['/desk', '/settings', '/customers?email=a@b.example', '/orders/45821', '/products/DR-101'])(
    'gives %s to nobody without the token',
    async (path) => {
      for (const token of ['', 'dev-admin', 'dev-admin-token2', 'ot_demo_x']) {
        const response = await call(`/api/v1${path}`, {}, token);
        expect(response.status).toBe(401);
        expect(response.headers.get('content-type')).toBe('application/problem+json');
        await response.body?.cancel();
      }
    },
  );

  it('describes every route it has with the scope it needs, and no other', async () => {
    type Operation = {
      responses: Record<string, { content?: Record<string, unknown> }>;
      security?: Record<string, string[]>[];
      parameters?: { in: string; name: string }[];
      requestBody?: unknown;
    };
    const document = (await (await call('/api/v1/openapi.json')).json()) as {
      paths: Record<string, Record<string, Operation>>;
    };
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        name: `${method.toUpperCase()} ${path}`,
        method,
        operation,
      })),
    );
    const routes = app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/v1/'))
      .map(({ method, path }) => `${method} ${path.replace('/api/v1', '').replaceAll(/:(\w+)/g, '{$1}')}`)
      .filter((name) => name !== 'GET /openapi.json');
    expect(operations.map(({ name }) => name).sort()).toEqual([...new Set(routes)].sort());
    expect([...ACCESS.keys()].sort()).toEqual([...new Set(routes)].sort());
    for (const { name, method, operation } of operations) {
      const access = ACCESS.get(name) ?? '';
      const schemes: Record<string, object[]> = {
        open: [],
        person: [{ cookie: [] }],
        platform: [{ platform: [] }],
      };
      expect(operation.security, name).toEqual(
        schemes[access] ?? [{ bearer: needsOf(name) }, { cookie: [] }],
      );
      const statuses = Object.keys(operation.responses);
      expect(statuses, name).toEqual(expect.arrayContaining(['401', '429', '500', '503']));
      if (operation.requestBody)
        expect(statuses, name).toEqual(expect.arrayContaining(['400', '413', '415']));
      // A file has no effect before it is sent, and goes where it never is: nothing is done twice.
      if (method === 'post' && name !== 'POST /customers/{id}/files') {
        expect(statuses, name).toContain('422');
        expect(
          operation.parameters?.map((one) => one.name),
          name,
        ).toContain('idempotency-key');
      }
      for (const status of statuses.filter((one) => Number(one) >= 400))
        expect(Object.keys(operation.responses[status]?.content ?? {}), name).toEqual([
          'application/problem+json',
        ]);
    }
  });

  it.each([
    ['PUT', '/settings', '{bad', 400],
    ['PUT', '/settings', '{"timeZone":"Mars/Olympus"}', 400],
    ['PUT', '/orders/1', '{}', 400],
    ['POST', '/import', 'not json', 400],
    ['POST', '/customers/cu_00000000000000000000000000000000/takeover', '{"advisor":"a","name":"N"}', 404],
    ['GET', '/customers/x', undefined, 400],
    ['GET', '/customers', undefined, 400],
    ['GET', '/nothing', undefined, 404],
  ])('answers %s %s with a problem', async (method, path, body, status) => {
    const response = await call(`/api/v1${path}`, { method, body });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ type: 'about:blank', status });
  });
});

describe('a store of its own', () => {
  let token = '';

  beforeAll(async () => {
    const response = await call(
      '/api/v1/stores',
      { method: 'POST', body: '{"id":"second"}' },
      'dev-platform-token',
    );
    expect(response.status).toBe(201);
    token = ((await response.json()) as { token: string }).token;
  });

  it('describes orders and products field by field', async () => {
    type Described = { properties?: Record<string, Described>; items?: Described; description?: string };
    const document = (await (await call('/api/v1/openapi.json')).json()) as {
      components: { schemas: Record<string, Described> };
    };
    const untold = (name: string, { properties = {}, items }: Described): string[] => [
      ...Object.entries(properties).flatMap(([field, one]) => [
        ...(one.description ? [] : [`${name}.${field}`]),
        ...untold(`${name}.${field}`, one),
      ]),
      ...(items ? untold(name, items) : []),
    ];
    for (const name of ['Order', 'Product']) {
      const schema = document.components.schemas[name] ?? {};
      expect(Object.keys(schema.properties ?? {}).length, name).toBeGreaterThan(5);
      expect(untold(name, schema)).toEqual([]);
    }
  });

  it('is created once, by the platform alone', async () => {
    const again = await call(
      '/api/v1/stores',
      { method: 'POST', body: '{"id":"second"}' },
      'dev-platform-token',
    );
    expect(again.status).toBe(409);
    const stranger = await call('/api/v1/stores', { method: 'POST', body: '{"id":"third"}' });
    expect(stranger.status).toBe(401);
  });

  it('sees its own orders and none of another store', async () => {
    expect((await call('/api/v1/orders/45821', {}, token)).status).toBe(404);
    const own = await call(
      '/api/v1/products/P-1',
      { method: 'PUT', body: JSON.stringify({ title: 'Bag', variants: [] }) },
      token,
    );
    expect(own.status).toBe(200);
    expect((await call('/api/v1/products/P-1')).status).toBe(404);
  });

  it('has closed doors where its secrets are missing', async () => {
    const hook = await call('/hooks/second/whatsapp', { method: 'POST', body: '{}' });
    expect(hook.status).toBe(403);
    const voice = await call('/hooks/second/twilio/voice', { method: 'POST', body: 'CallSid=CA1' });
    expect(voice.status).toBe(403);
  });

  it('cannot take a mailbox that another has', async () => {
    const settings = JSON.stringify({ email: { address: 'help@shared.example' } });
    expect((await call('/api/v1/settings', { method: 'PUT', body: settings }, token)).status).toBe(200);
    const response = await call(
      '/api/v1/stores',
      { method: 'POST', body: '{"id":"rival"}' },
      'dev-platform-token',
    );
    const rival = ((await response.json()) as { token: string }).token;
    expect((await call('/api/v1/settings', { method: 'PUT', body: settings }, rival)).status).toBe(409);
  });
});

describe('development secrets', () => {
  it('stop the service anywhere but in development', () => {
    const env = { ADMIN_TOKEN: 'dev-admin-token', SEAL_KEY: 'real' } as Env;
    expect(developmentSecrets(env)).toEqual(['ADMIN_TOKEN']);
    expect(developmentSecrets({ ...env, SANDBOX: {} as never })).toEqual([]);
  });
});
