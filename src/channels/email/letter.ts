import { inlines, unmarked } from '../../language/markdown.ts';
import { lookup } from '../../lookup.ts';
import { visible } from './clean.ts';

/** A mail's content before it becomes text and HTML. */
export interface Letter {
  subject: string;
  /** BCP 47. */
  locale: string;
  /** Paragraphs between empty lines, in the Markdown of src/language/markdown.ts. */
  text: string;
  /** Answers to choose from, as a list; a mail has no buttons. */
  choices: string[];
  /** Links of our own making. */
  links: { label: string; url: string }[];
  /** Stands above the links. */
  linksHeading: string;
  /** Files that are named and no more. */
  left: string[];
  /** Stands above them. */
  leftHeading: string;
  signature: string[];
  /** Web origins of the shop: only addresses there become links. */
  origins: string[];
}

/**
 * The text part. The signature stands under `-- ` (RFC 3676 §4.3), so that clients, and we, can leave it out
 * of quotes.
 */
export function letterText(letter: Letter): string {
  const links = letter.links.map(({ label, url }) => `- ${label}: ${url}`);
  const parts = [
    body(letter).split('\n').map(unmarked).join('\n'),
    ...(links.length > 0 ? [[letter.linksHeading, ...links].join('\n')] : []),
    ...(letter.left.length > 0
      ? [[letter.leftHeading, ...letter.left.map((name) => `- ${name}`)].join('\n')]
      : []),
    ['-- ', ...letter.signature].join('\n'),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/**
 * The HTML part: the same words, escaped, in plain elements that any screen reader and any client can show.
 * Nothing is loaded from elsewhere, and an address in the text becomes a link only where it leads to the shop
 * itself.
 */
export function letterHtml(letter: Letter): string {
  const links = letter.links.map(
    ({ label, url }) => `<li><a href="${escaped(url)}">${escaped(label)}</a></li>`,
  );
  const origins = new Set(letter.origins.flatMap((origin) => originOf(origin) ?? []));
  return [
    '<!doctype html>',
    `<html lang="${escaped(letter.locale)}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width">',
    // No colour is set anywhere, so that dark mailboxes may choose their own.
    '<meta name="color-scheme" content="light dark">',
    `<title>${escaped(letter.subject)}</title>`,
    '</head>',
    '<body style="font-family: sans-serif; font-size: 16px; line-height: 1.5">',
    ...paragraphs(body(letter), origins),
    ...(links.length > 0 ? [`<p>${escaped(letter.linksHeading)}</p>`, `<ul>${links.join('')}</ul>`] : []),
    ...(letter.left.length > 0
      ? [
          `<p>${escaped(letter.leftHeading)}</p>`,
          `<ul>${letter.left.map((name) => `<li>${escaped(name)}</li>`).join('')}</ul>`,
        ]
      : []),
    `<p>${letter.signature.map((line) => escaped(line)).join('<br>')}</p>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function body(letter: Letter): string {
  const text = visible(letter.text.replace(/\r\n?/g, '\n')).trim();
  const choices = letter.choices.map((label) => `- ${label}`).join('\n');
  return [text, choices].filter((part) => part !== '').join('\n\n');
}

function paragraphs(text: string, origins: ReadonlySet<string>): string[] {
  return text
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== '')
    .flatMap((part) => blocks(part.split('\n'), origins));
}

/** A paragraph's lines: runs of `- ` or `1. ` lines are lists, the rest is text with line breaks. */
function blocks(lines: string[], origins: ReadonlySet<string>): string[] {
  const result: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const list = listOf(lines[at]);
    let end = at;
    while (end < lines.length && listOf(lines[end]) === list) end++;
    const run = lines.slice(at, end);
    result.push(
      list === null
        ? `<p>${run.map((line) => marked(line, origins)).join('<br>')}</p>`
        : `<${opening(list, run[0])}>${run.map((line) => `<li>${marked(line.replace(ITEM, ''), origins)}</li>`).join('')}</${list}>`,
    );
    at = end;
  }
  return result;
}

const ITEM = /^\s{0,6}(?:[-•]|(\d{1,3})\.) /;

function listOf(line: string | undefined): 'ul' | 'ol' | null {
  const item = ITEM.exec(line ?? '');
  return item && (item[1] ? 'ol' : 'ul');
}

/** A numbered list goes on where it was left. */
function opening(list: 'ul' | 'ol', first: string | undefined): string {
  const from = ITEM.exec(first ?? '')?.[1] ?? '1';
  return list === 'ul' || from === '1' ? list : `ol start="${Number(from)}"`;
}

/** A line with its marks as elements. A link leads to the shop itself, or is words and an address to read. */
function marked(line: string, origins: ReadonlySet<string>): string {
  return inlines(line)
    .map((piece) => {
      if (piece.kind === 'bold') return `<strong>${marked(piece.text, origins)}</strong>`;
      if (piece.kind === 'soft') return `<em>${linked(piece.text, origins)}</em>`;
      if (piece.kind === 'text') return linked(piece.text, origins);
      const { text, to } = piece;
      const origin = originOf(to);
      if (!origin || !origins.has(origin)) return linked(text === to ? to : `${text}: ${to}`, origins);
      return `<a href="${escaped(to)}">${escaped(text)}</a>`;
    })
    .join('');
}

function linked(text: string, origins: ReadonlySet<string>): string {
  return text
    .split(/(https?:\/\/[^\s<>"]{1,2000})/)
    .map((part, index) => (index % 2 === 1 ? link(part, origins) : escaped(part)))
    .join('');
}

/** An address in running text; a full stop or a bracket after it is not part of it. */
function link(found: string, origins: ReadonlySet<string>): string {
  const url = found.replace(/[.,;:!?)\]'»]{1,5}$/, '');
  const origin = originOf(url);
  if (!origin || !origins.has(origin)) return escaped(found);
  return `<a href="${escaped(url)}">${escaped(url)}</a>${escaped(found.slice(url.length))}`;
}

function originOf(url: string): string | null {
  try {
    const parsed = new URL(url);
    return parsed.protocol === 'https:' || parsed.protocol === 'http:' ? parsed.origin : null;
  } catch {
    return null;
  }
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => lookup(ESCAPES, character) ?? '');
}
