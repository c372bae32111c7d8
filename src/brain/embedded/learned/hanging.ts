import type { Sign } from '../../../language/language.ts';

/** Signs of how words hang together with what was said before: of them the patterns alone know. */
const BOUND: readonly Sign[] = [
  'withdraws',
  'backs_out',
  'not_cancel',
  'is_cancelled',
  'changed_mind',
  'spares',
  'the_other',
  'rather_than',
  'next_step',
  'lost_label',
  'no_number',
  'promised',
  'replacement',
  'earlier',
  'goes_on',
  'answer_on',
  'personal',
  'code_wanted',
  'corrects',
  'language_wish',
  'window',
];
/** Signs that may hang on what went before: where the patterns see no wish, a sure model is believed. */
const LOOSE: readonly Sign[] = [
  'drop_off',
  'received',
  'which',
  'payback',
  'availability',
  'usual_size',
  'code_again',
  'handed_in',
  'label',
];

/** How far a message hangs on what was said before it. */
export function hangsBy(says: ReadonlySet<Sign>): 'bound' | 'loose' | null {
  if (BOUND.some((sign) => says.has(sign))) return 'bound';
  return LOOSE.some((sign) => says.has(sign)) ? 'loose' : null;
}
