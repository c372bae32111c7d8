import { consentGrammar, consentTags } from '../language/index.ts';
import { fold, readable } from '../language/reading/text.ts';
import type { ConsentCard } from './card.ts';
import { EMOJI } from './emoji.ts';
import { marker } from './marks.ts';
import { saidNo } from './plain.ts';

/*
 * What nobody may read a yes into, whatever else is said: code looks for it word by word, also where it understands nothing of the rest.
 * A word too many costs a question that is asked once more.
 */

const ALL = new Map(
  consentTags().map((tag) => [
    tag,
    new Set((consentGrammar(tag)?.against ?? '').split(/\s+/).filter(Boolean)),
  ]),
);
/** These stop in their own language alone: in another they are a yes, or mean nothing. */
const OWN = new Set('si se s n o ou que als of as come ma so soi ate nei da po jo ne'.split(' '));

const FRIENDLY = [...`${EMOJI.yes}|${EMOJI.fill}`];
/** More is no answer to a card. */
const LONGEST = 400;

/** Whether something in a customer's words stands against a yes to a card, in any language that is known here; `locale` is that of the words. */
export function standsAgainst(card: ConsentCard, words: string, locale: string): boolean {
  const text = readable(words);
  if (text.length > LONGEST || /[?¿؟？;"<>‹›「」『』]|(?:^|\n)\s*[>|']|\.{3}|…/.test(text)) return true;
  if ((text.match(/\p{Extended_Pictographic}/gu) ?? []).some((sign) => !FRIENDLY.includes(sign))) return true;
  const said = fold(text).match(/\d+(?:[.,]\d+)*|\p{L}[\p{L}\p{M}]*(?:'\p{L}+)*/gu) ?? [];
  const tag = locale.toLowerCase().split(/[-_]/)[0] ?? '';
  const mark = marker(card);
  return said.some((word, at) => {
    const marks = mark(said, at);
    if (marks.has('x') || (/^\d/.test(word) && marks.size === 0)) return true;
    return /n't$/.test(word) || [word, ...word.split("'")].some((part) => stops(part, tag));
  });
}

function stops(word: string, tag: string): boolean {
  if (ALL.get(tag)?.has(word)) return true;
  return !OWN.has(word) && ([...ALL.values()].some((words) => words.has(word)) || saidNo(word));
}
