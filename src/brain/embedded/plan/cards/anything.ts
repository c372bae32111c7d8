import type { ConsentCard } from '../../../../consent/index.ts';

/** Whatever was put: it only reads whether words are a yes. */
export const ANYTHING: ConsentCard = {
  orders: [],
  alternatives: [
    { id: 'any', acts: ['other'], items: [], target: [], amounts: [], address: null, method: null },
  ],
};
