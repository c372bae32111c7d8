import { afterEach, describe, expect, it, vi } from 'vitest';
import { Api } from '../../../scripts/clients/api.ts';
import { Chat, type ChatMessage } from '../../../scripts/clients/chat.ts';
import { Clock } from '../../../scripts/clients/clock.ts';
import { Mailbox } from '../../../scripts/clients/mail.ts';
import { WhatsApp } from '../../../scripts/clients/whatsapp.ts';
import { Levers } from '../levers.ts';
import { serviceInside } from '../service.ts';
import { type Shopper, shopper } from '../shop.ts';
import { loginOf } from './logins.ts';

/* What a browser is shown follows from how sure we are of it now, not from how sure we once were. */

const service = serviceInside();
const api = new Api(service);
const clock = new Clock(service);
const levers = new Levers(service);
const open: Chat[] = [];
afterEach(() => {
  for (const chat of open.splice(0)) chat.close();
});

async function dial(options: Parameters<typeof Chat.open>[1] = {}): Promise<Chat> {
  const chat = await Chat.open(service, options);
  open.push(chat);
  return chat;
}
const identify = async (chat: Chat, account: string) =>
  chat.send({ type: 'hello', identity: await loginOf(service, account) });
const welcomes = (chat: Chat) => chat.frames.filter((frame) => frame.type === 'welcome');
const ofOurs = (messages: ChatMessage[]) => messages.filter(({ from }) => from !== 'customer');
const framesOf = (chat: Chat) => chat.frames.filter((frame) => frame.type === 'message');

/** The whole session as a browser that comes back sees it. */
async function back(chat: Chat, since = 0): Promise<Chat> {
  const count = chat.messages.length;
  const again = await chat.again(since);
  open.push(again);
  await vi.waitFor(() => expect(again.messages).toHaveLength(count - since));
  return again;
}

/** A browser in which somebody signed in, heard of their order and got a label. */
async function signedIn(name: string): Promise<{ person: Shopper; chat: Chat }> {
  const person = await shopper(service, name);
  const chat = await dial({ identity: await loginOf(service, person.account) });
  expect(chat.welcome.assurance).toBe('verified');
  await chat.say('Where is my order?');
  await chat.say('It is too small. I would like to return it, please send me the label.');
  expect(ofOurs(chat.messages).some(({ attachments }) => attachments?.length)).toBe(true);
  return { person, chat };
}

describe('a browser in which a customer was signed in', () => {
  it('shows what it showed while the login holds, whoever reloads the page', async () => {
    const { chat } = await signedIn('Sophie');
    await clock.advance('11h');
    const again = await back(chat);
    expect(again.welcome.assurance).toBe('verified');
    expect(again.messages.map(({ text }) => text)).toEqual(chat.messages.map(({ text }) => text));
  });

  it.each([
    ['13h', 'recognised'],
    ['32d', 'anonymous'],
  ])(
    '%s later is %s: each message keeps its number and its id, and ours are hidden',
    async (passed, assurance) => {
      const { person, chat } = await signedIn('Sophie');
      await clock.advance(passed);
      const again = await back(chat);
      expect(again.welcome.assurance).toBe(assurance);
      expect(again.messages.map(({ seq, id, from }) => [seq, id, from])).toEqual(
        chat.messages.map(({ seq, id, from }) => [seq, id, from]),
      );
      for (const message of ofOurs(again.messages)) {
        expect(message.text).toBe(
          'For your privacy, this message is hidden until you have shown again that it is you.',
        );
        expect(Object.keys(message).sort()).toEqual(['at', 'from', 'id', 'seq', 'text', 'type']);
      }
      const own = (one: Chat) =>
        one.messages.filter(({ from }) => from === 'customer').map(({ text }) => text);
      expect(own(again)).toEqual(own(chat));
      const seen = JSON.stringify(again.frames);
      for (const secret of [person.order, person.email, 'Sophie', '/files/', 'MR7'])
        expect(seen).not.toContain(secret);
    },
  );

  it('shows what was hidden again after the next login, once, and nothing else twice', async () => {
    const { person, chat } = await signedIn('Sophie');
    await clock.advance('32d');
    const again = await back(chat);
    const [hello] = await again.say('What are your opening hours?');
    const hidden = ofOurs(chat.messages).map(({ seq }) => seq);
    const before = framesOf(again).length;
    await identify(again, person.account);
    await vi.waitFor(() => expect(framesOf(again)).toHaveLength(before + hidden.length));
    expect(welcomes(again).map((frame) => frame.assurance)).toEqual(['anonymous', 'verified']);
    const resent = framesOf(again).slice(before);
    expect(resent.map(({ seq }) => seq)).toEqual(hidden);
    expect(resent.map(({ text }) => text)).toEqual(ofOurs(chat.messages).map(({ text }) => text));
    expect(resent.some(({ attachments }) => attachments?.length)).toBe(true);
    expect(resent.map(({ id }) => id)).not.toContain(hello?.id);
    await identify(again, person.account);
    await again.say('Thank you');
    expect(framesOf(again).filter(({ seq }) => hidden.includes(seq))).toHaveLength(2 * hidden.length);
  });

  it('is shown it in every tab, and in one that dials with its login what it had before', async () => {
    const { person, chat } = await signedIn('Sophie');
    await clock.advance('32d');
    const one = await back(chat);
    const last = chat.messages.at(-1)?.seq ?? 0;
    const other = await dial({ token: chat.welcome.session, since: last });
    expect(other.messages).toEqual([]);
    const hidden = ofOurs(chat.messages).length;
    const third = await dial({
      token: chat.welcome.session,
      since: last,
      identity: await loginOf(service, person.account),
    });
    expect(third.welcome.assurance).toBe('verified');
    await vi.waitFor(() => expect(framesOf(third)).toHaveLength(hidden));
    await vi.waitFor(() => expect(framesOf(other)).toHaveLength(hidden));
    await vi.waitFor(() => expect(framesOf(one)).toHaveLength(chat.messages.length + hidden));
    for (const tab of [one, other]) expect(welcomes(tab).at(-1)?.assurance).toBe('verified');
    for (const tab of [third, other]) {
      expect(framesOf(tab).map(({ text }) => text)).toEqual(ofOurs(chat.messages).map(({ text }) => text));
    }
  });

  it('lets no button of a hidden message be pressed', async () => {
    const { chat } = await signedIn('Sophie');
    const withChoices = ofOurs(chat.messages).find(({ choices }) => choices?.length);
    expect(withChoices).toBeDefined();
    await clock.advance('32d');
    const again = await back(chat);
    const choice = withChoices?.choices?.[0]?.id;
    again.send({ type: 'choose', id: 'c1', message: withChoices?.id, choice });
    await vi.waitFor(() =>
      expect(again.frames).toContainEqual(
        expect.objectContaining({ type: 'error', code: 'bad_frame', id: 'c1', message: 'choice: unknown' }),
      ),
    );
    expect(again.messages).toHaveLength(chat.messages.length);
  });

  it.each([
    ['13h', 'recognised'],
    ['32d', 'anonymous'],
  ])('has its brain know no more than it may see: %s later, %s', async (passed, assurance) => {
    const { person, chat } = await signedIn('Sophie');
    const shown = ofOurs(chat.messages).map(({ text }) => text.slice(0, 60));
    await clock.advance(passed);
    const again = await back(chat);
    await levers.brain({ kind: 'claude' });
    const before = (await levers.asked()).at(-1)?.n ?? 0;
    try {
      await again.say('What did you tell me about it?');
    } finally {
      await levers.brain({ kind: 'embedded' });
    }
    const prompt = JSON.stringify((await levers.asked(before)).map(({ request }) => request));
    expect(prompt).toContain('What did you tell me about it?');
    expect(prompt).toContain(assurance);
    for (const text of shown) expect(prompt).not.toContain(JSON.stringify(text).slice(1, -1));
    const nothing = [person.order, person.email, person.account, 'Sophie'];
    if (assurance === 'anonymous') for (const secret of nothing) expect(prompt).not.toContain(secret);
  });

  it('is not told of what goes on elsewhere once it is nobody', async () => {
    const { person, chat } = await signedIn('Sophie');
    await clock.advance('32d');
    const again = await back(chat);
    const customer = await levers.customer({ ...person });
    await levers.post(`/api/v1/customers/${customer}/takeover`, { advisor: 'nora', name: 'Nora' });
    await new Mailbox(service, person).send({
      to: 'support@demo.example',
      subject: 'Hi',
      text: 'Hello Nora',
    });
    const third = await dial({ token: chat.welcome.session });
    expect(third.welcome.state).toBe('assistant');
    expect(JSON.stringify([...again.frames, ...third.frames])).not.toContain('Nora');
    await levers.handBack(customer);
  });

  it('answers what was asked while signed in with the assurance of the moment of the answer', async () => {
    const { person, chat } = await signedIn('Sophie');
    const customer = await levers.customer(person);
    await levers.post(`/api/v1/customers/${customer}/takeover`, { advisor: 'nora', name: 'Nora' });
    chat.send({ type: 'message', id: 'late', text: 'Where is my order now?' });
    await vi.waitFor(() => expect(chat.messages.map(({ id }) => id)).toContain('late'));
    await clock.advance('32d');
    const before = chat.messages.length;
    await levers.handBack(customer);
    await vi.waitFor(() => expect(chat.messages.length).toBeGreaterThan(before));
    const answer = JSON.stringify(chat.messages.slice(before));
    for (const secret of [person.order, 'Sophie']) expect(answer).not.toContain(secret);
  });
});

describe('a yes to what was offered in a browser', () => {
  const STORE = 'support@demo.example';
  /** A signed-in customer is offered an exchange; the service waits for the yes. */
  async function offered(name: string) {
    const person = await shopper(service, name);
    const chat = await dial({ identity: await loginOf(service, person.account) });
    await chat.say('My dress is too small, I would like to exchange it for size M.');
    expect((await api.order(person.order))?.exchanges).toEqual([]);
    return { person, chat };
  }
  const exchanged = async ({ order }: Shopper) => (await api.order(order))?.exchanges?.length ?? 0;

  it('is heard there while the login holds', async () => {
    const { person, chat } = await offered('Ann');
    await chat.say('Yes, please.');
    expect(await exchanged(person)).toBe(1);
  });

  it('is heard on another channel with the same assurance', async () => {
    const { person } = await offered('Bea');
    await new WhatsApp(service, person).say('Yes, please exchange it for size M.', await clock.now());
    expect(await exchanged(person)).toBe(1);
  });

  it('is not heard by mail, where assurance is lower, and is asked for anew', async () => {
    const { person } = await offered('Cleo');
    const mailbox = new Mailbox(service, person);
    const { answers } = await mailbox.ask({ to: STORE, subject: 'The exchange', text: 'Yes, please.' });
    expect(answers).toHaveLength(1);
    expect(await exchanged(person)).toBe(0);
  });

  it.each(['13h', '32d'])('is not heard there %s later', async (passed) => {
    const { person, chat } = await offered('Dora');
    await clock.advance(passed);
    await chat.say('Yes, please.');
    expect(await exchanged(person)).toBe(0);
    const hidden = ofOurs(chat.messages).find(({ choices }) =>
      choices?.some(({ id }) => id.startsWith('accept:')),
    );
    const accept = hidden?.choices?.find(({ id }) => id.startsWith('accept:'));
    if (accept) await expect(chat.choose(hidden?.id ?? '', accept.id)).rejects.toThrow('choice: unknown');
    expect(await exchanged(person)).toBe(0);
  });
});

describe('a visitor who named an order', () => {
  it('is told so in each open tab', async () => {
    const eve = await shopper(service, 'Eve');
    const chat = await dial();
    const tab = await dial({ token: chat.welcome.session });
    await chat.say(`Where is order ${eve.order}?`);
    for (const one of [chat, tab]) {
      await vi.waitFor(() =>
        expect(welcomes(one).map((frame) => frame.assurance)).toEqual(['anonymous', 'claimed']),
      );
    }
    expect(framesOf(chat)).toHaveLength(chat.messages.length);
  });

  it('is nobody again a month later, until the order is named anew', async () => {
    const eve = await shopper(service, 'Eve');
    const chat = await dial();
    await chat.say(`My order ${eve.order} is too small, what can I do?`);
    await clock.advance('31d');
    const again = await back(chat);
    expect(again.welcome.assurance).toBe('anonymous');
    const hidden = ofOurs(again.messages);
    expect(hidden.length).toBeGreaterThan(0);
    expect(JSON.stringify(hidden)).not.toContain(eve.order);
    const [answer] = await again.say('Where is my order?');
    expect(answer?.text).not.toContain(eve.order);
    await again.say(`Where is order ${eve.order}?`);
    expect(welcomes(again).at(-1)?.assurance).toBe('claimed');
    await vi.waitFor(() => expect(framesOf(again)).toHaveLength(again.messages.length + hidden.length));
    expect(again.messages.slice(0, chat.messages.length).map(({ text }) => text)).toEqual(
      chat.messages.map(({ text }) => text),
    );
  });
});

describe('another person at the same browser', () => {
  it('who signs in begins in their own thread, and neither sees nor changes the one before', async () => {
    const { person: sophie, chat } = await signedIn('Sophie');
    const mallory = await shopper(service, 'Mallory');
    const owner = await levers.customer(sophie);
    const rows = await api.exchanges(owner);
    const identity = await loginOf(service, mallory.account);
    const same = await dial({ token: chat.welcome.session, since: 0, identity });
    await vi.waitFor(() => expect(same.frames.map(({ type }) => type)).toContain('moved'));
    expect(same.messages).toEqual([]);
    expect(same.welcome).toMatchObject({ assurance: 'anonymous', seq: 0 });
    expect(same.welcome.session).not.toBe(chat.welcome.session);
    const second = await dial({ token: same.welcome.session, identity });
    expect(second.welcome.assurance).toBe('verified');
    expect(second.messages).toEqual([]);
    const [answer] = await second.say('Where is my order?');
    expect(answer?.text).toContain(mallory.order);
    expect(JSON.stringify(second.frames)).not.toMatch(new RegExp(`Sophie|${sophie.order}`));
    expect(await api.exchanges(owner)).toHaveLength(rows.length);
  });
});
