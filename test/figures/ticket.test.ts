import { describe, expect, it } from 'vitest';
import { type CountedExchange, ticketFigures } from '../../src/figures/rows.ts';

const MONDAY = Date.parse('2026-06-08T19:32:00Z');

function said(
  minutes: number,
  author: CountedExchange['author'],
  more: Partial<CountedExchange> = {},
): CountedExchange {
  const at = new Date(MONDAY + minutes * 60_000).toISOString();
  return { at, channel: 'chat', author, resolution: null, text: '', orders: [], emails: [], ...more };
}

describe('a problem that one answer solves', () => {
  it('is one contact, with the time to the answer', () => {
    expect(ticketFigures([said(0, 'customer'), said(0.5, 'assistant', { resolution: 'yes' })])).toEqual({
      contacts: 1,
      messages: 2,
      handedOver: false,
      byPerson: false,
      reopened: false,
      firstAnswer: 30,
      firstPerson: null,
      resolvedAfter: 30,
      askedAgain: 0,
    });
  });
});

describe('coming again', () => {
  it.each([
    ['a few minutes later in the same chat', said(30, 'customer'), 1],
    ['on another channel', said(30, 'customer', { channel: 'email' }), 2],
    ['more than twelve hours later', said(13 * 60, 'customer'), 2],
    ['eleven hours later', said(11 * 60, 'customer'), 1],
  ])('%s', (_, again, contacts) => {
    const exchanges = [said(0, 'customer'), said(1, 'assistant'), again];
    expect(ticketFigures(exchanges).contacts).toBe(contacts);
  });
});

describe('a problem with people in it', () => {
  it('counts their first answer from when they were asked for', () => {
    const figures = ticketFigures([
      said(0, 'customer'),
      said(1, 'assistant', { resolution: 'escalated' }),
      said(41, 'advisor'),
      said(50, 'advisor', { resolution: 'yes' }),
    ]);
    expect(figures).toMatchObject({
      handedOver: true,
      byPerson: true,
      firstAnswer: 60,
      firstPerson: 2_400,
      resolvedAfter: 3_000,
    });
  });
});

describe('a problem that comes back', () => {
  const solved = [said(0, 'customer'), said(1, 'assistant', { resolution: 'yes' })];

  it('is reopened while it is open again, and once it is solved again', () => {
    const open = [...solved, said(60, 'customer'), said(61, 'assistant', { resolution: 'no' })];
    expect(ticketFigures(open)).toMatchObject({ reopened: true, resolvedAfter: null });
    const again = [...open, said(70, 'assistant', { resolution: 'yes' })];
    expect(ticketFigures(again)).toMatchObject({ reopened: true, resolvedAfter: 4_200 });
  });
});

describe('a question for what was told before', () => {
  it.each([
    ['May I have your order number?', 1],
    ['Quel est votre numéro de commande ?', 1],
    ['Wie lautet Ihre Bestellnummer?', 1],
    ['Order 45821 is on its way. Anything else?', 0],
    ['I have your order number, thank you.', 0],
    ['What is your email address?', 0],
  ])('%s', (text, count) => {
    const exchanges = [said(0, 'customer', { orders: ['45821'] }), said(1, 'assistant', { text })];
    expect(ticketFigures(exchanges).askedAgain).toBe(count);
  });

  it('is none before it was told', () => {
    const asked = said(1, 'assistant', { text: 'What is your order number?' });
    expect(ticketFigures([said(0, 'customer'), asked]).askedAgain).toBe(0);
  });
});
