/*
 * The one Markdown that replies are written in: **bold**, _emphasis_, lists ("- ", "1. ") and [words](address),
 * each on one line. Whatever else a model writes becomes one of these, or words alone; every channel renders
 * these and nothing else.
 */

const TAGS =
  'a|b|strong|i|em|u|s|p|br|hr|div|span|ul|ol|li|h[1-6]|code|pre|table|thead|tbody|tr|td|th|blockquote|img|small|sub|sup|font';
const TAG = new RegExp(`</?(?:${TAGS})(?:\\s[^<>\\n]{0,300})?/?>`, 'gi');
/** Without any of these signs a text is as it should be: most are told by this one look. */
const MAY_MARK = /[*_`~#|<>\\+•]|!\[|^[^\S\n]*(?:-[^\S\n]*){3,}$/m;

/** A text in the subset. Doing it twice changes nothing. */
export function subset(text: string): string {
  if (!MAY_MARK.test(text)) return text;
  return text
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(TAG, '')
    .split('\n')
    .flatMap((line) => lineOf(line))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** A line in the subset; none where it was a rule, a fence or the seam of a table. */
function lineOf(line: string): string[] {
  if (/^\s*(?:`{3,}|~{3,})(?:json|text|markdown|md|html|xml|yaml)?\s*$/.test(line)) return [];
  if (/^\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$/.test(line)) return [''];
  if (/^\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$/.test(line)) return [];
  const bare = line.replace(/^\s*(?:>\s?)+/, '');
  const title = /^\s*#{1,6}\s(.*)$/.exec(bare)?.[1];
  if (title !== undefined) {
    const words = unmarked(inline(title.replace(/^[#\s]+/, '').trim())).replaceAll('*', '');
    return words ? [`**${words}**`] : [];
  }
  const row = /^\s*\|(.+)\|\s*$/.exec(bare)?.[1];
  if (row !== undefined)
    return [
      `- ${row
        .split('|')
        .map((cell) => inline(cell.trim()))
        .filter(Boolean)
        .join(', ')}`,
    ];
  const [, space = '', rest = ''] = /^(\s*)[*+•]\s+(\S.*)$/.exec(bare) ?? [];
  return rest ? [`${space}- ${inline(rest)}`] : [inline(bare)];
}

/** What may stand before and behind a mark: no mark is set within a word. */
const BEFORE = '(?<![\\p{L}\\p{N}*_])';
const BEHIND = '(?![\\p{L}\\p{N}*_])';
const BOLD = new RegExp(`${BEFORE}(\\*{2,3}|__)(?=\\S)([^*\\n]*?[^*\\s])\\1${BEHIND}`, 'gu');
const SOFT = new RegExp(`${BEFORE}\\*(?=[^*\\s])([^*\\n]*?[^*\\s])\\*${BEHIND}`, 'gu');
/** Stands for the mark of a bold that is whole, while what is left of others is taken away. */
const KEPT = '\u{F8FF}';

function inline(text: string): string {
  return text
    .replaceAll(KEPT, '')
    .replace(/!\[([^\]\n]*)\]\(/g, '[$1](')
    .replaceAll('`', '')
    .replace(/~{2,}/g, '')
    .replace(/\\([*_#~|>+-])/g, '$1')
    .replace(BOLD, (_, __, words: string) => `${KEPT}${words.replaceAll('__', '')}${KEPT}`)
    .replace(/\*{2,}/g, '')
    .replace(SOFT, '_$1_')
    .replaceAll(KEPT, '**');
}

/** A piece of a line. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'bold'; text: string }
  | { kind: 'soft'; text: string }
  | { kind: 'link'; text: string; to: string };

const INLINE =
  /\*\*(?<bold>[^*\n]+)\*\*|(?<![\p{L}\p{N}_])_(?<soft>[^_\s](?:[^_\n]*[^_\s])?)_(?![\p{L}\p{N}_])|\[(?<label>[^\]\n]+)\]\((?<to>https?:\/\/[^)\s]+)\)/gu;

/** A line of the subset in its pieces, for whoever renders it. */
export function inlines(line: string): Inline[] {
  const pieces: Inline[] = [];
  let done = 0;
  const plain = (to: number) => {
    if (to > done) pieces.push({ kind: 'text', text: line.slice(done, to) });
  };
  for (const match of line.matchAll(INLINE)) {
    const { bold, soft, label = '', to } = match.groups ?? {};
    plain(match.index);
    done = match.index + match[0].length;
    if (to) pieces.push({ kind: 'link', text: unmarked(label), to });
    else pieces.push(bold === undefined ? { kind: 'soft', text: soft ?? '' } : { kind: 'bold', text: bold });
  }
  plain(line.length);
  return pieces;
}

/** The words of a line of the subset; a link is its words and its address. */
export function unmarked(line: string): string {
  return inlines(line)
    .map((piece) => {
      if (piece.kind !== 'link') return piece.kind === 'text' ? piece.text : unmarked(piece.text);
      return piece.text === piece.to ? piece.to : `${piece.text}: ${piece.to}`;
    })
    .join('');
}
