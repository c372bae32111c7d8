import { describe, expect, it } from 'vitest';
import { hostOf } from '../../console/core/pages/mail-hosts.ts';
import { atHost, connectionsOf, filledIn, securedBy } from '../../console/core/pages/mail-password.ts';
import { MailboxPlace } from '../../console/core/pages/mailbox.ts';
import { Api } from '../../console/core/transport/api.ts';
import { CONNECTIONS, readConnection } from '../../src/connections/roster.ts';
import { FakeWorld, refusal, settled } from './world.ts';

/* A mailbox with a password, as an owner fills it in. */

const OWN = 'contact@orange.fr';
const KEPT = {
  name: 'imap',
  host: 'imap.shop.example',
  port: '993',
  security: 'tls',
  user: OWN,
  password: true,
};

describe('the host of an address', () => {
  it.each([
    ['marie@orange.fr', 'Orange'],
    ['Marie@WANADOO.fr ', 'Orange'],
    ['lune@laposte.net', 'La Poste'],
    ['lune@gmail.com', 'Gmail'],
  ])('%s is known', (address, name) => expect(hostOf(address)).toMatchObject({ name }));

  it.each(['contact@lune.example', '', '@', 'orange.fr.evil@x', 'a@notorange.fr'])(
    '%j tells of none',
    (address) => expect(hostOf(address)).toBeNull(),
  );

  it.each(['a@outlook.com', 'a@hotmail.fr', 'a@live.co.uk'])('%s takes no password', (address) =>
    expect(hostOf(address)).toBe('microsoft'),
  );
});

describe('what is put of both servers', () => {
  it('is what the service takes, for each host that is known', () => {
    const host = hostOf(OWN);
    if (host === null || host === 'microsoft') throw new Error('no host');
    const put = connectionsOf({ ...atHost(filledIn({}, {}, OWN), host), password: 'secret 1' });
    expect(put.imap).toEqual({
      ...{ host: 'imap.orange.fr', port: 993, security: 'tls' },
      ...{ user: OWN, password: 'secret 1' },
    });
    for (const name of ['imap', 'smtp'] as const)
      expect(readConnection(name, put[name], false)).toMatchObject({ fields: { user: OWN } });
    expect(Object.keys(CONNECTIONS.imap.fields)).toEqual(expect.arrayContaining(Object.keys(put.imap)));
  });

  it('leaves out a password that is kept, and keeps whose word counts at the same server alone', () => {
    const kept = { ...KEPT, security: 'tls' as const, authserv: 'mx.shop.example' };
    const form = filledIn(kept, { host: 'smtp.shop.example', port: '465', user: OWN });
    expect(connectionsOf(form, kept).imap).toEqual({
      ...{ host: 'imap.shop.example', port: 993, security: 'tls', user: OWN },
      authserv: 'mx.shop.example',
    });
    const moved = { ...form, imap: { ...form.imap, host: 'other.example' } };
    expect(connectionsOf(moved, kept).imap).not.toHaveProperty('authserv');
  });

  it('has a login of its own for sending where it wants one', () => {
    const form = filledIn({ user: OWN }, { user: 'relay' });
    expect(form.sender).toEqual({ user: 'relay', password: '' });
    expect(connectionsOf({ ...form, sender: { user: 'relay', password: 'x' } })).toMatchObject({
      imap: { user: OWN },
      smtp: { user: 'relay', password: 'x' },
    });
  });

  it('has the port of its security, unless another one was written', () => {
    const usual = { host: 'x', port: 465, security: 'tls' as const };
    expect(securedBy(usual, 'smtp', 'starttls')).toMatchObject({ port: 587, security: 'starttls' });
    expect(securedBy({ ...usual, port: 2465 }, 'smtp', 'starttls')).toMatchObject({ port: 2465 });
  });
});

describe('a mailbox that is connected by its password', () => {
  async function connected(answer: FakeWorld['answer'] = () => ({})) {
    const world = new FakeWorld();
    world.answer = (call) => {
      if (call.path === 'settings') return { body: { email: { via: 'imap', address: OWN } } };
      if (call.path === 'connections') return { body: { connections: [{ ...KEPT, seen: null }] } };
      return answer(call);
    };
    const place = new MailboxPlace(new Api(world));
    await settled();
    return { world, place };
  }

  it('is kept, and both servers are tried, each with its own words', async () => {
    const { world, place } = await connected(({ path }) => ({
      body: { ok: !path.includes('smtp'), detail: path.includes('smtp') ? '535 5.7.8 no' : 'logged in' },
    }));
    expect(await place.connectByPassword({ ...filledIn(KEPT as never), password: 'x' })).toBe(true);
    expect(world.made('PUT', /./).map(({ path }) => path)).toEqual(['connections/imap', 'connections/smtp']);
    expect(place.tried.value).toEqual({
      imap: { ok: true, detail: 'logged in' },
      smtp: { ok: false, detail: '535 5.7.8 no' },
    });
  });

  it('is tried at no server where one was refused', async () => {
    const { world, place } = await connected(({ path, method }) =>
      method === 'PUT' && path.endsWith('smtp') ? refusal(400, 'Bad request') : {},
    );
    expect(await place.connectByPassword(filledIn(KEPT as never))).toBe(false);
    expect(world.made('POST', /test$/)).toEqual([]);
    expect(place.problem.value?.status).toBe(400);
  });
});
