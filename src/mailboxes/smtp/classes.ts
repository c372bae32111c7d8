import type { Sending } from '../port.ts';

/**
 * What a refusal means, by its code and its enhanced one (RFC 5321 §4.2, RFC 3463, RFC 4954). `recipient`: it
 * was said of the recipient.
 */
export function sendingOf(code: number, words: string, recipient: boolean): Sending {
  const enhanced = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(words)?.[0] ?? '';
  if (Math.floor(code / 100) === 4) return { status: 'passing', words };
  if ([530, 534, 535, 538].includes(code) || /^5\.7\.(?:8|9|14|30|139)$/.test(enhanced))
    return { status: 'login', words };
  const ofRecipient = recipient && [550, 551, 553].includes(code) && !enhanced.startsWith('5.7.');
  if (ofRecipient || /^5\.1\.[1236]$/.test(enhanced)) return { status: 'recipient', words };
  return { status: 'policy', words };
}
