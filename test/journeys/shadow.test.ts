import { describe, expect, it } from 'vitest';
import { Api } from '../../scripts/clients/api.ts';
import { judge } from '../../scripts/shadow/judge.ts';
import { type Past, pastOfLines } from '../../scripts/shadow/past.ts';
import { replay } from '../../scripts/shadow/replay.ts';
import { ADMIN, ask } from '../door/world.ts';
import { serviceInside } from './service.ts';

/* Conversations of the past, said again to the service. */

const service = serviceInside();
const api = new Api(service);

function past(channel: Past['channel'], who: object, ...texts: string[]): Past {
  const lines = texts.map((text) => ({ conversation: 'c', from: 'customer', channel, text, ...who }));
  const between = { conversation: 'c', from: 'agent', text: 'Thank you.' };
  const [one] = pastOfLines(
    lines
      .flatMap((line) => [line, between])
      .map((line) => JSON.stringify(line))
      .join('\n'),
  );
  if (!one) throw new Error('there is no conversation');
  return one;
}

describe('a conversation of the past', () => {
  it('in a chat is answered as it would be now, and nothing is kept of it', async () => {
    const judged = judge(await replay(service, past('chat', {}, 'Hello, where is my order 45821?')));
    expect(judged).toMatchObject({ answered: true, broken: null });
    expect(judged.answers).toHaveLength(1);
    const [exchange] = judged.exchanges;
    expect(exchange?.detected_intent).toBe('order_status');
    const gone = await ask(`/api/v1/customers/${exchange?.client_id}`, { headers: ADMIN });
    expect(gone.status).toBe(404);
  });

  it('asks for a person where one was wanted', async () => {
    const judged = judge(await replay(service, past('chat', {}, 'I want to talk to a human please')));
    expect(judged.handedOver).toBe(true);
  });

  it('by mail is answered in one thread, from the address that wrote', async () => {
    const who = { email: 'somebody.past@elsewhere.example', subject: 'Returns' };
    const texts = ['Hello, how long do I have to return something?', 'And is it free of charge?'];
    const judged = judge(await replay(service, past('email', who, ...texts)));
    expect(judged.broken).toBeNull();
    expect(judged.answers.map((all) => all.length > 0)).toEqual([true, true]);
    expect(await api.customers({ email: who.email })).toEqual([]);
  });

  it('on WhatsApp is said from the number of the customer', async () => {
    const who = { phone: '+33639980123', name: 'Past' };
    const judged = judge(await replay(service, past('whatsapp', who, 'Hello, do you ship to Belgium?')));
    expect(judged.broken).toBeNull();
    expect(judged.exchanges.filter(({ author }) => author === 'customer')).toHaveLength(1);
    expect(await api.customers({ phone: who.phone })).toEqual([]);
  });

  it('leaves alone the thread of somebody who was there before', async () => {
    const who = { email: 'was.there@elsewhere.example', subject: 'Hello' };
    const said = past('email', who, 'Hello, how long do I have to return something?');
    const { Mailbox } = await import('../../scripts/clients/mail.ts');
    const mailbox = new Mailbox(service, { name: 'Was There', email: who.email });
    await mailbox.ask({
      to: 'support@demo.example',
      subject: 'Hello',
      text: 'Hello, do you ship to Belgium?',
    });
    const [before] = await api.customers({ email: who.email });
    await replay(service, said);
    expect(await api.customers({ email: who.email })).toEqual([before]);
  });
});
