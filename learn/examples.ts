import { isManner } from '../src/conversation/intents.ts';
import type { Intent } from '../src/conversation/values.ts';
import { Dice } from './dice.ts';
import { estranged } from './estranged.ts';
import { filled } from './fillers.ts';
import { type Frame, sentenceOf, waysOf } from './frames.ts';
import { heldOut } from './held-out.ts';
import { registerOf, written } from './registers.ts';

/** A message with what it wants: one intent, or two. */
export interface Example {
  text: string;
  language: string;
  intents: Intent[];
}

/** Sentences of a frame at most, by how many it stands for. */
const MOST_OF_A_FRAME = 18;
/** And at least, in different spellings. */
const FEWEST_OF_A_FRAME = 5;
/** Messages with two wishes, a language. */
const PAIRS = 3_500;

/** The same examples every time, from one seed. */
export function examplesOf(frames: readonly Frame[], seed: number): Example[] {
  const dice = new Dice(seed);
  const isHeldOut = heldOut();
  const single = frames.flatMap((frame) => {
    const times = frame.once ? 1 : Math.min(MOST_OF_A_FRAME, FEWEST_OF_A_FRAME + waysOf(frame));
    return Array.from({ length: times }, () => said(frame, dice))
      .filter((sentence) => !isHeldOut(sentence))
      .map((sentence) => ({
        text: written(estranged(sentence, frame, dice), frame.language, dice, stays(frame)),
        language: frame.language,
        intents: frame.intents,
      }));
  });
  return dice.shuffle([...single, ...pairsOf(frames, dice, isHeldOut)]);
}

/** A courtesy stands alone: what is put around it would be another one. */
function stays({ intents }: Frame): boolean {
  return intents.every((intent) => isManner(intent) && intent !== 'other');
}

function said(frame: Frame, dice: Dice): string {
  return filled(sentenceOf(frame, dice.pick), frame.language, dice.pick);
}

function pairsOf(frames: readonly Frame[], dice: Dice, isHeldOut: (sentence: string) => boolean): Example[] {
  const byLanguage = Map.groupBy(
    frames.filter(
      ({ intents: [intent, second] }) => intent && !second && !isManner(intent) && intent !== 'abuse',
    ),
    ({ language }) => language,
  );
  return [...byLanguage].flatMap(([language, all]) => {
    const byIntent = [...Map.groupBy(all, ({ intents: [intent] }) => intent).values()];
    return Array.from({ length: PAIRS }, () => {
      const [one, other] = [dice.pick(dice.pick(byIntent)), dice.pick(dice.pick(byIntent))];
      const [first, then] = [one, other].map((frame) => {
        const sentence = said(frame, dice);
        return isHeldOut(sentence) ? said(frame, dice) : sentence;
      });
      const sentence = `${first}${dice.pick(registerOf(language).links)}${then}`;
      return {
        text: written(sentence, language, dice, false),
        language,
        intents: [...new Set([...one.intents, ...other.intents])],
      };
    });
  });
}
