import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Clock, zoned } from '../../../scripts/clients/clock.ts';
import { Mailbox } from '../../../scripts/clients/mail.ts';
import { Call } from '../../../scripts/clients/voice.ts';
import { loginOf } from '../identity/logins.ts';
import { Levers } from '../levers.ts';
import { serviceInside } from '../service.ts';
import { type Shopper, shopper } from '../shop.ts';

/* What the store leaves to people by policy, whoever composes its replies. */

const service = serviceInside();
const levers = new Levers(service);
const clock = new Clock(service);
const to = 'support@demo.example';

beforeEach(async () => {
  await clock.set(zoned('2027-05-04', '10:00', 'Europe/Paris'));
});
afterEach(async () => {
  await levers.api.change({ handover: {}, brain: { kind: 'embedded' } });
});

const handover = (policy: object, brain = 'embedded') =>
  levers.api.change({ handover: policy, brain: { kind: brain } });

async function chatOf(who: Shopper): Promise<Chat> {
  return Chat.open(service, { identity: await loginOf(service, who.account) });
}
async function waitingFor(who: Shopper) {
  const customer = await levers.customer(who);
  return vi.waitFor(async () => {
    const { waiting } = await levers.desk();
    const entry = waiting.find((one) => one.customer === customer);
    if (!entry) throw new Error('nobody waits');
    return entry;
  });
}
const FURIOUS = 'This is outrageous, you are useless liars, where is my parcel';

describe.each(['embedded', 'claude'])('by policy, with %s to answer', (brain) => {
  it('anger goes to a person, who is named with the hours, and no model is asked', async () => {
    await handover({ anger: true }, brain);
    const who = await shopper(service, 'Rita');
    const chat = await chatOf(who);
    await chat.say('Hello');
    const before = (await levers.asked()).at(-1)?.n ?? 0;
    const said = await chat.say(FURIOUS);
    expect(said.map(({ text }) => text).join(' ')).toMatch(/colleague/);
    expect(await levers.asked(before)).toEqual([]);
    expect(await waitingFor(who)).toMatchObject({ state: 'waiting', reason: 'anger' });
    chat.close();
  });

  it('calm words are answered as ever', async () => {
    await handover(
      { anger: true, notUnderstood: 2, intents: ['payment'], fraud: ['wrong_codes'], vip: true },
      brain,
    );
    const who = await shopper(service, 'Sam');
    const chat = await chatOf(who);
    await chat.say(`Where is my order ${who.order}?`);
    const customer = await levers.customer(who);
    expect((await levers.desk()).waiting.filter((one) => one.customer === customer)).toEqual([]);
    chat.close();
  });

  it('what the store names goes to a person by mail, with a promise kept by an alarm', async () => {
    await handover({ intents: ['order_status'] }, brain);
    const who = await shopper(service, 'Tom');
    const { answers } = await new Mailbox(service, who).ask({
      ...{ to, subject: 'My order', text: `Where is my order ${who.order}?` },
    });
    expect(answers).toHaveLength(1);
    expect(answers[0]?.text).toMatch(/colleague/);
    const { customer } = await waitingFor(who);
    expect(await waitingFor(who)).toMatchObject({ reason: 'policy' });
    const { promises } = await levers.desk();
    expect(promises.filter((one) => one.customer === customer)).toHaveLength(1);
  });
});

describe('by policy', () => {
  it('whoever is tagged VIP is answered by people, and by the assistant again without the tag', async () => {
    await handover({ vip: true });
    const who = await shopper(service, 'Uma');
    const chat = await chatOf(who);
    await chat.say('Hello');
    const customer = await levers.customer(who);
    await levers.post(`/api/v1/customers/${customer}/tags`, { add: ['vip'] });
    await chat.say(`Where is my order ${who.order}?`);
    expect(await waitingFor(who)).toMatchObject({ reason: 'vip' });
    await levers.post(`/api/v1/customers/${customer}/takeover`, { advisor: 'nora', name: 'Nora' });
    await levers.handBack(customer);
    await levers.post(`/api/v1/customers/${customer}/tags`, { remove: ['vip'] });
    const said = await chat.say(`Where is my order ${who.order}?`);
    expect(said.map(({ text }) => text).join(' ')).not.toMatch(/colleague/);
    chat.close();
  });

  it('who was not understood twice is not asked a third time', async () => {
    await handover({ notUnderstood: 2 });
    const who = await shopper(service, 'Vic');
    const chat = await chatOf(who);
    const [first] = await chat.say('Glorp fizzle wunk');
    expect(first?.text).toContain('?');
    const said = await chat.say('Wunk fizzle, glorp');
    expect(said.map(({ text }) => text).join(' ')).toMatch(/colleague takes over/);
    expect(await waitingFor(who)).toMatchObject({ reason: 'not_understood' });
    chat.close();
  });

  it('an angry caller is put through', async () => {
    await handover({ anger: true });
    const { phone } = await levers.api.settings();
    await levers.api.change({ phone: { ...phone, transferTo: '+33199887766' } });
    const who = await shopper(service, 'Wim');
    const call = await Call.place(service, { from: who.phone, to: '+33187654321' });
    await call.say(FURIOUS);
    expect(await waitingFor(who)).toMatchObject({ reason: 'anger' });
    await levers.api.change({ phone });
  });

  it('who tried three wrong codes is answered by people', async () => {
    await handover({ fraud: ['wrong_codes'] });
    const who = await shopper(service, 'Xena');
    const chat = await Chat.open(service);
    await chat.say('Hello, I need to change the delivery address of my account.');
    await chat.say(`It is order ${who.order}`);
    for (const code of ['111111', '222222', '333333']) await chat.say(code);
    const said = await chat.say('What is your return policy?');
    expect(said.map(({ text }) => text).join(' ')).toMatch(/colleague/);
    await vi.waitFor(async () => {
      expect((await levers.desk()).waiting.map(({ reason }) => reason)).toContain('fraud');
    });
    chat.close();
  });

  it('a sign or an intent that there is not is refused by its name', async () => {
    await expect(levers.post('/api/v1/settings', { handover: { fraud: ['moon'] } }, 'PATCH')).rejects.toThrow(
      /400.*handover\.fraud\.0/s,
    );
  });
});
