/**
 * The characters that WinAnsiEncoding (ISO 32000-1, annex D) puts on 0x80 to 0x9F; a space where it has none.
 */
const UPPER = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

const BYTES = new Map([...UPPER].flatMap((letter, at) => (letter === ' ' ? [] : [[letter, 0x80 + at]])));

/**
 * The byte of one character in WinAnsiEncoding; undefined where it has none. Control characters and the soft
 * hyphen have none.
 */
export function winAnsi(letter: string): number | undefined {
  const code = letter.codePointAt(0) ?? 0;
  const same = (code >= 0x20 && code <= 0x7e) || (code >= 0xa0 && code <= 0xff && code !== 0xad);
  return same ? code : BYTES.get(letter);
}

/** A text in WinAnsiEncoding: one byte a character, `?` for what it cannot say. */
export function encode(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => winAnsi(letter) ?? 0x3f);
}
