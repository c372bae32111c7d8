import { describe, expect, it } from 'vitest';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Clock } from '../../../scripts/clients/clock.ts';
import { Mailbox } from '../../../scripts/clients/mail.ts';
import { dressOrder } from '../../orders.ts';
import { loginOf } from '../identity/logins.ts';
import { Levers } from '../levers.ts';
import { serviceInside } from '../service.ts';
import { shopper } from '../shop.ts';

/* What has not left yet is changed on the customer's yes: where it goes, what is in it, how it is paid. */

const service = serviceInside();
const levers = new Levers(service);
const clock = new Clock(service);
let count = 0;

const OLD = { line1: '12 rue des Lilas', line2: '', postcode: '69003', city: 'Lyon', country: 'FR' };
const OTHER = { line1: '8 rue de Sèze', line2: '', postcode: '69006', city: 'Lyon', country: 'FR' };

/** Somebody with one order that has not left, two addresses and two cards on file. */
async function waiting(name: string) {
  const person = await shopper(service, name);
  const order = `${87_000 + count++}`;
  const { shippedAt: _, deliveredAt: __, ...line } = dressOrder({ ...person, order }, await clock.now());
  const payments = [{ id: 'card-1', method: 'card', label: 'Visa ending 4242', amount: line.total }];
  const customer = {
    ...line.customer,
    addresses: [OLD, OTHER],
    paymentMethods: [
      { id: 'card-1', method: 'card', label: 'Visa ending 4242' },
      { id: 'card-2', method: 'card', label: 'Mastercard ending 1881' },
    ],
  };
  await levers.api.import([{ ...line, customer, address: OLD, payments, status: 'pending', shipments: [] }]);
  const at = () => levers.api.order(order);
  const chat = async () => Chat.open(service, { identity: await loginOf(service, person.account) });
  return { person, order, at, chat };
}

const said = (messages: { text: string }[]) => messages.map(({ text }) => text).join('\n');

describe('an order that has not left, for somebody verified', () => {
  it('goes to the address that they write, on their yes and not before', async () => {
    const { order, at, chat: open } = await waiting('Ada');
    const chat = await open();
    const offer = said(
      await chat.say(`Please send order ${order} to my other address, 5 rue Mercière 69001 Lyon`),
    );
    expect(offer).toContain('5 rue Mercière, 69001 Lyon');
    expect(await at()).toMatchObject({ address: OLD });
    expect(said(await chat.say('Yes please, use that address'))).toContain('5 rue Mercière, 69001 Lyon');
    expect(await at()).toMatchObject({
      address: { line1: '5 rue Mercière', postcode: '69001', city: 'Lyon' },
    });
    chat.close();
  });

  it('goes to the other address on file where there is only one, or the address is asked for', async () => {
    const { order, at, chat: open } = await waiting('Bea');
    const chat = await open();
    const offer = said(await chat.say(`Please deliver order ${order} to my other address`));
    expect(offer).toContain('8 rue de Sèze');
    await chat.say('no, leave it');
    expect(await at()).toMatchObject({ address: OLD });
    chat.close();
  });

  it('comes in another size', async () => {
    const { order, at, chat: open } = await waiting('Cleo');
    const chat = await open();
    const offer = said(await chat.say(`Can you change the size of the dress in order ${order} to L?`));
    expect(offer).toMatch(/change the .* L/);
    const told = said(await chat.say('Yes, please do'));
    expect(told).toMatch(/Done: order .* now comes with .*L/);
    expect((await at())?.items[0]).toMatchObject({ options: { size: 'L' } });
    chat.close();
  });

  it('is paid by the other card', async () => {
    const { order, at, chat: open } = await waiting('Dora');
    const chat = await open();
    const offer = said(await chat.say(`I want to pay for order ${order} with my other card instead`));
    expect(offer).toContain('Mastercard ending 1881');
    expect(said(await chat.say('Yes please'))).toContain('Mastercard ending 1881');
    expect(JSON.stringify(await at())).toContain('Mastercard ending 1881');
    chat.close();
  });
});

describe('an order that has not left, for somebody less sure', () => {
  it('waits for a proof where a mail asks for it', async () => {
    const { person, order, at } = await waiting('Ella');
    const mailbox = new Mailbox(service, person);
    const asked = await mailbox.ask({
      to: 'support@demo.example',
      subject: 'Address',
      text: `Please send order ${order} to 5 rue Mercière, 69001 Lyon instead.`,
    });
    expect(said(asked.answers)).toMatch(/need to be sure it is you/);
    expect(await at()).toMatchObject({ address: OLD });
  });

  it('offers a stranger the smallest proof, and shows nothing', async () => {
    const { order, at } = await waiting('Fay');
    const chat = await Chat.open(service);
    const told = said(
      await chat.say(`Send order ${order} to 5 rue Mercière 69001 Lyon, and use my other card`),
    );
    expect(told).toMatch(/code|sure it is you/);
    expect(told).not.toMatch(/Lilas|4242|1881|Sèze/);
    expect(await at()).toMatchObject({ address: OLD });
    chat.close();
  });
});
