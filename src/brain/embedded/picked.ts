import { isManner } from '../../conversation/intents.ts';
import { everyTitle } from '../../conversation/titles.ts';
import { whichFirst } from '../../language/follow/which.ts';
import { colourOf, sameOption, sizeOf } from '../../language/options.ts';
import { colourSaid } from '../../language/reading/colour-words.ts';
import { garmentConcept, isGarment } from '../../language/reading/concepts.ts';
import { piecesOut } from '../../language/reading/pieces.ts';
import { fold } from '../../language/reading/text.ts';
import type { Context } from '../context.ts';
import { likeness } from './likeness.ts';
import { lastAsked } from './memory.ts';
import type { Understanding } from './understand.ts';

/** More words than this describe more than one of a list. */
const FEW = 6;

/**
 * "The white one", "the skirt" after "which one is it about?": the one of those listed that has this colour or size, or this name, as its
 * choice; null where that is none or several.
 */
export function pickedOf(
  context: Context,
  { intents, named, words, polarity }: Understanding,
): string | null {
  const wanted = [...named.colours, ...named.sizes];
  const things = words.filter(isGarment);
  if (wanted.length + things.length === 0 || words.length > FEW || polarity === 'no') return null;
  if (intents.some(({ intent }) => !isManner(intent))) return null;
  const listed = (lastAsked(context)?.choices ?? []).filter(({ id }) => {
    const [kind, about, line] = id.split(':');
    const items = context.orders.find((order) => order.id === about)?.items ?? [];
    const item =
      kind === 'order' ? items[0] : kind === 'item' ? items.find((one) => one.line === line) : null;
    const called = things.length === 0 || (item && likeness(things, item.title) >= 1);
    return (
      item &&
      called &&
      (wanted.every((want) => sameOption(colourOf(item), want) || sameOption(sizeOf(item), want)) ||
        (named.sizes.length === 0 && colourSaid(colourOf(item), words) > 1))
    );
  });
  const [only] = listed;
  return listed.length === 1 && only ? only.id : null;
}

/**
 * "The bigger one", "the first one", "the one with two coats" after a list: the choice that these words mean; null where they mean none, or
 * several as well.
 */
export function whichPicked(context: Context, text: string): string | null {
  const which = whichFirst(text)?.which ?? null;
  const listed =
    which === null
      ? []
      : listedLast(context).flatMap((id) => {
          const [kind, about, line] = id.split(':');
          const order = context.orders.find((one) => one.id === about);
          const items = order?.items.filter((item) => kind === 'order' || item.line === line) ?? [];
          const listable = (kind === 'order' || kind === 'item') && !PIECES.test(id) && items.length > 0;
          return listable && order ? [{ id, kind, order, items }] : [];
        });
  if (!which || listed.length < 2) return null;
  if (which.by === 'place') return listed[which.place]?.id ?? null;
  // Of things a bigger one is a size.
  if (which.by === 'age' && listed.some(({ kind }) => kind !== 'order')) return null;
  if (which.by === 'age') {
    const byAge = listed.toSorted((one, other) => other.order.placedAt.localeCompare(one.order.placedAt));
    const meant = which.newest ? byAge[0] : byAge.at(-1);
    return meant?.id ?? null;
  }
  if (which.by !== 'price' && listed.some(({ kind }) => kind !== 'order')) return null;
  if (which.by === 'count') {
    const fits = listed.filter(({ items }) => {
      const named = which.of.filter(isGarment).map(garmentConcept);
      const own = items.filter(({ title }) => named.length === 0 || likeness(named, title) >= 1);
      return own.reduce((sum, { quantity }) => sum + quantity, 0) === which.count;
    });
    return fits.length === 1 ? (fits[0]?.id ?? null) : null;
  }
  const weigh = ({ kind, order, items }: (typeof listed)[number]): number[] => {
    const price =
      kind === 'order' ? order.total : items.reduce((sum, one) => sum + one.price * one.quantity, 0);
    const pieces = items.reduce((sum, { quantity }) => sum + quantity, 0);
    return which.by === 'price' ? [price] : [pieces, price];
  };
  const sorted = listed.toSorted((one, other) => compare(weigh(other), weigh(one)));
  const [first, second] = which.most ? sorted : sorted.toReversed();
  return first && second && compare(weigh(first), weigh(second)) !== 0 ? first.id : null;
}

/** What was listed last, as choices: the buttons, or aloud what the question names, in the order in which it does. */
function listedLast(context: Context): string[] {
  const last = lastAsked(context);
  if (!last) return [];
  const shown = last.choices.map(({ id }) => id).filter((id) => /^(?:order|item):/.test(id));
  // What a card names is put, and not asked about.
  const put = context.cards.some(({ sameSession }) => sameSession);
  if (shown.length > 0 || put || last.author !== 'assistant' || !last.text.includes('?')) return shown;
  const text = fold(last.text);
  const sorted = (found: { id: string; at: number }[]) =>
    found
      .filter(({ at }) => at >= 0)
      .toSorted((one, other) => one.at - other.at)
      .map(({ id }) => id);
  const orders = sorted(context.orders.map(({ id }) => ({ id, at: text.indexOf(fold(id)) })));
  if (orders.length !== 1) return orders.map((id) => `order:${id}`);
  const items = context.orders.find(({ id }) => id === orders[0])?.items ?? [];
  return sorted(
    items.map(({ line, title }) => ({ id: `item:${orders[0]}:${line}`, at: text.indexOf(fold(title)) })),
  );
}

/** By the first number in which they differ. */
function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, n) => value !== other[n]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}

/** `item:45821:1:x2`: two pieces of a line. */
const PIECES = /^(item:.+):x(\d+)$/;

/** "Just one" after "how many of them?": the number that was offered, as its choice. */
export function piecesPicked(context: Context, text: string): string | null {
  const listed = (lastAsked(context)?.choices ?? []).filter(({ id }) => PIECES.test(id));
  const [, about, line] = listed[0]?.id.split(':') ?? [];
  const item = context.orders.find(({ id }) => id === about)?.items.find((one) => one.line === line);
  if (!item) return null;
  const count = piecesOut(text, Math.max(item.quantity, listed.length), everyTitle(item).join(' '));
  return listed.find(({ id }) => id.endsWith(`:x${count}`))?.id ?? null;
}

/** A choice that says how many, as the choice of the thing and the number. */
export function withoutPieces(id: string | null): { choice: string | null; pieces: number | null } {
  const [, choice, pieces] = (id && PIECES.exec(id)) || [];
  return choice ? { choice, pieces: Number(pieces) } : { choice: id, pieces: null };
}
