import { exponentOf } from '../../currency.ts';

/* What something may cost, as somebody says it who has not chosen yet. English and French. */

/** Minor units; null of an end that was not said. */
export interface Budget {
  least: number | null;
  most: number | null;
  /** What it is to cost about: the ends are a band around it. */
  about: number | null;
}

/** "About" is this much below and above, as a share of it. */
const BAND = 0.2;
/** The smallest number of no currency that is a price. */
const LEAST_PRICE = 10;

const MONEY = String.raw`(?<!\b(?:sizes?|tailles?|pointures?) )(?:(?:£|€|\$) ?)?(\d{1,4})(?:[.,](\d{2}))?(?: ?(?:£|€|\$|euros?|eur|gbp|usd|pounds?|quid|dollars?|bucks|balles))?(?![\d.,]*\d)(?! ?(?:cm|mm|m|kg|%|days?|jours?|years?|ans?|pieces?|people|personnes?|minutes?|h|pm|am)\b)`;
/** The same with a currency. */
const PRICED = String.raw`(?:(?:£|€|\$) ?(\d{1,5})(?:[.,](\d{2}))?|(\d{1,5})(?:[.,](\d{2}))? ?(?:£|€|\$|(?:euros?|eur|gbp|usd|pounds?|quid|dollars?|bucks|balles)\b))`;

const MOST_BEFORE =
  "under|below|less than|cheaper than|up to|no more than|not more than|not over|nothing over|at most|max(?:imum)?(?: of)?|budget(?: (?:is|of|max(?:imum)?|about))*|spend(?:ing)?(?: up to)?|within|moins de|moins cher que|en dessous de|sous(?: les)?|jusqu'a|pas plus de|pas plus que|pas au dessus de|au maximum|max(?:i|imum)?|budget(?: (?:est|de|max(?:i|imum)?|d'|a))*|plafond(?: de)?|au plus|sans depasser|(?:ne )?depasse pas|mettre(?: jusqu'a)?";
const MOST_AFTER =
  "max(?:i|imum)?\\b|tops\\b|at (?:the )?most|or (?:less|under|below)|budget\\b|(?:is )?my (?:limit|budget|max)|to spend|au (?:plus|max(?:i|imum)?)\\b|grand max|de budget|ou moins|pas plus|a depenser|a mettre|d'economies";
const ABOUT_BEFORE =
  "around|about|roughly|approx(?:imately)?|circa|near|close to|something like|in the region of|~|vers(?: les)?|environ|autour de|aux alentours de|dans les|a peu pres|grosso modo|plus ou moins|de l'ordre de";
const ABOUT_AFTER = 'or so|ish|or thereabouts|give or take|environ|a peu pres|grosso modo|plus ou moins';
const LEAST_BEFORE = 'over|more than|above|at least|from|upwards of|plus de|au moins|a partir de|minimum';

const rule = (text: string) => new RegExp(text);
const BETWEEN = rule(String.raw`\b(?:between|from|entre|de) ${MONEY} ?(?:and|to|et|a|-) ?${MONEY}`);
const SPAN = rule(`${MONEY} ?(?:-|–|to|a) ?${PRICED}`);
const ABOUT = [
  rule(String.raw`(?:\b|(?=~))(?:${ABOUT_BEFORE}) ?${MONEY}`),
  rule(String.raw`${MONEY} ?-?(?:${ABOUT_AFTER})\b`),
];
const MOST = [rule(String.raw`\b(?:${MOST_BEFORE}) ?:? ?${MONEY}`), rule(`${MONEY} ?(?:${MOST_AFTER})`)];
const LEAST = rule(String.raw`\b(?:${LEAST_BEFORE}) ${PRICED}`);
/** "I've got 120 euros", « j'ai 60 euros »: what somebody has is the most. */
const HAS = rule(String.raw`\b(?:i(?:'ve| have) (?:only )?(?:got )?|i've only got |j'ai (?:que )?)${PRICED}`);
/** A price alone, where something is looked for: "for 50 euros", « à 50 € ». */
const FOR = rule(String.raw`\b(?:for|pour|a) ${PRICED}`);

/**
 * What something may cost, in a folded text; null where it does not say. `currency`: what the numbers are in.
 * `loosely`: something is plainly looked for, so that a price alone is one.
 */
export function budgetIn(folded: string, currency: string, loosely: boolean): Budget | null {
  const minor = (units: string | undefined, part = '') => {
    const places = exponentOf(currency);
    return Number(`${units}${part.slice(0, places).padEnd(places, '0')}`);
  };
  const least = LEAST_PRICE * 10 ** exponentOf(currency);
  /** The numbers of a match, two groups each. */
  const sums = (match: RegExpExecArray | null) => {
    const found: number[] = [];
    for (let i = 1; match && i < match.length; i += 2)
      if (match[i]) found.push(minor(match[i], match[i + 1]));
    return found.filter((sum) => sum >= least);
  };
  const between = [BETWEEN, SPAN].map((one) => ({
    text: one.exec(folded)?.[0] ?? '',
    sums: sums(one.exec(folded)),
  }));
  for (const { text, sums: ends } of between) {
    const [from, to] = ends;
    // "Between 38 and 40" are sizes.
    if (from !== undefined && to !== undefined && from < to && (loosely || isPriced(text)))
      return { least: from, most: to, about: null };
  }
  const [about] = ABOUT.flatMap((one) => sums(one.exec(folded)));
  if (about !== undefined)
    return { least: Math.round(about * (1 - BAND)), most: Math.round(about * (1 + BAND)), about };
  const [most] = [...MOST, HAS].flatMap((one) => sums(one.exec(folded)));
  if (most !== undefined) return { least: null, most, about: null };
  const [more] = sums(LEAST.exec(folded));
  if (more !== undefined) return { least: more, most: null, about: null };
  const [price] = loosely ? sums(FOR.exec(folded)) : [];
  return price === undefined ? null : { least: null, most: price, about: null };
}

function isPriced(text: string): boolean {
  return /[£€$]|\b(?:euros?|eur|gbp|usd|pounds?|quid|dollars?|bucks|balles)\b/.test(text);
}
