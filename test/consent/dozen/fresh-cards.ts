import type { ConsentCard } from '../../../src/consent/card.ts';
import { alternative, card, pays, refunds } from './cards.ts';

const shirt = { title: 'Linen shirt Chemise en lin', options: ['M', 'White'] };
const trench = { title: 'Trench coat Trench', options: ['M', 'Beige'] };
const jumper = { title: 'Wool jumper Pull en laine', options: ['M', 'Grey'] };
const dress = { title: 'Summer dress Robe d’été', options: ['S', 'Blue'] };

/** Five cards that customers answer in `fresh.tsv`. */
export const fresh: ReadonlyMap<string, ConsentCard> = new Map([
  ['cancel', card('45839', alternative({ id: 'cancel', acts: ['cancel'], items: [shirt], ...pays('59') }))],
  ['return', card('45821', alternative({ acts: refunds, items: [trench], ...pays('129') }))],
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
      alternative({ id: 'refund', acts: refunds, items: [dress], ...pays('89') }),
    ),
  ],
]);
