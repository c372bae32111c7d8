import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../scripts/clients/api.ts';
import { judge, type Replayed, worst } from '../../scripts/shadow/judge.ts';
import { figuresOf, MOST_SHOWN, pageOf, tableOf } from '../../scripts/shadow/report.ts';

const exchange = (change: Partial<Exchange> = {}): Exchange => ({
  ...{ client_id: 'cu_1', timestamp: '2026-11-02T19:00:00Z', channel: 'chat', direction: 'in' },
  ...{ author: 'customer', text: '', detected_intent: 'return', entities: {}, resolution_achieved: null },
  ...{ inferred_satisfaction: 0.6, ticket: 't_1', assurance: 'anonymous', origin: 'cu_1', message: null },
  ...{ unanswered: null, original: null },
  ...change,
});
const replayed = (change: Partial<Replayed> = {}, id = 'a'): Replayed => ({
  past: {
    ...{ id, channel: 'chat', email: null, phone: null, name: null, subject: null },
    said: [
      { by: 'customer', text: 'I want to return order 45821' },
      { by: 'shop', text: 'You get 87.00 € back.' },
    ],
  },
  answers: [['You get 87 € back. Shall I send the label?']],
  exchanges: [exchange(), exchange({ author: 'assistant', resolution_achieved: 'yes' })],
  broken: null,
  ...change,
});
const signs = (change: Partial<Replayed>) => judge(replayed(change)).signs.map(({ what }) => what);

describe('a conversation that is said again', () => {
  it('is answered and resolved, and has nothing wrong', () => {
    expect(judge(replayed())).toMatchObject({ answered: true, resolved: true, handedOver: false, signs: [] });
  });

  it('is handed over where a person was called', () => {
    const exchanges = [exchange({ resolution_achieved: 'escalated' })];
    expect(judge(replayed({ exchanges }))).toMatchObject({ resolved: false, handedOver: true });
  });

  it.each<[string, Partial<Replayed>]>([
    ['1 of 1 messages got no answer', { answers: [[]] }],
    ['it could not go on: the socket was refused', { answers: [], broken: 'the socket was refused' }],
    [
      'it asks for an order number that it had been told',
      { answers: [['Could you give me your order number?']] },
    ],
    ['it names 12.50 where the shop named 87.00', { answers: [['You get 12,50 € back.']] }],
    [
      'it says the same twice',
      {
        answers: [
          [
            'A label is sent to the address that we have on file.',
            'A label is sent to the address that we have on file.',
          ],
        ],
      },
    ],
    [
      'the customer is upset, and no person was called',
      { exchanges: [exchange({ inferred_satisfaction: 0.1 })] },
    ],
    ['no wish of the customer was understood', { exchanges: [exchange({ detected_intent: null })] }],
  ])('is to be looked at where %s', (what, change) => {
    expect(signs(change)).toEqual([what]);
  });

  it('asks rightly for a number that nobody has said', () => {
    const past = { ...replayed().past, said: [{ by: 'customer' as const, text: 'I want to return it' }] };
    expect(signs({ past, answers: [['Could you give me your order number?']] })).toEqual([]);
  });
});

describe('the report of a shadow', () => {
  const broken = (n: number) => judge(replayed({ answers: [], broken: 'no' }, `broken-${n}`));

  it('counts all, and shows the forty worst, worst first', () => {
    const upset = judge(replayed({ exchanges: [exchange({ inferred_satisfaction: 0.1 })] }, 'upset'));
    const all = [judge(replayed()), upset, ...Array.from({ length: 50 }, (_, n) => broken(n))];
    expect(figuresOf(all)).toEqual({ conversations: 52, answered: 2, resolved: 1, handedOver: 0, wrong: 51 });
    const shown = worst(all, MOST_SHOWN).map(({ past }) => past.id);
    expect(shown).toHaveLength(40);
    expect(shown).not.toContain('upset');
    expect(tableOf(all)).toContain('answered     2 (4 %)');
  });

  it('runs nothing that anybody wrote', () => {
    const said = [{ by: 'customer' as const, text: '<script>alert(1)</script>' }];
    const page = pageOf([judge(replayed({ past: { ...replayed().past, said }, answers: [[]] }))]);
    expect(page).toContain('&lt;script&gt;');
    expect(page).not.toContain('<script');
  });
});
