/*
 * Texts as WhatsApp shows them. Its markup is its own: *bold*, _italic_, ~struck~, ```code```.
 */

/** Common markdown in WhatsApp's markup. Text without any is returned as it is. */
export function whatsappText(markdown: string): string {
  return markdown
    .replace(/\*\*(?=\S)([^\n]*?\S)\*\*/g, '*$1*')
    .replace(/~~(?=\S)([^\n]*?\S)~~/g, '~$1~')
    .replace(/^#{1,6} +(.+)$/gm, (_, title: string) => `*${title.replaceAll('*', '').trim()}*`)
    .replace(/^( *)[*+] (?=\S)/gm, '$1- ')
    .replace(/\[([^\][\n]+)\]\((https?:\/\/[^\s)]+)\)/g, (_, label: string, url: string) =>
      label === url ? url : `${label}: ${url}`,
    )
    .trim();
}

/** Where a text may be cut, politest first: between paragraphs, lines, sentences, words. */
const CUTS = [/\n\s*\n/g, /\n/g, /[.!?…]["'»”’)]*\s+/g, /\s+/g];

/**
 * `text` in pieces of at most `most` characters, cut as politely as each allows. Only white space at the cuts
 * is lost.
 */
export function splitText(text: string, most: number): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > most) {
    const at = cutsIn(rest, (cut) => cut <= most && cut >= most / 2).at(-1) ?? wholeCharacter(rest, most);
    pieces.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  if (rest) pieces.push(rest);
  return pieces;
}

/**
 * `text` in two: what comes before, and an end of at most `most` characters. The first is empty when all fits
 * the second.
 */
export function splitEnd(text: string, most: number): [string, string] {
  const whole = text.trim();
  if (whole.length <= most) return ['', whole];
  const from = whole.length - most;
  const at = cutsIn(whole, (cut) => cut >= from && cut < whole.length)[0] ?? wholeCharacter(whole, from + 1);
  return [whole.slice(0, at).trimEnd(), whole.slice(at).trimStart()];
}

/** Positions, in order, where `text` may be cut: all of the politest kind that has a fitting one. */
function cutsIn(text: string, fits: (cut: number) => boolean): number[] {
  for (const pattern of CUTS) {
    const cuts = [...text.matchAll(pattern)].map((match) => match.index + match[0].length).filter(fits);
    if (cuts.length > 0) return cuts;
  }
  return [];
}

/** `at`, or one less where it would part a surrogate pair. */
function wholeCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at - 1);
  return unit >= 0xd800 && unit <= 0xdbff ? at - 1 : at;
}

/** `label` in at most `most` characters. */
export function shorten(label: string, most: number): string {
  const trimmed = label.trim();
  return trimmed.length <= most
    ? trimmed
    : `${trimmed.slice(0, wholeCharacter(trimmed, most - 1)).trimEnd()}…`;
}
