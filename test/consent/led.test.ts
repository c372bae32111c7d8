import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { consentTo, ledBy } from '../../src/consent/index.ts';
import type { Act, Card, Quote } from '../../src/conversation/quote.ts';

/*
 * What led to a card decides what a yes to it has to say: language, card, the words it answers, what is said to it, and whether that is a yes.
 */

const lines = readFileSync('test/consent/led.tsv', 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => {
    const [locale = '', act = '', asked = '', words = '', wanted = ''] = line.split('\t');
    if (act !== 'return' && act !== 'cancel') throw new Error(`no such card: ${act}`);
    return { locale, act, asked, words, wanted } as const;
  });

function put(act: Act, asked: string, locale: string, before: readonly string[] = []): Card {
  const quote: Quote = {
    ...{ tool: act === 'cancel' ? 'cancel_order' : 'return_item', act, order: '45838' },
    out: [{ line: '1', sku: 'B-1', title: 'Lune dress', options: { size: 'M' }, quantity: 1 }],
    ...{ in: [], money: [], deadline: null, goes: [], final: act === 'cancel' },
  };
  const alternatives = [
    {
      id: 'p-1',
      effects: [
        {
          tool: quote.tool,
          input: {},
          intent: act === 'cancel' ? ('cancellation' as const) : ('return' as const),
          quote,
        },
      ],
    },
  ];
  const led = ledBy({ alternatives }, { asked, before, locale });
  return {
    ...{ id: 'card-1', session: 's-1', channel: 'chat', assurance: 'verified', at: '2026-12-14T18:32:00Z' },
    ...(led ? { led } : {}),
    alternatives,
  };
}

const said = (card: Card, text: string, locale: string, choice: string | null = null) =>
  consentTo([{ card, here: true, fresh: true }], [{ text, choice }], locale);

describe('after what led to a card', () => {
  it.each(lines)('$locale $act: $asked – $words → $wanted', ({ locale, act, asked, words, wanted }) => {
    const consent = said(put(act, asked, locale), words, locale);
    expect(consent.kind === 'agrees' ? 'yes' : 'none').toBe(wanted);
    // No model is asked instead.
    if (wanted === 'none') expect(consent).toMatchObject({ kind: 'unclear', open: false });
  });

  it('a button says yes whatever led to it', () => {
    const card = put('cancel', 'if it is see-through I cancel it', 'en');
    expect(said(card, '', 'en', 'accept:p-1')).toMatchObject({ kind: 'agrees', by: 'button' });
  });

  it('a condition holds over the answer to what was asked back', () => {
    const before = ['if the dress is see-through I cancel it'];
    expect(put('cancel', '45838', 'en', before).led).toBe('condition');
    expect(put('cancel', 'please cancel order 45838', 'en', before).led).toBeUndefined();
  });
});
