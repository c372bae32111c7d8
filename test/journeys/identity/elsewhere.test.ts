import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Clock } from '../../../scripts/clients/clock.ts';
import { Mailbox } from '../../../scripts/clients/mail.ts';
import { WhatsApp } from '../../../scripts/clients/whatsapp.ts';
import { Levers } from '../levers.ts';
import { serviceInside } from '../service.ts';
import { type Shopper, shopper } from '../shop.ts';

/*
 * An answer whose channel will not carry it: it reaches the customer by another route, once, or a person is
 * notified.
 */

const service = serviceInside();
/** Evicts every object before each webhook: nothing may hang on what was in memory. */
const stormy = serviceInside({ evict: true });
const clock = new Clock(service);
const levers = new Levers(service);
const letter = { to: 'support@demo.example', subject: 'Hours', text: 'What are your opening hours?' };

/** A shopper who wrote on WhatsApp and was answered. */
async function onWhatsApp(): Promise<{ eve: Shopper; customer: string }> {
  const eve = await shopper(service, 'Eve');
  const phone = new WhatsApp(service, eve);
  await phone.say('What are your opening hours?', await clock.now());
  return { eve, customer: await levers.customer(eve) };
}

const deskOf = async (customer: string) =>
  (await levers.desk()).waiting.find((entry) => entry.customer === customer);

/** Statuses come when they come: waits for a mail to the customer. */
const mailed = (eve: Shopper) =>
  vi.waitFor(async () => {
    const mails = await levers.byEmail(eve.email);
    expect(mails.length).toBeGreaterThan(0);
    return mails;
  }, 5_000);

/** What was told by mail, without what the greeting and the signature add. */
const opening = 'We could not reach you on WhatsApp, so here is our answer by email.';

beforeEach(async () => {
  for (const channel of ['email', 'whatsapp', 'whatsapp-media']) {
    for (const late of [false, true]) await levers.fail(channel, '0', { times: 0, late });
  }
  await levers.whatsapp({ templates: [] });
});

describe('after the 24 hours', () => {
  it('an answer is not tried on WhatsApp: it goes to the address on file, and the desk knows', async () => {
    const { eve, customer } = await onWhatsApp();
    const before = (await levers.onWhatsApp(eve.phone)).length;
    await clock.advance('25h');
    await levers.reply(customer, 'Your dress is back in stock.');
    await clock.advance('1h');
    expect(await levers.onWhatsApp(eve.phone)).toHaveLength(before);
    const mails = await levers.byEmail(eve.email);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatch(/^Hello Eve,/);
    expect(mails[0]).toContain(opening);
    expect(mails[0]).toContain('Your dress is back in stock.');
    expect(await deskOf(customer)).toMatchObject({ state: 'parked', summary: 'window_closed' });
  });

  it('a template asks the customer to write, and then the answer arrives once', async () => {
    const { eve, customer } = await onWhatsApp();
    await levers.post('/sandbox/whatsapp/templates', { name: 'news', language: 'en', parameters: 2 });
    const parameters = [{ value: 'firstName' }, { value: 'store' }];
    await levers.whatsapp({ templates: [{ for: 'advisor', name: 'news', language: 'en', parameters }] });
    const before = (await levers.onWhatsApp(eve.phone)).length;
    await clock.advance('25h');
    await levers.reply(customer, 'Your dress is back in stock.');
    await levers.reply(customer, 'In midnight blue.');
    await clock.advance('1h');
    const asked = (await levers.onWhatsApp(eve.phone)).slice(before);
    expect(asked.map(({ raw }) => raw.type)).toEqual(['template']);
    expect(asked[0]?.raw).toMatchObject({
      template: { components: [{ parameters: [{ text: 'Eve' }, { text: 'Lune' }] }] },
    });

    const quick = { quick: { payload: 'show', text: 'Show it' }, answers: asked[0]?.raw.id ?? '' };
    await new WhatsApp(stormy, eve).send(quick, await clock.now());
    await clock.advance('2d');
    const texts = (await levers.onWhatsApp(eve.phone)).slice(before + 1).map(({ text }) => text);
    expect(texts).toEqual(['*Nora*\nYour dress is back in stock.', '*Nora*\nIn midnight blue.']);
    expect(await levers.byEmail(eve.email)).toEqual([]);
  });

  it('a template left unanswered for a day gives way to the mail', async () => {
    const { eve, customer } = await onWhatsApp();
    await levers.post('/sandbox/whatsapp/templates', { name: 'plain', language: 'en' });
    await levers.whatsapp({ templates: [{ for: 'advisor', name: 'plain', language: 'en' }] });
    await clock.advance('25h');
    await levers.reply(customer, 'Your dress is back in stock.');
    await clock.advance('20h');
    expect(await levers.byEmail(eve.email)).toEqual([]);
    await clock.advance('5h');
    expect(await levers.byEmail(eve.email)).toHaveLength(1);
    expect((await levers.onWhatsApp(eve.phone)).map(({ raw }) => raw.type)).toEqual(['text', 'template']);
  });

  it('a template that never arrives is not waited for', async () => {
    const { eve, customer } = await onWhatsApp();
    await levers.post('/sandbox/whatsapp/templates', { name: 'lost', language: 'en' });
    await levers.whatsapp({ templates: [{ for: 'advisor', name: 'lost', language: 'en' }] });
    await clock.advance('25h');
    await levers.fail('whatsapp', '131026', { late: true });
    await levers.reply(customer, 'Your dress is back in stock.');
    expect(await mailed(eve)).toHaveLength(1);
  });

  it('a paused template stops nothing, and its owner is told once', async () => {
    await levers.post('/sandbox/whatsapp/templates', { name: 'paused', language: 'en', status: 'paused' });
    await levers.whatsapp({ templates: [{ for: 'advisor', name: 'paused', language: 'en' }] });
    for (const _ of [1, 2]) {
      const { eve, customer } = await onWhatsApp();
      await clock.advance('25h');
      await levers.reply(customer, 'Your dress is back in stock.');
      await clock.advance('1m');
      expect(await levers.byEmail(eve.email)).toHaveLength(1);
    }
    const told = (await levers.desk()).troubles.filter(({ reason }) => reason.includes('132015'));
    expect(told).toHaveLength(1);
  });

  it('Meta may know better than we: the same way', async () => {
    for (const late of [false, true]) {
      const { eve, customer } = await onWhatsApp();
      await levers.fail('whatsapp', '131047', { late });
      await levers.reply(customer, 'Your dress is back in stock.');
      const mails = await mailed(eve);
      expect(mails.filter((text) => text.includes(opening))).toHaveLength(1);
    }
  });
});

describe('a number that takes nothing', () => {
  it.each([false, true])('sends the answer by mail, once (late: %s)', async (late) => {
    const eve = await shopper(service, 'Eve');
    await levers.fail('whatsapp', '131026', { late });
    const phone = new WhatsApp(service, eve);
    await phone.send({ text: 'What are your opening hours?' }, await clock.now());
    await mailed(eve);
    for (let n = 0; n < 4; n++) await clock.advance('12h');
    const mails = await levers.byEmail(eve.email);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain(opening);
    expect(mails[0]).toMatch(/We are (open|closed)/);
    const customer = await levers.customer(eve);
    expect(await deskOf(customer)).toMatchObject({ state: 'parked', reason: 'sent another way' });
    const out = (await levers.api.exchanges(customer)).filter(({ direction }) => direction === 'out');
    expect(out.map(({ channel }) => channel)).toEqual(['whatsapp', 'email']);
  });

  it('and a mailbox that takes nothing either: each is tried once, and a person is told', async () => {
    const eve = await shopper(service, 'Eve');
    await levers.fail('whatsapp', '131026', { times: 9 });
    await levers.fail('email', 'E_RECIPIENT_SUPPRESSED', { times: 9 });
    await new WhatsApp(service, eve).send({ text: 'What are your opening hours?' }, await clock.now());
    for (let n = 0; n < 4; n++) await clock.advance('12h');
    const customer = await levers.customer(eve);
    const out = (await levers.api.exchanges(customer)).filter(({ direction }) => direction === 'out');
    expect(out.map(({ channel }) => channel)).toEqual(['whatsapp', 'email']);
    expect(await deskOf(customer)).toMatchObject({ state: 'parked', reason: 'delivery' });
  });

  it('an account that is blocked is its owner’s to mend, told once for many', async () => {
    await levers.fail('whatsapp', '131031', { times: 2 });
    for (const _ of [1, 2]) {
      const eve = await shopper(service, 'Eve');
      await new WhatsApp(service, eve).send({ text: 'What are your opening hours?' }, await clock.now());
      await clock.advance('1m');
      expect(await levers.byEmail(eve.email)).toHaveLength(1);
    }
    const told = (await levers.desk()).troubles.filter(({ reason }) => reason.includes('131031'));
    expect(told).toHaveLength(1);
  });
});

describe('a mailbox that takes nothing', () => {
  it('sends the answer on WhatsApp while the window is open there', async () => {
    const { eve, customer } = await onWhatsApp();
    const before = (await levers.onWhatsApp(eve.phone)).length;
    await levers.fail('email', 'E_RECIPIENT_SUPPRESSED');
    await new Mailbox(service, eve).send(letter, await clock.now());
    await clock.advance('1h');
    const sent = (await levers.onWhatsApp(eve.phone)).slice(before);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.text).toContain('We could not reach you by email, so here is our answer on WhatsApp.');
    expect(await deskOf(customer)).toMatchObject({ reason: 'sent another way' });
  });

  it('of somebody who only claims to be Eve tells Eve nothing', async () => {
    const { eve } = await onWhatsApp();
    const before = (await levers.onWhatsApp(eve.phone)).length;
    await levers.fail('email', 'E_RECIPIENT_SUPPRESSED');
    await new Mailbox(service, eve).send({ ...letter, authentic: false }, await clock.now());
    await clock.advance('2d');
    expect(await levers.onWhatsApp(eve.phone)).toHaveLength(before);
    expect(await levers.byEmail(eve.email)).toEqual([]);
  });
});
