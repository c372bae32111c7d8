import type { ConsentAct } from '../language/consent.ts';
import { fold } from '../language/reading/text.ts';
import type { Alternative, Card } from './card.ts';
import { isColour, isGarment } from './marks.ts';

/** An action on the table, as far as its tool and the words that it was put in tell. */
export interface Offered {
  id: string;
  tool: string;
  effect: string;
  order: string | null;
}

const ACTS: ReadonlyMap<string, ConsentAct> = new Map([
  ['cancel_order', 'cancel'],
  ['return_item', 'return'],
  ['exchange_item', 'exchange'],
  ['choose_refund', 'refund'],
  ['undo', 'undo'],
]);

const SIZE = /^(?:x{0,4}[sml]|xx?s|\d{2}(?:[.,]5)?)$/;

/**
 * The card that a proposal is: what it is about is read from the words that it was put in, in whatever language. Of several sizes
 * the last is what comes, those before it are what goes; a colour that is not told apart stays.
 */
export function cardOf({ id, tool, effect, order }: Offered): Card {
  const act = ACTS.get(tool) ?? 'other';
  // What an apostrophe cuts off is no size: the l of "l'article".
  const text = fold(effect).replace(/(?<!\p{L})\p{L}+['’](?=\p{L})/gu, ' ');
  const words = text.match(/\d+(?:[.,]\d+)*|\p{L}+/gu) ?? [];
  const sizes = words.filter((word) => SIZE.test(word));
  const colours = words.flatMap((word, i) => {
    const pair = `${word} ${words[i + 1]}`;
    return [pair, word].filter(isColour);
  });
  const title = words.filter((word) => isGarment(word));
  const swaps = act === 'exchange';
  const last = sizes.at(-1);
  const alternative: Alternative = {
    id,
    act,
    items:
      act === 'cancel' || title.length === 0
        ? []
        : [{ title: named(text, title), options: swaps ? sizes.slice(0, -1) : [...sizes, ...colours] }],
    target: swaps ? [...(last ? [last] : []), ...colours] : [],
    amounts: words.filter((word) => /^\d/.test(word)),
    address: null,
    method: null,
  };
  return { order, alternatives: [alternative] };
}

/** The item with the words around it: "Lune dress", "robe Lune". */
function named(text: string, garments: readonly string[]): string {
  const words: readonly string[] = text.match(/\p{L}+/gu) ?? [];
  const near = garments.flatMap((garment) => {
    const at = words.indexOf(garment);
    return [words[at - 1] ?? '', garment, words[at + 1] ?? ''];
  });
  return near.filter((word) => word.length > 3 || garments.includes(word)).join(' ');
}
