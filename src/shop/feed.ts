import { e164 } from '../identity/address.ts';
import { FeedLine } from './shop.ts';

/** A line of the feed that could not be taken, counted from 1. */
export interface FeedError {
  line: number;
  message: string;
}

/**
 * Reads the feed (NDJSON). Bad lines are reported and the good ones kept, in their order; empty lines are
 * nothing. Phones that are valid numbers come out in E.164, national ones read in the country of the order's
 * address or else in `country`; others stay as they were written and recognise nobody.
 */
export function parseFeed(text: string, country = 'FR'): { lines: FeedLine[]; errors: FeedError[] } {
  const lines: FeedLine[] = [];
  const errors: FeedError[] = [];
  for (const [index, written] of text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    if (written.trim() === '') continue;
    const read = readFeedLine(written, country);
    if (read.ok) lines.push(read.line);
    else errors.push({ line: index + 1, message: read.message });
  }
  return { lines, errors };
}

function readFeedLine(
  written: string,
  country: string,
): { ok: true; line: FeedLine } | { ok: false; message: string } {
  let json: unknown;
  try {
    json = JSON.parse(written);
  } catch {
    return { ok: false, message: 'not JSON' };
  }
  const parsed = FeedLine.safeParse(json);
  if (parsed.success) return { ok: true, line: withPhone(parsed.data, country) };
  const message = parsed.error.issues
    .slice(0, 5)
    .map(({ path, message: why }) => (path.length > 0 ? `${path.join('.')}: ${why}` : why))
    .join('; ');
  return { ok: false, message };
}

/** The line with its order's phone in E.164 where it is a valid number, see {@link parseFeed}. */
export function withPhone(line: FeedLine, country: string): FeedLine {
  if (line.type === 'product' || !line.customer.phone) return line;
  const phone = e164(line.customer.phone, line.address?.country || country) ?? line.customer.phone;
  return { ...line, customer: { ...line.customer, phone } };
}
