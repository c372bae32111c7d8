import { plainSigns } from './digits.ts';

/*
 * Order numbers, as shops write them (`45821`, `#1001`, `FR-2026-00045`) and as customers do (`n° 45 821`,
 * `order no. 45821-A`, `fr2026 00045`). The shop's spelling is the id; the others only find it.
 */

/** What people write before a number, in any case. */
const LEAD =
  /^(?:(?:your |my |the |ma |votre |la )?(?:order|commande|bestellung|pedido|ordine|cmd|ref(?:erence)?|r[ée]f(?:[ée]rence)?)\b\.?)?\s*(?:n\s?[°º]|№|(?:number|numero|num[ée]ro|num|nr|no|n)\b\.?)?\s*[:.]?\s*#?\s*(?![-/_])/iu;

/** The number alone: western digits, one kind of space and hyphen, without what precedes it. */
export function orderNumber(written: string): string {
  const plain = plainSigns(written)
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\p{Zs}+/gu, ' ')
    .trim();
  const alone = plain.replace(LEAD, '');
  // "No" may be a prefix of the shop's own, and there is no prefix without a number.
  return /\d/.test(alone) || !/\d/.test(plain) ? alone || plain : plain;
}

/**
 * What two spellings of one number have in common: its letters and digits, in lower case. Empty where there
 * are none.
 */
export function orderKey(written: string): string {
  return orderNumber(written)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * True when `written` may be a spelling of the order that the shop calls `id`. Spaces and thousands
 * separators may be anywhere; any other sign only where the id has one or changes from letters to digits:
 * `12-31` is not `123-1`.
 */
export function spells(written: string, id: string): boolean {
  const key = orderKey(id);
  if (key === '' || orderKey(written) !== key) return false;
  const joints = jointsOf(id, /[^\p{L}\p{N}]/u);
  return [...jointsOf(orderNumber(written), /[^\p{L}\p{N}\s.,]/u)].every(
    (joint) => joints.has(joint) || /\p{L}\p{N}|\p{N}\p{L}/u.test(key.slice(joint - 1, joint + 1)),
  );
}

/** The positions of a sign, counted in letters and digits. */
function jointsOf(number: string, sign: RegExp): Set<number> {
  const joints = new Set<number>();
  let count = 0;
  for (const character of orderNumber(number)) {
    if (/[\p{L}\p{N}]/u.test(character)) count++;
    else if (sign.test(character)) joints.add(count);
  }
  return joints;
}
