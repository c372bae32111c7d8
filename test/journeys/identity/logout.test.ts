import { describe, expect, it } from 'vitest';
import { Chat } from '../../../scripts/clients/chat.ts';
import { until } from '../../../scripts/clients/service.ts';
import { serviceInside } from '../service.ts';
import { shopper } from '../shop.ts';
import { loginOf } from './logins.ts';

/* A browser that several people use: what one has proven there ends with them. */

const service = serviceInside();
const logout = (token: string) =>
  service.fetch('/chat/demo/session', { method: 'DELETE', headers: { authorization: `Bearer ${token}` } });

describe('a chat that is logged out', () => {
  it('leaves the next visitor nothing: neither the thread nor the login', async () => {
    const sophie = await shopper(service, 'Sophie');
    const identity = await loginOf(service, sophie.account);
    const chat = await Chat.open(service, { identity });
    expect(chat.welcome.assurance).toBe('verified');
    await chat.say(`Where is my order ${sophie.order}?`);
    const token = chat.welcome.session;
    expect((await logout(token)).status).toBe(204);
    await until('the socket is sent away', () => chat.frames.some(({ type }) => type === 'moved') || null);
    const next = await Chat.open(service, { token, since: 0 });
    expect(next.welcome).toMatchObject({ assurance: 'anonymous', seq: 0 });
    expect(next.welcome.session).not.toBe(token);
    expect(next.messages).toEqual([]);
    const [answer] = await next.say('Where is my order?');
    expect(answer?.text).not.toContain(sophie.order);
    // The login token was for that session, and proves nobody in another.
    const again = await Chat.open(service, { identity });
    expect(again.welcome.assurance).toBe('anonymous');
    for (const one of [chat, next, again]) one.close();
  });

  it('is logged out once, and by its own token alone', async () => {
    const chat = await Chat.open(service);
    expect((await logout('made.up.token')).status).toBe(401);
    expect((await logout(chat.welcome.session)).status).toBe(204);
    expect((await logout(chat.welcome.session)).status).toBe(204);
    chat.close();
  });
});
