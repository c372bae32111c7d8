import { judge } from '../../src/consent/index.ts';
import { cardOf } from '../../src/consent/proposal.ts';

const TOOLS = { exchange: 'exchange_item', return: 'return_item', cancel: 'cancel_order' } as const;

/** Plain words as the yes or no to an action that was put in such words; null for everything else. */
export function readsAsYes(
  text: string,
  locale: string,
  offered?: { intent: keyof typeof TOOLS; effect: string },
): 'yes' | 'no' | null {
  const tool = offered ? TOOLS[offered.intent] : '';
  const { kind } = judge(
    cardOf({ id: 'p-1', tool, effect: offered?.effect ?? '', order: null }),
    text,
    locale,
  );
  return kind === 'agrees' ? 'yes' : kind === 'declines' ? 'no' : null;
}
