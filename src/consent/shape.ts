import type { ConsentGrammar } from '../language/consent.ts';
import { languages } from '../language/index.ts';
import { compiled } from '../language/reading/compiled.ts';
import type { ConsentCard } from './card.ts';
import { type Grammar, grammarFor } from './grammar.ts';
import { isCredit } from './marks.ts';

/* Which rules of a language are for a card of this shape. */

/** The grammar of what may be said to this card: what it does not speak of is no part of a yes to it. */
export function grammarOf(card: ConsentCard, source: ConsentGrammar, tag: string): Grammar {
  const [only, ...others] = card.alternatives;
  const several = others.length === 0 && (only?.items.length ?? 0) > 1;
  const whole = !only?.part && (several || only?.acts.some((act) => act === 'cancel' || act === 'other'));
  // Where several things are on the card, one that is left out may be one of them by another name.
  const alone = others.length === 0 && only?.items.length === 1;
  const without = [
    ...(alone ? ['some'] : ['spare', 'later', 'only']),
    ...(several ? [] : ['all']),
    ...(whole ? [] : ['whole']),
    ...(goesUp(card) ? [] : ['up']),
    ...(card.alternatives.some(({ address }) => address !== null) ? [] : ['ours', 'shipit']),
    ...(card.alternatives.some(({ address }) => address?.includes('@')) ? [] : ['mailed']),
    ...(only?.acts.includes('return') ? [] : ['labelly']),
    ...(others.length > 0 ? ['also'] : []),
    ...(card.alternatives.some(({ method }) => method !== null && isCredit(method)) ? ['tocard'] : []),
    ...(replaces(card) ? [] : ['fresh']),
    ...(only?.acts.includes('cancel') ? ['coming'] : []),
  ];
  return grammarFor(
    source,
    card.alternatives.map(({ acts }) => acts),
    without,
    familiarIn(tag),
  );
}

/** What comes instead is the same thing again, in the size and colour it had. */
function replaces({ alternatives }: ConsentCard): boolean {
  const [only, ...more] = alternatives;
  const own = new Set(only?.items.flatMap(({ options }) => options.map((one) => one.toLowerCase())));
  const target = only?.target ?? [];
  return more.length === 0 && target.length > 0 && target.every((one) => own.has(one.toLowerCase()));
}

const SIZES = ['xxs', 'xs', 's', 'm', 'l', 'xl', 'xxl', 'xxxl'];

/** The exchange is for the next size up: "one size bigger" names it. */
function goesUp({ alternatives }: ConsentCard): boolean {
  return alternatives.some(({ items, target }) => {
    const size = (options: readonly string[]) =>
      Math.max(...options.map((one) => SIZES.indexOf(one.toLowerCase())), -1);
    const own = items.flatMap(({ options }) => options);
    const number = (options: readonly string[]) =>
      Math.max(...options.filter((one) => /^\d{2}$/.test(one)).map(Number), 0);
    const from = size(own);
    return (from >= 0 && size(target) === from + 1) || (number(own) > 0 && number(target) > number(own));
  });
}

const NOTHING: ReadonlySet<string> = new Set();

function familiarIn(tag: string): ReadonlySet<string> {
  const language = languages.find((one) => one.tag === tag);
  return language ? compiled(language).familiar : NOTHING;
}
