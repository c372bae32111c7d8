import { isManner } from '../src/conversation/intents.ts';
import type { Intent } from '../src/conversation/values.ts';
import { Dice } from './dice.ts';
import { filled } from './fillers.ts';
import { type Frame, sentenceOf, waysOf } from './frames.ts';
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
  const single = frames.flatMap((frame) => {
    const times = Math.min(MOST_OF_A_FRAME, FEWEST_OF_A_FRAME + waysOf(frame));
    return Array.from({ length: times }, () => ({
      text: written(said(frame, dice), frame.language, dice, stays(frame)),
      language: frame.language,
      intents: frame.intents,
    }));
  });
  return dice.shuffle([...single, ...pairsOf(frames, dice)]);
}

/** A courtesy stands alone: what is put around it would be another one. */
function stays({ intents }: Frame): boolean {
  return intents.every((intent) => isManner(intent) && intent !== 'other');
}

function said(frame: Frame, dice: Dice): string {
  return filled(sentenceOf(frame, dice.pick), frame.language, dice.pick);
}

function pairsOf(frames: readonly Frame[], dice: Dice): Example[] {
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
      const sentence = `${said(one, dice)}${dice.pick(registerOf(language).links)}${said(other, dice)}`;
      return {
        text: written(sentence, language, dice, false),
        language,
        intents: [...new Set([...one.intents, ...other.intents])],
      };
    });
  });
}
