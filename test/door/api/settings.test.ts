import { describe, expect, it } from 'vitest';
import type { Settings } from '../../../src/settings.ts';
import { ask, JSON_TYPE } from '../world.ts';

/* Settings that cannot hurt: changed in part, refused by name, never over somebody else's change, taken back. */

let count = 0;

type Call = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Response>;

/** A store as it is made, with no mailbox of its own. */
async function made(): Promise<{ id: string; call: Call }> {
  const id = `set-${count++}`;
  const send = (token: string, method: string, path: string, body?: unknown, headers = {}) =>
    ask(`/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...JSON_TYPE, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const answer = await send('dev-platform-token', 'POST', '/stores', { id });
  const { token } = (await answer.json()) as { token: string };
  const call: Call = (method, path, body, headers) => send(token, method, path, body, headers);
  return { id, call };
}

async function store(): Promise<Call> {
  const { id, call } = await made();
  const box = { name: 'Brume', email: { address: `help@${id}.demo.example` } };
  expect((await call('PUT', '/settings', box)).status).toBe(200);
  return call;
}

const settingsOf = async (call: Call) => (await (await call('GET', '/settings')).json()) as Settings;
const problemOf = async (response: Response) =>
  (await response.json()) as { status: number; errors?: { at: string; message: string }[] };

describe('PATCH settings', () => {
  it('changes what it names and leaves all else', async () => {
    const call = await store();
    await call('PATCH', '/settings', {
      phone: { number: '+33187650099' },
      hours: { sun: [['10:00', '12:00']] },
    });
    const before = await settingsOf(call);
    const patched = await call('PATCH', '/settings', { returns: { windowDays: 45 } });
    expect(patched.status).toBe(200);
    expect(await settingsOf(call)).toEqual({ ...before, returns: { ...before.returns, windowDays: 45 } });
    expect(await patched.json()).toEqual(await settingsOf(call));
  });

  it('puts back the default of what is null', async () => {
    const call = await store();
    await call('PATCH', '/settings', { returns: { windowDays: 45 }, name: 'Aube' });
    await call('PATCH', '/settings', { returns: { windowDays: null } });
    expect(await settingsOf(call)).toMatchObject({ name: 'Aube', returns: { windowDays: 30 } });
  });

  it('refuses nonsense by its place, and changes nothing', async () => {
    const call = await store();
    const before = await settingsOf(call);
    for (const [patch, at] of [
      [{ returns: { windowsDays: 45 } }, 'returns.windowsDays'],
      [{ hours: { mon: [['18:00', '09:00']] } }, 'hours.mon.0'],
      [{ email: { address: 'nobody' } }, 'email.address'],
      [{ mcp: [{ name: 'stock', url: 'https://mcp.example', token: true }] }, 'mcp.0.token'],
      [{ mcp: [{ name: 'Stock', url: 'https://mcp.example' }] }, 'mcp.0.name'],
      [{ name: 'Aube', constructor: 1 }, 'constructor'],
    ] as const) {
      const refused = await problemOf(await call('PATCH', '/settings', patch));
      expect(refused).toMatchObject({ status: 400, errors: [{ at }] });
    }
    for (const body of [[], 'x', null]) expect((await call('PATCH', '/settings', body)).status).toBe(400);
    expect(await settingsOf(call)).toEqual(before);
  });

  it('of two at once loses neither', async () => {
    const call = await store();
    const answers = await Promise.all([
      call('PATCH', '/settings', { returns: { windowDays: 45 } }),
      call('PATCH', '/settings', { name: 'Aube' }),
      call('PATCH', '/settings', { country: 'BE' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await settingsOf(call)).toMatchObject({
      name: 'Aube',
      country: 'BE',
      returns: { windowDays: 45 },
    });
  });
});

describe('PUT settings', () => {
  it('takes what GET gives, and does not overwrite what changed since', async () => {
    const call = await store();
    const read = await call('GET', '/settings');
    const etag = read.headers.get('etag') ?? '';
    const settings = (await read.json()) as Settings;
    const mine = await call('PUT', '/settings', { ...settings, name: 'Mine' }, { 'if-match': etag });
    expect(mine.status).toBe(200);
    expect(mine.headers.get('etag')).not.toBe(etag);
    const theirs = await call('PUT', '/settings', { ...settings, name: 'Theirs' }, { 'if-match': etag });
    expect(theirs.status).toBe(412);
    expect((await call('PATCH', '/settings', { name: 'Theirs' }, { 'if-match': '"x"' })).status).toBe(412);
    expect((await settingsOf(call)).name).toBe('Mine');
    const now = (await call('GET', '/settings')).headers.get('etag') ?? '';
    expect((await call('PATCH', '/settings', { name: 'Theirs' }, { 'if-match': now })).status).toBe(200);
  });
});

describe('the history of settings', () => {
  it('says who changed what and why, and gives an earlier version back', async () => {
    const call = await store();
    const before = await settingsOf(call);
    await call('PATCH', '/settings?why=Christmas', { returns: { windowDays: 60 } });
    const history = await call('GET', '/settings/history');
    const { versions } = (await history.json()) as { versions: Record<string, unknown>[] };
    expect(versions[0]).toMatchObject({
      by: 'owner',
      why: 'Christmas',
      at: expect.stringMatching(/^\d{4}-/),
      changes: [{ at: 'returns.windowDays', before: 30, after: 60 }],
    });
    const reverted = await call('POST', '/settings/revert', { version: versions[1]?.version });
    expect(reverted.status).toBe(200);
    expect(await settingsOf(call)).toEqual(before);
    const newest = await call('GET', '/settings/history?limit=1');
    const { versions: after } = (await newest.json()) as { versions: Record<string, unknown>[] };
    expect(after).toHaveLength(1);
    expect(after[0]).toMatchObject({ changes: [{ at: 'returns.windowDays', before: 60, after: 30 }] });
    expect((await call('POST', '/settings/revert', { version: 4_000 })).status).toBe(404);
  });
});

describe('a preset', () => {
  it('is put over the settings, says so in the history, and can be taken back', async () => {
    const call = await store();
    const before = await settingsOf(call);
    const { presets } = (await (await call('GET', '/presets')).json()) as { presets: { id: string }[] };
    expect(presets.map(({ id }) => id)).toEqual(['shop', 'large-shop', 'saas', 'services', 'retail']);
    expect((await call('POST', '/presets/saas/apply', {})).status).toBe(200);
    const after = await settingsOf(call);
    expect(after).toMatchObject({ name: before.name, email: before.email, withdrawal: false });
    expect(after.modes).toContainEqual({ intent: '*', channel: 'whatsapp', mode: 'off' });
    const history = await call('GET', '/settings/history?limit=2');
    const { versions } = (await history.json()) as { versions: { version: number; why: string }[] };
    expect(versions[0]?.why).toBe('preset: Software for companies');
    await call('POST', '/settings/revert', { version: versions[1]?.version });
    expect(await settingsOf(call)).toEqual(before);
  });
});

describe('stores that have named no mailbox yet', () => {
  it('may each change what they like: what all begin with is kept from nobody', async () => {
    const [{ call: one }, { call: other }] = [await made(), await made()];
    for (const call of [one, other])
      expect((await call('PATCH', '/settings', { returns: { windowDays: 45 } })).status).toBe(200);
    expect((await settingsOf(other)).email).toEqual((await settingsOf(one)).email);
  });
});

describe('answers that stand ready', () => {
  it('are read by advisors as they were set, and refused where they ask for what nobody knows', async () => {
    const call = await store();
    const answers = [{ name: 'Late', text: 'Order {{order}} is late.' }];
    expect((await call('PATCH', '/settings', { answers })).status).toBe(200);
    expect(await (await call('GET', '/answers')).json()).toEqual({
      answers: [
        {
          ...{ name: 'Late', language: null, text: 'Order {{order}} is late.' },
          ...{ tags: [], afterwards: null, snoozeHours: 24 },
        },
      ],
    });
    const wrong = await call('PATCH', '/settings', { answers: [{ name: 'Late', text: '{{ordre}}' }] });
    expect(await problemOf(wrong)).toMatchObject({ status: 400, errors: [{ at: 'answers.0.text' }] });
  });
});
