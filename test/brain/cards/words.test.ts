import { describe, expect, it } from 'vitest';
import type { Card, Quote } from '../../../src/conversation/quote.ts';
import { cardWords } from '../../../src/language/put-card.ts';

/* The words of a card for a part of an order: the button names what goes, and a count is said as people say it. */

const piece = (line: string, title: string, quantity = 1) => ({
  ...{ line, sku: `${title}-S`, title, options: { size: 'S' }, quantity },
});
const HOW = {
  ...{ spoken: false, today: '2026-12-14', timeZone: 'Europe/Paris', refundDays: 5 },
  ...{ freeReturns: true, verified: true, labelLength: 20 },
};

function words(locale: string, tool: string, act: Quote['act'], out: Quote['out'], lines?: unknown[]) {
  const quote = {
    ...{ tool, act, order: '45821', out, in: [], money: [], deadline: null, goes: [], final: false },
    restsOn: '',
  } as unknown as Quote;
  const input = { order: '45821', ...(lines ? { lines } : {}) };
  const card = {
    ...{ id: 'c', at: '2026-12-14T18:00:00Z', session: 's', channel: 'chat', assurance: 'verified' },
    alternatives: [{ id: 'a', effects: [{ tool, input, intent: 'cancellation', quote }] }],
  } as unknown as Card;
  return cardWords(card, { ...HOW, locale });
}
const button = (...given: Parameters<typeof words>) => words(...given).buttons[0]?.label ?? '';

const [SKIRT, BELT] = [piece('1', 'Valse skirt'), piece('2', 'Cuir belt')];

describe.each([
  ['en', 'Cancel the order', 'Cancel the item', 'Cancel the items'],
  ['fr', 'Annuler ma commande', 'Annuler l’article', 'Annuler les articles'],
  ['de', 'Stornieren', 'Artikel stornieren', 'Artikel stornieren'],
  ['nl', 'Annuleren', 'Artikel annuleren', 'Artikelen annuleren'],
  ['es', 'Cancelar el pedido', 'Cancelar el artículo', 'Cancelar artículos'],
  ['it', 'Annullare l’ordine', 'Annulla l’articolo', 'Annulla gli articoli'],
  ['pt', 'Cancelar encomenda', 'Cancelar o artigo', 'Cancelar os artigos'],
])('a cancellation (%s)', (locale, whole, one, several) => {
  it('is called by what is cancelled on its button', () => {
    expect(button(locale, 'cancel_order', 'cancel', [SKIRT, BELT])).toBe(whole);
    expect(button(locale, 'cancel_order', 'cancel', [SKIRT], ['1'])).toBe(one);
    expect(button(locale, 'cancel_order', 'cancel', [SKIRT, BELT], ['1', '2'])).toBe(several);
    for (const label of [whole, one, several]) expect(label.length).toBeLessThanOrEqual(20);
  });
});

it.each([
  ['en', 'cancel_order', 'cancel', 1, 'cancel 1 × Valse skirt'],
  ['en', 'return_item', 'return', 2, 'open a return for 2 × Valse skirt'],
  ['fr', 'cancel_order', 'cancel', 1, 'annuler 1 exemplaire de votre Valse skirt'],
  ['fr', 'return_item', 'return', 2, 'un retour pour 2 exemplaires de votre Valse skirt'],
] as const)('some pieces of several are counted (%s, %s %s %i)', (locale, tool, act, count, said) => {
  const { text } = words(
    locale,
    tool,
    act,
    [piece('1', 'Valse skirt', count)],
    [{ line: '1', quantity: count }],
  );
  expect(text).toContain(said);
  expect(text).not.toMatch(/votre \d|your \d|the \d/);
});
