import { expect, it } from 'vitest';
import { seatsWanted } from '../../../src/language/billing/wanted.ts';

it.each([
  ['Please add 3 seats', { by: 3 }],
  ['We need two more seats from next month', { by: 2 }],
  ['Could we get another seat?', { by: 1 }],
  ['Can I have 4 additional licences?', { by: 4 }],
  ['Ajoutez trois places à notre abonnement', { by: 3 }],
  ['Il nous faut 2 utilisateurs supplémentaires', { by: 2 }],
  ['une place de plus, s’il vous plaît', { by: 1 }],
  ['Remove 2 of our seats', { by: -2 }],
  ['we want one seat less', { by: -1 }],
  ['Retirez 2 places', { by: -2 }],
  ['deux places de moins', { by: -2 }],
  ['Change from 5 to 8 seats', { to: 8 }],
  ['Increase our seats to ten', { to: 10 }],
  ['Passer à 12 places', { to: 12 }],
  ['Upgrade to the Company plan', null],
  ['How many seats do we have?', null],
  ['Our order of 3 chairs has not come', null],
])('%s', (words, wanted) => {
  expect(seatsWanted(words)).toEqual(wanted);
});
