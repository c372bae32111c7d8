import type { ConsentAlternative, ConsentCard } from '../../../src/consent/card.ts';

/** Five cards that customers answer in `fresh.tsv`. */
const alternative = (over: Partial<ConsentAlternative>): ConsentAlternative => ({
  id: 'return',
  acts: ['return', 'refund'],
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
const pays = (amount: string) => ({ amounts: [`${amount}.00`, amount], method: 'card' });

const shirt = { title: 'Linen shirt Chemise en lin', options: ['M', 'White'] };
const trench = { title: 'Trench coat Trench', options: ['M', 'Beige'] };
const jumper = { title: 'Wool jumper Pull en laine', options: ['M', 'Grey'] };
const dress = { title: 'Summer dress Robe d’été', options: ['S', 'Blue'] };

export const fresh: ReadonlyMap<string, ConsentCard> = new Map([
  ['cancel', card('45839', alternative({ id: 'cancel', acts: ['cancel'], items: [shirt], ...pays('59') }))],
  ['return', card('45821', alternative({ items: [trench], ...pays('129') }))],
  [
    'exchange',
    card(
      '45847',
      alternative({ id: 'exchange', acts: ['exchange'], items: [jumper], target: ['L', 'Grey'] }),
    ),
  ],
  [
    'address',
    card('45852', alternative({ id: 'address', acts: ['address'], address: '12 rue des Lilas, 69003 Lyon' })),
  ],
  [
    'choice',
    card(
      '45811',
      alternative({ id: 'exchange', acts: ['exchange'], items: [dress], target: ['M', 'Blue'] }),
      alternative({ id: 'refund', items: [dress], ...pays('89') }),
    ),
  ],
]);
