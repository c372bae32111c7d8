import { beforeEach, describe, expect, it } from 'vitest';
import { MailboxPlace } from '../../console/core/pages/mailbox.ts';
import { parseRoute } from '../../console/core/router.ts';
import { Api } from '../../console/core/transport/api.ts';
import { type Call, FakeWorld, refusal, settled } from './world.ts';

const GMAIL = { name: 'gmail', account: 'support@shop.example', refreshToken: true, seen: null };

let world: FakeWorld;
let place: MailboxPlace;
/** What the service answers to a call before it answers as usual. */
let first: (call: Call) => { status?: number; body?: unknown } | null;

beforeEach(async () => {
  first = () => null;
  world = new FakeWorld();
  world.answer = (call) => {
    const said = first(call);
    if (said) return said;
    if (call.path === 'settings' && call.method === 'GET')
      return { body: { email: { via: 'imap', address: 'support@shop.example' } } };
    if (call.path === 'connections')
      return { body: { connections: [GMAIL, { name: 'shopify', seen: null }] } };
    if (call.path.endsWith('/authorize')) return { body: { url: 'https://accounts.example/ask' } };
    return { body: { ok: true, detail: 'Google opens support@shop.example' } };
  };
  place = new MailboxPlace(new Api(world));
  await settled();
});

describe('the mailbox of the console', () => {
  it('shows its own connections, and where mail goes now', () => {
    expect(place.list.value).toEqual({
      ...{ via: 'imap', address: 'support@shop.example', connections: [GMAIL] },
    });
  });

  it('leads the owner to the provider, and says why where that way is closed', async () => {
    expect(await place.connect('gmail')).toBe('https://accounts.example/ask');
    first = (call) =>
      call.path.endsWith('/authorize') ? refusal(409, 'Conflict', { detail: 'not known to Google' }) : null;
    expect(await place.connect('gmail')).toBeNull();
    expect(place.problem.value?.detail).toBe('not known to Google');
  });

  it('takes what the provider sent the browser back with', async () => {
    const { page, consent } = parseRoute('#consent=graph&code=4%2F0-x&state=abc');
    expect([page, consent?.name]).toEqual(['mailbox', 'graph']);
    if (consent) expect(await place.take(consent)).toBe(true);
    const [made] = world.made('POST', /grant$/);
    expect(made).toMatchObject({ path: 'connections/graph/grant', body: { code: '4/0-x', state: 'abc' } });
    expect(place.tried.value.graph?.ok).toBe(true);
  });

  it('says what the provider refused, and asks the service for nothing', async () => {
    const { consent } = parseRoute('#consent=gmail&state=abc&error=access_denied');
    if (consent) expect(await place.take(consent)).toBe(false);
    expect(place.problem.value?.detail).toBe('access_denied');
    expect(world.made('POST', /grant$/)).toEqual([]);
  });

  it('reads and writes mail elsewhere from now on, and forgets a connection', async () => {
    await place.use('gmail');
    await place.remove('gmail');
    expect(world.made('PATCH', /^settings$/)[0]?.body).toEqual({ email: { via: 'gmail' } });
    expect(world.made('DELETE', /^connections\/gmail$/)).toHaveLength(1);
  });
});
