/*
 * Comparing secrets: an ordinary `===` stops at the first difference, and the time it took tells a guesser
 * how far the guess was right. Only the lengths may be learned from the time these take.
 */

/** True when both hold the same bytes. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i++) difference |= (a[i] ?? 0) ^ (b[i] ?? 0);
  return difference === 0;
}

/** True when both are the same text, compared as UTF-8. */
export function equalText(a: string, b: string): boolean {
  const encoder = new TextEncoder();
  return equalBytes(encoder.encode(a), encoder.encode(b));
}
