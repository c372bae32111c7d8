import type { Card } from '../conversation/quote.ts';
import { localeOfText } from '../language/detect.ts';
import { standsAgainst } from './against.ts';
import { consentCard, type Force } from './card.ts';
import { judge } from './judge.ts';
import { keepsInstead } from './kept-instead.ts';

/** What somebody said or pressed, as it came. */
export interface Said {
  text: string;
  /** The id of the button; none for words. */
  choice?: string | null | undefined;
}

/** A card that the speaker may say yes to. */
export interface Candidate {
  card: Card;
  /** It was put in this very session … */
  here: boolean;
  /** … and nothing else was said in it since: a bare yes can only be to it. */
  fresh: boolean;
}

/** What new words are to the cards on the table. */
export type Consent =
  | { kind: 'none' }
  | { kind: 'agrees'; card: Card; alternative: string; by: 'button' | 'words' | 'judge' }
  | { kind: 'declines'; card: Card }
  | { kind: 'changes'; card: Card }
  /** `about`: there is some agreement in them; `open`: nothing that code sees stands against a yes, they are only not understood. */
  | { kind: 'unclear'; card: Card; about: boolean; open: boolean };

/**
 * What the customer's new messages are to the cards on the table, from the cards' own data and nothing else. A card that was put
 * elsewhere, or before something else was said, takes more than a bare yes: one of its alternatives has to be named, and of a single one
 * the thing, the order or the new size too. `locale` is the session's.
 */
export function consentTo(
  candidates: readonly Candidate[],
  messages: readonly Said[],
  locale: string,
): Consent {
  const at = messages.findLastIndex(({ choice }) => choice?.startsWith('accept:'));
  if (at >= 0) return pressed(candidates, messages, at, locale);
  const words = wordsOf(messages);
  if (words.trim() === '') return { kind: 'none' };
  const own = candidates.findLast(({ here }) => here);
  const said = own ? answer(own, words, locale) : null;
  if (said && (said.kind !== 'unclear' || said.about)) return said;
  const others = candidates
    .filter(({ here }) => !here)
    .map((candidate) => answer(candidate, words, locale))
    .filter((one) => one.kind === 'agrees' || (one.kind === 'unclear' && one.about));
  const agreed = others.filter((one) => one.kind === 'agrees');
  const [only, ...more] = agreed;
  if (only && more.length === 0) return only;
  const doubtful = others.at(-1);
  if (doubtful && doubtful.kind !== 'none')
    return { kind: 'unclear', card: doubtful.card, about: true, open: false };
  return said ?? { kind: 'none' };
}

/** A button says yes to its own alternative, unless something after it takes that back. */
function pressed(
  candidates: readonly Candidate[],
  messages: readonly Said[],
  at: number,
  locale: string,
): Consent {
  const alternative = messages[at]?.choice?.slice('accept:'.length) ?? '';
  const found = candidates.find(({ card }) => card.alternatives.some(({ id }) => id === alternative));
  if (!found) return { kind: 'none' };
  const { card } = found;
  const words = wordsOf(messages.slice(at + 1));
  const after = words.trim() === '' ? null : judge(consentCard(card), words, localeOfText(words, locale));
  if (after?.kind === 'declines' || after?.kind === 'changes') return { kind: after.kind, card };
  if (after?.kind === 'unclear' && after.stops) return { kind: 'unclear', card, about: true, open: false };
  return { kind: 'agrees', card, alternative, by: 'button' };
}

function answer({ card, here, fresh }: Candidate, words: string, locale: string): Consent {
  if (here && keepsInstead(card, words)) return { kind: 'declines', card };
  const put = consentCard(card);
  const spoken = localeOfText(words, locale);
  const verdict = judge(put, words, spoken);
  if (verdict.kind === 'unclear') {
    const open = fresh && !card.led && !verdict.against && !standsAgainst(put, words, spoken);
    return { kind: 'unclear', card, about: verdict.about, open };
  }
  if (verdict.kind !== 'agrees')
    return { kind: here ? verdict.kind : 'unclear', card, about: false, open: false };
  // What led to the card may be what is answered; a model would see no more than the words.
  if (!reaches(card, verdict.force)) return { kind: 'unclear', card, about: true, open: false };
  const named = verdict.names && (verdict.points || card.alternatives.length > 1);
  if (fresh || named) return { kind: 'agrees', card, alternative: verdict.alternative, by: 'words' };
  return { kind: 'unclear', card, about: true, open: false };
}

/** Thanks, praise and the like may be for what was answered beside a card; a bare yes may be the answer to the "if" that it was wished under. */
function reaches({ led }: Card, force: Force): boolean {
  return led === undefined || force === 'tells' || (led === 'question' && force === 'says');
}

/** The customer's own words: what a button says is ours. */
export function wordsOf(messages: readonly Said[]): string {
  return messages
    .filter(({ choice }) => !choice)
    .map(({ text }) => text)
    .join('\n');
}
