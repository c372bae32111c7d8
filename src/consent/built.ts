import type { ConsentAct, ConsentGrammar, ConsentReasons } from '../language/consent.ts';
import { speller } from '../language/reading/text.ts';
import { EMOJI } from './emoji.ts';
import type { Grammar, Phrase, Role } from './grammar.ts';
import { firstsOf, phrasesOf, type Term, wordsIn, writtenOf } from './rules.ts';

/** The phrases of a language that cards of one shape know. */
export function built(
  source: ConsentGrammar,
  acts: readonly (readonly ConsentAct[])[],
  without: readonly string[],
  familiar: Iterable<string>,
): Grammar {
  const rules = new Map<string, Term[][]>();
  const define = (name: string, lines: string) => rules.set(name, phrasesOf(lines));
  for (const [name, lines] of Object.entries({ ...source.reasons.parts, ...source.parts }))
    define(name, without.includes(name) ? '' : lines);
  const phrases: Phrase[] = [];
  const add = (role: Role, lines: string, alternative = 0, names = false) => {
    for (const terms of phrasesOf(lines)) phrases.push({ role, alternative, names, terms });
  };
  const all = acts.flat();
  const words = (of: readonly ConsentAct[], kind: 'do' | 'name') =>
    of.map((act) => source.acts[act]?.[kind] ?? '').join('\n');
  define('do', words(all, 'do'));
  define('name', words(all, 'name'));
  const exchange = acts.findIndex((some) => some.includes('exchange'));
  const several = acts.length > 1;
  const role = several ? 'pick' : 'agree';
  acts.forEach((some, i) => {
    define(`do${i}`, words(some, 'do'));
    define(`name${i}`, words(some, 'name'));
    const of = (lines: string) => lines.replace(/@(do|name)\b/g, `@$1${i}`);
    const naming = (lines: string) => of(linesWith(NAMING, lines));
    add(role, naming(source.wish), i, true);
    add('asks', naming(source.asks), i, true);
    add(role, naming(source.agree), i, true);
    // Where there are several, a phrase that can do without naming one names none.
    if (several) add('pick', source.ordinals[i] ?? '', i);
    else {
      add(role, of(linesWith(MAY_NAME, source.wish)), i);
      add('asks', of(source.asks), i);
      add(role, of(linesWith(MAY_NAME, source.agree)), i);
    }
  });
  if (several && exchange >= 0)
    add(
      'pick',
      linesWith(/(?:^|\s)@size(?:\|@name)?(?:\s|$)/, `${source.agree}\n${source.target}`).replace(
        /@name/g,
        `@name${exchange}`,
      ),
      exchange,
      true,
    );
  else add('agree', linesWith(/@size/, source.agree).replace(/@name/g, '@none'), 0, true);
  if (all.includes('cancel')) {
    define('payback', source.acts.refund?.do ?? '');
    add('target', '@payback');
  }
  for (const role of ['yes', 'item', 'target', 'follow', 'reason', 'praise', 'fill', 'no'] as const)
    add(role, source[role]);
  for (const role of ['doubt', 'condition', 'change'] as const) add(role, source[role]);
  const { reasons } = source;
  add('grounds', reasons.any);
  for (const kind of KINDS)
    if (all.every((act) => kind.acts.some((own) => own === act))) add('grounds', reasons[kind.name]);
  if (all.every((act) => AWAY.includes(act))) {
    add('spent', reasons.spent);
    // "I no longer want it cancelled" is the act that is not wanted.
    add('doubt', reasons.spent.replace(/\S[ \t]*$/gm, '$& @name'));
    add('mind', reasons.mind);
  }
  add('fill', reasons.fill);
  add('follow', reasons.follow);
  add('agree', linesWith(/^(?!.*@(?:do|name|size)\b)/, source.agree));
  add('spare', '@spare');
  add('later', '@later');
  add('please', source.parts.please ?? '');
  for (const [act, { do: verbs, name }] of Object.entries(source.acts)) {
    const refunds = act === 'refund' && all.includes('cancel');
    if (all.some((own) => own === act || own === 'other') || refunds) continue;
    add('change', `${verbs}\n${name}`);
  }
  add('change', '@x');
  add('yes', EMOJI.yes);
  add('fill', EMOJI.fill);
  add('no', EMOJI.no);

  const known = new Set<string>();
  for (const terms of [...rules.values()].flat().concat(phrases.map((phrase) => phrase.terms)))
    for (const term of terms) for (const word of term.words) known.add(word);
  const written = writtenOf(source.written);
  for (const key of written.keys()) if (!known.has(key)) known.add(key);
  const byFirst = new Map<string, Phrase[]>();
  for (const phrase of phrases)
    for (const first of firstsOf(phrase.terms, rules)) {
      const others = byFirst.get(first);
      if (others) others.push(phrase);
      else byFirst.set(first, [phrase]);
    }
  const vocabulary = [...known].filter((word) => /^\p{L}+$/u.test(word));
  const readAsIs = new Set([...familiar, ...besideWords(source)]);
  const [against, firm, relates] = [wordsIn(source.against), wordsIn(source.firm), wordsIn(source.relates)];
  return {
    phrases,
    byFirst,
    rules,
    words: known,
    written,
    against,
    firm,
    relates,
    familiar: readAsIs,
    dangling: wordsIn(source.beside?.dangling ?? ''),
    correct: speller(vocabulary, readAsIs),
  };
}

/** Acts after which the customer no longer has the thing, or the order. */
const AWAY: readonly ConsentAct[] = ['cancel', 'return', 'refund', 'undo'];
/** Reasons that speak for these acts; for others they may be reasons against them. */
const KINDS = [
  { name: 'away', acts: AWAY },
  { name: 'swap', acts: ['exchange', 'refund'] },
  { name: 'move', acts: ['address'] },
] as const satisfies readonly { name: keyof ConsentReasons; acts: readonly ConsentAct[] }[];

/** Lines that name an act: in any case, and where they can do without. */
const NAMING = /(?:^|\s)@(?:do|name)(?:\|@(?:do|name))?(?:\s|$)/;
const MAY_NAME = /@(?:do|name)\b/;

const linesWith = (pattern: RegExp, lines: string) =>
  lines
    .split('\n')
    .filter((line) => pattern.test(line))
    .join('\n');

/** Words that a clause beside a yes is judged by: no slip of the pen is made of them. */
function besideWords({ beside }: ConsentGrammar): string[] {
  const { acts, verb: _verb, bare: _bare, infinitive: _infinitive, ...lists } = beside ?? { acts: {} };
  return [...Object.values(lists), ...Object.values(acts)].flatMap((list) => [...wordsIn(list)]);
}
