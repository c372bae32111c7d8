import type { ConsentCard } from '../../src/consent/index.ts';
import { judge } from '../../src/consent/index.ts';
import type { ConsentAct } from '../../src/language/consent.ts';

/** What was put, as far as words can name it. */
export interface Put {
  act: ConsentAct;
  title: string;
  options: string[];
  target?: string[];
}

/** Plain words as the yes or no to what was put; null for everything else. */
export function readsAsYes(text: string, locale: string, put?: Put): 'yes' | 'no' | null {
  const { act = 'other', title, options = [], target = [] } = put ?? {};
  const items = title ? [{ title, options }] : [];
  const only = { id: 'p-1', acts: [act], items, target, amounts: [], address: null, method: null };
  const card: ConsentCard = { orders: [], alternatives: [only] };
  const { kind } = judge(card, text, locale);
  return kind === 'agrees' ? 'yes' : kind === 'declines' ? 'no' : null;
}
