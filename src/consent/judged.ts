import type { Card } from '../conversation/quote.ts';
import { type Consent, type Said, wordsOf } from './agreement.ts';

/** What a judge is shown: what each alternative of a card would do, in words that code wrote, and the customer's own. Nothing else. */
export interface Put {
  alternatives: readonly string[];
  words: string;
}

/** What words are to a card; `alternative` counts from 0. */
export type Judgement =
  | { kind: 'agrees'; alternative: number }
  | { kind: 'declines' }
  | { kind: 'changes' }
  | { kind: 'unclear' };

/** Whoever reads words that code cannot: a model, without tools. Throws nothing; what fails is unclear. */
export type ConsentJudge = (put: Put) => Promise<Judgement>;

/**
 * Lets a judge read what code found unclear. It is asked only where code saw nothing that stands against a yes, and a yes of its own is one
 * to an alternative of the card that was put a moment ago: whoever talks it into anything gets what was on that card, or nothing.
 */
export async function judged(
  consent: Consent,
  messages: readonly Said[],
  tell: (card: Card) => readonly string[],
  judge: ConsentJudge,
): Promise<Consent> {
  if (consent.kind !== 'unclear' || !consent.open) return consent;
  const { card } = consent;
  const alternatives = tell(card);
  // What was offered before there were quotes has no words.
  if (alternatives.length !== card.alternatives.length || alternatives.some((text) => text === ''))
    return consent;
  const judgement = await judge({ alternatives, words: wordsOf(messages).trim() });
  switch (judgement.kind) {
    case 'agrees': {
      const meant = card.alternatives[judgement.alternative];
      return meant ? { kind: 'agrees', card, alternative: meant.id, by: 'judge' } : consent;
    }
    case 'declines':
    case 'changes':
      return { kind: judgement.kind, card };
    case 'unclear':
      return consent;
  }
}
