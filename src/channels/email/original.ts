import type { FileStore } from '../../files.ts';
import { type ParseableBytes, parseable } from './parseable.ts';

/** Bytes: the platform takes mails of up to 25 MiB; above this only headers and text are parsed. */
const PARSED_WHOLE = 10 * 1024 * 1024;
/** Bytes of such a mail that are parsed. Clients put the text first, the files after it. */
const PARSED_HEAD = 1024 * 1024;
/** A mail as it came, already stored. */
export interface Original {
  key: string;
  /** SHA-256 in hex: of the bytes, or for a streamed mail of its head and its size. */
  digest: string;
  /** Bytes. */
  size: number;
  /** What may be parsed, see {@link parseable}. */
  head: ParseableBytes;
  /** There is more than `head`. */
  partial: boolean;
}

/**
 * Stores a mail whole under `mail/<digest>.eml`, before anybody parses it; the same mail twice is one file. A
 * stream whose `size` in bytes is known to be large goes straight to the store and never stands in memory.
 * Throws when the store does: the sending server then tries again.
 */
export async function keepOriginal(
  raw: ReadableStream | ArrayBuffer,
  size: number | undefined,
  files: FileStore,
): Promise<Original> {
  if ('getReader' in raw && size !== undefined && size > PARSED_WHOLE) return keepStream(raw, size, files);
  const bytes = new Uint8Array('getReader' in raw ? await new Response(raw).arrayBuffer() : raw);
  const digest = await sha256(bytes);
  const key = keyOf(digest);
  await files.put(key, bytes, 'message/rfc822');
  return { key, digest, size: bytes.byteLength, ...parseableHead(bytes) };
}

/** What of a whole mail may be parsed. */
export function parseableHead(bytes: Uint8Array): Pick<Original, 'head' | 'partial'> {
  return parseable(bytes, bytes.byteLength > PARSED_WHOLE ? PARSED_HEAD : bytes.byteLength);
}

async function keepStream(raw: ReadableStream, size: number, files: FileStore): Promise<Original> {
  const reader: ReadableStreamDefaultReader<Uint8Array> = raw.getReader();
  const first: Uint8Array[] = [];
  let length = 0;
  while (length < PARSED_HEAD) {
    const { done, value } = await reader.read();
    if (done) break;
    first.push(value);
    length += value.byteLength;
  }
  const head = joined(first, length).subarray(0, PARSED_HEAD);
  const digest = await sha256(
    joined([head, new TextEncoder().encode(String(size))], head.byteLength + String(size).length),
  );
  const key = keyOf(digest);
  // R2 takes a stream only when it knows its length.
  const { readable, writable } = new FixedLengthStream(size);
  await Promise.all([files.put(key, readable, 'message/rfc822'), pump(first, reader, writable)]);
  return { key, digest, size, head: parseable(head, head.byteLength).head, partial: true };
}

async function pump(
  first: Uint8Array[],
  reader: ReadableStreamDefaultReader<Uint8Array>,
  writable: WritableStream,
): Promise<void> {
  const writer = writable.getWriter();
  for (const chunk of first) await writer.write(chunk);
  for (let next = await reader.read(); !next.done; next = await reader.read()) await writer.write(next.value);
  await writer.close();
}

function keyOf(digest: string): string {
  return `mail/${digest}.eml`;
}

function joined(chunks: Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
