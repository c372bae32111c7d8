const BITS = 20;
/** How many numbers a piece of a word may have. */
const PIECES = 1 << BITS;
/** Letters of a text that are looked at, and bytes of a word: what comes behind changes nothing. */
const MOST_TEXT = 1_000;
const MOST_WORD = 70;
/** Bytes of a piece, and from one to the next. */
const LENGTH = 4;
const STRIDE = 3;

const bytes = new TextEncoder();

/**
 * The pieces of a text's words, each as a number: four bytes of UTF-8, every third one, with the beginning
 * and the end of a word marked. As ELD cuts them (github.com/nitotm/efficient-language-detector-js), whose table is learned from.
 */
export function piecesOf(text: string): Set<number> {
  const found = new Set<number>();
  // Apostrophes belong to words.
  const words = text.slice(0, MOST_TEXT).replace(/[^\p{L}]+(?<!['`’])/gu, ' ');
  for (const word of words.toLowerCase().split(' ')) {
    if (!word) continue;
    const all = String.fromCharCode(...bytes.encode(word).subarray(0, MOST_WORD));
    let at = 0;
    for (; at + LENGTH < all.length; at += STRIDE)
      found.add(pieceNumber((at === 0 ? ' ' : '') + all.slice(at, at + LENGTH)));
    const end = all.slice(Math.max(0, all.length - LENGTH));
    found.add(pieceNumber(`${at === 0 ? ' ' : ''}${end} `));
  }
  return found;
}

/** FNV-1a with its bits mixed; `piece` has one character a byte. */
export function pieceNumber(piece: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < piece.length; i++) hash = Math.imul(hash ^ piece.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 12;
  return (hash >>> 0) & (PIECES - 1);
}
