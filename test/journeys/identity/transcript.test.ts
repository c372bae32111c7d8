import { describe, expect, it } from 'vitest';
import { Chat } from '../../../scripts/clients/chat.ts';
import { header, Mailbox } from '../../../scripts/clients/mail.ts';
import { lastSent, sentSince } from '../../../scripts/clients/sent.ts';
import { until } from '../../../scripts/clients/service.ts';
import type { ServerFrame } from '../../../src/protocol.ts';
import { serviceInside } from '../service.ts';
import { shopper } from '../shop.ts';
import { loginOf } from './logins.ts';

/* The conversation of a chat, sent by mail. */

const service = serviceInside();

/** Asks for the conversation; gives what the service says to that. */
function ask(chat: Chat, id: string = crypto.randomUUID()): Promise<ServerFrame> {
  chat.send({ type: 'transcript', id });
  return until('an answer to the frame', () =>
    chat.frames.find((frame) => (frame.type === 'ack' || frame.type === 'error') && frame.id === id),
  );
}

describe('a transcript by mail', () => {
  it('goes to the address on file of somebody signed in, once for what was said, and an answer goes on', async () => {
    const sophie = await shopper(service, 'Sophie');
    const mailbox = new Mailbox(service, sophie);
    const chat = await Chat.open(service, { identity: await loginOf(service, sophie.account) });
    const [answer] = await chat.say('What is your return policy?');
    const before = await lastSent(service, 'email');
    expect((await ask(chat)).type).toBe('ack');
    const [letter] = await mailbox.answersSince(before);
    expect(letter?.text).toContain('You, ');
    expect(letter?.text).toContain('What is your return policy?');
    expect(letter?.text).toContain(answer?.text.slice(0, 60));

    expect((await ask(chat)).type).toBe('ack');
    const sent = await sentSince(service, 'email', before);
    expect(sent.filter(({ to }) => to === sophie.email)).toHaveLength(1);
    chat.close();

    if (!letter) throw new Error('no letter');
    const { answers } = await mailbox.ask({
      to: header(letter, 'Reply-To').replace(/^.*<|>$/g, '') || 'support@demo.example',
      subject: `Re: ${letter.raw.subject}`,
      text: 'And where is my order?',
      inReplyTo: letter.raw.messageId,
    });
    expect(answers[0]?.text).toContain(sophie.order);
  });

  it('is refused to a visitor who only named an order, whose owner gets nothing', async () => {
    const sophie = await shopper(service, 'Sophie');
    const before = await lastSent(service, 'email');
    const chat = await Chat.open(service);
    await chat.say(`Where is my order ${sophie.order}?`);
    expect((await ask(chat)).type).toBe('error');
    chat.close();
    const sent = await sentSince(service, 'email', before);
    expect(sent.filter(({ to }) => to === sophie.email)).toEqual([]);
  });

  it('is refused where nothing was said', async () => {
    const sophie = await shopper(service, 'Sophie');
    const chat = await Chat.open(service, { identity: await loginOf(service, sophie.account) });
    expect((await ask(chat)).type).toBe('error');
    chat.close();
  });
});
