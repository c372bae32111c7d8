import { fold, readable } from '../reading/text.ts';

/* Which of several that were listed is meant, by its place among them, by what it costs or by how much is in it. English and French. */

export type Which =
  | { by: 'place'; place: number }
  | { by: 'price'; most: boolean }
  | { by: 'pieces'; most: boolean }
  | { by: 'age'; newest: boolean }
  /** So many pieces; of these words, where they name a thing. */
  | { by: 'count'; count: number; of: readonly string[] };

const LEAD =
  "(?:(?:oh|ah|um|euh|yes|yeah|well|so|sorry|pardon|it's|its|it is|that's|that is|i mean|i meant|i think|for|about|c'est|c'etait|je parle de|je veux dire|pour|plutot|alors|oui|bon|ben|do|take|prenez|actually|en fait|i'd say|rather) )*";
const TAIL =
  "(?: (?:please|thanks|thank you|then|yes|yeah|oui|ok|only|seulement|of (?:the two|them|these)|svp|stp|s'il vous plait|merci|alors|des deux|plutot|i think|je crois|in the list|de la liste|you (?:said|named|mentioned|listed)|que vous avez (?:dite?|citee?|nommee?)))*";
const THE = "(?:the|that|my|la|le|l'|celle|celui|ma|mon)";
const ONE = '(?: (?:one|order|item|thing|piece|parcel|commande|article|colis))?';
/** A pattern of a whole answer. What leads to it and follows it is large, and compiled only for words that have what it is about. */
const whole = (inner: string): Pick<RegExp, 'test' | 'exec'> => {
  const maybe = new RegExp(inner, 'u');
  const pattern = new RegExp(`^${LEAD}${inner}${TAIL}$`, 'u');
  const exec = (words: string) => (maybe.test(words) ? pattern.exec(words) : null);
  return { exec, test: (words) => exec(words) !== null };
};

const PLACES: readonly (readonly [Pick<RegExp, 'test'>, number])[] = [
  [whole(`${THE} ?(?:(?:very )?first|1st|premiere?|1ere?|1er)${ONE}`), 0],
  [whole(`${THE} ?(?:second|2nd|deuxieme|2e|2eme|seconde)${ONE}`), 1],
  [whole(`${THE} ?(?:third|3rd|troisieme|3e|3eme)${ONE}`), 2],
];
const BE = '(?: (?:that|which|qui) (?:is|was|est|etait))?(?: (?:one|order|commande))?';
const DEAR = whole(
  `${THE}(?: (?:one|order|item|commande|article))?${BE} ?(?:(?:the )?(?:more|most) expensive|(?:the )?(?:dearer|dearest|pricier|priciest|costlier|costliest)|(?:la |le )?plus cher(?:e)?|(?:that|which) costs? (?:the )?(?:more|most)|qui coute le plus(?: cher)?)${ONE}`,
);
const CHEAP = whole(
  `${THE}(?: (?:one|order|item|commande|article))?${BE} ?(?:(?:the )?(?:less|least) expensive|(?:the )?(?:cheaper|cheapest)|(?:la |le )?moins cher(?:e)?|(?:that|which) costs? (?:the )?(?:less|least)|qui coute le moins(?: cher)?)${ONE}`,
);
const BIG = whole(
  `${THE}(?: (?:one|order|commande))?${BE} ?(?:bigger|biggest|larger|largest|(?:la |le )?plus (?:grosse?|grande?|importante?)|(?:with|that has) (?:more|most) (?:in it|items|things|pieces)|avec le plus d'articles|grosse|grande|big|large)${ONE}`,
);
const SMALL = whole(
  `${THE}(?: (?:one|order|commande))?${BE} ?(?:smaller|smallest|little|(?:la |le )?plus petite?|petite?|(?:with|that has) (?:less|fewer|fewest) (?:in it|items|things|pieces)|avec le moins d'articles)${ONE}`,
);
const NEW = whole(
  `${THE}(?: (?:one|order|commande))?${BE} ?(?:newer|newest|latest|most recent|more recent|last|(?:la |le )?plus recente?|derniere?|(?:la |le )?plus nouvelle)${ONE}`,
);
const OLD = whole(
  `${THE}(?: (?:one|order|commande))?${BE} ?(?:older|oldest|earlier|earliest|(?:la |le )?plus ancienne?|(?:la |le )?plus vieille)${ONE}`,
);
const NUMBERS: Readonly<Record<string, number>> = {
  ...{
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    un: 1,
    une: 1,
    deux: 2,
    trois: 3,
    quatre: 4,
    cinq: 5,
  },
  ...{ '1': 1, '2': 2, '3': 3, '4': 4, '5': 5, '6': 6 },
};
const COUNT = whole(
  `${THE}(?: (?:one|order|parcel|commande|colis))? (?:with|that has|containing|avec|qui a|qui contient|ou il y a|de|a) (?:the |les |mes )?(?<count>${Object.keys(NUMBERS).join('|')}) (?<of>[\\p{L}-]+(?: [\\p{L}-]+)?)`,
);
const ANYTHING = /^(?:items?|things?|pieces?|articles?|choses?|trucs?|products?|produits?|in it)$/;

/** Which one a short answer means; null where it says nothing of the kind. */
function whichOf(text: string): Which | null {
  const words = fold(readable(text))
    .replace(/[^\p{L}\p{N}' -]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  if (words.length > LONGEST) return null;
  const place = PLACES.find(([pattern]) => pattern.test(words))?.[1];
  if (place !== undefined) return { by: 'place', place };
  if (DEAR.test(words)) return { by: 'price', most: true };
  if (CHEAP.test(words)) return { by: 'price', most: false };
  if (BIG.test(words)) return { by: 'pieces', most: true };
  if (NEW.test(words)) return { by: 'age', newest: true };
  if (OLD.test(words)) return { by: 'age', newest: false };
  if (SMALL.test(words)) return { by: 'pieces', most: false };
  const { count = '', of = '' } = COUNT.exec(words)?.groups ?? {};
  const counted = new Map(Object.entries(NUMBERS)).get(count);
  return counted === undefined
    ? null
    : { by: 'count', count: counted, of: ANYTHING.test(of) ? [] : of.split(' ') };
}

/** What is said of the others, or as good as nothing. */
const ASIDE =
  /^(?:(?:and |but |et |mais )?(?:(?:i(?:'ll| will)? |we(?:'ll| will)? )?keep (?:the )?others?(?: one)?|the others? (?:ones? )?(?:i|we)(?:'ll| will)? keep|leave the others?(?: one)?|not the others?(?: one)?|(?:je )?(?:garde|gardez) l(?:'|es )autres?|l(?:'|es )autres?,? (?:je|on) (?:la |le |les )?gardes?|pas l(?:'|es )autres?|whatever (?:i|it).*|(?:thanks|thank you|please|merci|svp).*))$/u;

/** An answer that says which one first and what is wished for of it after that: "the first one, I need a size up". Null where it says no such thing. */
export function whichFirst(text: string): { which: Which; rest: string } | null {
  const alone = whichOf(text);
  if (alone) return { which: alone, rest: '' };
  const [, first = '', rest = ''] = /^([^,;.!?\n]+)[,;.!\n]+\s*(.+)$/su.exec(readable(text).trim()) ?? [];
  const which = rest ? whichOf(first) : null;
  if (!which) return null;
  const said = fold(rest).replace(/[.!\s]+$/u, '');
  return { which, rest: ASIDE.test(said) ? '' : rest };
}

/** Longer than any of them. */
const LONGEST = 80;
