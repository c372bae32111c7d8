import { SignJWT } from 'jose';
import { describe, expect, it, vi } from 'vitest';
import { Api } from '../../../scripts/clients/api.ts';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Clock } from '../../../scripts/clients/clock.ts';
import { Mailbox } from '../../../scripts/clients/mail.ts';
import { serviceInside } from '../service.ts';
import { shopper } from '../shop.ts';

/* Somebody who is signed in at the shop opens the chat. */

const service = serviceInside();
const api = new Api(service);

async function login(
  account: string,
  over: { nonce?: string; store?: string; life?: number; secret?: string } = {},
) {
  const issued = Math.floor((await new Clock(service).now()).getTime() / 1000);
  return new SignJWT({ store: over.store ?? 'demo', nonce: over.nonce ?? crypto.randomUUID() })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(account)
    .setIssuedAt(issued)
    .setExpirationTime(issued + (over.life ?? 300))
    .sign(new TextEncoder().encode(over.secret ?? 'dev-identity-secret'));
}

describe('a signed-in customer', () => {
  it('is known at once, and need not say who or what it is about', async () => {
    const sophie = await shopper(service, 'Sophie');
    const chat = await Chat.open(service, { identity: await login(sophie.account) });
    expect(chat.welcome.assurance).toBe('verified');
    const [answer] = await chat.say('Where is my order?');
    expect(answer?.text).toContain(sophie.order);
    chat.close();
  });

  it('is sent to the thread they have, with the same token', async () => {
    const sophie = await shopper(service, 'Sophie');
    await new Mailbox(service, sophie).ask({
      to: 'support@demo.example',
      subject: 'Return',
      text: `I'd like to return order ${sophie.order}, it is too small.`,
    });
    const identity = await login(sophie.account);
    const first = await Chat.open(service, { identity });
    await vi.waitFor(() => expect(first.frames.map(({ type }) => type)).toContain('moved'));
    const chat = await Chat.open(service, { token: first.welcome.session, identity });
    expect(chat.welcome.assurance).toBe('verified');
    await chat.say('Actually I would rather have the money back.');
    const [customer = ''] = await api.customers({ email: sophie.email });
    const rows = await api.exchanges(customer);
    expect(new Set(rows.map(({ channel }) => channel))).toEqual(new Set(['email', 'chat']));
    chat.close();
  });

  it.each([
    ['of another store', { store: 'other' }],
    ['that lives too long', { life: 3_600 }],
    ['that has expired', { life: -10 }],
    ['signed by somebody else', { secret: 'not-the-secret' }],
  ])('is nobody with a token %s', async (_, over) => {
    const sophie = await shopper(service, 'Sophie');
    const chat = await Chat.open(service, { identity: await login(sophie.account, over) });
    expect(chat.welcome.assurance).toBe('anonymous');
    expect(chat.frames).toContainEqual(expect.objectContaining({ type: 'error', code: 'bad_identity' }));
    chat.close();
  });

  it('opens no other customer’s thread to whoever signs in at the same browser afterwards', async () => {
    const sophie = await shopper(service, 'Sophie');
    const mallory = await shopper(service, 'Mallory');
    const first = await Chat.open(service, { identity: await login(sophie.account) });
    await first.say('Where is my order?');
    first.close();
    const token = first.welcome.session;
    const identity = await login(mallory.account);
    const next = await Chat.open(service, { token, identity });
    await vi.waitFor(() => expect(next.frames.map(({ type }) => type)).toEqual(['welcome', 'moved']));
    expect(next.welcome).toMatchObject({ seq: 0, assurance: 'anonymous' });
    expect(next.welcome.session).not.toBe(token);
    const own = await Chat.open(service, { token: next.welcome.session, identity });
    expect(own.welcome.assurance).toBe('verified');
    const [answer] = await own.say('Where is my order?');
    expect(answer?.text).toContain(mallory.order);
    expect(JSON.stringify(own.frames)).not.toContain(sophie.order);
    own.close();
  });

  it('is nobody with a token that another session has shown before', async () => {
    const sophie = await shopper(service, 'Sophie');
    const identity = await login(sophie.account);
    (await Chat.open(service, { identity })).close();
    const thief = await Chat.open(service, { identity });
    expect(thief.welcome.assurance).toBe('anonymous');
    thief.close();
  });
});
