import { judge } from '../../../../consent/index.ts';
import { fold } from '../../../../language/reading/text.ts';
import { lastWish, pendingReading, withoutAsides } from '../../memory.ts';
import type { Scene } from '../../scene.ts';
import { planOf } from '../plans.ts';
import { wishesOf } from '../wishes.ts';
import { ANYTHING } from './anything.ts';

/** Says that it is another answer now; a bare yes to nothing brings nothing back. */
const TURNS =
  /\b(?:actually|after all|on second thoughts?|changed my mind|sorry|wait|en fait|finalement|enfin|si|en realite|reflexion|tout compte fait)\b/;

/** "Actually, yes" right after a no: what was declined is put once more, and done by nobody until that is agreed to. */
export async function revives(scene: Scene): Promise<boolean> {
  const { context, compiled, today } = scene;
  if (lastWish(context) !== 'no' || context.cards.some(({ sameSession }) => sameSession)) return false;
  const words = context.asked.map(({ text, choice }) => (choice === null ? text : '')).join('\n');
  const verdict = judge(ANYTHING, words, context.locale);
  if (verdict.kind !== 'agrees' || verdict.force === 'goes along' || !TURNS.test(fold(words))) return false;
  const before = pendingReading(withoutAsides(context), compiled, today);
  if (!before) return false;
  const again: Scene = { ...scene, reading: { ...before, polarity: null } };
  for (const { intent } of wishesOf(again).slice(0, 1)) await planOf(intent)(again, 'tell');
  const { proposals, acts, beyond } = scene.reply;
  return proposals.length > 0 || acts.length > 0 || beyond !== null;
}
