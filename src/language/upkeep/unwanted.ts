import { fold, readable } from '../reading/text.ts';

const END =
  "(?= (?:any ?more|any|and|or|after|at all|now|please|because|since|so|but|either|finalement|du tout|et|ou|mais|car|parce|donc|svp|merci|s'il|on|je|nous|we|i)\\b| ?[,.;:!?\\n]| ?$)";
const SAYS = [
  new RegExp(
    `\\b(?:do not|don'?t|does not|doesn'?t|did not|didn'?t|never) (?:really |actually |even )?want (?:the|my|our|this|that|these|those|her|his)(?: [\\p{L}'-]+){1,4}?${END}`,
    'u',
  ),
  new RegExp(
    `\\b(?:veux|veut|voulons|veulent|voulais|voulait|voulions|souhaite|souhaitons) (?:pas|plus) (?:garder )?(?:du|de la|de l'|des|de|le|la|les|l'|ce|cet|cette|ces|mon|ma|mes|notre|son|sa|ses) ?[\\p{L}'-]+(?: [\\p{L}'-]+){0,3}?${END}`,
    'u',
  ),
];
/** Nothing is unwanted without one of these. */
const WANTS = /want|veu[xt]|veul|voul|souhait/;
const IF = /\b(?:if|in case|unless|si|sinon|au cas)\b/;

/** "We don't want the bag", "on ne veut pas du sac": a thing is not wanted, and nothing is said of what is to become of it. */
export function saysUnwanted(text: string): boolean {
  const words = fold(readable(text)).replace(/[’`]/g, "'");
  return WANTS.test(words) && !IF.test(words) && SAYS.some((pattern) => pattern.test(words));
}
