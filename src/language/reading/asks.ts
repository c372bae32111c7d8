import { fold, readable } from './text.ts';

const LEAD =
  '(?:(?:and|so|but|well|ok|okay|wait|hey|oh|hm+|sorry|no|please|et|mais|alors|donc|bon|ben|euh|pardon|desolee?|non|du coup)[,.!]? )*';
const ENGLISH =
  '(?:what|whats|how|why|when|where|who|which|whose|can|could|may|do|does|did|is|are|was|were|will|would|should|have you|has|am i)\\b';
const FRENCH =
  "(?:quoi|quel(?:le)?s?|comment|pourquoi|quand|combien|ou (?:est|sont|en|puis|dois|je)|qui|qu'est|que (?:faire|se|puis|dois|pouvez)|est[- ]ce|c'est (?:quoi|combien|quand|qui)|(?:etes|avez|pouvez|savez|allez|peux|es)[- ](?:vous|tu)|vous (?:etes|avez|pouvez) (?:un|une|quoi)|y a[- ]t|puis[- ]je|dois[- ]je|faut[- ]il)\\b";
const TRAILING = ' (?:combien|quand|pourquoi|comment|quoi)$';
const ASKS = new RegExp(`^${LEAD}(?:${ENGLISH}|${FRENCH})|${TRAILING}`);

/** Whether something is asked in any sentence of it, with a question mark or without. */
export function asksSomething(text: string): boolean {
  if (/[?？]/.test(text)) return true;
  return fold(readable(text))
    .replace(/[’`]/g, "'")
    .split(/[.!…\n]+/)
    .some((sentence) => ASKS.test(sentence.trim()));
}
