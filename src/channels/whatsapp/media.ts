import { z } from 'zod';
import { bytesOfBase64 } from '../../bytes/base64.ts';
import { equalBytes } from '../../constant-time.ts';
import type { Attachment } from '../../conversation/values.ts';
import type { FileStore } from '../../files.ts';
import { lookup } from '../../lookup.ts';
import { readAtMost } from '../../read-at-most.ts';
import { sniff } from '../../sniff.ts';
import type { Credentials } from '../channel.ts';
import type { Media } from './content.ts';
import { callGraph, graphUrl } from './graph.ts';

const MB = 1024 * 1024;

/**
 * Most bytes taken by kind. Meta's own limits, except for documents: it allows 100 MB, which an isolate of
 * 128 MB cannot hold while it checks the hash.
 */
const MOST: Record<Media['kind'], number> = {
  image: 5 * MB,
  sticker: 1 * MB,
  audio: 16 * MB,
  video: 16 * MB,
  document: 25 * MB,
};

export interface MediaTools {
  fetch: typeof fetch;
  credentials: Credentials;
  files: FileStore;
  /** Names the attachment. {@link mediaId} makes a redelivered webhook overwrite its own files. */
  id(media: Media): string | Promise<string>;
  /** Turns voice notes into words, where the deployment can. */
  transcribe?: Transcribe;
}

/** What a recording says, or null when it cannot be told. Never throws. */
export type Transcribe = (bytes: Uint8Array, type: string) => Promise<string | null>;

/** A file in the store with what it says, or why not, and whether that may be otherwise later. */
export type Fetched = { attachment: Attachment; text?: string } | { lost: string; again: boolean };

const Found = z.object({
  url: z.url({ protocol: /^https?$/ }),
  sha256: z.string().optional().catch(undefined),
  file_size: z
    .union([z.number(), z.string().transform(Number)])
    .optional()
    .catch(undefined),
});

/**
 * Brings one file from Meta into the store, under `attachments/<id>/<filename>`: asks for its address, which
 * is good for five minutes, and fetches that under the same token; an address that has expired is asked for
 * once more. A file too large, or whose bytes do not fit the announced hash, is not stored. Never throws.
 */
export async function fetchMedia(
  media: Media,
  tools: MediaTools,
  phoneNumberId?: string | null,
): Promise<Fetched> {
  const fetched = await bytesOf(media, tools, phoneNumberId);
  if ('lost' in fetched) return fetched;
  const { attachment, bytes } = fetched;
  if (media.kind !== 'audio' || !tools.transcribe) return { attachment };
  const text = await tools.transcribe(bytes, attachment.type);
  return text ? { attachment, text } : { attachment };
}

async function bytesOf(
  media: Media,
  tools: MediaTools,
  phoneNumberId?: string | null,
): Promise<{ attachment: Attachment; bytes: Uint8Array } | { lost: string; again: boolean }> {
  if (!tools.credentials.whatsappToken) return { lost: 'no-token', again: true };
  try {
    const number = phoneNumberId ? `?phone_number_id=${encodeURIComponent(phoneNumberId)}` : '';
    const address = graphUrl(tools.credentials, `${encodeURIComponent(media.id)}${number}`);
    const most = MOST[media.kind];
    for (const last of [false, true]) {
      const found = await callGraph(tools, address, async (answer) =>
        answer.ok ? Found.parse(await answer.json()) : answer.status,
      );
      if (typeof found === 'number') return { lost: `lookup-${found}`, again: true };
      const { url, sha256, file_size } = found;
      if (file_size !== undefined && file_size > most) return { lost: 'too-large', again: false };

      const bytes = await callGraph(tools, url, async (answer) =>
        answer.ok ? readAtMost(answer.body, most) : answer.status,
      );
      if (typeof bytes === 'number') {
        if (EXPIRED.has(bytes) && !last) continue;
        return { lost: `download-${bytes}`, again: true };
      }
      if (!bytes) return { lost: 'too-large', again: false };
      for (const hash of [media.sha256, sha256]) {
        if (hash && !(await fitsHash(bytes, hash))) return { lost: 'hash', again: true };
      }
      return { attachment: await kept(media, bytes, tools), bytes };
    }
    return { lost: 'expired', again: true };
  } catch {
    return { lost: 'network', again: true };
  }
}

/** What Meta's media host answers to an address that is older than five minutes. */
const EXPIRED: ReadonlySet<number> = new Set([401, 403, 404, 410]);

async function kept(media: Media, bytes: Uint8Array, tools: MediaTools): Promise<Attachment> {
  const id = await tools.id(media);
  const type = trueType(media, bytes);
  const filename = safeName(media, type);
  const key = `${mediaFolder(id)}${filename}`;
  await tools.files.put(key, bytes, type);
  return { id, filename, type, size: bytes.byteLength, key };
}

/** Where the files of one medium are kept. */
export function mediaFolder(id: string): string {
  return `attachments/${id}/`;
}

/** An id that is the same whenever the same file is fetched, and tells nothing. */
export async function mediaId(media: Media): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`whatsapp:${media.id}`));
  return [...new Uint8Array(digest).slice(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Webhooks announce the SHA-256 in base64, the media endpoint in hex. What is neither cannot be checked. */
async function fitsHash(bytes: Uint8Array<ArrayBuffer>, announced: string): Promise<boolean> {
  const expected = decodeHash(announced);
  return !expected || equalBytes(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), expected);
}

function decodeHash(value: string): Uint8Array | null {
  if (/^[0-9a-f]{64}$/i.test(value)) {
    return Uint8Array.from(value.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  }
  if (/^[A-Za-z0-9+/]{43}=$/.test(value)) return bytesOfBase64(value);
  return null;
}

/**
 * What a file is. Its bytes say more than its sender: a picture that is none becomes plain bytes, and a
 * document that is a picture is one.
 */
function trueType(media: Media, bytes: Uint8Array): string {
  const seen = sniff(bytes)?.type;
  const declared = safeType(media.type);
  if (seen) return seen;
  const picture = media.kind === 'image' || media.kind === 'sticker' || declared.startsWith('image/');
  return picture || declared === 'application/pdf' ? 'application/octet-stream' : declared;
}

/** The sender chooses the type: one that a browser would run becomes plain bytes. */
function safeType(declared: string): string {
  const type = /^\s*([\w.+-]+\/[\w.+-]+)/.exec(declared)?.[1]?.toLowerCase();
  return !type || /html|xml|svg|script/.test(type) ? 'application/octet-stream' : type;
}

const ENDINGS: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'audio/ogg': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/aac': 'aac',
  'audio/amr': 'amr',
  'video/mp4': 'mp4',
  'video/3gpp': '3gp',
  'application/pdf': 'pdf',
};

/** The sender's file name without anything that could mean a path, or the kind where there is none. */
function safeName(media: Media, type: string): string {
  const given = (media.filename ?? '')
    .replace(/[\p{C}/\\:*?"<>|]+/gu, '_')
    .replace(/^[.\s]+/, '')
    .trim()
    .slice(-120);
  return given || [media.kind, lookup(ENDINGS, type)].filter(Boolean).join('.');
}
