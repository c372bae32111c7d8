import { isManner } from '../../conversation/intents.ts';
import { everyTitle } from '../../conversation/titles.ts';
import { colourOf, sameOption, sizeOf } from '../../language/options.ts';
import { isGarment } from '../../language/reading/concepts.ts';
import { piecesOut } from '../../language/reading/pieces.ts';
import type { Context } from '../context.ts';
import { likeness } from './likeness.ts';
import { lastSaid } from './memory.ts';
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
  const listed = (lastSaid(context)?.choices ?? []).filter(({ id }) => {
    const [kind, about, line] = id.split(':');
    const items = context.orders.find((order) => order.id === about)?.items ?? [];
    const item =
      kind === 'order' ? items[0] : kind === 'item' ? items.find((one) => one.line === line) : null;
    const called = things.length === 0 || (item && likeness(things, item.title) >= 1);
    return (
      item &&
      called &&
      wanted.every((want) => sameOption(colourOf(item), want) || sameOption(sizeOf(item), want))
    );
  });
  const [only] = listed;
  return listed.length === 1 && only ? only.id : null;
}

/** `item:45821:1:x2`: two pieces of a line. */
const PIECES = /^(item:.+):x(\d+)$/;

/** "Just one" after "how many of them?": the number that was offered, as its choice. */
export function piecesPicked(context: Context, text: string): string | null {
  const listed = (lastSaid(context)?.choices ?? []).filter(({ id }) => PIECES.test(id));
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
