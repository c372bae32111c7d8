import { beforeAll, describe, expect, it } from 'vitest';
import { serviceInside } from '../service.ts';

/* A backup's file that somebody has written by hand, taken back by an owner who trusts them. */

const service = serviceInside();
const STORE = 'hostile-backup';
const BACKUP = `bk_${'a'.repeat(32)}`;
let token = '';
let people = 0;

const send = (method: string, path: string, body: string, type = 'application/json') =>
  service.fetch(`/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': type } : {}) },
    ...(body ? { body } : {}),
  });
const put = (...lines: object[]) =>
  send(
    'PUT',
    `/restore/${BACKUP}/lines`,
    lines.map((line) => JSON.stringify(line)).join('\n'),
    'application/x-ndjson',
  );
const newId = () => `cu_${String(++people).padStart(32, '0')}`;
const begins = (id: string, led: string | null = null) => ({
  ...{ type: 'customer', id, created: '2026-11-01T00:00:00Z', country: null, led },
});

beforeAll(async () => {
  const made = await service.fetch('/api/v1/stores', {
    method: 'POST',
    headers: { authorization: 'Bearer dev-platform-token', 'content-type': 'application/json' },
    body: JSON.stringify({ id: STORE }),
  });
  token = ((await made.json()) as { token: string }).token;
  expect((await send('POST', '/restore', JSON.stringify({ backup: BACKUP }))).status).toBe(200);
});

const leads = (leader: string) => JSON.stringify({ leader, epoch: 1 });
const rows = (customer: string, table: string, row: object) => ({
  ...{ type: 'thread', customer, table, rows: [row] },
});

/** A line with a person in it. */
function person(over: Record<string, string | null>) {
  const id = `pe_${String(++people).padStart(32, '0')}`;
  const row: Record<string, string | number | null> = {
    ...{ id, name: 'Mallory', email: `${id}@evil.example`, role: 'advisor', languages: '["en"]' },
    ...{ skills: '[]', most: 5, created_at: '2026-11-01T00:00:00Z', ...over },
  };
  return { of: 'desk', table: 'people', rows: [row] };
}

describe('a backup that was written by hand', () => {
  it.each<[string, (id: string) => object[]]>([
    ['a leader that cannot be read', (id) => [begins(id, 'nobody')]],
    ['a leader that is no customer', (id) => [begins(id, leads('cu_x'))]],
    ['a thread that leads itself', (id) => [begins(id, leads(id))]],
    ['a row without a column', (id) => [begins(id), rows(id, 'externals', {})]],
    ['a value of another type', (id) => [begins(id), rows(id, 'outbox', { id: 'x', kind: 'message' })]],
  ])('is refused with %s', async (_, lines) => {
    const id = newId();
    const answer = await put(...lines(id));
    expect(answer.status).toBe(400);
    expect(await answer.text()).not.toMatch(/SQLITE|\.ts\b/);
    // What was begun is at no end, and in nobody's way.
    expect((await put({ type: 'end', customer: id })).status).toBe(200);
    expect((await send('DELETE', `/customers/${id}`, '')).status).toBe(404);
  });

  it.each<[string, object]>([
    ['a person of a role that there is not', person({ role: 'root' })],
    ['a person whose languages cannot be read', person({ languages: '[1' })],
    [
      'a thread on the desk that cannot be read',
      {
        ...{ of: 'desk', table: 'queue' },
        rows: [{ customer: newId(), state: 'waiting', urgency: 0, since: 0, card: '{}' }],
      },
    ],
    [
      'an approval that cannot be read',
      {
        ...{ of: 'store', table: 'approvals' },
        rows: [{ id: 'ap_1', customer: newId(), due: '2027-01-01T00:00:00Z', open: 1, body: '[]' }],
      },
    ],
    [
      'a draft that cannot be read',
      {
        ...{ of: 'store', table: 'drafts' },
        rows: [{ id: 'dr_1', customer: newId(), at: '2027-01-01T00:00:00Z', open: 1, body: '[]' }],
      },
    ],
    [
      'more people than a store may have',
      {
        ...{ of: 'desk', table: 'people' },
        rows: Array.from({ length: 1_001 }, () => person({}).rows[0]),
      },
    ],
  ])('is refused with %s, and nobody’s desk is in its way', async (_, line) => {
    const answer = await put({ type: 'rows', ...line });
    expect(answer.status).toBe(400);
    expect(await answer.text()).not.toMatch(/SQLITE|\.ts\b/);
    for (const path of ['/people', '/desk', '/scenarios'])
      expect((await send('GET', path, '')).status).toBe(200);
  });

  it('makes people in no other store, nobody’s sign-in, and no token', async () => {
    const owner = person({ role: 'owner', joined_at: '2026-11-01T00:00:00Z' });
    expect((await put({ type: 'rows', ...owner })).status).toBe(200);
    const demo = await service.fetch('/api/v1/people', {
      headers: { authorization: 'Bearer dev-admin-token' },
    });
    expect(await demo.text()).not.toContain(String(owner.rows[0]?.email));
    for (const [of, table, row] of [
      ['desk', 'sign_in_sessions', { id: 'cs_1', person: owner.rows[0]?.id ?? '', since: 0, until: 9e15 }],
      ['desk', 'passkeys', { id: 'x', person: owner.rows[0]?.id ?? '' }],
      ['desk', 'audit', { n: 1 }],
      ['store', 'tokens', { id: 'tk_1' }],
      ['store', 'secrets', { name: 'adminToken' }],
    ] as const)
      expect((await put({ type: 'rows', of, table, rows: [row] })).status).toBe(400);
  });

  it('is refused with two threads that lead each other', async () => {
    const [one, other] = [newId(), newId()];
    expect((await put(begins(one, leads(other)))).status).toBe(200);
    expect((await put(begins(other, leads(one)))).status).toBe(400);
    for (const id of [one, other]) expect((await send('DELETE', `/customers/${id}`, '')).status).toBe(404);
  });
});
