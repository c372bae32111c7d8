import type { ConsentAlternative, ConsentCard } from '../../src/consent/card.ts';

import type { ConsentAct } from '../../src/language/consent.ts';

/** The cards that what customers said is judged for. */
const dress = { title: 'Lune dress', options: ['S', 'Midnight'] };
const alternative = ({
  act,
  ...over
}: Partial<ConsentAlternative> & { act: ConsentAct }): ConsentAlternative => ({
  id: act,
  acts: [act],
  items: [],
  target: [],
  amounts: [],
  address: null,
  method: null,
  ...over,
});
const card = (order: string, ...alternatives: ConsentAlternative[]): ConsentCard => ({
  orders: [order],
  alternatives,
});

const exchange = alternative({ act: 'exchange', items: [dress], target: ['M', 'Midnight'] });

export const cards = {
  cancel: card('45839', alternative({ act: 'cancel', method: 'Visa 4242' })),
  return: card('45821', alternative({ act: 'return', items: [dress] })),
  exchange: card('45821', exchange),
  difference: card('45821', { ...exchange, amounts: ['10'], method: 'Visa 4242' }),
  choice: card(
    '45821',
    exchange,
    alternative({ act: 'refund', items: [dress], amounts: ['87'], method: 'Visa 4242' }),
  ),
  address: card('45821', alternative({ act: 'address', address: '8 rue de Sèze, 69006 Lyon' })),
  refund: card('45821', alternative({ act: 'refund', amounts: ['87'], method: 'Visa 4242' })),
  two: card(
    '45821',
    alternative({
      act: 'return',
      items: [
        { title: 'Trench coat', options: ['M', 'Sand'] },
        { title: 'Striped top', options: ['S', 'Navy'] },
      ],
    }),
  ),
  coat: card(
    '45837',
    alternative({
      ...{ act: 'cancel', amounts: ['150.00', '150'], method: 'Visa 4242' },
      items: [{ title: 'Trench coat', options: ['L', 'Sand'] }],
    }),
  ),
  /** One thing of an order that holds more. */
  part: card(
    '45837',
    alternative({
      ...{ act: 'cancel', amounts: ['150.00', '150'], method: 'Visa 4242', part: true },
      items: [{ title: 'Trench coat', options: ['L', 'Sand'] }],
    }),
  ),
  trousers: card(
    '45829',
    alternative({
      ...{ act: 'exchange', target: ['40', 'Black'] },
      items: [{ title: 'Straight trousers', options: ['38', 'Black'] }],
    }),
  ),
} satisfies Record<string, ConsentCard>;

export type CardKind = keyof typeof cards;

export const isCardKind = (kind: string): kind is CardKind => Object.hasOwn(cards, kind);
