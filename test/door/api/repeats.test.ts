import { beforeAll, describe, expect, it, vi } from 'vitest';
import { knowledgeObject } from '../../../durable-objects/clients/knowledge.ts';
import { Knowledge } from '../../../durable-objects/knowledge/knowledge.ts';
import { Chat } from '../../../scripts/clients/chat.ts';
import { feedBody, jsonBody, keyedBody, strangersBody } from '../../../src/api/body.ts';
import { api } from '../../../src/api/index.ts';
import { serviceInside } from '../../journeys/service.ts';
import { ADMIN, ask, bindings, JSON_TYPE } from '../world.ts';

/* Every route that declares an Idempotency-Key answers a repeat as it answered before, and does nothing twice. */

interface Schema {
  $ref?: string;
  type?: string | string[];
  example?: unknown;
  default?: unknown;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  items?: Schema;
  minItems?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  format?: string;
}
interface Operation {
  parameters?: { name: string; in: string }[];
  requestBody?: { content: Record<string, { schema: Schema; example?: unknown }> };
}
interface Described {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

/** Bodies whose fields say more than their schema. */
const BODIES: Record<string, unknown> = {
  '/webhooks': { url: 'https://hooks.example/onethread' },
  '/articles/import': { url: 'http://sandbox/site/' },
  '/people': { name: 'Ines', email: 'ines@lune.example', role: 'advisor' },
  '/settings/revert': { version: 1 },
};

let described: Described;
let customer = '';

/** A body that a schema describes, of what it must have. */
function sampleOf(schema: Schema | undefined): unknown {
  if (!schema) return {};
  if (schema.$ref) return sampleOf(described.components.schemas[schema.$ref.split('/').at(-1) ?? '']);
  for (const given of [schema.example, schema.default, schema.const, schema.enum?.[0]])
    if (given !== undefined) return given;
  const [one] = schema.anyOf ?? schema.oneOf ?? [];
  if (one) return sampleOf(one);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map(sampleOf));
  const [type] = [schema.type].flat();
  if (type === 'array') return schema.minItems ? [sampleOf(schema.items)] : [];
  if (type === 'integer' || type === 'number') return 1;
  if (type === 'boolean') return true;
  if (type === 'string') return schema.format === 'date-time' ? '2031-01-01T10:00:00Z' : 'x';
  const must = (schema.required ?? []).map((name) => [name, sampleOf(schema.properties?.[name])]);
  return Object.fromEntries(must);
}

function keyed(): [path: string, body: unknown, feed: boolean][] {
  return Object.entries(described.paths).flatMap(([path, { post }]): [string, unknown, boolean][] => {
    const declares = post?.parameters?.some(
      ({ name, in: where }) => where === 'header' && name.toLowerCase() === 'idempotency-key',
    );
    if (!post || !declares) return [];
    const content = post.requestBody?.content ?? {};
    const feed = !('application/json' in content) && Object.keys(content).length > 0;
    const { schema, example } = content['application/json'] ?? {};
    return [[path, BODIES[path] ?? example ?? sampleOf(schema), feed]];
  });
}

async function post(path: string, body: unknown, key: string) {
  const filled = path.replace('/customers/{id}', `/customers/${customer}`).replaceAll(/\{\w+\}/g, 'none');
  const token = path.startsWith('/stores') ? { authorization: 'Bearer dev-platform-token' } : ADMIN;
  const answer = await ask(`/api/v1${filled}`, {
    method: 'POST',
    headers: { ...token, ...JSON_TYPE, 'idempotency-key': key },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: await answer.text() };
}

beforeAll(async () => {
  described = await (await ask('/api/v1/openapi.json')).json();
  const service = serviceInside();
  const chat = await Chat.open(service);
  await chat.say('I would like to talk to a person');
  await service.atRest?.();
  const queue = (await (await ask('/api/v1/desk', { headers: ADMIN })).json()) as {
    waiting: { customer: string }[];
  };
  customer = queue.waiting[0]?.customer ?? '';
  chat.close();
});

it('every route that declares a key takes its body in where keys are read', () => {
  const reads = api.routes.filter(({ handler }) =>
    [jsonBody, keyedBody, feedBody, strangersBody].some((one) => one === handler),
  );
  const names = reads.map(({ path }) =>
    path.replace(/^\/api\/v1/, '').replaceAll(/:(\w+)(?:\{[^}]*\})?/g, '{$1}'),
  );
  expect(keyed().flatMap(([path]) => (names.includes(path) ? [] : [path]))).toEqual([]);
});

describe('a call that comes once more under its Idempotency-Key', () => {
  it('is answered as it was, on every route that declares it', async () => {
    const routes = keyed();
    expect(routes.length).toBeGreaterThan(25);
    const taken: string[] = [];
    for (const [path, body, feed] of routes) {
      if (feed) continue;
      const first = await post(path, body, `k-${path}`);
      const second = await post(path, body, `k-${path}`);
      if (first.status < 300) {
        taken.push(path);
        expect({ path, ...second }).toEqual({ path, ...first });
      } else expect([path, second.status]).toEqual([path, first.status]);
    }
    expect(taken.length).toBeGreaterThanOrEqual(12);
  });

  it('has one effect: one token is made, and shown to both', async () => {
    const body = { name: 'twice', scopes: ['desk'] };
    const [first, second] = [await post('/tokens', body, 'twice'), await post('/tokens', body, 'twice')];
    expect(second).toEqual(first);
    const listed = (await (await ask('/api/v1/tokens', { headers: ADMIN })).json()) as {
      tokens: { name: string }[];
    };
    expect(listed.tokens.filter(({ name }) => name === 'twice')).toHaveLength(1);
  });

  it('is refused where it is another call', async () => {
    await post('/search/rebuild', {}, 'other');
    expect((await post('/settings/samples', {}, 'other')).status).toBe(422);
  });
});

describe('calls at the same moment under one Idempotency-Key', () => {
  it('act once, on every route that declares it', async () => {
    for (const [path, body, feed] of keyed()) {
      if (feed) continue;
      const all = await Promise.all(Array.from({ length: 3 }, () => post(path, body, `at-once-${path}`)));
      const done = all.filter(({ status }) => status < 300);
      for (const other of done) expect({ path, ...other }).toEqual({ path, ...done[0] });
    }
  });

  it('have one effect and one answer', async () => {
    const invite = { name: 'Once', email: 'once@lune.example', role: 'advisor' };
    const all = await Promise.all([1, 2, 3].map(() => post('/people', invite, 'people')));
    expect(all.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(all.map(({ body }) => body)).size).toBe(1);
    expect(await post('/people', invite, 'people')).toEqual(all[0]);
  });

  it('are refused while the first takes long', async () => {
    const body = { name: 'Slow', email: 'slow@lune.example', role: 'advisor' };
    const said = new TextEncoder().encode(`POST /api/v1/people\n${JSON.stringify(body)}`);
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', said));
    const print = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const call = { key: 'owner:slow', print };
    await knowledgeObject(bindings, 'demo').beginCall(call);
    const refused = await post('/people', body, 'slow');
    expect(refused.status).toBe(409);
    expect(refused.body).toContain('is under way');
    await knowledgeObject(bindings, 'demo').endCall(call, null);
    expect((await post('/people', body, 'slow')).status).toBe(201);
  });

  it('is told what was done, also where that cannot be kept', async () => {
    const kept = vi.spyOn(Knowledge.prototype, 'endCall').mockImplementation(() => {
      throw new Error('overloaded');
    });
    const body = { name: 'Told', email: 'told@lune.example', role: 'advisor' };
    expect((await post('/people', body, 'unkept')).status).toBe(201);
    expect(kept).toHaveBeenCalledOnce();
    kept.mockRestore();
  });

  it('a call that was refused may come again at once', async () => {
    const body = { name: '', email: 'nobody', role: 'advisor' };
    expect((await post('/people', body, 'bad')).status).toBe(400);
    expect((await post('/people', body, 'bad')).status).toBe(400);
  });
});

describe('an erasure', () => {
  it('forgets the answers that name the person, and no other', async () => {
    const act = { add: ['wrong size'] };
    const theirs = await post('/customers/{id}/tags', act, 'theirs');
    const others = await post(
      '/people',
      { name: 'Kept', email: 'kept@lune.example', role: 'lead' },
      'others',
    );
    expect([theirs.status, others.status]).toEqual([200, 201]);
    await ask(`/api/v1/customers/${customer}`, { method: 'DELETE', headers: ADMIN });
    await serviceInside().atRest?.();
    expect(
      await post('/people', { name: 'Kept', email: 'kept@lune.example', role: 'lead' }, 'others'),
    ).toEqual(others);
    expect((await post('/customers/{id}/tags', act, 'theirs')).status).toBeGreaterThanOrEqual(400);
  });
});
