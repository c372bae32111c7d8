import { fold } from '../reading/text.ts';
import { FAMILY_ALONE, FAMILY_TOO, GIVEN_NAMES } from './given.ts';

/*
 * A shop keeps one line for a name, and whatever was typed at a checkout or in an office stands in it: "Keane, Mary",
 * "KEANE Mary", "Dr. Keane", « M. et Mme Dupont », a company, a mailbox. Nobody is called by a guess.
 */

/** The word somebody is called by, out of a name as shops write it; null where it is not sure. */
export function calledBy(name: string): string | null {
  if (name.length > 120 || /[@\d/\\<>=_#*:|]/u.test(name)) return null;
  const parts = partsOf(name);
  const [first = '', second, ...more] = parts;
  if (more.length > 0) return null;
  const all = parts.flatMap((part) => part.split(' '));
  if (all.some(isNobody) || all.slice(1, -1).some(isConjunction)) return null;
  // "Keane, Mary": what comes behind the comma is what they are called by.
  const untitled = withoutTitles(wordsOf(second ?? first));
  if (!untitled) return null;
  const { words, titled } = untitled;
  if (second !== undefined) return titled && words.length === 0 ? null : spelled(words[0]);
  // "Dr. Keane", « Mme Martin »: the family's name alone.
  return titled && words.length < 2 ? null : spelled(givenAmong(words));
}

/** What stands between commas, without brackets, nicknames, signs nobody is called by, and degrees. */
function partsOf(name: string): string[] {
  const parts = name
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\([^)]*\)|\[[^\]]*\]|"[^"]*"|“[^”]*”|«[^»]*»/gu, ' ')
    .replace(/[^\p{L}\p{M}\s.,'’&+-]/gu, ' ')
    .split(',')
    .map((part) => part.trim().replace(/\s+/gu, ' '))
    .filter((part) => /\p{L}/u.test(part));
  while (
    parts.length > 1 &&
    parts
      .at(-1)
      ?.split(' ')
      .every((word) => DEGREES.has(plain(word)))
  )
    parts.pop();
  return parts;
}

/** Its words, where a dot ends one: "Dr.Mary", "J.R.". A mailbox's "mary.keane" is no such, and leaves nothing. */
function wordsOf(part: string): string[] {
  const words = part.split(' ');
  const dotted = words.some((word) => {
    const pieces = word.split('.').filter(Boolean);
    return pieces.length > 1 && !TITLES.has(fold(pieces[0] ?? '')) && pieces.some(({ length }) => length > 1);
  });
  return dotted ? [] : part.replace(/\.(?=\p{L})/gu, '. ').split(' ');
}

function withoutTitles(words: string[]): { words: string[]; titled: boolean } | null {
  const from = words.findIndex((word) => !TITLES.has(plain(word)));
  return words.length > 0 ? { words: from < 0 ? [] : words.slice(from), titled: from !== 0 } : null;
}

/** Which of the words is the given name, by how they are written and what is known of names; undefined in doubt. */
function givenAmong(words: readonly string[]): string | undefined {
  const [first = '', ...others] = words;
  const father = words.findIndex((word, i) => i > 0 && /(?:вич|вна|чна)$/iu.test(word));
  if (father > 0) return words[father - 1];
  if (PARTICLES.has(fold(first)) && others.length > 0 && first !== first.toUpperCase()) return undefined;
  const loud = words.filter(isLoud);
  if (loud.length === words.length && loud.length > 0) return givenOfLoud(words);
  // "KEANE Mary": the family's name is the loud one.
  const begins = isLoud(first) || (PARTICLES.has(fold(first)) && isLoud(others[0] ?? ''));
  const quiet = begins ? others.find((word) => !isLoud(word)) : first;
  if (begins && first.length < 3 && !PARTICLES.has(fold(first))) return undefined;
  if (quiet === undefined || FAMILY_ALONE.has(fold(quiet))) return undefined;
  const rest = begins ? [first] : others;
  // "Keane Mary": what is known of the two speaks against their order.
  const against = rest.length === 1 && isGivenAlone(rest[0] ?? '');
  return against && !isGiven(quiet) ? undefined : quiet;
}

/** "MARTIN SOPHIE" and "SOPHIE MARTIN": all loud, as offices print them, either way round. */
function givenOfLoud(words: readonly string[]): string | undefined {
  const alone = words.filter(isGivenAlone);
  const known = alone.length > 0 ? alone : words.filter(isGiven);
  return known.length === 1 ? known[0] : undefined;
}

/** "Anna-Lena" too. */
const isGiven = (word: string) => GIVEN_NAMES.has(fold(word).split('-')[0] ?? '');
const isGivenAlone = (word: string) => isGiven(word) && (word.includes('-') || !FAMILY_TOO.has(fold(word)));

/** All in capitals; as families write themselves, "McDONALD" too. */
function isLoud(word: string): boolean {
  const core = word.replace(/^(?:Mc|Mac|O['’]|D['’])(?=\p{Lu}{2})/u, '');
  return /\p{Lu}.*\p{Lu}/u.test(core) && core === core.toUpperCase();
}

/** As it is said: "MARY" and "mary" are Mary. Null for an initial, and for what is no word. */
function spelled(word: string | undefined): string | null {
  const bare = word?.replace(/^[.'’-]+|[.'’-]+$/gu, '') ?? '';
  if (!/^\p{L}[\p{L}\p{M}'’-]{1,29}$/u.test(bare) || PARTICLES.has(fold(bare))) return null;
  // There the family's name comes first, and is not set off.
  if (/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(bare)) return null;
  if (bare !== bare.toUpperCase() && bare !== bare.toLowerCase()) return bare;
  return bare.toLowerCase().replace(/(?<![\p{L}\p{M}])\p{L}/gu, (letter) => letter.toUpperCase());
}

const plain = (word: string) => fold(word.replaceAll('.', ''));

/** Two people, or a firm of two: which of them is speaking is not known. */
function isConjunction(word: string): boolean {
  return /^[&+]$/u.test(word) || (word === word.toLowerCase() && CONJUNCTIONS.has(fold(word)));
}

/** Part of a company's name, or of what stands where nobody gave one. */
function isNobody(word: string): boolean {
  const bare = word.replaceAll('.', '');
  return (
    NOBODY.has(fold(bare)) ||
    (LEGAL_FORMS.has(bare) && bare === bare.toUpperCase()) ||
    /.[&+]|[&+]./u.test(word)
  );
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

const TITLES = set(
  `mr mrs ms miss mx dr prof professor sir rev m mme mlle mm monsieur madame mademoiselle docteur pr me maitre herr frau fr hr
  sr sra srta senor senora senorita sig sigra signor signora signorina dott dottssa avv ing dhr mevr mevrouw meneer drs`,
);
const DEGREES = set('jr sr ii iii iv phd md esq mba msc bsc ma ba dds cpa rn');
const PARTICLES = set(
  'de da do dos du des la le les van von vom zu zur der den ten ter di del della dello el al bin ibn st saint',
);
const CONJUNCTIONS = set('and et und y e en og och ja oder ou or');
const LEGAL_FORMS: ReadonlySet<string> = new Set(
  'AG KG UG SA SL BV NV AB AS OY SAS SCI SNC SPA SRL LTD INC LLC PLC CO'.split(' '),
);
const NOBODY = set(
  `gmbh ohg ltd limited llc inc corp plc sarl sasu eurl srl lda ltda aps sro kft doo company compagnie societe ste ets
  etablissements firma entreprise groupe group gruppe holding agence agency service services solutions consulting partners
  associes associates sons fils freres brothers bros association club team office reception mairie hotel restaurant cafe
  school ecole university universite shop boutique store studio atelier cabinet garage pharmacie pharmacy foundation fondation
  museum musee family famille familie familia famiglia the guest customer client kunde kundin user test unknown anonymous
  anonyme inconnu invite visitor null undefined none nobody name admin info contact support sales`,
);
