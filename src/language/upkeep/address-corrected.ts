import { type PostalText, streetIn } from '../reading/postal.ts';
import { fold, readable } from '../reading/text.ts';

/* What words put right of an address that was given before: "sorry, number 21 not 12", « au 16 pas 14 ». */

type Address = Pick<PostalText, 'line1' | 'postcode' | 'city'>;

/** Sets one thing against another, or says that what was said was wrong. */
const CORRECTS =
  /\b(?:not|instead|rather|actually|sorry|pardon|oops|whoops|wrong|mistake|typo|meant|mean|should be|should have been|wait|pas|non|no|lieu|plutot|fait|erreur|faute|faux|fausse|trompee?|desolee?|dsl|zut|attendez|attends|voulais dire)\b/;
const CODE_WORDS = /\b(?:post ?code|zip|code postal|plz|cp)\b/;
const NUMBER_WORDS = /\b(?:number|no|nr|numero|house|door|au)\b|\bn°/;
/** Words that lead to what is right and are no part of it. */
const LEADS =
  "oh|ah|no|non|sorry|pardon|oops|whoops|wait|attendez|attends|euh|actually|en fait|plutôt|plutot|erreur|désolée?|desolee?|i|meant|mean|it|it's|its|that's|is|was|should|be|have|been|the|a|to|at|number|numéro|numero|house|street|town|city|postcode|zip|code|postal|ville|rue|my|mistake|je|voulais|dire|c'est|c'était|ce|est|la|le|les|au|à|et|and|but|mais|please|thanks|svp|merci|s'il|vous|plaît|plait|not|pas|rather|instead|nr|n°|de";
const LED = new RegExp(`^(?:(?:${LEADS})(?![\\p{L}'])[\\s,.:!]*)+`, 'iu');
const THANKS = /[\s,]*(?:(?:please|thanks|thank you|svp|merci|s'il vous pla[iî]t|stp)[\s.!]*)+$/iu;
const NUMBERS = /(?<![\p{L}\p{N}])\d{1,5}(?: ?(?:bis|ter|quater)|[a-d])?(?![\p{L}\p{N}])/giu;
const SET_AGAINST =
  /^(?<right>.{2,60}?)[\s,]+(?:and |et )?(?:not|instead of|rather than|pas|non pas|et non|au lieu d[eu]|plutôt que)\s+(?<wrong>[^,.;!?]{2,60})$/iu;
const TURNED =
  /(?:^|[\s,])(?:not|pas)\s+(?<wrong>[^,.;!?]{2,60}?)[\s,]+(?:but|mais|it's|c'est|it is)\s+(?<right>[^,.;!?]{2,60})$/iu;

/** The address as it is after the words, with a house number, postcode, street or town put right; null where they put none of it right. */
export function addressPutRight<Given extends Address>(source: string, given: Given): Given | null {
  const text = readable(source).replace(THANKS, '').trim();
  const folded = fold(text);
  if (text.length > LONGEST || !CORRECTS.test(folded)) return null;
  const house = given.line1.match(NUMBERS)?.[0] ?? null;
  const numbers = [...new Set(text.match(NUMBERS) ?? [])];
  const wrong = numbers.filter((number) => number === house || number === given.postcode);
  const [right, ...more] = numbers.filter((number) => !wrong.includes(number));
  const street = streetIn(text.replace(LED, ''));
  if (street && wrong.length < 2 && more.length === 0 && isStreet(street, given.line1))
    return changed(given, { line1: street });
  if (right && more.length === 0 && wrong.length <= 1) {
    const [denied] = wrong;
    if (denied !== undefined) return numbered(given, denied === given.postcode, house, right);
    const code = CODE_WORDS.test(folded) || (/^\d{5}$/.test(right) && right.length === given.postcode.length);
    const bare = text.replace(LED, '') === right;
    if (code || bare || (NUMBER_WORDS.test(folded) && text.endsWith(right)))
      return numbered(given, code, house, right);
    return null;
  }
  if (numbers.length > 0) return null;
  const told = (SET_AGAINST.exec(text) ?? TURNED.exec(text))?.groups;
  return told ? replaced(given, bareName(told.wrong), bareName(told.right)) : null;
}

/** Longer than any of them. */
const LONGEST = 100;

function changed<Given extends Address>(given: Given, parts: Partial<Address>): Given | null {
  const put = { ...given, ...parts };
  return (['line1', 'postcode', 'city'] as const).some((part) => put[part] !== given[part]) ? put : null;
}

function numbered<Given extends Address>(
  given: Given,
  code: boolean,
  house: string | null,
  right: string,
): Given | null {
  if (code) return right.length === given.postcode.length ? changed(given, { postcode: right }) : null;
  return house && !/^\d{5}/.test(right) ? changed(given, { line1: given.line1.replace(house, right) }) : null;
}

/** A street of the same name, or one that is plainly a street's. */
function isStreet(street: string, before: string): boolean {
  const names = (line: string): string[] => fold(line).match(/\p{L}{3,}/gu) ?? [];
  return names(street).some((name) => names(before).includes(name)) || STREETS.test(fold(street));
}

const STREETS =
  /\b(?:rue|avenue|av|boulevard|bd|place|chemin|impasse|allee|quai|cours|route|square|passage|street|road|lane|via|calle)\b|(?:str|stra(?:ss|ß)e|weg|platz|gasse|allee|straat|laan|gracht)\b/;

/** Words of the address for others. */
function replaced<Given extends Address>(given: Given, wrong: string, right: string): Given | null {
  const names = fold(wrong).split(' ');
  if (wrong === '' || !/^\p{L}{2}/u.test(right)) return null;
  for (const part of ['line1', 'city'] as const) {
    const words = given[part].split(' ');
    const folded = words.map((word) => fold(word));
    const at = folded.findIndex((_, n) => names.every((name, k) => folded[n + k] === name));
    if (at < 0) continue;
    const value = [...words.slice(0, at), right, ...words.slice(at + names.length)].join(' ');
    return changed(given, { [part]: value });
  }
  return null;
}

function bareName(said = ''): string {
  return said
    .trim()
    .replace(LED, '')
    .replace(/[.,;!]+$/, '')
    .trim();
}

const SENDS =
  /\b(?:deliver|send|ship|redirect|reroute|forward|post|bring)\b.* (?:to|at)\b|\b(?:livrer|livrez|livree|envoyer|envoyez|expedier|expediez|rediriger|redirigez|acheminer|faire parvenir|faire suivre)\b/;
/** It is asked what was done, or how something stands. */
const LOOKS_BACK =
  /\b(?:did|have|has|why|when|where|return|back|avez vous|avez-vous|pourquoi|quand|ou est|ou sont|retour|renvoyer|retourner)\b/;

/** It is said where something is to be sent. */
export function sendsTo(source: string): boolean {
  const folded = fold(readable(source));
  return SENDS.test(folded) && !LOOKS_BACK.test(folded);
}

const ASKS =
  /\b(?:do you|did you|have you|how much|how long|combien|vous livrez|livrez[- ]vous|avez[- ]vous)\b/;

/** It is asked whether, or for how much, something is or was sent there. */
export function asksOfSending(source: string): boolean {
  return ASKS.test(fold(readable(source)));
}
