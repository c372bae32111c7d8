import type { ConsentAlternative, ConsentCard } from '../../../src/consent/card.ts';

/** What is put, by what is particular to it: else a return of nothing named. */
export const alternative = (over: Partial<ConsentAlternative>): ConsentAlternative => ({
  id: 'return',
  acts: ['return'],
  items: [],
  target: [],
  amounts: [],
  address: null,
  method: null,
  ...over,
});
export const card = (order: string, ...alternatives: ConsentAlternative[]): ConsentCard => ({
  orders: [order],
  alternatives,
});
export const refunds = ['return', 'refund'] as const;
export const pays = (amount: string, method = 'card') => ({ amounts: [`${amount}.00`, amount], method });

const jumper = { title: 'Merino jumper Pull en mérinos', options: ['S', 'Grey'] };
const trench = { title: 'Trench coat Trench', options: ['S', 'Sand'] };
const dress = { title: 'Linen dress Robe en lin', options: ['M', 'White'] };
const belt = { title: 'Leather belt Ceinture en cuir', options: ['L', 'Black'] };
const boots = { title: 'Ankle boots Bottines', options: ['38', 'Brown'] };
const top = { title: 'Striped top Marinière', options: ['M', 'Navy'] };
const sandals = { title: 'Sandals Sandales', options: ['39', 'Tan'] };
const scarf = { title: 'Silk scarf Foulard en soie', options: ['Red'] };
const shirt = { title: 'White shirt Chemise blanche', options: ['M', 'White'] };

/** A dozen cards that customers answer in what is held out and in what was written against the rule. */
export const dozen: ReadonlyMap<string, ConsentCard> = new Map([
  ['return', card('45839', alternative({ acts: refunds, items: [jumper], ...pays('79') }))],
  ['exchange', card('45847', alternative({ acts: ['exchange'], items: [trench], target: ['M', 'Sand'] }))],
  [
    'cancel',
    card('45839', alternative({ acts: ['cancel'], items: [dress, belt], ...pays('186', 'Visa 4242') })),
  ],
  ['address', card('45852', alternative({ acts: ['address'], address: '12 rue des Lilas, 69003 Lyon' }))],
  ['credit', card('45811', alternative({ acts: refunds, items: [boots], ...pays('129', 'store_credit') }))],
  [
    'colour',
    card(
      '45821',
      alternative({ acts: ['exchange'], items: [top], target: ['M', 'Green'], ...pays('10', 'Visa 4242') }),
    ),
  ],
  [
    'choice',
    card(
      '45811',
      alternative({ id: 'exchange', acts: ['exchange'], items: [sandals], target: ['40', 'Tan'] }),
      alternative({ id: 'refund', acts: ['refund'], items: [sandals], ...pays('65') }),
    ),
  ],
  ['two', card('45839', alternative({ acts: refunds, items: [dress, belt], ...pays('186') }))],
  ['label', card('45839', alternative({ items: [jumper], address: 'claire.martin@example.com' }))],
  ['line', card('45860', alternative({ acts: ['cancel'], items: [scarf], ...pays('35'), part: true }))],
  ['pickup', card('45852', alternative({ acts: ['address'], address: 'Tabac de la Gare' }))],
  ['replacement', card('45847', alternative({ acts: ['exchange'], items: [shirt], target: ['M', 'White'] }))],
]);
