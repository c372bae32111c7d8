import { describe, expect, it } from 'vitest';
import type { Context } from '../../../src/brain/context.ts';
import { factsOf } from '../../../src/brain/model/facts.ts';
import { picturesOf } from '../../../src/brain/model/pictures.ts';
import { buildPrompt } from '../../../src/brain/model/prompt.ts';
import { money, readable, zoned } from '../../../src/brain/model/readable.ts';
import { definitions } from '../../../src/brain/model/tools.ts';
import type { Channel } from '../../../src/conversation/values.ts';
import { asks, claude, context, past, spoken, steps } from './wire.ts';

/* What a model is told of a turn: readable, whole, and in the store's own time. */

const facts = (over: Partial<Context>, channel?: Channel) => JSON.parse(factsOf(context(over, channel)));
const paris = { timeZone: 'Europe/Paris', currency: 'EUR' };

describe('money', () => {
  it.each([
    [8700, 'EUR', '87.00 EUR'],
    [5, 'EUR', '0.05 EUR'],
    [1200, 'JPY', '1200 JPY'],
    [12345, 'TND', '12.345 TND'],
  ])('of %i %s is %s', (minor, currency, said) => {
    expect(money(minor, currency)).toBe(said);
  });

  it('is in major units wherever the shop says it, in the currency beside or above it', () => {
    const order = {
      total: 8700,
      currency: 'CHF',
      items: [{ price: 8700, quantity: 1 }],
      refunds: [{ amount: 100, currency: 'USD' }],
    };
    expect(readable(order, paris)).toEqual({
      total: '87.00 CHF',
      currency: 'CHF',
      items: [{ price: '87.00 CHF', quantity: 1 }],
      refunds: [{ amount: '1.00 USD', currency: 'USD' }],
    });
    expect(readable({ shipping: { freeFrom: 6000, days: [2, 4] } }, paris)).toEqual({
      shipping: { freeFrom: '60.00 EUR', days: [2, 4] },
    });
  });

  it('stands in no prompt in minor units', () => {
    const prompt = JSON.stringify(buildPrompt(context()));
    expect(prompt).toContain('87.00 EUR');
    expect(prompt).not.toMatch(/\D8700\D/);
  });

  it('is no other in what a tool answers', async () => {
    const server = claude([spoken([], ['find_order', { order: '45821' }]), spoken(['Here.'])]);
    await steps(server);
    const back = JSON.stringify(server.asked[1]?.body.messages.at(-1));
    expect(back).toContain('87.00 EUR');
    expect(back).not.toMatch(/\D8700\D/);
  });
});

describe('time', () => {
  it.each([
    ['2026-12-14T18:32:00Z', 'Europe/Paris', '2026-12-14T19:32+01:00'],
    ['2026-07-14T22:32:10.123Z', 'Europe/Paris', '2026-07-15T00:32+02:00'],
    ['2026-12-14T18:32:00Z', 'America/New_York', '2026-12-14T13:32-05:00'],
    ['2026-12-14T18:32:00Z', 'Asia/Kolkata', '2026-12-15T00:02+05:30'],
  ])('%s in %s is %s', (instant, zone, said) => {
    expect(zoned(instant, zone)).toBe(said);
    expect(Date.parse(zoned(instant, zone))).toBe(Math.floor(Date.parse(instant) / 60_000) * 60_000);
  });

  it('is the store’s, with its weekday, and says when people answer', () => {
    // A Monday evening, half an hour after closing.
    expect(facts({ now: '2026-12-14T17:30:00Z' })).toMatchObject({
      now: { day: '2026-12-14', weekday: 'Monday', time: '18:30', zone: 'Europe/Paris' },
      people: { answer: 'later', from: { weekday: 'Tuesday', day: '2026-12-15', from: '09:00' } },
    });
    expect(facts({ now: '2026-12-15T09:00:00Z' })).toMatchObject({
      people: { answer: 'now', until: '18:00' },
    });
  });

  it('and the channel stand with every past word, testimony’s too', () => {
    const history = [
      past('Where is it?', { at: '2026-12-13T10:00:00Z', channel: 'email' }),
      past('On its way.', { at: '2026-12-13T10:01:00Z', channel: 'email', author: 'assistant' }),
      past('I named 45821.', { at: '2026-12-13T11:00:00Z', testimony: true }),
    ];
    const prompt = buildPrompt(context({ history }));
    const text = JSON.stringify(prompt.messages).replaceAll('\\"', '"');
    expect(text).toContain('<data kind="customer" channel="email" at="Sunday 2026-12-13 11:00">');
    expect(text).toContain('<data kind="assistant" channel="email" at="Sunday 2026-12-13 11:01">');
    expect(text).toContain('<data kind="testimony" channel="chat" at="Sunday 2026-12-13 12:00">');
  });
});

describe('a tool', () => {
  it('says whom it is for, and what is done by a card alone', () => {
    const described = new Map(definitions().map(({ name, description }) => [name, description]));
    expect(described.get('view_profile')).toMatch(/at least verified/);
    expect(described.get('cancel_order')).toMatch(/Only by `propose`.*at least recognised/);
    expect(described.get('find_products')).not.toMatch(/at least/);
  });
});

describe('pictures', () => {
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
  const attachment = { id: 'f', filename: 'tear.png', type: 'image/png', size: png.length, key: 'k' };
  const files = (bytes: Uint8Array) => ({
    get: async () => ({ bytes: new Uint8Array(bytes).buffer, type: 'image/png' }),
  });

  it('of the customer are looked at by a model that sees', async () => {
    const server = claude([spoken(['I see the tear.'])], {
      pictures: (sent) => picturesOf(files(png), sent),
    });
    await steps(server, context({ asked: [asks('Look!', { attachments: [attachment] })] }));
    const [message] = server.asked[0]?.body.messages ?? [];
    expect(message?.content.at(-1)).toMatchObject({
      type: 'image',
      source: { media_type: 'image/png', data: Buffer.from(png).toString('base64') },
    });
  });

  it('are what their bytes say, and no more or larger than is taken', async () => {
    const html = new TextEncoder().encode('<html>');
    expect(await picturesOf(files(html), [attachment])).toEqual([]);
    expect(await picturesOf(files(png), [{ ...attachment, size: 9_000_000 }])).toEqual([]);
    expect(await picturesOf(files(png), [{ ...attachment, type: 'application/pdf' }])).toEqual([]);
    expect(await picturesOf({ get: async () => null }, [attachment])).toEqual([]);
    expect(await picturesOf(files(png), Array(9).fill(attachment))).toHaveLength(3);
  });
});
