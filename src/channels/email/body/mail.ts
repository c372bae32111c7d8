import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { z } from 'zod';
import { unmarked } from '../../../language/markdown.ts';
import type { ParseableBytes } from '../parseable.ts';
import { decodeText } from './charset.ts';
import { unflowed } from './flowed.ts';
import { rtfText } from './rtf.ts';
import { readTnef, type Tnef } from './tnef.ts';

/**
 * Above these the parser gives up: no person's mail comes near. Of the bytes of all headers each may be half
 * an address, which is an object of its own.
 */
const LIMITS = { maxNestingDepth: 64, maxHeadersSize: 256 * 1024, forceRfc822Attachments: true };
/** Text parts of one mail that are decoded anew, and the bytes of one. */
const MOST_PARTS = 50;
const LONGEST_PART = 4 * 1024 * 1024;

/** A mail with the words of all its parts, and what Outlook wrapped up in it. */
export interface Mail extends Email {
  tnef: Tnef | null;
  /** What its part of disposition `reaction` says (RFC 9078); empty without one. */
  reaction: string;
}

/**
 * Parses a mail; null where it is none. The parser's tree is read for the bytes of text parts, which it decodes
 * by what is declared alone: where the tree has another shape than this version's, its own text stands.
 */
export async function parseMail(head: ParseableBytes): Promise<Mail | null> {
  const parser = new PostalMime(LIMITS);
  try {
    const email = await parser.parse(head);
    const leaves = leavesOf(Reflect.get(parser, 'root'));
    const reaction = leaves.find(({ disposition }) => disposition === 'reaction');
    return { ...withWrapped(withParts(email, leaves)), reaction: reaction ? wordsOf(reaction).trim() : '' };
  } catch {
    return null;
  }
}

const Structured = z.object({ value: z.string(), params: z.record(z.string(), z.string()) });
const Node = z.object({
  childNodes: z.array(z.unknown()),
  content: z.instanceof(ArrayBuffer).nullable(),
  contentType: z.object({ parsed: Structured }),
  contentDisposition: z.object({ parsed: Structured }),
});

interface Leaf {
  type: string;
  params: Record<string, string>;
  filename: string;
  disposition: string;
  content: ArrayBuffer;
  /** As the parser decodes it. */
  parsed: string;
}

function leavesOf(root: unknown): Leaf[] {
  const leaves: Leaf[] = [];
  const visit = (value: unknown) => {
    const node = Node.safeParse(value);
    if (!node.success || leaves.length >= MOST_PARTS) return;
    const { childNodes, content, contentType, contentDisposition } = node.data;
    for (const child of childNodes) visit(child);
    const type = contentType.parsed.value.toLowerCase();
    if (childNodes.length || !content || content.byteLength > LONGEST_PART || !TEXTUAL.test(type)) return;
    const { params } = contentType.parsed;
    leaves.push({
      type,
      params,
      filename: contentDisposition.parsed.params.filename ?? params.name ?? '',
      disposition: contentDisposition.parsed.value.toLowerCase(),
      content,
      parsed: ownDecoding(value),
    });
  };
  visit(root);
  return leaves;
}

const TEXTUAL = /^(text\/(plain|html|markdown|x-markdown|rtf|richtext|enriched)|application\/rtf)$/;

function ownDecoding(node: unknown): string {
  const method = typeof node === 'object' && node ? Reflect.get(node, 'getTextContent') : null;
  const text: unknown = typeof method === 'function' ? Reflect.apply(method, node, []) : '';
  return typeof text === 'string' ? text : '';
}

/** Exchange and Apple Mail cut a text around the files in it, and call what follows `ATT00001.txt`. */
const CONTINUED = /^ATT\d{4,6}\.(txt|html?)$/i;

function withParts(email: Email, leaves: readonly Leaf[]): Email {
  let { text = '', html = '' } = email;
  const read = new Set<ArrayBuffer>();
  const more = { text: [] as string[], html: [] as string[] };
  for (const leaf of leaves) {
    const words = wordsOf(leaf);
    const isPage = leaf.type === 'text/html';
    const attached = leaf.disposition === 'attachment';
    const inline = !attached && /^text\/(plain|html)$/.test(leaf.type);
    if (inline) {
      if (!leaf.parsed || words === leaf.parsed) continue;
      if (isPage) html = html.replace(leaf.parsed, () => words);
      else text = text.replace(leaf.parsed, () => words);
    } else if (attached ? CONTINUED.test(leaf.filename) : !isPage) {
      read.add(leaf.content);
      more[isPage ? 'html' : 'text'].push(words);
    }
  }
  // A text in another form is the mail's own where there is none in the usual ones.
  const blank = text.trim() === '' && html.trim() === '';
  const extra =
    leaves.some(({ disposition, content }) => disposition === 'attachment' && read.has(content)) || blank;
  if (extra) {
    text = [text, ...more.text].filter((one) => one.trim() !== '').join('\n');
    html = [html, ...more.html].filter((one) => one.trim() !== '').join('\n');
  }
  const attachments = extra
    ? email.attachments.filter(({ content }) => !isOneOf(read, content))
    : email.attachments;
  return { ...email, ...(text && { text }), ...(html && { html }), attachments };
}

function isOneOf(read: ReadonlySet<ArrayBuffer>, content: Attachment['content']): boolean {
  return content instanceof ArrayBuffer && read.has(content);
}

function wordsOf({ type, params, content }: Leaf): string {
  const text = decodeText({
    bytes: new Uint8Array(content),
    declared: params.charset,
    html: type === 'text/html',
  });
  if (type === 'text/html') return text;
  if (/rtf$/.test(type) || (type === 'text/richtext' && text.startsWith('{\\rtf'))) return rtfText(text);
  // RFC 1896: a command stands in angle brackets, and single line breaks are none.
  if (/richtext$|enriched$/.test(type))
    return text.replace(/<[^<>]{0,60}>/g, '').replace(/\r?\n(?!\r?\n)/g, ' ');
  if (/markdown$/.test(type)) return text.split('\n').map(unmarked).join('\n');
  if (!/^flowed$/i.test(params.format ?? '')) return text;
  return unflowed(text, /^yes$/i.test(params.delsp ?? ''));
}

const WRAPPED = /^application\/(vnd\.)?ms-tnef$/;

/** A mail with what a `winmail.dat` in it holds: its files in its place, its words where there are no others. */
function withWrapped(email: Email): Omit<Mail, 'reaction'> {
  const wrapped = email.attachments.find(
    ({ mimeType, filename }) => WRAPPED.test(mimeType) || /^winmail\.dat$/i.test(filename ?? ''),
  );
  const tnef = wrapped ? readTnef(bytesOf(wrapped)) : null;
  if (!wrapped || !tnef) return { ...email, tnef: null };
  const blank = !email.text?.trim() && !email.html?.trim();
  const files = tnef.files.map(
    ({ filename, bytes }): Attachment => ({
      filename,
      mimeType: typeOf(filename),
      disposition: 'attachment',
      content: bytes.slice().buffer,
    }),
  );
  return {
    ...email,
    ...(blank && tnef.text && { text: tnef.text }),
    ...(blank && tnef.html && { html: tnef.html }),
    attachments: email.attachments.flatMap((one) => (one === wrapped ? files : [one])),
    tnef,
  };
}

function bytesOf({ content }: Attachment): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
}

/** By its name alone, as Outlook says no more; what it is by its bytes is looked at where it matters. */
const TYPES: [ending: RegExp, type: string][] = [
  [/\.jpe?g$/i, 'image/jpeg'],
  [/\.png$/i, 'image/png'],
  [/\.gif$/i, 'image/gif'],
  [/\.webp$/i, 'image/webp'],
  [/\.heic$/i, 'image/heic'],
  [/\.pdf$/i, 'application/pdf'],
  [/\.txt$/i, 'text/plain'],
];

function typeOf(filename: string): string {
  return TYPES.find(([ending]) => ending.test(filename))?.[1] ?? 'application/octet-stream';
}
