import { beforeAll, describe, expect, it } from 'vitest';
import { demoStore } from '../../../sandbox/stores/roster.ts';
import { now } from '../../../src/clock.ts';
import type { FeedLine } from '../../../src/shop/shop.ts';
import { begun, type Company, saying } from './company.ts';

/* Services and trades, from nothing: the preset through the API, the feed, and what customers ask on its main channels. */

const feed = () => demoStore('demo-services')?.feed(new Date(now())) ?? [];
let foyer: Company;
beforeAll(async () => {
  foyer = await begun('services', feed());
}, 30_000);

const appointments = async (company = foyer) =>
  (
    await company.api<{ appointments: { id: string; here: string; service: string; startsAt: string }[] }>(
      'GET',
      'appointments',
    )
  ).appointments;

describe('a company of services and trades', () => {
  it('tells who comes and when, on the phone, where and when in writing', async () => {
    const [heard = ''] = await saying(
      await foyer.talk('phone', 'Pauline Garnier'),
      'Hello, who is coming and when?',
    );
    expect(heard).toMatch(/Boiler service.*between 10 a\.m\. and 11 a\.m\..*Paul/);
    expect(heard).not.toContain('rue Sala');
    const [written = ''] = await saying(
      await foyer.talk('whatsapp', 'Pauline Garnier', 'fr'),
      'Quand est mon rendez-vous ?',
    );
    expect(written).toMatch(/Entretien de chaudière.*entre 10\sh et 11\sh.*Paul.*8 rue Sala, 69002 Lyon/s);
  });

  it('moves it to a time that suits, on a card with from and to', async () => {
    const talk = await foyer.talk('whatsapp', 'Mark Ellison');
    const [times, mornings, card, done] = await saying(
      talk,
      'Can we move my appointment to Thursday afternoon?',
      'Rather in the morning',
      'the first one',
      'yes please',
    );
    expect(times).toMatch(/Thursday .* at 14:00.*Which one suits you\?/s);
    expect(mornings).toMatch(/Thursday .* at 08:00, Thursday .* at 09:00/);
    expect(card).toMatch(
      /move your appointment \(Boiler service\) from .* at 14:00 to Thursday .* at 08:00\?/,
    );
    expect(done).toMatch(/It is moved: Boiler service, Thursday .* between 08:00 and 09:00/);
    expect(await appointments()).toMatchObject([{ id: 'RV-302', here: 'moved' }]);
  });

  it('cancels on a card, and leaves what is too near to a person', async () => {
    const [card, done] = await saying(
      await foyer.talk('phone', 'Nina Costa', 'fr'),
      'Je dois annuler mon rendez-vous',
      'oui',
    );
    expect(card).toMatch(/annuler votre rendez-vous \(Dépannage\)/);
    expect(done).toMatch(/est annulé/);
    const [near] = await saying(
      await foyer.talk('whatsapp', 'Saïd Amrani', 'fr'),
      'Je voudrais décaler mon rendez-vous',
    );
    expect(near).toMatch(/moins de 24 heures.*(?:vous répondra|aurez une réponse)/s);
    const desk = await foyer.api<{ waiting: { customer: string }[] }>('GET', 'desk');
    expect(desk.waiting).toHaveLength(1);
  });

  it('holds letters for a person, as its preset wants', async () => {
    await foyer.write('Helen Draper', 'I would like to book a boiler service');
    const { drafts } = await foyer.api<{ drafts: { text: string }[] }>('GET', 'desk');
    expect(drafts[0]?.text).toMatch(/Boiler service the next free times are/);
  });

  it('gives a time that two want to one of them, tells the other, and offers others', async () => {
    const one = await foyer.talk('whatsapp', 'Helen Draper');
    const other = await foyer.talk('phone', 'Pauline Garnier');
    await one.say('I would like to book a repair');
    await other.say('I want to book a repair');
    expect((await one.say('the first one')).join()).toMatch(/book Repair on/);
    expect((await other.say('the first one')).join()).toMatch(/book Repair on/);
    expect((await one.say('yes')).join()).toMatch(/It is booked: Repair/);
    const told = (await other.say('yes')).join();
    expect(told).toMatch(/somebody else has just taken that time.*next free times are/s);
    const booked = (await appointments()).filter(({ here }) => here === 'booked');
    expect(booked).toHaveLength(1);
  });

  it('gives the wish to a person as a promise where the feed tells no free times', async () => {
    const visits = feed().filter((line: FeedLine) => line.type !== 'availability');
    const company = await begun('services', visits);
    const [told] = await saying(
      await company.talk('whatsapp', 'Mark Ellison'),
      'Can we move my appointment to Thursday afternoon?',
    );
    expect(told).toMatch(/passed your wish.*A colleague answers you by/s);
    const { promises } = await company.api<{ promises: { what: string }[] }>('GET', 'desk');
    expect(promises[0]?.what).toContain('Thursday afternoon');
  });
});
