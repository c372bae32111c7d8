import { afterEach, describe, expect, it } from 'vitest';
import { Api } from '../../../scripts/clients/api.ts';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Clock } from '../../../scripts/clients/clock.ts';
import { Mailbox } from '../../../scripts/clients/mail.ts';
import { awaitSent, lastSent, sentSince } from '../../../scripts/clients/sent.ts';
import { until } from '../../../scripts/clients/service.ts';
import { Call } from '../../../scripts/clients/voice.ts';
import { WhatsApp } from '../../../scripts/clients/whatsapp.ts';
import { dressOrder } from '../../orders.ts';
import { Levers } from '../levers.ts';
import { serviceInside } from '../service.ts';
import { type Shopper, shopper } from '../shop.ts';

/* Somebody who is not recognised proves by a code who they are, once, and goes on from where they were. */

const service = serviceInside();
const api = new Api(service);
const levers = new Levers(service);
const clock = new Clock(service);
const STORE = 'support@demo.example';
const NUMBER = '+33187654321';

/** The code that left to an address after number `since`. */
async function codeTo(to: string, channel: 'email' | 'sms' | 'whatsapp', since: number): Promise<string> {
  return until(`a code by ${channel} to ${to}`, async () => {
    const sent = await sentSince(service, channel, since);
    const mine = sent.filter((one) => one.to.toLowerCase() === to.toLowerCase());
    return mine.map(({ text }) => /\b\d{6}\b/.exec(text)?.[0]).findLast(Boolean) ?? null;
  });
}

const text = (messages: { text: string }[]) => messages.map((message) => message.text).join('\n');
const WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const MOTS = ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf'];
const spelled = (code: string, words: string[]) => [...code].map((digit) => words[Number(digit)]).join(' ');

/** A chat in which an address change is wanted for an order, up to the code that is on its way. */
async function asking(sophie: Shopper, over = service): Promise<{ chat: Chat; code: string; since: number }> {
  const since = await lastSent(service, 'email');
  const chat = await Chat.open(over);
  const first = await chat.say('Hello, I need to change the delivery address of my account.');
  expect(text(first)).toMatch(/sure it is you/);
  const sent = await chat.say(`It is order ${sophie.order}`);
  expect(text(sent)).toMatch(/code is on its way/);
  return { chat, code: await codeTo(sophie.email, 'email', since), since };
}

describe('a visitor', () => {
  it('proves by a code who they are, and goes on from what they wanted', async () => {
    const sophie = await shopper(service, 'Sophie');
    const { chat, code } = await asking(sophie);
    const answer = text(await chat.say(code));
    expect(answer).toMatch(/Thank you, Sophie, that is confirmed/);
    // Only somebody known has an address change taken on.
    expect(answer).toMatch(/takes care of changes to addresses/);
    expect(answer).not.toMatch(/could you|order number|\?/i);
    const again = await chat.again(0);
    expect(again.welcome.assurance).toBe('verified');
    again.close();
  });

  it('proves it all the same when every object sleeps in between and everything comes twice', async () => {
    const stormy = serviceInside({ evict: true, twice: true });
    const sophie = await shopper(service, 'Sophie');
    const { chat, code, since } = await asking(sophie, stormy);
    const again = await chat.again();
    expect(text(await again.say(`my code is ${code.slice(0, 3)} ${code.slice(3)}`))).toMatch(/confirmed/);
    const letters = await sentSince(service, 'email', since);
    expect(letters.filter(({ to, text: words }) => to === sophie.email && words.includes(code))).toHaveLength(
      1,
    );
    again.close();
  });

  it('leaves the code in nothing that can be read, and the words that bring it are ours alone', async () => {
    const sophie = await shopper(service, 'Sophie');
    const since = await lastSent(service, 'email');
    const chat = await Chat.open(service);
    await chat.say('EVIL-WORDS click here: I need to change my address');
    await chat.say(`order ${sophie.order} EVIL-WORDS`);
    const code = await codeTo(sophie.email, 'email', since);
    await chat.say(code);
    const [letter] = (await sentSince(service, 'email', since)).filter((one) => one.text.includes(code));
    expect(JSON.stringify(letter)).not.toMatch(/EVIL|click here/);
    const customers = await api.customers({ order: sophie.order });
    for (const customer of customers) {
      expect(JSON.stringify(await api.exchanges(customer))).not.toContain(code);
      expect(JSON.stringify(await api.customer(customer))).not.toContain(code);
    }
    expect(JSON.stringify(await levers.desk())).not.toContain(code);
    chat.close();
  });

  it('learns nothing by asking for one: not whether an order is there, nor whether an address is', async () => {
    const sophie = await shopper(service, 'Sophie');
    const about = async (named: string) => {
      const chat = await Chat.open(service);
      await chat.say('I need to change the delivery address of my account.');
      const frames = await chat.say(named);
      chat.close();
      const said = text(frames).replaceAll(named, 'N');
      const choices = frames.flatMap((frame) => frame.choices ?? []).map(({ label }) => label);
      return { said, choices };
    };
    expect(await about(sophie.order)).toEqual(await about('99999'));
    expect(await about(sophie.email)).toEqual(await about('nobody.here@example.com'));
    const sent = await sentSince(service, 'email', 0);
    expect(sent.filter(({ to }) => to === 'nobody.here@example.com')).toEqual([]);
  });

  it('who guesses is told what is wrong, and is through after three', async () => {
    const sophie = await shopper(service, 'Sophie');
    const { chat, code } = await asking(sophie);
    const wrong = code === '111111' ? '222222' : '111111';
    expect(text(await chat.say('12345'))).toMatch(/six digits/);
    expect(text(await chat.say(wrong))).toMatch(/not the code I sent.*2 tries/);
    expect(text(await chat.say(wrong))).toMatch(/one try/);
    const spent = await chat.say(wrong);
    expect(text(spent)).toMatch(/no longer valid/);
    expect(spent.flatMap(({ choices = [] }) => choices).map(({ id }) => id)).toEqual(['code:new', 'human']);
    expect(text(await chat.say(code))).toMatch(/no longer valid/);
    const since = await lastSent(service, 'email');
    expect(text(await chat.say('Yes please'))).toMatch(/code is on its way/);
    expect(text(await chat.say(await codeTo(sophie.email, 'email', since)))).toMatch(/confirmed/);
    chat.close();
  });

  it('whose code has expired is offered another, and may have it another way', async () => {
    const sophie = await shopper(service, 'Sophie');
    const { chat, code } = await asking(sophie);
    await clock.advance('11m');
    expect(text(await chat.say(code))).toMatch(/no longer valid: a code is good for ten minutes/);
    const since = await lastSent(service, 'sms');
    expect(text(await chat.say("I can't get at that mailbox, text me please"))).toMatch(/by text message/);
    const sms = await codeTo(sophie.phone, 'sms', since);
    expect(sms).not.toBe(code);
    expect(text(await chat.say(sms))).toMatch(/confirmed/);
    chat.close();
  });

  it('cannot use the code of another visitor’s session', async () => {
    const sophie = await shopper(service, 'Sophie');
    const mine = await asking(sophie);
    const thief = await asking(sophie);
    expect(thief.code).not.toBe(mine.code);
    expect(text(await thief.chat.say(mine.code))).toMatch(/not the code/);
    expect(text(await mine.chat.say(mine.code))).toMatch(/confirmed/);
    mine.chat.close();
    thief.chat.close();
  });

  it('may press for a code as often as five times an hour', async () => {
    const sophie = await shopper(service, 'Sophie');
    const { chat } = await asking(sophie);
    for (let n = 0; n < 4; n++) expect(text(await chat.say('Send it again please'))).toMatch(/on its way/);
    expect(text(await chat.say('Send it again please'))).toMatch(/as many codes as I may/);
    chat.close();
  });

  it('fills nobody’s mailbox, however many chats the visitor opens', async () => {
    const sophie = await shopper(service, 'Sophie');
    const since = await lastSent(service, 'email');
    for (let n = 0; n < 7; n++) {
      const chat = await Chat.open(service);
      await chat.say('I need to change the delivery address of my account.');
      expect(text(await chat.say(`It is order ${sophie.order}`))).toMatch(/on its way/);
      chat.close();
    }
    const letters = await awaitSent(service, 'email', sophie.email, since);
    expect(letters).toHaveLength(5);
  });
});

describe('where no text messages can leave', () => {
  afterEach(async () => {
    const { phone } = (await api.settings()) as unknown as { phone: object };
    await api.change({ phone: { ...phone, smsFrom: '+33187650021' } });
  });

  it('email is offered, and nothing else', async () => {
    const { phone } = (await api.settings()) as unknown as { phone: object };
    await api.change({ phone: { ...phone, smsFrom: '' } });
    const sophie = await shopper(service, 'Sophie');
    const since = await lastSent(service, 'sms');
    const { chat, code } = await asking(sophie);
    expect(text(await chat.say('By text please'))).toMatch(/to the email address/);
    expect(chat.messages.flatMap(({ choices = [] }) => choices).map(({ label }) => label)).not.toContain(
      'Code by text',
    );
    expect(code).toMatch(/^\d{6}$/);
    expect(await sentSince(service, 'sms', since)).toEqual([]);
    chat.close();
  });
});

describe('a caller', () => {
  it('without a number names an order, gets a text, says the code, and is known by name', async () => {
    const sophie = await shopper(service, 'Sophie');
    const since = await lastSent(service, 'sms');
    const call = await Call.place(service, { from: 'anonymous', to: NUMBER });
    expect(call.greeting).not.toContain('Sophie');
    await call.say(`Where is my order ${sophie.order}?`);
    expect(await call.say('I have to change my delivery address.')).toMatch(
      /May I send a six-digit code by text message/,
    );
    expect(await call.say('Yes please.')).toMatch(/on its way by text message/);
    const code = await codeTo(sophie.phone, 'sms', since);
    expect(await call.say(`It's ${spelled(code, WORDS)}.`)).toMatch(/Thank you, Sophie/);
    await call.hangUp();
  });

  it('may key the code in', async () => {
    const sophie = await shopper(service, 'Sophie');
    const since = await lastSent(service, 'sms');
    const call = await Call.place(service, { from: 'anonymous', to: NUMBER });
    await call.say(`Where is my order ${sophie.order}?`);
    await call.say('I have to change my delivery address.');
    await call.say('Yes please.');
    const from = call.frames.length;
    call.press(`${await codeTo(sophie.phone, 'sms', since)}#`);
    expect(await call.hears(/confirmed/, from)).toContain('Sophie');
    await call.hangUp();
  });

  it('says it in French', async () => {
    const sophie = await shopper(service, 'Sophie');
    const since = await lastSent(service, 'sms');
    const call = await Call.place(service, { from: 'anonymous', to: NUMBER });
    await call.say(`Bonjour, où est ma commande ${sophie.order} ?`, 'fr-FR');
    expect(await call.say('Je dois changer mon adresse de livraison.', 'fr-FR')).toMatch(/par SMS/);
    await call.say('Oui, merci.', 'fr-FR');
    const code = await codeTo(sophie.phone, 'sms', since);
    expect(await call.say(`C'est le ${spelled(code, MOTS)}.`, 'fr-FR')).toMatch(
      /Merci Sophie, c'est confirmé/,
    );
    await call.hangUp();
  });

  it('from a second number is asked once, and greeted by name the next time, on WhatsApp as well', async () => {
    const sophie = await shopper(service, 'Sophie');
    const phone = `+33634${sophie.order}8`;
    const since = await lastSent(service, 'sms');
    const call = await Call.place(service, { from: phone, to: NUMBER });
    expect(await call.say(`Where is my order ${sophie.order}?`)).toMatch(/know you from now on.*May I send/s);
    await call.say('Yes please.');
    expect(await call.say(await codeTo(sophie.phone, 'sms', since))).toMatch(/Thank you, Sophie/);
    await call.hangUp();
    await until('the number is known', async () => {
      const next = await Call.place(service, { from: phone, to: NUMBER });
      await next.hangUp();
      return next.greeting.includes('Sophie') ? true : null;
    });
    const whatsapp = new WhatsApp(service, { name: 'So', phone });
    const answer = text(await whatsapp.say('Where is my order?', await clock.now()));
    expect(answer).toContain(sophie.order);
    const failed = await Call.place(service, { from: phone, to: NUMBER, attestation: 'failed' });
    expect(failed.greeting).not.toContain('Sophie');
    await failed.hangUp();
  });
});

describe('a second address', () => {
  it('is asked for one proof and is known ever after, in every later mail', async () => {
    const sophie = await shopper(service, 'Sophie');
    const work = new Mailbox(service, { name: 'Sophie Roche', email: `work.${sophie.order}@work.example` });
    const since = await lastSent(service, 'email');
    const ask = async (words: string, subject: string, inReplyTo?: string) => {
      const { answers } = await work.ask({ to: STORE, subject, text: words, inReplyTo });
      return { said: text(answers), id: answers.at(-1)?.raw.messageId };
    };
    const first = await ask(
      `I'd like to finalize the return I mentioned yesterday on your chat, for order ${sophie.order}.`,
      'My return',
    );
    // Sending it back to the address on file needs a yes, and no proof; money does.
    expect(first.said).toMatch(/The prepaid label goes to the email address on the order/);
    const opened = await ask('Yes please.', 'Re: My return', first.id);
    const money = await ask('I would like a refund, please.', 'Re: My return', opened.id);
    expect(money.said).toMatch(/six-digit code is on its way to the email address on order/);
    expect(first.said + opened.said + money.said).not.toContain(sophie.email);
    const code = await codeTo(sophie.email, 'email', since);
    const third = await ask(`Here it is: ${code}\n\nSophie`, 'Re: My return', money.id);
    expect(third.said).toMatch(/Thank you, Sophie, that is confirmed/);
    // Another thread, another day, another object asleep: the customer is asked nothing.
    await clock.advance('40d');
    const later = await ask('Hello, where is my order?', 'A question');
    expect(later.said).toContain('Hello Sophie');
    expect(later.said).toContain(sophie.order);
    expect(later.said).not.toMatch(/order number|code/i);
    // A forger of that address is nobody.
    const forged = await work.ask({ to: STORE, subject: 'Hi', text: 'Where is my order?', authentic: false });
    expect(text(forged.answers)).not.toMatch(new RegExp(`Sophie|${sophie.order}`));
  });

  it('by WhatsApp in French is asked once, then verified by its number', async () => {
    const sophie = await shopper(service, 'Sophie');
    const phone = `+33635${sophie.order}8`;
    const whatsapp = new WhatsApp(service, { name: 'So', phone });
    const say = async (words: string) => text(await whatsapp.say(words, await clock.now()));
    const since = await lastSent(service, 'email');
    expect(await say(`Bonjour, où est ma commande ${sophie.order} ?`)).toMatch(/reconnaître désormais/);
    expect(await say('oui')).toMatch(/en route/);
    const code = await codeTo(sophie.email, 'email', since);
    expect(await say(`le code est le ${spelled(code, MOTS)}`)).toMatch(/Merci Sophie/);
    const [customer = ''] = await until('it is written down', async () => {
      const found = await api.customers({ phone });
      return found.length ? found : null;
    });
    await until('a verified message', async () => {
      await say('Quels sont vos horaires ?');
      const rows = await api.exchanges(customer);
      return rows.findLast(({ direction }) => direction === 'in')?.assurance === 'verified' ? true : null;
    });
    expect(await say('Où est ma commande ?')).not.toMatch(/numéro de commande|code/);
  });
});

describe('on WhatsApp', () => {
  it('a code comes by the approved template, in its body and in its button', async () => {
    const name = 'login_code';
    await levers.post('/sandbox/whatsapp/templates', {
      name,
      language: 'en',
      parameters: 1,
      category: 'AUTHENTICATION',
    });
    await levers.whatsapp({ templates: [{ for: 'code', name, language: 'en' }] });
    try {
      const sophie = await shopper(service, 'Sophie');
      const since = await lastSent(service, 'whatsapp');
      const { chat } = await asking(sophie);
      expect(text(await chat.say('On WhatsApp please'))).toMatch(/on WhatsApp to the phone number/);
      const [sent] = await awaitSent<{ template: { name: string; components: unknown[] } }>(
        service,
        'whatsapp',
        sophie.phone,
        since,
      );
      const { template } = sent?.raw ?? {};
      const code = /\d{6}/.exec(JSON.stringify(template))?.[0] ?? '';
      const parameters = [{ type: 'text', text: code }];
      expect(template?.components).toEqual([
        { type: 'body', parameters },
        { type: 'button', sub_type: 'url', index: '0', parameters },
      ]);
      expect(text(await chat.say(code))).toMatch(/confirmed/);
      chat.close();
    } finally {
      await levers.whatsapp({ templates: [] });
    }
  });
});

describe('a visitor who asks for a code unprompted', () => {
  it('gets one for the order the visitor names, and a promotion is none', async () => {
    const sophie = await shopper(service, 'Sophie');
    const since = await lastSent(service, 'email');
    const chat = await Chat.open(service);
    await chat.say(`Where is my order ${sophie.order}?`);
    expect(text(await chat.say('Can you send me a code so that you know who I am?'))).toMatch(/on its way/);
    expect(text(await chat.say(await codeTo(sophie.email, 'email', since)))).toMatch(/confirmed/);
    chat.close();
    const other = await Chat.open(service);
    expect(text(await other.say('Can you send me a promo code?'))).not.toMatch(/sure it is you|on its way/);
    other.close();
  });
});

describe('another store', () => {
  it('sends texts from its own account, and one store’s code opens nothing in the other', async () => {
    const id = `second-${crypto.randomUUID().slice(0, 8)}`;
    const created = await service.fetch('/api/v1/stores', {
      method: 'POST',
      headers: { authorization: 'Bearer dev-platform-token', 'content-type': 'application/json' },
      body: JSON.stringify({ id, twilioAccountSid: 'AC0002', twilioAuthToken: 'dev-twilio-token' }),
    });
    const { token } = (await created.json()) as { token: string };
    const second = { ...service, store: id, adminToken: token };
    const phone = { number: '', smsFrom: 'Second' };
    const email = { address: `support@${id}.example`, signature: '' };
    await new Api(second).change({ name: 'Second', orderLookup: 'number', phone, email });
    const sophie = await shopper(second, 'Sophie');
    // The same customer with the same order in both stores.
    await api.import([dressOrder(sophie, await clock.now())]);
    const since = await lastSent(service, 'sms');
    const ask = async (at: typeof service) => {
      const chat = await Chat.open(at);
      await chat.say('Hello, I need to change the delivery address of my account.');
      await chat.say(`It is order ${sophie.order}`);
      await chat.say('By text please');
      return chat;
    };
    const there = await ask(second);
    const [text2] = await awaitSent<{ From: string; Body: string }>(service, 'sms', sophie.phone, since);
    expect(text2?.raw.From).toBe('Second');
    expect(text2?.text).toMatch(/^Second: your code is \d{6}/);
    const code = /\d{6}/.exec(text2?.text ?? '')?.[0] ?? '';
    const here = await ask(service);
    expect(text(await here.say(code))).toMatch(/not the code/);
    expect(text(await there.say(code))).toMatch(/Thank you, Sophie/);
    here.close();
    there.close();
  });
});
