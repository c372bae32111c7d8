/*
 * Whether a bare weekday is one to come: "I need it Monday" against "it came Monday". English and French.
 */

/** What asks for something that is still to be. */
const TO_COME = new Set(
  `need needs want wants will would shall should can could may might must hope hoping going gonna wont leave leaving travel
   travelling flying moving party wedding until till by before coming tomorrow expect expecting plan planning
   besoin faut faudrait faudra veux veut voudrais voudrait voulons peux peut pouvez pourrez pourriez pourrait pourra pourrais sera
   serai serait seront vais va allez allons arrivera arriverait recevrai recevra recevoir aurai aura aurons viendra livrerez partira
   pars partons espere souhaite souhaitons aimerais mariage anniversaire jusque jusqu avant ici`
    .split(/\s+/)
    .filter(Boolean),
);
/** What tells of something that was. */
const PAST = new Set(
  `was were did didn had been ordered arrived received got came bought returned sent delivered paid called wrote told said dropped
   posted shipped left since ago last yesterday
   ai as avons ont avait avais etait etais ete recu commandee commandes passee dernier derniere hier depuis`
    .split(/\s+/)
    .filter(Boolean),
);
/** These are both, by what stands before them: « il arrive lundi », « il est arrivé lundi ». */
const COMES = new Set(
  'arrive arrives arriving come comes vient viennent arrivent livre livrez delivering deliver'.split(' '),
);
const BREAKS = new Set('and but then so because et mais puis donc car que'.split(' '));

/** True where the words around a weekday look ahead, false where they look back; null where they say neither. `at`: its place. */
export function looksAhead(words: readonly string[], at: number): boolean | null {
  let from = at;
  while (from > 0 && !BREAKS.has(words[from - 1] ?? '')) from--;
  let to = at + 1;
  while (to < words.length && !BREAKS.has(words[to] ?? '')) to++;
  const clause = words.slice(from, to);
  const past = clause.some((word, i) => PAST.has(word) && !needs(clause, i));
  if (clause.some((word) => TO_COME.has(word))) return !clause.some((word) => AUXILIARIES.has(word));
  if (past || clause.some((word, i) => word === 'est' && PARTICIPLES.has(clause[i + 1] ?? ''))) return false;
  return clause.some((word) => COMES.has(word)) ? true : null;
}

/** « J'ai besoin » is no past. */
function needs(words: readonly string[], at: number): boolean {
  return words[at + 1] === 'besoin';
}

/** Beside these "need" and "want" were: "I did want it Monday". */
const AUXILIARIES = new Set(['was', 'were', 'did', 'had', 'etait', 'avait', 'avais', 'etais']);
const PARTICIPLES = new Set('arrive arrivee arrives venu venue passe passee parti partie tombe'.split(' '));
