import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../scripts/clients/api.ts';
import { answeredBy, pageOf, skippedText, tableOf } from '../../scripts/eval/report.ts';
import { allScenarios } from '../../scripts/eval/scenario.ts';
import { ratesOf } from '../../scripts/eval/score.ts';
import { scenarioFrom } from '../../src/scenarios/from-thread.ts';
import { judge, type OrderState, type Played, passes } from '../../src/scenarios/judge.ts';
import { Scenario } from '../../src/scenarios/scenario.ts';

/* How plays of scenarios are judged, and that those in the repository make sense. */

const state = (change: Partial<OrderState> = {}): OrderState => ({
  ...{ status: 'delivered', returns: 0, exchanges: 0, refunds: 0, cancelled: false, city: 'Lyon' },
  ...{ sizes: ['S'], payments: ['Visa ending 4242'], settlements: [] },
  ...change,
});
const played = (change: Partial<Played> = {}): Played => ({
  ...{ answers: ['Your label is attached.'], before: state(), after: state(), waits: false, broken: null },
  ...change,
});
const scenario = (expected: object) =>
  Scenario.parse({
    ...{ id: 'a', goal: 'a return', steps: [{ channel: 'chat', lines: ['Hi'] }] },
    expect: expected,
  });

describe('a play', () => {
  it('passes where shop, words, questions, policy and person are as expected', () => {
    const expected = {
      order: { returns: 1, size: 'S' },
      said: ['label'],
      notSaid: ['Visa'],
      handover: false,
    };
    const verdict = judge(scenario(expected), played({ after: state({ returns: 1 }) }));
    expect(passes(verdict)).toBe(true);
  });

  it.each([
    ['shop', { order: { returns: 1 } }, {}],
    ['shop', { order: { size: 'M' } }, {}],
    ['shop', {}, { broken: 'no answer' }],
    ['said', { said: ['refund'] }, {}],
    ['said', { notSaid: ['label'] }, {}],
    ['said', {}, { answers: ['**Hello**'] }],
    ['asked', {}, { answers: ['What is your order number?'] }],
    ['policy', { unchanged: true }, { after: state({ refunds: 1 }) }],
    ['person', { handover: true }, {}],
    ['person', { handover: false }, { waits: true }],
  ] as const)('fails by %s alone (%j, %j)', (dimension, expected, change) => {
    const verdict = judge(scenario(expected), played({ ...change } as Partial<Played>));
    expect(verdict[dimension]).not.toEqual([]);
    expect(Object.entries(verdict).filter(([name, why]) => name !== dimension && why.length > 0)).toEqual([]);
  });

  it('may ask for what the service cannot know yet', () => {
    const answers = ['What is your order number?'];
    expect(passes(judge(scenario({ mayAsk: ['order number'] }), played({ answers })))).toBe(true);
  });
});

describe('several plays', () => {
  const good = judge(scenario({}), played());
  const bad = judge(scenario({ handover: true }), played());

  it('count as pass^k only where all of one scenario passed', () => {
    const rates = ratesOf([
      [good, good],
      [good, bad],
    ]);
    expect(rates).toMatchObject({ scenarios: 2, plays: 4, passOne: 0.75, passK: 0.5 });
    expect(rates.held).toMatchObject({ shop: 1, person: 0.75 });
  });

  it('stand in a table and on a page in which no word is markup', () => {
    const take = {
      ...played(),
      lines: [{ who: 'customer', channel: 'chat', text: '<script>' }],
      ...{ brains: ['claude', 'embedded', 'claude'], ms: 3 },
    } as const;
    const results = [
      {
        scenario: scenario({}),
        takes: [{ take: { ...take, lines: [...take.lines], brains: [...take.brains] }, verdict: bad }],
      },
    ];
    expect(tableOf(results, 'embedded')).toContain('no person was called');
    expect(tableOf(results, 'claude')).toContain('Answers by: claude 2, embedded 1.');
    expect(answeredBy('claude', results)).toBe(true);
    expect(answeredBy('gpt', results)).toBe(false);
    const page = pageOf(results, 'embedded');
    expect(page).toContain('&lt;script&gt;');
    expect(page).not.toContain('<script>');
  });
});

describe('a brain that composed no answer', () => {
  it('is said to be skipped, with what keeps it from being asked', () => {
    const text = skippedText('gpt', ['gpt is in settings.brain and has no key']);
    expect(text).toMatch(/^gpt: skipped\..*\n +gpt is in settings\.brain and has no key$/);
    expect(skippedText('gpt', [])).toContain('settings.brain.outsideEu');
  });
});

describe('the scenarios of the repository', () => {
  const all = allScenarios();

  it('are at least sixty, on all channels and in both languages, each with something that can fail', () => {
    expect(all.length).toBeGreaterThanOrEqual(60);
    const channels = new Set(all.flatMap(({ steps }) => steps.map(({ channel }) => channel)));
    expect([...channels].sort()).toEqual(['chat', 'email', 'voice', 'whatsapp']);
    expect(new Set(all.map(({ language }) => language))).toEqual(new Set(['en', 'fr']));
    for (const { expect: expected, id } of all)
      expect(Object.keys(expected).filter((name) => name !== 'mayAsk').length, id).toBeGreaterThan(0);
  });

  it('hold one for each kind of action of the retail domain of τ²-bench', () => {
    expect(all.flatMap(({ action }) => action ?? []).sort()).toEqual([
      'calculate',
      'cancel_pending_order',
      'exchange_delivered_order_items',
      'find_user_id_by_email',
      'find_user_id_by_name_zip',
      'get_order_details',
      'get_product_details',
      'get_user_details',
      'list_all_product_types',
      'modify_pending_order_address',
      'modify_pending_order_items',
      'modify_pending_order_payment',
      'modify_user_address',
      'return_delivered_order_items',
      'transfer_to_human_agents',
    ]);
  });

  it('have patterns that can be read', () => {
    for (const { expect: expected } of all)
      for (const pattern of [...expected.said, ...expected.notSaid])
        expect(() => new RegExp(pattern)).not.toThrow();
  });
});

describe('a thread', () => {
  const row = (text: string, change: Partial<Exchange> = {}): Exchange => ({
    ...{ client_id: 'cu_1', timestamp: '2026-11-20T09:00:00Z', channel: 'chat', direction: 'in' },
    ...{ author: 'customer', text, detected_intent: 'return', entities: { orders: ['45821'] } },
    ...{ resolution_achieved: null, inferred_satisfaction: null, ticket: null, assurance: 'anonymous' },
    ...{ origin: 'cu_1', message: 'm1', unanswered: null, original: null },
    ...change,
  });

  it('becomes a scenario of its own words, channel by channel, without the names in them', () => {
    const made = scenarioFrom(
      [
        row('I am Sophie Martin, order 45821'),
        row('An answer', { author: 'assistant', direction: 'out' }),
        row('Write to sophie.martin@example.com or +33 6 12 34 56 78', {
          channel: 'email',
          assurance: 'recognised',
        }),
        row('Bye', { author: 'assistant', direction: 'out', resolution_achieved: 'escalated' }),
      ],
      { id: 'cu_1F', name: 'Sophie Martin', language: 'en' },
    );
    expect(made).toMatchObject({
      id: 'thread-cu-1f',
      steps: [
        { channel: 'chat', as: 'stranger', lines: ['I am {firstName} {firstName}, order {order}'] },
        { channel: 'email', as: 'known', lines: ['Write to {email} or {phone}'] },
      ],
      expect: { handover: true },
    });
  });

  it('keeps how its order stood when it was first spoken of, and what came of it', () => {
    const order = {
      ...{ id: '45821', status: 'delivered', shippedAt: '2026-11-08T09:00:00Z' },
      ...{ deliveredAt: '2026-11-10T09:00:00Z', items: [{ price: 5_900 }] },
      ...{ returns: [{}], exchanges: [], refunds: [] },
    };
    const made = scenarioFrom([row('The dress of 45821 is too small')], {
      ...{ id: 'cu_1', name: null, language: 'fr-FR', orders: [order] },
    });
    expect(made).toMatchObject({
      language: 'fr',
      order: { status: 'delivered', daysAgo: 10, price: 5_900, two: false },
      expect: { order: { returns: 1, exchanges: 0, refunds: 0, cancelled: false }, handover: false },
    });
    const earlier = { ...order, deliveredAt: '2026-11-22T09:00:00Z' };
    const shipped = scenarioFrom([row('Where is 45821?')], { id: 'cu_1', name: null, orders: [earlier] });
    expect(shipped?.order.status).toBe('shipped');
  });

  it('in which the customer said nothing in words becomes none', () => {
    expect(scenarioFrom([row(' ')], { id: 'cu_1', name: null })).toBeNull();
  });
});
