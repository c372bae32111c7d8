import type { Intent } from '../../conversation/values.ts';
import { garmentConcept as concept, isGarment } from '../../language/reading/concepts.ts';
import type { Item } from '../../shop/shop.ts';
import { likeness, titleWords } from './likeness.ts';
import type { Understanding } from './understand.ts';

/** What words take out of a return that was just opened, and what they mean in its place. */
export interface Correction {
  /** Lines of the return that are not to go back. */
  out: string[];
  /** Lines of the same order that are. */
  instead: string[];
  /** Something else is meant, which the words do not name. */
  other: boolean;
}

type Thing = Pick<Item, 'line' | 'title'>;

/** Wishes that may be read into words that take something back. */
const BESIDE: ReadonlySet<Intent> = new Set<Intent>([
  ...(['undo', 'cancellation', 'return', 'wrong_item', 'complaint', 'pause'] as const),
  ...(['no', 'yes', 'thanks', 'goodbye', 'greeting', 'order_change', 'other'] as const),
]);

/**
 * How words correct a return of some lines (`back`) of an order; null where they do not plainly: what is taken out of it is named, or all
 * of it is plainly not meant.
 */
export function correctionOf(
  reading: Understanding,
  items: readonly Thing[],
  back: readonly string[],
): Correction | null {
  const { says, intents, denied, contrast, polarity } = reading;
  // "I keep the skirt" and nothing else: what is named is what is kept.
  const alone = reading.spared.length === 0 && reading.kept.length > 0;
  const said = alone ? reading.words.filter((word) => !reading.kept.includes(word)) : reading.words;
  const spared = reading.kept;
  if (['hypothetical', 'threatens', 'is_done', 'holds_off', 'cost'].some((sign) => says.has(sign as 'cost')))
    return null;
  // "The other one" reads as an exchange, and names no size.
  const { sizes, colours } = reading.named;
  const other = says.has('the_other') && sizes.length + colours.length === 0;
  const beside = (intent: Intent) => BESIDE.has(intent) || (intent === 'exchange' && other);
  if (intents.some(({ intent, learnt }) => !learnt && !beside(intent))) return null;
  // "Cancel the exchange": the return goes on.
  if (says.has('exchange') && !says.has('return')) return null;
  const inside = items.filter(({ line }) => back.includes(line));
  const outside = items.filter(({ line }) => !back.includes(line));
  const named = (words: readonly string[]) => (thing: Thing) => isNamed(thing, words, items);
  const positive = said.filter((word, at) => !denied.includes(word) || isAgain(said, at, denied));
  const meant = (thing: Thing) => named(positive)(thing);
  const refused = inside.filter((thing) => named([...spared, ...denied])(thing) && !meant(thing));
  const wanted = outside.filter((thing) => meant(thing) || (polarity === 'no' && named(denied)(thing)));
  const instead = says.has('also') ? [] : wanted.map(({ line }) => line);
  const strange = reading.words.some(
    (word) =>
      isGarment(word) && items.every(({ title }) => !titleWords(title).map(concept).includes(concept(word))),
  );
  if (strange) return null;
  const lines = (things: readonly Thing[]) => things.map(({ line }) => line);
  const kept = inside.filter(meant);
  if (refused.length > 0)
    return { out: lines(refused), instead, other: says.has('the_other') && instead.length === 0 };
  if (says.has('narrows') && kept.length > 0 && kept.length < inside.length) {
    const rest =
      says.has('the_other') || says.has('corrects') ? inside.filter((thing) => !kept.includes(thing)) : kept;
    return { out: lines(rest), instead, other: false };
  }
  const corrects = contrast || polarity === 'no' || says.has('stops') || says.has('corrects');
  if (instead.length > 0)
    return corrects && inside.length === 1 ? { out: lines(inside), instead, other: false } : null;
  if (wanted.length > 0) return null;
  if (kept.length > 0 && kept.length < inside.length)
    return says.has('only')
      ? { out: lines(inside.filter((thing) => !kept.includes(thing))), instead, other: false }
      : null;
  const points =
    says.has('the_other') &&
    !says.has('only') &&
    (polarity === 'no' || says.has('stops') || says.has('spares'));
  const all = { out: lines(inside), instead, other: points };
  if (points && inside.length === 1) return all;
  const stops = says.has('stops') || intents.some(({ intent, learnt }) => !learnt && intent === 'undo');
  const calls = says.has('withdraws') && intents.some(({ intent }) => intent === 'cancellation');
  return stops || calls || (says.has('narrows') && kept.length === inside.length) ? all : null;
}

/** A word that is denied in one place and said in another. */
function isAgain(words: readonly string[], at: number, denied: readonly string[]): boolean {
  const word = words[at] ?? '';
  return words.filter((other) => other === word).length > denied.filter((other) => other === word).length;
}

/** Words say something of its title that no other thing of the order has in its own. */
function isNamed({ line, title }: Thing, words: readonly string[], items: readonly Thing[]): boolean {
  if (likeness(words, title) < 1) return false;
  const said = new Set(words.map(concept));
  const others = items.filter((other) => other.line !== line);
  return titleWords(title)
    .map(concept)
    .some(
      (part) =>
        said.has(part) && others.every((other) => !titleWords(other.title).map(concept).includes(part)),
    );
}
