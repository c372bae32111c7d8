import { expect, it } from 'vitest';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Clock } from '../../../scripts/clients/clock.ts';
import { Mailbox } from '../../../scripts/clients/mail.ts';
import { Call } from '../../../scripts/clients/voice.ts';
import { WhatsApp } from '../../../scripts/clients/whatsapp.ts';
import { loginOf } from '../identity/logins.ts';
import { Levers } from '../levers.ts';
import { serviceInside } from '../service.ts';
import { shopper } from '../shop.ts';

/* Sums and order numbers as people write and say them, told apart on every channel. */

const service = serviceInside();
const levers = new Levers(service);
const eur = (value: number) => [{ value, currency: 'EUR' }];

it.each([
  ['You charged me € 1.299,00 for it.', eur(129_900)],
  ['You charged me 1,299.00 € for it.', eur(129_900)],
  ['The post was 12,5 € and that is too much.', eur(1250)],
  ['Your site said 9,- € for shipping.', eur(900)],
  ['I paid £87 twice.', [{ value: 8700, currency: 'GBP' }]],
  ['I was charged eighty seven euros and fifty cents.', eur(8750)],
])('“%s” is a sum and no order by chat, mail, WhatsApp and phone', async (words, amounts) => {
  const ana = await shopper(service, 'Ana');
  const chat = await Chat.open(service, { identity: await loginOf(service, ana.account) });
  await chat.say(words);
  chat.close();
  await new Mailbox(service, ana).ask({ to: 'support@demo.example', subject: 'A sum', text: words });
  await new WhatsApp(service, ana).say(words, await new Clock(service).now());
  const call = await Call.place(service, { from: ana.phone, to: '+33187654321' });
  await call.say(words);
  await call.hangUp();
  const rows = await levers.api.exchanges(await levers.customer(ana));
  const said = rows.filter(({ direction }) => direction === 'in');
  expect(said.map(({ channel }) => channel).toSorted()).toEqual(['chat', 'email', 'voice', 'whatsapp']);
  for (const { channel, entities } of said) {
    const others = entities.orders?.filter((order) => order !== ana.order);
    expect([channel, entities.amounts, others]).toEqual([channel, amounts, []]);
  }
});

it.each(['59,077', 'fifty nine thousand and seventy seven', 'it is 59.077'])(
  '“%s” is an order’s number where one was asked for, on the phone too',
  async (words) => {
    for (const chat of [true, false]) {
      const line = chat
        ? await Chat.open(service)
        : await Call.place(service, { from: 'anonymous', to: '+33187654321' });
      await line.say('Where is my order?');
      const said = await line.say(words);
      const text = typeof said === 'string' ? said : said.map((one) => one.text).join(' ');
      expect(text).toMatch(/59 ?,?077|5 9 0 7 7|not find|(?:cannot|can't) find/i);
      if (line instanceof Call) await line.hangUp();
      else line.close();
    }
  },
);
