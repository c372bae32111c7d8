import type { Card } from '../conversation/quote.ts';
import { leadingWords } from '../language/reading/leading.ts';
import { fold, readable } from '../language/reading/text.ts';
import { whatIfIn } from '../language/upkeep/what-if.ts';
import { type ConsentCard, consentCard } from './card.ts';
import { judge } from './judge.ts';

/** What customers said before a card is put; `locale` is that of the words. */
interface Led {
  /** The messages that the card answers. */
  asked: string;
  /** What they said before it, with no card in between, latest last. */
  before: readonly string[];
  locale: string;
}

/** An answer to what was asked back has no more words than this, and is about what was said before. */
const FEW_WORDS = 6;

/** What the words that lead to a card were, where they were no plain wish for it; see {@link Card}. */
export function ledBy(card: Pick<Card, 'alternatives'>, { asked, before, locale }: Led): Card['led'] {
  const put = consentCard(card);
  const own = leads(put, asked, locale);
  if (own || asked.trim().split(/\s+/).length > FEW_WORDS || wishes(put, asked, locale)) return own;
  return before.some((words) => leads(put, words, locale) === 'condition') ? 'condition' : own;
}

/** A condition that words stand under: `unsent`, that nothing has left yet; `refund_days`, how soon money is back. */
export type Condition = 'unsent' | 'refund_days' | 'other';

/** The condition that a wish is put under; null where there is none. */
export function conditionIn(words: string, locale: string): Condition | null {
  const { condition, unconditional, unsent, refundDays } = leadingFor(locale);
  const under = sentencesOf(words)
    .map((sentence) => sentence.replace(unconditional, ' '))
    // "What if it does not fit?" is asked, and makes nothing depend on it.
    .filter((sentence) => condition.test(sentence) && whatIfIn(sentence, false) === null);
  if (under.length === 0) return null;
  if (under.every((sentence) => unsent.test(sentence))) return 'unsent';
  return under.every((sentence) => refundDays.test(sentence)) ? 'refund_days' : 'other';
}

/** The words ask, or say that there is time: nothing is wished for now. */
export function putsOff(words: string, locale: string): boolean {
  const { later } = leadingFor(locale);
  return sentencesOf(words).some((sentence) => later.test(sentence));
}

function leadingFor(locale: string) {
  return leadingWords(locale.toLowerCase().split(/[-_]/)[0] ?? '');
}

/** What is refused by itself once the order has left: that it has not is no condition any more. */
const BEFORE_IT_LEAVES: readonly string[] = ['cancel', 'address'];

function leads(card: ConsentCard, words: string, locale: string): Card['led'] {
  const language = leadingFor(locale);
  const guarded = card.alternatives.every(({ acts }) => acts.every((act) => BEFORE_IT_LEAVES.includes(act)));
  const condition = conditionIn(words, locale);
  if (condition !== null && !(guarded && condition === 'unsent')) return 'condition';
  const asks = sentencesOf(words).some((sentence) => {
    if (language.later.test(sentence)) return true;
    const question = sentence.includes('?') || language.question.test(sentence);
    return question && !language.polite.test(sentence) && !wishes(card, sentence, locale);
  });
  return asks ? 'question' : undefined;
}

/** Nothing but the wish for what is on the card. */
function wishes(card: ConsentCard, words: string, locale: string): boolean {
  const verdict = judge(card, words, locale);
  return verdict.kind === 'agrees' && verdict.names;
}

/** The sentences of a text, folded, each with its mark. */
function sentencesOf(text: string): string[] {
  return (fold(readable(text)).match(/(?:[^.!?¿\n]|(?<=\d)\.(?=\d))+[.!?]*/g) ?? []).map((one) => one.trim());
}
