import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pubSubToken } from '../../sandbox/mailbox/push.ts';
import { type MailHost, startMailHost } from '../../sandbox/mailbox/server.ts';
import { isSignedByPubSub, mailboxNamed } from '../../src/mailboxes/gmail/push.ts';
import { clientStates, notificationsIn } from '../../src/mailboxes/graph/push.ts';
import type { MailPush } from '../../src/mailboxes/port.ts';
import { MAILBOXES } from '../../src/mailboxes/roster.ts';

/* Being told of new mail, over the providers' wire formats. */

let host: MailHost;
let hook: Server;
let url = '';
let users = 0;
/** What the hook says to whoever asks whether it is there. */
let says: (question: string) => { status: number; type: string; text: string };
const told: string[] = [];

beforeAll(async () => {
  host = await startMailHost();
  hook = createServer(async (request, response) => {
    const question = new URL(request.url ?? '', url).searchParams.get('validationToken');
    const { status, type, text } = says(question ?? '');
    let body = '';
    for await (const part of request) body += part;
    if (question === null) told.push(body);
    response.writeHead(question === null ? 202 : status, { 'content-type': type });
    response.end(text);
  });
  await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/hooks/demo/graph`;
});
afterAll(async () => {
  hook.close();
  await host.close();
});

const honest = (text: string) => ({ status: 200, type: 'text/plain', text });

async function push(kind: 'gmail' | 'graph', ahead = 0, topic = 'projects/p/topics/mail') {
  const user = `told-${++users}@host.example`;
  const fields = {
    ...{ account: user, refreshToken: host.grant(user), apiBase: `http://127.0.0.1:${host.api}` },
    ...{ topic, pushAccount: 'push@p.iam.gserviceaccount.com' },
  };
  says = honest;
  const provider = kind === 'gmail' ? 'google' : 'microsoft';
  const system = await MAILBOXES[kind].open({
    dial: () => {
      throw new Error('not dialled');
    },
    ...{ fetch, name: 'client.example', now: () => Date.now() + ahead },
    connection: async () => fields,
    hook: async () => ({ url, state: 's'.repeat(43) }),
    app: () => ({ id: `dev-${provider}-client`, secret: `dev-${provider}-secret`, tenant: 'common' }),
    access: { load: async () => null, keep: async () => {} },
  });
  return { push: system?.push as MailPush, box: host.box(user) };
}
const HOUR = 3_600_000;

describe('a mailbox by graph', () => {
  it('is subscribed to where the hook says back what it is asked, for both kinds of news', async () => {
    const { push: one, box } = await push('graph');
    const { id, renewAt } = await one.renew(null);
    expect([...box.subscriptions.values()]).toMatchObject([
      { id, url, lifecycle: url, state: 's'.repeat(43), resource: "/me/mailFolders('inbox')/messages" },
    ]);
    const until = Date.parse(box.subscriptions.get(id)?.until ?? '');
    expect(until - Date.now()).toBeGreaterThan(24 * HOUR);
    expect(Math.abs(renewAt - (Date.now() + until) / 2)).toBeLessThan(10_000);
  });

  it.each([
    ['another text', (text: string) => honest(`${text}.`)],
    ['a page', (text: string) => ({ ...honest(text), type: 'text/html' })],
    ['a refusal', (text: string) => ({ ...honest(text), status: 403 })],
  ])('is not subscribed to where it answers with %s', async (_, answer) => {
    const { push: one, box } = await push('graph');
    says = answer;
    await expect(one.renew(null)).rejects.toThrow(/validation/i);
    expect(box.subscriptions.size).toBe(0);
  });

  it('is renewed under the same id, made anew where that is gone, and ended', async () => {
    const { push: one, box } = await push('graph');
    const { id } = await one.renew(null);
    expect((await one.renew(id)).id).toBe(id);
    box.subscriptions.clear();
    const again = await one.renew(id);
    expect(again.id).not.toBe(id);
    expect([...box.subscriptions.keys()]).toEqual([again.id]);
    await one.stop(again.id);
    expect(box.subscriptions.size).toBe(0);
  });

  it('tells of what comes into the inbox', async () => {
    const { push: one, box } = await push('graph');
    await one.renew(null);
    told.length = 0;
    box.put('INBOX', Buffer.from('Subject: x\r\n\r\nHello'));
    await expect.poll(() => told.length).toBe(1);
    expect(notificationsIn(told[0] ?? '', ['s'.repeat(43)])).toEqual({ ends: false });
  });
});

describe('a mailbox by gmail', () => {
  it('is watched, and again each day', async () => {
    const topic = { name: 'projects/p/topics/mail', endpoint: url, account: 'push@p' };
    const { push: one, box } = await push('gmail');
    await expect(one.renew(null)).rejects.toThrow(/not authorized/);
    await fetch(`http://127.0.0.1:${host.control}/x`, { method: 'POST', body: JSON.stringify({ topic }) });
    const { id, renewAt } = await one.renew(null);
    expect(box.watch).toBe(topic.name);
    expect(renewAt - Date.now()).toBeLessThanOrEqual(24 * HOUR);
    await one.stop(id);
    expect(box.watch).toBeNull();
  });

  it('is not asked to tell where nobody is named who signs', async () => {
    const open = (fields: Record<string, string>) =>
      MAILBOXES.gmail.open({
        dial: () => {
          throw new Error('not dialled');
        },
        ...{ fetch, name: 'client.example', now: Date.now },
        connection: async () => ({ refreshToken: 'x', ...fields }),
        hook: async () => null,
        app: () => ({ id: 'x', secret: 'x', tenant: '' }),
        access: { load: async () => null, keep: async () => {} },
      });
    expect((await open({ topic: 'projects/p/topics/mail' }))?.push).toBeNull();
    expect((await open({ pushAccount: 'push@p.example' }))?.push).toBeNull();
  });
});

describe('a push of Pub/Sub', () => {
  const audience = 'https://support.example/hooks/demo/gmail';
  const account = 'push@p.iam.gserviceaccount.com';
  const now = () => Math.floor(Date.now() / 1_000);
  const isSigned = (token: string) =>
    isSignedByPubSub(token, { account, audience, base: `http://127.0.0.1:${host.api}`, fetch });

  it('is taken where the store’s own subscription has signed it', async () => {
    expect(await isSigned(pubSubToken({ aud: audience, email: account }))).toBe(true);
  });

  it.each([
    ['for another address', { aud: 'https://other.example/hooks/demo/gmail' }],
    ['by another account', { email: 'push@other.iam.gserviceaccount.com' }],
    ['by an account that nobody has verified', { email_verified: false }],
    ['by another issuer', { iss: 'https://accounts.example' }],
    ['an hour ago', { iat: now() - 7_300, exp: now() - 3_700 }],
    ['without an end', { exp: undefined }],
    ['without an account', { email: undefined }],
  ])('is refused where it was signed %s', async (_, claims) => {
    expect(await isSigned(pubSubToken({ aud: audience, email: account, ...claims }))).toBe(false);
  });

  it('is refused with a signature over other claims, with none, and where it is no token', async () => {
    const [head, body = '', signature] = pubSubToken({ aud: audience, email: account }).split('.');
    const forged = Buffer.from(body, 'base64url').toString().replace('"sub":"1"', '"sub":"2"');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    for (const token of [
      `${head}.${Buffer.from(forged).toString('base64url')}.${signature}`,
      `${none}.${body}.`,
      'x.y.z',
    ])
      expect(await isSigned(token)).toBe(false);
  });

  it('names a mailbox in either alphabet, and nothing where it is none', () => {
    const data = (alphabet: 'base64' | 'base64url') =>
      Buffer.from('{"emailAddress":"Ünique@Shop.example","historyId":"9"}').toString(alphabet);
    for (const one of [data('base64'), data('base64url')])
      expect(mailboxNamed(JSON.stringify({ message: { data: one } }))).toBe('ünique@shop.example');
    for (const none of ['', 'null', '{"message":{"data":"!"}}', '{"message":{}}', '[]'])
      expect(mailboxNamed(none)).toBeNull();
  });
});

describe('a notification of Graph’s', () => {
  const of = (...value: object[]) => JSON.stringify({ value });

  it('is believed by the state of the store’s own subscription, and by that of the key before', async () => {
    const [state = ''] = await clientStates({ SEAL_KEY: 'first' }, 'demo');
    expect(
      notificationsIn(of({ clientState: state }), await clientStates({ SEAL_KEY: 'first' }, 'demo')),
    ).toEqual({
      ends: false,
    });
    const both = await clientStates({ SEAL_KEY: 'second', SEAL_KEY_PREVIOUS: 'first' }, 'demo');
    expect(both).toHaveLength(2);
    expect(notificationsIn(of({ clientState: state }), both)).toEqual({ ends: false });
    for (const states of [
      await clientStates({ SEAL_KEY: 'first' }, 'other'),
      await clientStates({ SEAL_KEY: 'second' }, 'demo'),
      await clientStates({}, 'demo'),
    ])
      expect(notificationsIn(of({ clientState: state }), states)).toBeNull();
  });

  it('is believed alone among those that are somebody else’s', () => {
    const ends = { clientState: 'x', lifecycleEvent: 'subscriptionRemoved' };
    expect(notificationsIn(of(ends, { clientState: 'ours' }), ['ours'])).toEqual({ ends: false });
    expect(notificationsIn(of({ ...ends, clientState: 'ours' }), ['ours'])).toEqual({ ends: true });
    expect(notificationsIn(of(ends), ['ours'])).toBeNull();
  });

  it.each(['', 'null', '{}', '{"value":{}}', '{"value":[null]}', '{"value":[{}]}'])(
    'is none as %s',
    (body) => {
      expect(notificationsIn(body, ['ours'])).toBeNull();
    },
  );
});
