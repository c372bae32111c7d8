import { afterAll, describe, expect, it } from 'vitest';
import { Chat } from '../../../scripts/clients/chat.ts';
import { Clock } from '../../../scripts/clients/clock.ts';
import { Mailbox } from '../../../scripts/clients/mail.ts';
import { lastSent, sentSince } from '../../../scripts/clients/sent.ts';
import { until } from '../../../scripts/clients/service.ts';
import { Call } from '../../../scripts/clients/voice.ts';
import { WhatsApp } from '../../../scripts/clients/whatsapp.ts';
import { ADMIN, ask } from '../../door/world.ts';
import { loginOf } from '../identity/logins.ts';
import { serviceInside } from '../service.ts';
import { type Subscriber, subscriber } from './subscribers.ts';

/* Plans, invoices and the end of a subscription, over the wire of each channel. */

const service = serviceInside();
const clock = new Clock(service);
const STORE = 'support@demo.example';
const open: Chat[] = [];
afterAll(() => {
  for (const chat of open) chat.close();
});

async function chatOf(who: Subscriber, locale = 'en'): Promise<Chat> {
  const chat = await Chat.open(service, { identity: await loginOf(service, who.account), locale });
  open.push(chat);
  return chat;
}
const said = async (chat: Chat, words: string) => (await chat.say(words)).map(({ text }) => text).join('\n');
const endingOf = async ({ subscription }: Subscriber) =>
  (
    (await (await ask(`/api/v1/subscriptions/${subscription}`, { headers: ADMIN })).json()) as {
      ending: unknown;
    }
  ).ending;
const lettersTo = async ({ email }: Subscriber, since: number) =>
  (await sentSince(service, 'email', since)).filter(({ to }) => to === email);

describe('somebody who is logged in', () => {
  it('hears of plan, price, renewal and invoices, and gets one again', async () => {
    const nora = await subscriber(service, 'Nora', { company: 'Acme SARL' });
    const chat = await chatOf(nora);
    const plan = await said(chat, 'What plan am I on, and when does it renew?');
    expect(plan).toMatch(
      /Your Team subscription \(Acme SARL, 5 seats\) costs €49\.00 a month and renews on /,
    );
    expect(plan).toContain('paid with Visa ending 4242');
    const last = await said(chat, 'Is my last invoice paid?');
    expect(last).toContain(nora.open);
    expect(last).toContain('not paid yet');
    const again = await chat.say(`Please send me invoice ${nora.paid} again`);
    expect(again.map(({ text }) => text).join()).toContain('copy for information');
    expect(again.flatMap(({ attachments }) => attachments ?? []).map(({ filename }) => filename)).toEqual([
      `invoice-${nora.paid}.pdf`,
    ]);
  });

  it('ends it on a yes to a card, has that in writing, and takes it back', async () => {
    const paul = await subscriber(service, 'Paul');
    const since = await lastSent(service, 'email');
    const chat = await chatOf(paul);
    const card = await said(chat, 'Please cancel my subscription.');
    expect(card).toContain('I can end your Team subscription. It runs until ');
    expect(card).toContain('What has been paid is not refunded.');
    expect(await endingOf(paul)).toBeNull();
    expect(await said(chat, 'yes please')).toMatch(/Done: your Team subscription ends on /);
    expect(await endingOf(paul)).not.toBeNull();
    const letters = await until('the confirmation', async () => {
      const found = await lettersTo(paul, since);
      return found.length > 0 ? found : null;
    });
    expect(letters.map(({ raw }) => JSON.stringify(raw)).join()).toContain('Team subscription ends on');
    expect(await said(chat, 'When does my plan renew?')).toContain('until then that can be taken back');
    expect(await said(chat, 'I changed my mind, please keep my subscription')).toContain(
      'I can keep your Team subscription going.',
    );
    expect(await said(chat, 'yes')).toMatch(/Done: your Team subscription goes on and renews on /);
    expect(await endingOf(paul)).toBeNull();
  });

  it('hears why a payment failed in French, and a person has a change of seats', async () => {
    const zoe = await subscriber(service, 'Zoe', {
      status: 'past_due',
      failure: { at: '2026-06-01T08:00:00Z', reason: 'card_expired', nextTryAt: null },
    });
    const chat = await chatOf(zoe, 'fr');
    expect(await said(chat, 'Pourquoi mon paiement a-t-il été refusé ?')).toContain('la carte a expiré');
    expect(await said(chat, 'Ajoutez deux places à notre abonnement')).toContain('avec 5 places pour 49');
  });
});

describe('a change of seats or plan', () => {
  const priced = { seatPrice: 980, plans: [{ plan: 'Company', price: 29_900, seatPrice: 2_000 }] };
  const changingOf = async ({ subscription }: Subscriber) =>
    (
      (await (await ask(`/api/v1/subscriptions/${subscription}`, { headers: ADMIN })).json()) as {
        changing: unknown;
      }
    ).changing;

  it('is made on a yes to a card with both prices, and changed once more before its day', async () => {
    const ada = await subscriber(service, 'Ada', { company: 'Ada SARL', ...priced });
    const chat = await chatOf(ada);
    const card = await said(chat, 'Please add three seats to our plan');
    expect(card).toMatch(
      /I can change your Team subscription from 5 to 8 seats\. From .* it costs €78\.40 a month instead of €49\.00/,
    );
    expect(await changingOf(ada)).toBeNull();
    expect(await said(chat, 'yes please')).toMatch(/Done: from .* Team with 8 seats, for €78\.40 a month/);
    expect(await changingOf(ada)).toMatchObject({ plan: 'Team', seats: 8, price: 7_840 });
    expect(await said(chat, 'What plan am I on?')).toMatch(/5 seats.* it is Team with 8 seats/);
    expect(await said(chat, 'Please remove one of our seats')).toContain('from 8 to 7 seats');
    expect(await said(chat, 'no, leave it')).not.toContain('Done');
    expect(await changingOf(ada)).toMatchObject({ seats: 8 });
  });

  it('in French is another plan, and waits for a person where it costs more than the store lets pass', async () => {
    const ugo = await subscriber(service, 'Ugo', { company: 'Ugo SA', ...priced });
    const chat = await chatOf(ugo, 'fr');
    const card = await said(chat, 'Je voudrais passer à la formule Company');
    expect(card).toMatch(/changer votre abonnement Team pour Company.*299\s€ par mois au lieu de 49\s€/s);
    await said(chat, 'oui');
    expect(await changingOf(ugo)).toBeNull();
    const desk = (await (await ask('/api/v1/desk', { headers: ADMIN })).json()) as {
      approvals: { tool: string; effect: string }[];
    };
    expect(desk.approvals).toContainEqual(
      expect.objectContaining({ tool: 'change_subscription', effect: expect.stringContaining('Company') }),
    );
  });

  it('is no card for somebody who is not verified', async () => {
    const kim = await subscriber(service, 'Kim', { ...priced });
    const asked = await new Mailbox(service, kim).ask(
      { to: STORE, subject: 'Seats', text: 'Please add three seats to my plan.' },
      await clock.now(),
    );
    expect(asked.answers.map(({ text }) => text).join('\n')).not.toContain('Done');
    expect(await changingOf(kim)).toBeNull();
  });
});

describe('somebody who is not verified', () => {
  it('hears nothing in a chat before a code, and all of it behind it', async () => {
    const lea = await subscriber(service, 'Lea', { company: 'Blum SAS' });
    const since = await lastSent(service, 'email');
    const chat = await Chat.open(service);
    open.push(chat);
    const before = [await said(chat, 'When does my subscription renew?'), await said(chat, lea.email)];
    expect(before.join('\n')).not.toMatch(/Team|Blum|49|Visa/);
    const code = await until('a code', async () => {
      const texts = (await lettersTo(lea, since)).map(({ text }) => text);
      return texts.map((text) => /\b\d{6}\b/.exec(text)?.[0]).findLast(Boolean) ?? null;
    });
    expect(await said(chat, code)).toContain('Your Team subscription (Blum SAS, 5 seats)');
  });

  it('by mail hears of their own, and of a company’s not that', async () => {
    const max = await subscriber(service, 'Max');
    const own = await new Mailbox(service, max).ask(
      { to: STORE, subject: 'Plan', text: 'What does my subscription cost?' },
      await clock.now(),
    );
    const told = own.answers.map(({ text }) => text).join('\n');
    expect(told).toContain('costs €49.00 a month');
    expect(told).not.toContain('4242');
    const ida = await subscriber(service, 'Ida', { company: 'Corin SA' });
    const companys = await new Mailbox(service, ida).ask(
      { to: STORE, subject: 'Plan', text: 'What does our subscription cost, and is our last invoice paid?' },
      await clock.now(),
    );
    expect(companys.answers.map(({ text }) => text).join('\n')).not.toMatch(/Corin|49|4242|INV/);
  });
});

describe('other channels', () => {
  it('tell it on WhatsApp and on the phone, and mail an invoice that is asked for aloud', async () => {
    const eva = await subscriber(service, 'Eva', { startedAt: '2026-01-10T10:00:00Z' });
    const written = await new WhatsApp(service, eva).say('Is my last invoice paid?', await clock.now());
    expect(written.map(({ text }) => text).join('\n')).toContain(eva.open);
    const since = await lastSent(service, 'email');
    const call = await Call.place(service, { from: eva.phone, to: '+33187654321' });
    expect(await call.say('What plan am I on?')).toContain('Your Team subscription');
    expect(await call.say('Can you send me my last invoice?')).toMatch(/on the way to the email address/);
    const letters = await until('the letter', async () => {
      const found = await lettersTo(eva, since);
      return found.length > 0 ? found : null;
    });
    expect(letters.flatMap(({ attachments }) => attachments).map(({ filename }) => filename)).toEqual([
      `invoice-${eva.open}.pdf`,
    ]);
  });
});
