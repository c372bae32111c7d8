import type { Intent } from '../../../../conversation/values.ts';
import { spells } from '../../../../identity/order-number.ts';
import type { Mode } from '../../intents.ts';
import { pendingReading, withoutAsides } from '../../memory.ts';
import type { Scene } from '../../scene.ts';
import { continued, type Understanding, understand } from '../../understand.ts';

/** What is done about a wish; given, so that no plan calls another in a circle. */
type PlanWish = (scene: Scene, intent: Intent, mode: Mode) => Promise<void>;

/** More words than these say more than the right one. */
const FEW = 6;

const PUT_RIGHT: readonly Intent[] = ['exchange', 'return', 'cancellation'];

/**
 * "Sorry, M", "non, 38 plutôt", "no wait, 45838": a size, a colour or an order put right, of what was wished for last, whether it was
 * offered, declined or done. True where that was meant; what is consequential is put on a card anew.
 */
export async function planPutRight(scene: Scene, plan: PlanWish): Promise<boolean> {
  const { context, choice, compiled, today } = scene;
  const given = context.asked.filter(({ choice: pressed }) => pressed === null).map(({ text }) => text);
  // What it goes on with is looked for here: an answer to another question than this brain's last one too.
  const reading = understand(given.join('\n'), compiled, scene.reader);
  const { named, says, words } = reading;
  const { polarity } = scene.reading;
  if (KEEPS.some((sign) => says.has(sign))) return false;
  if (choice !== null || context.settled?.results.length || says.has('hypothetical') || says.has('also'))
    return false;
  const corrects =
    says.has('corrects') ||
    polarity === 'no' ||
    OPENS.has(words[0] ?? '') ||
    words.some((word) => compiled.lexicon.turns.includes(word));
  const own = reading.said.filter((word) => !compiled.fillers.has(word));
  const options = named.sizes.length + named.colours.length;
  const numbers = named.numbers.filter((number) => SIZE.test(number));
  const orders = named.orders.filter((id) => scene.orders.some((order) => spells(id, order.id)));
  const bare = context.history.findLast(({ author, sameSession }) => author === 'customer' && sameSession);
  const answered = bare?.intent === 'no' || bare?.intent === 'yes';
  if (own.length > FEW || (!corrects && !(answered && orders.length > 0))) return false;
  if (options + numbers.length + orders.length === 0) return false;
  if (reading.intents.some(({ intent, learnt }) => !learnt && !BESIDE.includes(intent))) return false;
  const before = pendingReading(withoutAsides(context), compiled, today);
  const wish = before?.intents.find(({ intent }) => PUT_RIGHT.includes(intent))?.intent;
  if (!before || !wish || (orders.length === 0 && wish === 'cancellation')) return false;
  const right: Understanding = {
    ...reading,
    ...{ intents: [], perhaps: [], polarity: null, denied: [], spared: [], kept: [] },
    named: numbers.length > 0 && options === 0 ? { ...named, sizes: numbers, numbers: [] } : named,
  };
  const whole = continued(right, () => ({ ...before, polarity: null }), true);
  const intent = wish === 'return' && orders.length === 0 ? 'exchange' : wish;
  const part: Scene = { ...scene, reading: { ...whole, polarity: null } };
  await plan(part, intent, 'request');
  scene.orders = part.orders;
  scene.assurance = part.assurance;
  return true;
}

/** A message that puts something right may open with these. */
const OPENS = new Set(['wait', 'oops', 'attendez', 'attends', 'euh', 'ah', 'zut']);

/** Nothing is to come of it, or only a part. */
const KEEPS = ['not_cancel', 'drops', 'threatens', 'backs_out', 'is_done', 'holds_off'] as const;

/** Sizes as they are written in numbers. */
const SIZE = /^(?:3[2-9]|4[0-9]|5[0-4])$/;

/** What may be read into words that put something right. */
const BESIDE: readonly Intent[] = [
  ...([
    'no',
    'yes',
    'other',
    'greeting',
    'thanks',
    'pause',
    'undo',
    'exchange',
    'stock',
    'size_advice',
  ] as const),
];
