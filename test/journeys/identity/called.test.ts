import { describe, expect, it } from 'vitest';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Mailbox } from '../../../scripts/clients/mail.ts';
import { Call } from '../../../scripts/clients/voice.ts';
import { WhatsApp } from '../../../scripts/clients/whatsapp.ts';
import { serviceInside } from '../service.ts';
import { shopper } from '../shop.ts';
import { loginOf } from './logins.ts';

/* By what name somebody is greeted, on every channel, out of the line that their shop keeps for it. */

const service = serviceInside();

describe.each([
  ['Keane, Mary', 'Mary'],
  ['KEANE Mary', 'Mary'],
  ['Mme Sophie MARTIN', 'Sophie'],
  ['Dr. Keane', null],
  ['M. et Mme Dupont', null],
  ['Weber Conseil SARL', null],
  ['mary.keane@example.com', null],
])('%s', (name, called) => {
  it(`is greeted ${called ? `as ${called}` : 'without a name'} by mail, phone, WhatsApp and chat`, async () => {
    const person = await shopper(service, 'Mary', { name });
    const hello = (greeting: string) => (called ? `${greeting} ${called}` : greeting);
    const parts = name.split(/[\s,.@]+/).filter((part) => part.length > 2 && part !== called);

    const { answers } = await new Mailbox(service, person).ask({
      to: 'support@demo.example',
      subject: 'Opening hours',
      text: 'Hello, are you open on Saturday?',
    });
    const letter = answers[0]?.text.split('\n')[0] ?? '';
    expect(letter).toBe(`${hello('Hello')},`);

    const call = await Call.place(service, { from: person.phone, to: '+33187654321' });
    const [picked = ''] = call.greeting.split(', this is');
    expect(picked).toMatch(called ? new RegExp(` ${called}$`) : /^(?:Hello|Good \w+)$/);
    await call.hangUp();

    const sent = await new WhatsApp(service, person).say('Hello!', new Date());
    const chat = await Chat.open(service, { identity: await loginOf(service, person.account) });
    const said = [sent, chat.messages.length > 0 ? chat.messages : await chat.say('Hello!')].map((list) =>
      list.map(({ text }) => text).join('\n'),
    );
    for (const text of said) {
      if (called) expect(text).toContain(called);
      for (const part of parts) expect(text).not.toContain(part);
    }
    chat.close();
  });
});

it('a caller without a sure name hears what was done for them all the same', async () => {
  const person = await shopper(service, 'Mary', { name: 'Dr. Keane' });
  await new Mailbox(service, person).ask({
    to: 'support@demo.example',
    subject: 'Return',
    text: 'I would like to return the dress, it is too small. Please send me the label.',
  });
  const call = await Call.place(service, { from: person.phone, to: '+33187654321' });
  expect(call.greeting).toMatch(/^(?:Hello|Good \w+), this is/);
  expect(call.greeting).toContain(person.order);
  await call.hangUp();
});
