/*
 * What of a mail may be given to the parser. It works line by line, and what a line, a part or an escape
 * costs it has little to do with bytes: 300 kB of line feeds took it five seconds and 160 MB. So each is
 * counted, and a mail is cut where a count ends.
 */

const LF = 0x0a;
const CR = 0x0d;
const DASH = 0x2d;
const EQUALS = 0x3d;

/**
 * Lines. The parser keeps a view and a string of each; a letter has hundreds, a long thread some thousands.
 */
const MOST_LINES = 30_000;
/** Lines that may be boundaries. Each part may cost the parser a buffer of 100 kB. */
const MOST_BOUNDARIES = 250;
/**
 * Equals signs. In base64 each may end a unit, which is a buffer of its own; quoted-printable has one for
 * every escape.
 */
const MOST_EQUALS = 250_000;

/** Base64 as clients wrap it (RFC 2045 §6.8: at most 76 characters), which no words look like for long. */
const SHORTEST_CODED = 56;
const LONGEST_CODED = 998;
/**
 * Such lines in a row that are left as they are: a key or a small file that a mail quotes stays what it is.
 */
const LEFT_WRAPPED = 500;
/** Such lines that become one. */
const JOINED = 400;

/** Bytes of a mail that the parser may read: nothing but {@link parseable} makes them. */
export type ParseableBytes = Uint8Array & { readonly [counted]: true };
declare const counted: unique symbol;

/** Which bytes are of base64's alphabet, by their value. */
const CODED = new Uint8Array(256);
for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/')
  CODED[character.charCodeAt(0)] = 1;

/**
 * The beginning of a mail that the parser may read, cut after a line: one pass, linear, never longer than
 * `bytes`. The lines of a long run of base64 are joined, since white space means nothing in it and a 10 MiB
 * file has 140,000 of them. `partial` when something was left off.
 */
export function parseable(bytes: Uint8Array, limit: number): { head: ParseableBytes; partial: boolean } {
  let copy: Uint8Array | null = null;
  let length = 0;
  let [lines, boundaries, equals, run] = [0, 0, 0, 0];
  let sign = bytes.indexOf(EQUALS);
  let at = 0;
  while (at < limit) {
    const found = bytes.indexOf(LF, at);
    const end = found < 0 || found >= limit ? limit : found + 1;
    run = isCoded(bytes, at, end) ? run + 1 : 0;
    const joins = run > LEFT_WRAPPED && run % JOINED !== 0;
    if (!joins) lines++;
    if (bytes[at] === DASH && bytes[at + 1] === DASH) boundaries++;
    for (; sign >= 0 && sign < end; sign = bytes.indexOf(EQUALS, sign + 1)) equals++;
    if (lines > MOST_LINES || boundaries > MOST_BOUNDARIES || equals > MOST_EQUALS) break;
    if (joins && !copy) {
      copy = bytes.slice(0, limit);
      length = at;
    }
    if (copy) {
      // The break before it goes, never the one behind it: what follows may be a boundary.
      if (joins) length = withoutBreak(copy, 0, length);
      copy.copyWithin(length, at, end);
      length += end - at;
    }
    at = end;
  }
  const head = copy ? copy.subarray(0, length) : bytes.subarray(0, at);
  return { head: head as ParseableBytes, partial: at < bytes.byteLength };
}

/** A line of nothing but base64's alphabet, of a length that clients wrap it at. */
function isCoded(bytes: Uint8Array, start: number, end: number): boolean {
  const until = withoutBreak(bytes, start, end);
  if (until - start < SHORTEST_CODED || until - start > LONGEST_CODED) return false;
  for (let at = start; at < until; at++) if (!CODED[bytes[at] ?? 0]) return false;
  return true;
}

function withoutBreak(bytes: Uint8Array, start: number, end: number): number {
  let until = end;
  while (until > start && (bytes[until - 1] === LF || bytes[until - 1] === CR)) until--;
  return until;
}
