import { Chat } from '../../../scripts/clients/chat.ts';
import { Clock } from '../../../scripts/clients/clock.ts';
import { Mailbox } from '../../../scripts/clients/mail.ts';
import { WhatsApp } from '../../../scripts/clients/whatsapp.ts';
import type { Item } from '../../../src/shop/shop.ts';
import { dressOrder } from '../../orders.ts';
import { loginOf } from '../identity/logins.ts';
import { Levers } from '../levers.ts';
import type { serviceInside } from '../service.ts';
import { shopper } from '../shop.ts';

const BLOUSE: Item = {
  ...{ line: '1', sku: 'BL-1', product: 'BL-1', title: 'Lune blouse', quantity: 1, price: 4000 },
  options: { size: 'M', colour: 'white' },
};
const TOP: Item = {
  ...{ line: '2', sku: 'ST-1', product: 'ST-1', title: 'Striped top', quantity: 1, price: 4700 },
  options: { size: 'S', colour: 'navy' },
};

export const COAT: Item = {
  ...{ line: '1', sku: 'TC-1', product: 'TC-1', title: 'Trench coat', quantity: 1, price: 9000 },
  options: { size: 'L', colour: 'sand' },
};

export const CHANNELS = ['chat', 'whatsapp', 'email'] as const;

/**
 * Somebody known, with one order delivered yesterday (a dress) and one that has not left (`pending`, of `items`; `arrived` are in the first instead of the
 * dress); `say` writes on a channel and gives
 * all that came back.
 */
export async function someone(
  service: ReturnType<typeof serviceInside>,
  channel: (typeof CHANNELS)[number],
  locale = 'en',
  items: Item[] = [BLOUSE, TOP],
  arrived?: Item[],
) {
  const levers = new Levers(service);
  const clock = new Clock(service);
  const person = await shopper(service, 'Agnes');
  const pending = `${Number(person.order) + 18_000}`;
  const {
    shippedAt: _,
    deliveredAt: __,
    ...line
  } = dressOrder({ ...person, order: pending }, await clock.now());
  await levers.api.import([{ ...line, status: 'pending', shipments: [], items }]);
  if (arrived) await levers.api.import([dressOrder(person, await clock.now(), { items: arrived })]);
  const say = await speaker();
  return {
    ...{ delivered: person.order, pending, say },
    status: async () => (await levers.api.order(pending))?.status,
    items: async () => (await levers.api.order(pending))?.items.map(({ title }) => title),
    promises: async () => {
      const [customer] = await levers.api.customers({ order: person.order });
      return customer ? levers.api.promises(customer) : [];
    },
    order: (id = person.order) => levers.api.order(id),
    returns: async () => (await levers.api.order(person.order))?.returns?.length ?? 0,
  };

  async function speaker(): Promise<(text: string) => Promise<string>> {
    if (channel === 'chat') {
      const chat = await Chat.open(service, { identity: await loginOf(service, person.account), locale });
      return async (text) => (await chat.say(text)).map((one) => one.text).join('\n');
    }
    if (channel === 'whatsapp') {
      const phone = new WhatsApp(service, person);
      return async (text) => (await phone.say(text, await clock.now())).map((one) => one.text).join('\n');
    }
    const mailbox = new Mailbox(service, person);
    let before: string | undefined;
    return async (text) => {
      const letter = { to: 'support@demo.example', subject: before ? 'Re: My order' : 'My order', text };
      const { answers } = await mailbox.ask(
        { ...letter, ...(before ? { inReplyTo: before } : {}) },
        await clock.now(),
      );
      before = answers.at(-1)?.raw.messageId ?? before;
      return answers.map((one) => one.text).join('\n');
    };
  }
}
