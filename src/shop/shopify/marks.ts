import { createHash } from 'node:crypto';

/* What is written with a mark is found again by it, where Shopify knows no idempotency key. */

/** The mark of a write, short enough to stand in a note, whatever its key. */
export function markOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 20);
}

/** A UUID that follows from a mark: what Shopify advises for an idempotency key. */
export function uuidOf(mark: string): string {
  const hex = createHash('sha256').update(`onethread:${mark}`).digest('hex');
  const variant = '89ab'[Number.parseInt(hex[16] ?? '0', 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The note of a return: what it is for, in words for the shop, and the mark with our own name of it. */
export function noteOf(
  back: { id: string; reason: string; deadline: string; carrier: string },
  mark: string,
): string {
  const words = `${back.reason || 'No reason given'}, by ${back.carrier} until ${back.deadline}`;
  const tail = ` [ot:${mark} ${back.id}]`;
  // Shopify takes 255 characters.
  return words.slice(0, 255 - tail.length) + tail;
}

/** What stands in such a note; null in anybody else's. */
export function readNote(
  note: string,
): { mark: string; id: string; deadline: string | null; carrier: string } | null {
  const [, mark, id] = /\[ot:([0-9a-f]+) ([^\]\s]+)\]/.exec(note) ?? [];
  if (!mark || !id) return null;
  const [, carrier = '', deadline = null] = /, by (.*) until (\d{4}-\d\d-\d\d)/.exec(note) ?? [];
  return { mark, id, deadline, carrier };
}
