import type { Address } from './address.ts';

/*
 * A conversation that goes on elsewhere: the chat hands out a code, and the first message with it on another channel
 * brings along what was said. The code proves that whoever sends it had that browser's page before them, and no more:
 * nothing is linked by it, and nothing is carried that a stranger must not read. It is good for a quarter of an hour
 * and for one person.
 */

/** How long a code is good for, in milliseconds. */
export const CARRY_LIFE = 900_000;

/** No letter that is mistaken for a digit: the code may be typed by hand. 31 to the power of ten are 49 bits. */
const SIGNS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const HALF = 5;
const WRITTEN = new RegExp(`[([]?(?<![\\w-])([${SIGNS}]{${HALF}})-([${SIGNS}]{${HALF}})(?![\\w-])[)\\]]?`);

/** A new code, as it stands in a message: `K7M2Q-9QXTA`. */
export function newCarryCode(): string {
  const bytes = crypto.getRandomValues(new Uint32Array(2 * HALF));
  // A 31st of 2³² is missed by less than a billionth.
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

/** Where a code is looked up. */
export function carryAddress(code: string): Address {
  return `visitor:carry/${code}`;
}
