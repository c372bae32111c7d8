import type { Intent } from '../../../conversation/values.ts';
import type { Compiled } from '../../../language/reading/compiled.ts';
import type { Named } from '../../../language/reading/entities.ts';
import { fold, type Sentence, type Token } from '../../../language/reading/text.ts';
import { lookup } from '../../../lookup.ts';
import { featuresOf } from './features.ts';
import { isKnownWord, leaning } from './model.ts';

/*
 * What a wish rests on. A number, a name, an address or a size answers a question: whatever the model makes of
 * their neighbours in its frames, they ask for nothing.
 */

/** Something is done, or put forward, about these: the words themselves must speak of them. */
const CONSEQUENTIAL: readonly Intent[] = [
  'return',
  'exchange',
  'refund',
  'cancellation',
  'undo',
  'missing_parcel',
  'wrong_item',
  'damaged_item',
  'address_change',
  'order_change',
  'subscription_cancel',
  'payment',
];
/** What is named for a thing's or somebody's sake, and tells of no wish. */
const NAMING: ReadonlySet<string> = new Set([
  'order',
  'date',
  'size',
  'email',
  'phone',
  'tracking',
  'person',
]);
/** Words between the number of a house and its street. */
const TO_THE_STREET = 4;

/** The sentences without what only names something; the others, whole, where nothing is left of them. */
export function evidenceIn(
  sentences: readonly Sentence[],
  named: Named,
  compiled: Compiled,
): readonly Sentence[] {
  const places = named.places.filter(({ type }) => NAMING.has(type));
  const isNamed = ({ start, end }: Token) => places.some((place) => place.start <= start && end <= place.end);
  return sentences.flatMap((sentence) => {
    const tokens = withoutNames(withoutAddress(sentence.tokens, compiled), compiled).filter(
      (token) => !isNamed(token) && !namesOnly(token.word, compiled) && tells(token, compiled),
    );
    return tokens.length > 0 ? [{ ...sentence, tokens }] : [];
  });
}

/** True when the words speak for an intent, or when nothing hangs on it. */
export function bearsOut(intent: Intent, evidence: readonly Sentence[], compiled: Compiled): boolean {
  if (!CONSEQUENTIAL.includes(intent)) return true;
  const words = evidence.flatMap(({ tokens }) => tokens.map(({ raw }) => raw)).join(' ');
  return words !== '' && leaning(featuresOf(words, evidence, compiled), intent) > 0;
}

function namesOnly(word: string, { lexicon }: Compiled): boolean {
  const { answers, garments, colours, sizeWords, digits, numbers, scales, repeats } = lexicon;
  return (
    /\d/.test(word) ||
    answers.includes(word) ||
    [garments, colours, sizeWords, digits, numbers, scales, repeats].some(
      (table) => lookup<unknown>(table, word) !== undefined,
    ) ||
    /^(?:x{0,4}[sl]|m)$/.test(word)
  );
}

/** A capital before letters that neither the language nor the model knows begins a name. */
function tells({ word, raw }: Token, compiled: Compiled): boolean {
  const known = compiled.familiar.has(word) || isKnownWord(featuresOf(raw, [], compiled));
  return known || !/^\p{Lu}/u.test(raw);
}

/** "Sophie Martin, order 45821": of a clause that is all capitals, and no word of the language. */
function withoutNames(tokens: readonly Token[], { familiar }: Compiled): readonly Token[] {
  const isName = (clause: readonly Token[]) =>
    clause.length > 1 && clause.every(({ word, raw }) => /^\p{Lu}/u.test(raw) && !familiar.has(word));
  return [...Map.groupBy(tokens, ({ clause }) => clause).values()].filter((clause) => !isName(clause)).flat();
}

/** "12 rue des Lilas, 69003 Lyon", "221b Baker Street". */
function withoutAddress(tokens: readonly Token[], { lexicon }: Compiled): readonly Token[] {
  const gone = new Set<Token>();
  const isStreet = ({ raw }: Token) => lexicon.streets.includes(fold(raw));
  const isName = (token: Token) => /^\p{Lu}/u.test(token.raw);
  for (const [i, token] of tokens.entries()) {
    if (!/\d/.test(token.raw)) continue;
    const near = tokens.slice(i + 1, i + 1 + TO_THE_STREET);
    const at = near.findIndex(isStreet);
    // The street's name goes on to the comma; a town follows its postcode.
    if (at >= 0) {
      for (const one of near.slice(0, at + 1)) gone.add(one);
      const named = tokens.slice(i + 2 + at).filter(({ clause }) => clause === near[at]?.clause);
      for (const one of named.slice(0, TO_THE_STREET)) {
        if (isName(one) || lexicon.stopwords.includes(one.word)) gone.add(one);
        else break;
      }
      for (const one of townAfter(near[at], tokens, isName)) gone.add(one);
    } else if (/\d{4}/.test(token.raw))
      for (const one of near) {
        if (!isName(one)) break;
        gone.add(one);
      }
  }
  return tokens.filter((token) => !gone.has(token));
}

/** "…, Leeds": a clause behind the street's that is all capitals. */
function townAfter(
  street: Token | undefined,
  tokens: readonly Token[],
  isName: (token: Token) => boolean,
): readonly Token[] {
  const next = tokens.filter(({ clause }) => street && clause === street.clause + 1);
  return next.length <= TO_THE_STREET && next.every(isName) ? next : [];
}
