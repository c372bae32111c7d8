import type { Address } from './address.ts';

/*
 * A conversation that continues on another channel: the chat gives a code, and the first message with it
 * elsewhere brings along what was said. The code proves that its sender saw that browser's page, and no more:
 * nothing is linked by it, and nothing is carried that a stranger must not read. It is valid for a quarter of
 * an hour and for one person.
 */

/** How long a code is valid, in milliseconds. */
export const CARRY_LIFE = 900_000;

/** Without letters that look like digits: the code may be typed by hand. 31 to the power of ten are 49 bits. */
const SIGNS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const HALF = 5;
const WRITTEN = new RegExp(`[([]?(?<![\\w-])([${SIGNS}]{${HALF}})-([${SIGNS}]{${HALF}})(?![\\w-])[)\\]]?`);

/** A new code, as it is written in a message: `K7M2Q-9QXTA`. */
export function newCarryCode(): string {
  const bytes = crypto.getRandomValues(new Uint32Array(2 * HALF));
  // The bias of 2³² modulo 31 is below a billionth.
  const signs = [...bytes].map((byte) => SIGNS.charAt(byte % SIGNS.length)).join('');
  return `${signs.slice(0, HALF)}-${signs.slice(HALF)}`;
}

/** The code in a message, and the message without it; null where there is none. */
export function carryCodeIn(text: string): { code: string; rest: string } | null {
  const found = WRITTEN.exec(text);
  if (!found) return null;
  const [before, behind] = [text.slice(0, found.index), text.slice(found.index + found[0].length)];
  return { code: `${found[1]}-${found[2]}`, rest: `${before.trimEnd()}${behind}`.trim() };
}

/** The address under which a code is looked up. */
export function carryAddress(code: string): Address {
  return `visitor:carry/${code}`;
}
