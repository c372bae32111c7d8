import type { FileStore } from '../../files.ts';

/** Bytes: the platform takes mails of up to 25 MiB; above this only headers and text are parsed. */
const PARSED_WHOLE = 10 * 1024 * 1024;
/** Bytes of such a mail that are parsed. Clients put the text first, the files after it. */
const PARSED_HEAD = 1024 * 1024;
/** Lines that are parsed. The parser works line by line; a 10 MiB attachment has 140,000. */
const MOST_LINES = 300_000;
/** Lines that may be boundaries. Each part costs the parser a buffer of 100 kB. */
const MOST_BOUNDARIES = 2_000;

/** A mail as it came, already stored. */
export interface Original {
  key: string;
  /** SHA-256 in hex: of the bytes, or for a streamed mail of its head and its size. */
  digest: string;
  /** Bytes. */
  size: number;
  /** What may be parsed. */
  head: Uint8Array;
  /** There is more than `head`. */
  partial: boolean;
}

/**
 * Stores a mail whole under `mail/<digest>.eml`, before anybody parses it; the same mail twice is one file. A stream whose
 * `size` in bytes is known to be large goes straight to the store and never stands in memory. Throws when the store does: the
 * sending server then tries again.
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
  const end = parseable(bytes);
  return {
    key,
    digest,
    size: bytes.byteLength,
    head: bytes.subarray(0, end),
    partial: end < bytes.byteLength,
  };
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
  return { key, digest, size, head: head.subarray(0, parseable(head)), partial: true };
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

/** How many bytes from the start may be given to the parser, so that no mail keeps it busy for long. Cuts after a line. */
function parseable(bytes: Uint8Array): number {
  const limit = bytes.byteLength > PARSED_WHOLE ? PARSED_HEAD : bytes.byteLength;
  let lines = 0;
  let boundaries = 0;
  for (let at = bytes.indexOf(0x0a); at >= 0 && at < limit; at = bytes.indexOf(0x0a, at + 1)) {
    if (bytes[at + 1] === 0x2d && bytes[at + 2] === 0x2d) boundaries++;
    if (++lines >= MOST_LINES || boundaries >= MOST_BOUNDARIES) return at + 1;
  }
  return limit;
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
