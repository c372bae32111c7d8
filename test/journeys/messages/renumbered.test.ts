import { describe, expect, it } from 'vitest';
import { Clock } from '../../../scripts/clients/clock.ts';
import { lastSent, sentSince } from '../../../scripts/clients/sent.ts';
import { Call } from '../../../scripts/clients/voice.ts';
import { WhatsApp } from '../../../scripts/clients/whatsapp.ts';
import { Levers } from '../levers.ts';
import { serviceInside } from '../service.ts';
import { shopper } from '../shop.ts';

/* Numbers that their countries renumbered: the shop has one spelling, WhatsApp another, and it is one person. */

const service = serviceInside();
const clock = new Clock(service);
const levers = new Levers(service);

describe.each([
  ['Mexico', '+5215512345', '+525512345'],
  ['Brazil', '+55549629', '+555499629'],
  ['Argentina', '+5435123', '+54935123'],
  ['Argentina, Buenos Aires', '+541123', '+5491123'],
  ['Ivory Coast', '+225074', '+22507074'],
  ['Benin', '+229974', '+22901974'],
])('%s', (_, formerly, today) => {
  it.each([
    ['by today’s number in the shop, on WhatsApp by the former one', 0],
    ['by the former number in the shop, on WhatsApp by today’s', 1],
  ])('is one person: %s', async (_way, turned) => {
    const length = { '+5': 13, '+2': 12 }[formerly.slice(0, 2)] ?? 0;
    const rest = `${crypto.getRandomValues(new Uint32Array(1))[0]}0000000000`;
    const missing = (formerly.startsWith('+521') ? 14 : length) - formerly.length;
    const [former, present] = [formerly, today].map((begin) => begin + rest.slice(0, missing));
    const [waId = '', onFile = ''] = turned ? [present, former] : [former, present];
    const ana = await shopper(service, 'Ana', { phone: onFile });
    const before = await lastSent(service, 'whatsapp');
    await new WhatsApp(service, { ...ana, phone: waId }).send(
      { text: 'Where is my order?' },
      await clock.now(),
    );
    await clock.advance('1h');
    const answers = await sentSince(service, 'whatsapp', before);
    expect(answers.map(({ to }) => to)).toEqual([waId]);
    expect(answers[0]?.text).toContain(ana.order);
    const call = await Call.place(service, { from: present ?? '', to: '+33187654321' });
    expect(call.greeting).toContain('Ana');
    await call.hangUp();
    const rows = await levers.api.exchanges(await levers.customer(ana));
    expect(new Set(rows.map(({ channel }) => channel))).toEqual(new Set(['whatsapp', 'voice']));
  });
});
