import { describe, expect, it } from 'vitest';
import { cardWords } from '../../../src/language/put-card.ts';
import { putLine } from '../../../src/shop/embedded/lines.ts';
import { limitsFor } from '../../../src/shop/limits.ts';
import type { Subscription } from '../../../src/shop/shop.ts';
import { cardOf, recognised, SETTINGS, speaking, verified } from './speaking.ts';
import { billed, lineOf, NOW, team, usual } from './world.ts';

const PLANS = [
  { plan: 'Company', price: 29_900, seatPrice: 2_000 },
  { plan: 'Solo', price: 900 },
];
const priced = (over: Partial<Subscription> = {}) => team({ seatPrice: 980, plans: PLANS, ...over });
const shopOf = (one = priced()) => billed([...usual(), lineOf.subscription(one)]);
const code = (result: { ok: boolean; refusal?: { code: string; reason?: string } }) =>
  result.ok ? 'ok' : (result.refusal?.reason ?? result.refusal?.code);
const changing = async (shop: ReturnType<typeof shopOf>) =>
  (await shop.port.billing('c-9')).subscriptions[0]?.changing;
const HOW = {
  ...{ locale: 'en', spoken: false, today: '2026-12-01', timeZone: 'Europe/Paris', refundDays: 5 },
  ...{ freeReturns: true, verified: true, labelLength: 40 },
};
const tool = 'change_subscription';

describe('changing a subscription', () => {
  it('is put with both prices and the day, and done on a yes of somebody verified of the company', async () => {
    const shop = shopOf();
    const card = await cardOf(shop, verified('c-10'), tool, { subscription: 'sub-1', seats: 8 });
    expect(cardWords(card, HOW).text).toBe(
      'I can change your Team subscription from 5 to 8 seats. From Tuesday 15 December it costs €78.40 a month instead of €49.00; nothing is charged for it before. Shall I do that?',
    );
    const settled = await speaking(shop, verified('c-10'), { yes: card }).toolbox.settle();
    expect(settled.results).toMatchObject([
      { result: { ok: true, output: { plan: 'Team', seats: 8, price: 7_840, on: '2026-12-15' } } },
    ]);
    expect(await changing(shop)).toEqual({
      ...{ at: NOW, on: '2026-12-15', plan: 'Team', seats: 8, price: 7_840 },
    });
    const told = await speaking(shop, verified('c-9')).toolbox.call('list_subscriptions', {});
    expect(told).toMatchObject({
      output: { subscriptions: [{ seats: 5, price: 4_900, changing: { seats: 8 } }] },
    });
  });

  it('reckons another plan by its own price, and its own price of a seat', async () => {
    const { toolbox } = speaking(shopOf(), verified('c-9'));
    const quoted = await toolbox.quote(tool, { subscription: 'sub-1', plan: 'Company', seats: 6 });
    expect(quoted).toMatchObject({
      output: { changes: { price: 31_900, was: 4_900, seats: { from: 5, to: 6 } } },
    });
    const same = await toolbox.quote(tool, { subscription: 'sub-1', plan: 'Company' });
    expect(same).toMatchObject({ output: { changes: { price: 29_900, seats: null } } });
  });

  it('is left to a person where the shop does not say what it comes to, or from when', async () => {
    const of = (one: Subscription) => speaking(shopOf(one), verified('c-9')).toolbox;
    const input = { subscription: 'sub-1', seats: 8 };
    expect(code(await of(priced({ seatPrice: null })).quote(tool, input))).toBe('unsupported');
    expect(code(await of(priced({ renewsAt: null })).quote(tool, input))).toBe('unsupported');
    expect(code(await of(priced({ renewsAt: '2026-11-15T10:00:00Z' })).quote(tool, input))).toBe(
      'unsupported',
    );
    // Charged this morning: it is not today's any more.
    expect(code(await of(priced({ renewsAt: '2026-12-01T08:59:00Z' })).quote(tool, input))).toBe(
      'unsupported',
    );
    expect(code(await of(priced({ renewsAt: '2026-12-01T09:01:00Z' })).quote(tool, input))).toBe('ok');
    expect(code(await of(priced({ status: 'paused' })).quote(tool, input))).toBe('unsupported');
    const { toolbox } = speaking(shopOf(), verified('c-9'));
    expect(code(await toolbox.quote(tool, { subscription: 'sub-1', plan: 'Nobody' }))).toBe('unsupported');
    expect(code(await toolbox.quote(tool, { ...input, plan: 'Solo' }))).toBe('unsupported');
    expect(code(await toolbox.quote(tool, { subscription: 'sub-1', seats: 5 }))).toBe('nothing_changes');
  });

  it('is nobody’s who is not of the company, or not verified, or has ended it', async () => {
    const shop = shopOf();
    const input = { subscription: 'sub-1', seats: 8 };
    expect(code(await speaking(shop, verified('c-20')).toolbox.quote(tool, input))).toBe('unknown');
    const card = await cardOf(shop, verified('c-9'), tool, input);
    const early = await speaking(shop, recognised('c-9'), { yes: card }).toolbox.settle();
    expect(early.results.every(({ result }) => !result.ok)).toBe(true);
    expect((await speaking(shop, verified('c-9')).toolbox.call(tool, input)).ok).toBe(false);
    expect(await changing(shop)).toBeNull();
    const end = await cardOf(shop, verified('c-9'), 'cancel_subscription', { subscription: 'sub-1' });
    await speaking(shop, verified('c-9'), { yes: end }).toolbox.settle();
    const late = await speaking(shop, verified('c-9'), { yes: card }).toolbox.settle();
    expect(late.results.every(({ result }) => !result.ok)).toBe(true);
  });

  it('is not done where its price is another by the time of the yes', async () => {
    const shop = shopOf();
    const card = await cardOf(shop, verified('c-9'), tool, { subscription: 'sub-1', seats: 8 });
    putLine(shop.sql, lineOf.subscription(priced({ seatPrice: 1_200 })));
    const settled = await speaking(shop, verified('c-9'), { yes: card }).toolbox.settle();
    expect(settled.results.map(({ result }) => code(result))).toEqual(['changed']);
    expect(await changing(shop)).toBeNull();
  });

  it('holds until the feed tells of something else, and can be taken back before', async () => {
    const shop = shopOf();
    const change = async (seats: number) => {
      const card = await cardOf(shop, verified('c-9'), tool, { subscription: 'sub-1', seats });
      return speaking(shop, verified('c-9'), { yes: card }).toolbox.settle();
    };
    await change(8);
    putLine(shop.sql, lineOf.subscription(priced({ payment: { label: 'Visa ending 1111' } })));
    expect(await changing(shop)).toMatchObject({ seats: 8 });
    await change(5);
    expect(await changing(shop)).toBeNull();
    await change(7);
    putLine(
      shop.sql,
      lineOf.subscription(priced({ seats: 7, price: 6_860, renewsAt: '2027-01-15T10:00:00Z' })),
    );
    expect(await changing(shop)).toBeNull();
  });

  it('that costs more each interval than the store lets pass alone waits for a person', async () => {
    const { toolbox } = speaking(shopOf(), verified('c-9'));
    const quoted = await toolbox.quote(tool, { subscription: 'sub-1', plan: 'Company' });
    if (!quoted.ok) throw new Error(quoted.refusal.message);
    const history = { now: NOW, done: [], disputed: null, accounts: 1, cancelReason: null };
    expect(limitsFor(quoted.output, history, SETTINGS)).toMatchObject({
      ...{ kind: 'approval', reason: 'amount', evidence: [{ about: 'amount', amount: 25_000 }] },
    });
    const cheap = await toolbox.quote(tool, { subscription: 'sub-1', seats: 6 });
    if (!cheap.ok) throw new Error(cheap.refusal.message);
    expect(limitsFor(cheap.output, history, SETTINGS)).toEqual({ kind: 'allowed' });
  });

  it('in small steps waits for a person as it would at once', async () => {
    const shop = shopOf(priced({ seatPrice: 4_000 }));
    const quoted = async (seats: number) => {
      const card = await cardOf(shop, verified('c-9'), tool, { subscription: 'sub-1', seats });
      const [quote] = card.alternatives.flatMap(({ effects }) => effects.map(({ quote: one }) => one));
      if (!quote) throw new Error('no quote');
      const history = { now: NOW, done: [], disputed: null, accounts: 1, cancelReason: null };
      const { kind } = limitsFor(quote, history, SETTINGS);
      if (kind === 'allowed') await speaking(shop, verified('c-9'), { yes: card }).toolbox.settle();
      return kind;
    };
    const kinds = [];
    for (const seats of [7, 9, 11, 13, 15]) kinds.push(await quoted(seats));
    expect(kinds).toEqual(['allowed', 'allowed', 'approval', 'approval', 'approval']);
    expect(await changing(shop)).toMatchObject({ seats: 9 });
  });
});
