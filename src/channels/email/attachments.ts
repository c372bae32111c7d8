import type { Attachment as Part } from 'postal-mime';
import type { Attachment } from '../../conversation/values.ts';
import type { FileStore } from '../../files.ts';
import { lookup } from '../../lookup.ts';
import { clipWhole, oneLine } from './clean.ts';

/** Files of one mail that are stored; the rest stays in the original. */
const MOST_FILES = 30;
/** Bytes. Inline pictures below this are tracking pixels and icons. */
const SMALLEST_PICTURE = 1024;
/** Parts that prove or encode something and say nothing to a reader. */
const MACHINERY =
  /^(application\/(pkcs7-signature|x-pkcs7-signature|pgp-signature|pgp-encrypted)|text\/vnd\.google\.email-reaction\+json|text\/x-amp-html)$/;

/**
 * Stores the files that came with a mail. Kept are attachments, and inline pictures that the customer put
 * into their own words (`shown`: Content-IDs without brackets): phones send photos of a damaged dress that
 * way. Pictures of the quoted mail and of signatures are left in the original. Keys contain the mail's
 * digest, so that a second delivery overwrites them.
 */
export async function keepFiles(
  parts: readonly Part[],
  shown: ReadonlySet<string>,
  mail: { digest: string; id: () => string; files: FileStore },
): Promise<{ attachments: Attachment[]; left: number }> {
  const wanted = parts.filter((part) => isWanted(part, shown));
  const attachments: Attachment[] = [];
  for (const part of wanted.slice(0, MOST_FILES)) {
    const bytes = contentOf(part);
    const type = mediaType(part.mimeType);
    const filename = safeFilename(part.filename ?? '', type);
    const key = `attachments/${mail.digest.slice(0, 32)}-${attachments.length}/${filename}`;
    await mail.files.put(key, bytes, type);
    attachments.push({ id: mail.id(), filename, type, size: bytes.byteLength, key });
  }
  return { attachments, left: wanted.length - attachments.length };
}

function isWanted(part: Part, shown: ReadonlySet<string>): boolean {
  if (MACHINERY.test(part.mimeType)) return false;
  const inline = part.disposition !== 'attachment' && part.contentId !== undefined;
  if (!inline || !(part.related || part.mimeType.startsWith('image/'))) return true;
  return shown.has(contentId(part.contentId ?? '')) && contentOf(part).byteLength >= SMALLEST_PICTURE;
}

/** A Content-ID as a `cid:` URL writes it (RFC 2392). */
function contentId(value: string): string {
  return value.trim().replace(/^</, '').replace(/>$/, '');
}

/** A part's bytes, whatever form the parser gives them in. */
export function contentOf(part: Part): Uint8Array {
  if (typeof part.content === 'string') return new TextEncoder().encode(part.content);
  return new Uint8Array(part.content);
}

/** `type/subtype` in lower case; what is none becomes a plain download. */
function mediaType(type: string): string {
  const lower = type.toLowerCase();
  return /^[a-z0-9][a-z0-9.+-]{0,60}\/[a-z0-9][a-z0-9.+-]{0,80}$/.test(lower)
    ? lower
    : 'application/octet-stream';
}

/**
 * A filename that is safe as the last segment of a key, in a header and on a disk: no folders, no control or
 * bidirectional characters (which make `exe` look like `pdf`), no leading dot, at most 120 characters with
 * its extension kept.
 */
export function safeFilename(given: string, type: string): string {
  const name = oneLine(given, 1_000)
    .normalize('NFC')
    .replace(/[\\/:*?"<>|#%]/g, '_')
    .replace(/^[.\s]+/, '')
    .trim();
  if (name === '') return `file.${lookup(EXTENSIONS, type) ?? 'bin'}`;
  if (name.length <= 120) return name;
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && name.length - dot <= 12 ? name.slice(dot) : '';
  return clipWhole(name, 120 - extension.length) + extension;
}

const EXTENSIONS: Record<string, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'image/gif': 'gif',
  'application/pdf': 'pdf',
  'text/plain': 'txt',
  'text/html': 'html',
  'text/calendar': 'ics',
  'message/rfc822': 'eml',
};
