import { describe, expect, it, vi } from 'vitest';
import { Api } from '../../scripts/clients/api.ts';
import { Chat } from '../../scripts/clients/chat.ts';
import { awaitSent, lastSent, sentSince } from '../../scripts/clients/sent.ts';
import { serviceInside } from './service.ts';
import { shopper } from './shop.ts';

/* Who cannot be seen to be somebody proves it by a code, once, and goes on from where she was. */

const service = serviceInside();
const api = new Api(service);

/** The code that left to an address after number `since`. */
async function codeTo(to: string, channel: 'email' | 'sms' | 'whatsapp', since: number): Promise<string> {
  const sent = await awaitSent(service, channel, to, since);
  return /\b\d{6}\b/.exec(sent.at(-1)?.text ?? '')?.[0] ?? '';
}

describe('a visitor who is nobody yet', () => {
  it('proves by a code who she is, and is taken on from what she wanted', async () => {
    const sophie = await shopper(service, 'Sophie');
    const before = await lastSent(service, 'email');
    const chat = await Chat.open(service);
    const said = [
      ...(await chat.say('Hello, I need to change the delivery address of my account.')),
      ...(await chat.say(`My order number is ${sophie.order}`)),
    ];
    const code = await codeTo(sophie.email, 'email', before);
    const answers = await chat.say(code);
    const again = await chat.again(0);
    expect(again.welcome.assurance).toBe('verified');
    chat.close();
  });
});
