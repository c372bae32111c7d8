import type { Piece } from './acts.ts';
import type { Formats } from './language.ts';
import { colourConcept } from './reading/concepts.ts';
import { fold } from './reading/text.ts';

/*
 * Sizes and colours out of a shop's options, whatever language the shop names them in.
 */

const SIZE = /^(size|waist|taille|pointure|talla|grosse|taglia|maat|eu|fr|uk|us)/;
const COLOUR = /^(colou?r|couleur|coloris|color|farbe|colore|kleur|teinte|shade)/;

/** The size of a piece, by whichever name the shop has for it; null where it has none. */
export function sizeOf(piece: Pick<Piece, 'options'>): string | null {
  return optionOf(piece, SIZE);
}

/** The colour of a piece, by whichever name the shop has for it; null where it has none. */
export function colourOf(piece: Pick<Piece, 'options'>): string | null {
  return optionOf(piece, COLOUR);
}

function optionOf({ options }: Pick<Piece, 'options'>, name: RegExp): string | null {
  return Object.entries(options).find(([key]) => name.test(fold(key)))?.[1] ?? null;
}

/** Everything but the size, colour first. */
export function othersOf(piece: Pick<Piece, 'options'>): string[] {
  return Object.entries(piece.options)
    .filter(([key]) => !SIZE.test(fold(key)))
    .map(([, value]) => value);
}

/** A thing as a language names it. */
export function pieceText(piece: Piece, formats: Pick<Formats, 'piece'>, spoken: boolean): string {
  return formats.piece(piece.title, sizeOf(piece), othersOf(piece), spoken);
}

const LETTERS = ['XXXS', 'XXS', 'XS', 'S', 'M', 'L', 'XL', 'XXL', 'XXXL', 'XXXXL', 'XXXXXL'];

/** One spelling a size: "2xl" is "XXL", "38,5" is "38.5". */
export function canonicalSize(size: string): string {
  const upper = size.trim().toUpperCase().replace(',', '.');
  const many = /^(\d)X(L|S)$/.exec(upper);
  return many ? 'X'.repeat(Number(many[1])) + many[2] : upper;
}

/** Where a size stands among others; null when it has no order ("one size"). */
export function sizeRank(size: string): number | null {
  const canonical = canonicalSize(size);
  const letter = LETTERS.indexOf(canonical);
  if (letter >= 0) return letter;
  const number = /^W?(\d{1,3}(?:\.\d)?)/.exec(canonical);
  return number ? Number(number[1]) : null;
}

/** Whether two names of an option mean one: `Extra large` and `XL`, `navy` and `bleu marine`. */
export function sameOption(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return a === b;
  return canonicalSize(fold(a)) === canonicalSize(fold(b)) || colourConcept(a) === colourConcept(b);
}

/** What tells one variant from another: the size alone when only that differs, else everything. */
export function changeOf(from: Piece, to: Piece, formats: Pick<Formats, 'options'>): string {
  const size = sizeOf(to);
  const others = othersOf(to);
  const sizeOnly =
    size !== null && !sameOption(size, sizeOf(from)) && others.join() === othersOf(from).join();
  return formats.options(size, sizeOnly ? [] : others) || to.title;
}

/** Many variants in few words: "size M or L in midnight or sand, size S in sand". */
export function rangeOf(pieces: readonly Piece[], formats: Formats): string {
  const byColour = new Map<string, string[]>();
  for (const piece of pieces) {
    const colour = othersOf(piece).join(' ');
    const sizes = byColour.get(colour) ?? [];
    const size = sizeOf(piece);
    if (size && !sizes.includes(size)) sizes.push(size);
    byColour.set(colour, sizes);
  }
  // Colours that come in the same sizes are named together.
  const bySizes = new Map<string, { sizes: string[]; colours: string[] }>();
  for (const [colour, sizes] of byColour) {
    sizes.sort((a, b) => (sizeRank(a) ?? 0) - (sizeRank(b) ?? 0));
    const group = bySizes.get(sizes.join()) ?? { sizes, colours: [] };
    if (colour) group.colours.push(colour);
    bySizes.set(sizes.join(), group);
  }
  return formats.list(
    [...bySizes.values()].map(({ sizes, colours }) => formats.range(sizes, colours)),
    'or',
  );
}
