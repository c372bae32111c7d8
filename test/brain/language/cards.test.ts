import { describe, expect, it } from 'vitest';
import { TurnCard } from '../../../src/brain/table.ts';
import { Act, type Card, type Quote } from '../../../src/conversation/quote.ts';
import { cardTexts } from '../../../src/language/index.ts';
import { cardWords, type Putting, wayText } from '../../../src/language/put-card.ts';

/* Cards in every language that can put one: words, amounts and buttons come from their data, and from nothing else. */

const LANGUAGES = ['en', 'fr', 'de', 'nl', 'es', 'it', 'pt'];
const dress = { line: '1', sku: 'D-S', title: 'Lune dress', options: { size: 'S' }, quantity: 1 };
const quote = (act: Act, over: Partial<Quote> = {}): Quote => ({
  tool: 'cancel_order',
  act,
  order: '45821',
  out: [dress],
  in: [{ ...dress, line: null, sku: 'D-M', options: { size: 'M' } }],
  money: [
    { direction: 'to_customer', amount: 8750, currency: 'EUR', method: 'Visa ending 4242', when: 'now' },
  ],
  deadline: null,
  goes: [{ what: 'parcel', to: '8 rue de S…, 69006' }],
  final: true,
  ...over,
});
const card = (...alternatives: Quote[][]): Card => ({
  id: 'c1',
  session: 's1',
  channel: 'whatsapp',
  assurance: 'recognised',
  at: '2026-12-14T18:32:00Z',
  alternatives: alternatives.map((quotes, n) => ({
    id: `p${n}`,
    effects: quotes.map((one) => ({ tool: one.tool, input: {}, intent: 'other', quote: one })),
  })),
});
const how = (locale: string, over: Partial<Putting> = {}): Putting => ({
  locale,
  spoken: false,
  today: '2026-12-14',
  timeZone: 'Europe/Paris',
  refundDays: 5,
  freeReturns: true,
  verified: false,
  labelLength: 20,
  ...over,
});
/** An appointment and a subscription are about no order. */
const OF_ORDERS = Act.options.filter((act) => !/_(?:appointment|subscription)$/.test(act));
const acts = LANGUAGES.flatMap((locale) => OF_ORDERS.map((act) => [locale, act] as const));

describe('a card', () => {
  it.each(acts)('in %s says what a %s does, to the cent, and asks', (locale, act) => {
    for (const spoken of [false, true]) {
      const { text, said, buttons } = cardWords(card([quote(act)]), how(locale, { spoken }));
      expect(text).toMatch(spoken ? /87[.,]50|87 \S+ 50/ : /87[.,]50/);
      expect(text).toContain('45821');
      expect(text).toMatch(/\?$/);
      expect(text.startsWith(said)).toBe(true);
      expect(text).not.toMatch(/undefined|\bnull\b|\[object|4242/);
      if (spoken) expect(text).not.toMatch(/[#*\n]/);
      expect(buttons).toEqual([{ id: 'accept:p0', label: expect.any(String) }]);
      expect(buttons[0]?.label.length).toBeGreaterThan(0);
      expect(buttons[0]?.label.length).toBeLessThanOrEqual(20);
    }
  });

  it.each(LANGUAGES)('in %s says from when a changed subscription costs what', (locale) => {
    const piece = (title: string) => ({ line: null, sku: title, title, options: {}, quantity: 1 });
    const changes = { on: '2026-12-15', was: 4900, price: 8750, currency: 'EUR', interval: 'month' as const };
    const both = { ...quote('other'), act: 'change_subscription' as const, order: null, money: [], goes: [] };
    const asked = {
      out: [piece('Team')],
      in: [piece('Company')],
      changes: { ...changes, seats: { from: 5, to: 8 } },
    };
    for (const spoken of [false, true]) {
      const { text } = cardWords(
        card([{ ...both, deadline: null, final: false, ...asked }]),
        how(locale, { spoken }),
      );
      expect(text).toMatch(/Team.*Company.*5.*8.*15.*87.*49/s);
      expect(text).not.toMatch(/undefined|\bnull\b/);
    }
    const alone = { ...both, deadline: null, final: false, out: [piece('Team')], in: [piece('Team')] };
    const { text, buttons } = cardWords(
      card([{ ...alone, changes: { ...changes, seats: { from: 5, to: 4 } } }]),
      how(locale),
    );
    expect(text.match(/Team/g)).toHaveLength(1);
    expect(buttons[0]?.label.length).toBeLessThanOrEqual(20);
  });

  it.each(LANGUAGES)('in %s says when an appointment was and when it is to be', (locale) => {
    const visit = (day: string) => ({
      ...{ line: null, sku: day, title: 'Boiler service', options: {}, quantity: 1 },
      at: { from: `2026-12-${day}T09:00:00+01:00`, to: null, with: 'Paul' },
    });
    const about = { order: null, money: [], goes: [], final: false };
    const put = (act: Act, over: Partial<Quote>) =>
      cardWords(card([quote(act, { ...about, ...over })]), how(locale)).text;
    const moved = put('move_appointment', { out: [visit('16')], in: [visit('18')] });
    expect(moved).toMatch(/Boiler service.*16.*9:00.*18.*9:00.*\?$/s);
    expect(put('book_appointment', { out: [], in: [visit('18')] })).toMatch(/Boiler service.*18.*9:00.*\?$/s);
    expect(put('cancel_appointment', { out: [visit('16')], in: [] })).toMatch(
      /Boiler service.*16.*9:00.*\?$/s,
    );
  });

  it.each(LANGUAGES)('in %s calls a means of payment by its name to somebody verified alone', (locale) => {
    const put = card([quote('refund')]);
    expect(cardWords(put, how(locale)).text).not.toContain('4242');
    expect(cardWords(put, how(locale, { verified: true })).text).toContain('Visa ending 4242');
  });

  it.each(LANGUAGES)('in %s says all that one yes covers, and each that can be chosen', (locale) => {
    const cancel = quote('cancel', { order: '45839', in: [], money: [], goes: [] });
    const both = cardWords(card([quote('exchange', { money: [] }), cancel]), how(locale));
    expect(both.text).toContain('45821');
    expect(both.text).toContain('45839');
    expect(both.buttons).toHaveLength(1);
    const either = cardWords(card([quote('exchange', { money: [] })], [cancel]), how(locale));
    expect(either.buttons.map(({ id }) => id)).toEqual(['accept:p0', 'accept:p1']);
    expect(either.text).not.toBe(both.text);
  });

  it.each(LANGUAGES)('in %s tells the buttons of two things of the same kind apart', (locale) => {
    const bag = { ...dress, line: '2', sku: 'B', title: 'Cuir bag' };
    const other = { ...dress, line: null, options: { size: 'M', colour: 'a very long name of a colour' } };
    for (const put of [
      card([quote('refund')], [quote('refund', { out: [bag] })]),
      card([quote('exchange')], [quote('exchange', { in: [other] })]),
      card([quote('refund'), quote('cancel')], [quote('refund'), quote('undo')]),
    ]) {
      const labels = cardWords(put, how(locale)).buttons.map(({ label }) => label);
      expect(new Set(labels).size).toBe(2);
      for (const label of labels) expect(label.length).toBeLessThanOrEqual(20);
    }
  });

  it.each(LANGUAGES)('in %s says before the yes that a person has to approve it, and by when', (locale) => {
    const due = '2026-12-15T09:00:00Z';
    for (const spoken of [false, true]) {
      const free = cardWords(card([quote('cancel')]), how(locale, { spoken }));
      const limited = cardWords(card([quote('cancel', { approval: { due } })]), how(locale, { spoken }));
      expect(free.said).not.toMatch(/10:00/);
      expect(limited.said).toMatch(/15.*10:00/s);
      expect(limited.text.length).toBeGreaterThan(limited.said.length);
    }
    const plain = quote('change_items', { money: [], goes: [], final: false, approval: { due } });
    expect(cardWords(card([plain]), how(locale)).text).toMatch(/15.*10:00/s);
  });

  it('says in every language something of its own', () => {
    for (const act of Act.options) {
      const texts = LANGUAGES.map((locale) => cardWords(card([quote(act)]), how(locale)).text);
      expect(new Set(texts).size).toBe(LANGUAGES.length);
    }
    for (const locale of LANGUAGES)
      expect(Object.keys(cardTexts(locale)).sort()).toEqual(Object.keys(cardTexts('en')).sort());
  });

  it('is put in the first language where its own has no words for it', () => {
    expect(cardWords(card([quote('refund')]), how('ja')).text).toContain('I can refund');
  });
});

describe('the card of a turn', () => {
  const context = {
    channel: 'whatsapp',
    speaker: { session: 's1', assurance: 'recognised' },
    now: '2026-12-14T18:32:00Z',
    manner: { spoken: false, choices: { most: 3, labelLength: 20 } },
    locale: 'en',
    ...{ asked: [], history: [], cards: [] },
    store: { timeZone: 'Europe/Paris', returns: { refundDays: 5, free: true } },
  } as unknown as Parameters<TurnCard['finish']>[0];
  const put = (...calls: [quote: Quote, instead: boolean, input?: unknown][]) => {
    const turn = new TurnCard((prefix) => `${prefix}-1`);
    for (const [one, instead, input = {}] of calls) turn.put({ tool: one.tool, input }, one, instead);
    const { card: made } = turn.finish(context, false) ?? {};
    return made?.alternatives.map(({ effects }) => effects.map(({ quote: of }) => of?.act));
  };
  const back = quote('return', { money: [], in: [] });
  const cancel = quote('cancel', { order: '45839' });

  it.each([true, false])('puts what would do the same once, instead: %s', (instead) => {
    expect(put([quote('refund'), true], [quote('refund'), instead])).toEqual([['refund']]);
    expect(put([back, true, { reason: 'damaged' }], [back, instead])).toEqual([['return']]);
  });

  it('keeps what does more, or something else', () => {
    expect(put([back, true], [back, true], [cancel, false])).toEqual([['return'], ['return', 'cancel']]);
    expect(put([back, true], [cancel, false], [cancel, true], [back, false])).toEqual([['return', 'cancel']]);
    const smaller = quote('refund', {
      money: [{ direction: 'to_customer', amount: 1, currency: 'EUR', method: 'card', when: 'now' }],
    });
    expect(put([quote('refund'), true], [smaller, true])).toEqual([['refund'], ['refund']]);
  });
});

it.each([
  ['it', 'sulla sua carta', 'su Visa ending 4242'],
  ['pt', 'no seu cartão', 'em Visa ending 4242'],
])('money in %s comes back with the article that the preposition takes', (locale, kind, label) => {
  const onCard = (method: string, verified: boolean) =>
    cardWords(
      card([
        quote('refund', {
          money: [{ direction: 'to_customer', amount: 100, currency: 'EUR', method, when: 'now' }],
        }),
      ]),
      how(locale, { verified }),
    ).text;
  expect(onCard('card', false)).toContain(kind);
  expect(onCard('Visa ending 4242', true)).toContain(label);
});

describe('a way to pay', () => {
  const said = (method: string, verified = true) => wayText(method, cardTexts('en'), { verified });

  it.each([
    ['paypal', 'PayPal'],
    ['apple_pay', 'Apple Pay'],
    ['KLARNA', 'Klarna'],
    ['iDeal', 'iDEAL'],
    ['Visa ending 4242', 'Visa ending 4242'],
    ['credit card', 'your card'],
  ])('%s is called %s', (method, name) => {
    expect(said(method)).toBe(name);
  });

  it('is not named to who is not verified', () => {
    expect(said('paypal', false)).toBe('your original payment');
  });
});
