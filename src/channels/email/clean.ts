/**
 * Text without what nobody sees: control characters (tab and line feed stay), bidirectional overrides,
 * zero-width and tag characters (Unicode category Cf), supplementary variation selectors. Joiners stay, since
 * emoji and Persian need them. Never longer than the input.
 */
export function visible(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}\p{Cf}\u2028\u2029]|[\u{E0100}-\u{E01EF}]/gu, keep);
}

function keep(character: string): string {
  if (character === '\n' || character === '\t' || character === '\u200c' || character === '\u200d')
    return character;
  return character === '\u2028' || character === '\u2029' ? '\n' : '';
}

/** {@link visible} text on one line, at most `most` UTF-16 units: safe as a header's value. */
export function oneLine(text: string, most: number): string {
  return clip(visible(text.replace(/\r\n?/g, '\n')).replace(/\s+/g, ' ').trim(), most);
}

/** The first `most` UTF-16 units, never half of a surrogate pair. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  const last = text.charCodeAt(most - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? most - 1 : most);
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** The first `most` UTF-16 units of a short text, never a part of what a reader sees as one character (UAX #29). */
export function clipWhole(text: string, most: number): string {
  if (text.length <= most) return text;
  let end = 0;
  // Beyond the cut and a longest cluster nothing is asked for.
  for (const { index, segment } of graphemes.segment(text.slice(0, most + 64))) {
    if (index + segment.length > most) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

/** Bytes of `text` in UTF-8. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).byteLength;
}
