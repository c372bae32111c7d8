/** The longest passage, in characters: what is quoted of it fits into a chat message. */
const LONGEST = 700;

export interface Piece {
  heading: string;
  text: string;
}

/**
 * An article's Markdown in pieces that each answer one thing: by its headings, and within them by paragraphs.
 * Lists stay whole where they fit. Markup is left out: a passage is quoted on every channel.
 */
export function passagesOf(body: string): Piece[] {
  const pieces: Piece[] = [];
  let heading = '';
  let text = '';
  const close = () => {
    if (text.trim()) pieces.push({ heading, text: text.trim() });
    text = '';
  };
  for (const block of body.replace(/\r\n?/g, '\n').split(/\n{2,}/)) {
    const lines = block.split('\n');
    const [, title] = /^#{1,6}\s+(.+?)\s*#*$/.exec(lines[0] ?? '') ?? [];
    if (title !== undefined) {
      close();
      heading = plain(title);
      lines.shift();
    }
    const words = lines.map(plain).filter(Boolean).join('\n');
    for (const part of cut(words)) {
      if (text && text.length + part.length + 1 > LONGEST) close();
      text = text ? `${text}\n${part}` : part;
    }
  }
  close();
  return pieces;
}

/** A line without its Markdown: words, and of a link its words alone. */
function plain(line: string): string {
  return line
    .replace(/!?\[([^\]]{0,300})\]\([^)\s]{0,2000}[^)]{0,200}\)/g, '$1')
    .replace(/^\s*(?:[-*+]|\d{1,3}[.)])\s+/, '– ')
    .replace(/^\s*>\s?/, '')
    .replace(/(\*\*|__|`)(.{1,500}?)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}])[*_](\S.{0,500}?)[*_](?![\p{L}\p{N}])/gu, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A text in parts that fit, at the ends of sentences where it can be. */
function cut(text: string): string[] {
  if (text.length <= LONGEST) return text ? [text] : [];
  const parts: string[] = [];
  let rest = text;
  while (rest.length > LONGEST) {
    const head = rest.slice(0, LONGEST);
    const end = Math.max(
      head.lastIndexOf('. '),
      head.lastIndexOf('! '),
      head.lastIndexOf('? '),
      head.lastIndexOf('\n'),
    );
    const at = end > LONGEST / 3 ? end + 1 : Math.max(head.lastIndexOf(' '), 1);
    parts.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  return [...parts, rest].filter(Boolean);
}
