import { rightWords as english } from '../src/language/spelling/en.ts';
import { rightWords as french } from '../src/language/spelling/fr.ts';
import type { Dice } from './dice.ts';
import type { Frame } from './frames.ts';

/*
 * What shops are asked is said in few words; anything else in all the others. Ordinary words that are rare in what is learnt stand in
 * for them, so that the model takes words that it has no weights for as what they are.
 */

const WORDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['en', english],
  ['fr', french],
]);
/** How often a sentence that nothing is asked by, and another one, has a strange word in it. */
const IN_OTHERS = 0.45;
const IN_THE_REST = 0.06;
/** Words of so many letters carry what a sentence is about. */
const CARRYING = /(?<=\s)\p{L}{4,}/gu;

/** A sentence with other words in the place of one or two of its own. */
export function estranged(sentence: string, { language, intents }: Frame, dice: Dice): string {
  const isOther = intents.every((intent) => intent === 'other');
  if (dice.roll() >= (isOther ? IN_OTHERS : IN_THE_REST)) return sentence;
  const words = WORDS.get(language);
  if (!words) throw new Error(`no words of ${language}`);
  const carrying = [...sentence.matchAll(CARRYING)].length;
  if (carrying === 0) return sentence;
  const chosen = new Set([dice.below(carrying), ...(isOther ? [dice.below(carrying)] : [])]);
  let at = 0;
  return sentence.replace(CARRYING, (word) => (chosen.has(at++) ? dice.pick(words) : word));
}
