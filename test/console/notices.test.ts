import { beforeEach, describe, expect, it } from 'vitest';
import { Notices, type PushHere } from '../../console/core/pages/notices.ts';
import { Session } from '../../console/core/session.ts';
import { Api } from '../../console/core/transport/api.ts';
import type { NoticesView } from '../../src/console/protocol.ts';
import { FakeWorld, refusal, settled } from './world.ts';

const VIEW: NoticesView = {
  ...{ threads: 'fitting', mail: false, webhook: null, quiet: null, lately: [] },
  push: {
    key: 'BKey',
    browsers: [{ id: 'pb_other', name: 'Firefox, Linux', created: '2026-11-01T09:00:00Z' }],
  },
};
const SUBSCRIPTION = { endpoint: 'https://push.example/1', keys: { p256dh: 'p', auth: 'a' } };

let world: FakeWorld;
let view: NoticesView;
let notices: Notices;
let allowed: boolean;
let unsubscribed: number;

const push: PushHere = {
  state: () => 'possible',
  subscribe: async (key) => (allowed && key === 'BKey' ? SUBSCRIPTION : null),
  unsubscribe: async () => void unsubscribed++,
  name: () => 'Chrome, Linux',
};

beforeEach(async () => {
  allowed = true;
  unsubscribed = 0;
  view = VIEW;
  world = new FakeWorld();
  world.answer = ({ method, path, body }) => {
    const own = { id: 'pb_own', name: 'Chrome, Linux', created: '2026-12-01T09:00:00Z' };
    if (method === 'POST' && path === 'me/notices/browsers')
      view = { ...view, push: { ...view.push, browsers: [...view.push.browsers, own] } };
    if (method === 'DELETE')
      view = {
        ...view,
        push: { ...view.push, browsers: view.push.browsers.filter(({ id }) => !path.endsWith(id)) },
      };
    if (path === 'me/notices/test') return { body: { ok: false, detail: 'HTTP 500' } };
    if (method === 'PATCH') view = { ...view, ...(body as object) };
    return { body: method === 'PATCH' && view.webhook ? { ...view, secret: 'whsec_x' } : view };
  };
  notices = new Notices(new Api(world), push, world.storage);
  await settled();
});

describe('notices at the console', () => {
  it('are told in this browser once it may, which is then known from the others', async () => {
    expect(notices.here).toBeNull();
    expect(await notices.addHere()).toBe(true);
    const [made] = world.made('POST', /browsers$/);
    expect(made?.body).toEqual({ ...SUBSCRIPTION, name: 'Chrome, Linux' });
    expect(notices.here?.id).toBe('pb_own');
    const [first] = notices.view.value?.push.browsers ?? [];
    if (first) await notices.forget(first);
    expect(unsubscribed).toBe(0);
    if (notices.here) await notices.forget(notices.here);
    expect([unsubscribed, notices.here, notices.view.value?.push.browsers]).toEqual([1, null, []]);
  });

  it('ask the service for nothing where the browser is not allowed to show any', async () => {
    allowed = false;
    await notices.addHere();
    expect(notices.denied.value).toBe(true);
    expect(world.made('POST', /browsers$/)).toEqual([]);
    expect(notices.view.value).toEqual(VIEW);
  });

  it('show a secret once, until its address is taken away', async () => {
    await notices.choose({ webhook: 'https://nora.example' });
    expect(notices.secret.value).toBe('whsec_x');
    expect(notices.view.value).not.toHaveProperty('secret');
    await notices.choose({ webhook: null });
    expect(notices.secret.value).toBeNull();
  });

  it('keep the receipt of a test beside its way, and why something was refused', async () => {
    await notices.test('mail');
    expect(notices.tried.value.get('mail')).toEqual({ ok: false, detail: 'HTTP 500' });
    world.answer = () => refusal(400, 'Bad request');
    expect(await notices.choose({ mail: true })).toBe(false);
    expect(notices.problem.value?.status).toBe(400);
  });

  it('come to this browser no more once its person has signed out', async () => {
    await notices.addHere();
    await new Session(world, new Api(world)).signOut();
    expect(world.made('DELETE', /./).map(({ path }) => path)).toEqual([
      'me/notices/browsers/pb_own',
      'console/session',
    ]);
    expect(world.storage.get('push')).toBeNull();
  });
});
