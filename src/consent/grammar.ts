import type { ConsentAct, ConsentGrammar, ConsentReasons, ConsentTold } from '../language/consent.ts';
import { speller } from '../language/reading/text.ts';
import { firstsOf, phrasesOf, type Term, wordsIn, writtenOf } from './rules.ts';

/** What a phrase is to the card; `pick` names one alternative. */
export type Role =
  | 'yes'
  | 'agree'
  | 'pick'
  | 'asks'
  | 'item'
  | 'target'
  | 'follow'
  | 'reason'
  | 'grounds'
  | 'story'
  | 'gripe'
  | 'loose'
  | 'spent'
  | 'mind'
  | 'praise'
  | 'spare'
  | 'later'
  | 'fill'
  | 'please'
  | 'no'
  | 'doubt'
  | 'condition'
  | 'change';

export interface Phrase {
  role: Role;
  /** Of `pick` and `asks`: which alternative. */
  alternative: number;
  /** It says what is to be done, or what comes instead. */
  names: boolean;
  terms: Term[];
}

/** A word with the card's marks on it. */
export interface Marked {
  word: string;
  marks: ReadonlySet<string>;
}

export interface Segment {
  role: Role | 'unknown';
  alternative: number;
  names: boolean;
  start: number;
  end: number;
}

/** A language's grammar of consent, ready for cards of one shape. */
export interface Grammar {
  phrases: readonly Phrase[];
  byFirst: ReadonlyMap<string, readonly Phrase[]>;
  rules: ReadonlyMap<string, readonly Term[][]>;
  /** Every word it knows. */
  words: ReadonlySet<string>;
  written: ReadonlyMap<string, readonly string[]>;
  /** Words that stand against a yes wherever they are. */
  against: ReadonlySet<string>;
  /** Words that make a yes more than thanks for an answer. */
  firm: ReadonlySet<string>;
  /** Words that are no slip of the pen and no name. */
  familiar: ReadonlySet<string>;
  /** Words that stand for nothing but themselves in what is told beside a yes. */
  harmless: ReadonlySet<string>;
  /** The same, and more, in ordinary talk beside a card of this kind. */
  ordinary: ReadonlySet<string>;
  /** Words that no clause ends with. */
  dangling: ReadonlySet<string>;
  /** Words that are meant the other way round beside a complaint. */
  wry: ReadonlySet<string>;
  /** Words that make a question one about the card, or set what it asks for against the card. */
  relates: ReadonlySet<string>;
  correct(word: string): string;
}

const cache = new WeakMap<ConsentGrammar, Map<string, Grammar>>();

/**
 * The grammar of a language for a card whose alternatives have these acts. `familiar` are words that no slip of the pen is made of; `parts` are
 * rules that only some cards know.
 */
export function grammarFor(
  source: ConsentGrammar,
  acts: readonly (readonly ConsentAct[])[],
  without: readonly string[],
  familiar: Iterable<string>,
): Grammar {
  const shapes = cache.get(source) ?? new Map<string, Grammar>();
  cache.set(source, shapes);
  const key = `${acts.map((some) => some.join('+')).join(' ')}/${without.join(' ')}`;
  const known = shapes.get(key);
  if (known) return known;
  const fresh = build(source, acts, without, familiar);
  shapes.set(key, fresh);
  return fresh;
}

function build(
  source: ConsentGrammar,
  acts: readonly (readonly ConsentAct[])[],
  without: readonly string[],
  familiar: Iterable<string>,
): Grammar {
  const rules = new Map<string, Term[][]>();
  const define = (name: string, lines: string) => rules.set(name, phrasesOf(lines));
  const { told } = source;
  for (const [name, lines] of Object.entries({ ...told?.parts, ...source.reasons.parts, ...source.parts }))
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
    if (all.every((act) => kind.acts.some((own) => own === act))) {
      add('grounds', reasons[kind.name]);
      add('grounds', told?.[kind.name] ?? '');
    }
  if (!all.every((act) => act === 'address')) add('grounds', told?.thing ?? '');
  add('story', told?.story ?? '');
  add('gripe', told?.gripe ?? '');
  add('loose', told?.loose ?? '');
  add('follow', told?.follow ?? '');
  if (all.some((act) => BACK.includes(act))) add('follow', told?.back ?? '');
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
  const harmless = harmlessIn(source);
  const readAsIs = new Set([...familiar, ...harmless, ...wordsIn(told?.verbs ?? '')]);
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
    harmless,
    ordinary: ordinaryFor(told, harmless, all),
    dangling: wordsIn(told?.dangling ?? ''),
    wry: wordsIn(told?.wry ?? ''),
    correct: speller(vocabulary, readAsIs),
  };
}

const harmlessWords = new WeakMap<ConsentGrammar, ReadonlySet<string>>();

/** The closed list of a language's harmless words; see {@link ConsentTold}. */
function harmlessIn(source: ConsentGrammar): ReadonlySet<string> {
  const known = harmlessWords.get(source) ?? wordsIn(source.told?.words ?? '');
  harmlessWords.set(source, known);
  return known;
}

/** What ordinary talk is made of beside these acts: words that would speak against one of them are none of it. */
function ordinaryFor(
  told: ConsentTold | undefined,
  harmless: ReadonlySet<string>,
  acts: readonly ConsentAct[],
): ReadonlySet<string> {
  if (!told) return new Set();
  const { any, away, comes } = told.contrary;
  const gone = acts.some((act) => AWAY.includes(act)) ? wordsIn(away) : [];
  const gets = acts.some((act) => !AWAY.includes(act)) ? wordsIn(comes) : [];
  const contrary = new Set([...wordsIn(any), ...gone, ...gets]);
  return new Set([...harmless, ...wordsIn(told.verbs)].filter((word) => !contrary.has(word)));
}

/** Acts after which the customer no longer has the thing, or the order. */
const AWAY: readonly ConsentAct[] = ['cancel', 'return', 'refund', 'undo'];
/** Acts after which the thing goes back to the shop. */
const BACK: readonly ConsentAct[] = ['return', 'exchange', 'refund'];
/** Reasons that speak for these acts; for others they may be reasons against them. */
const KINDS = [
  { name: 'away', acts: AWAY },
  { name: 'swap', acts: ['exchange', 'refund'] },
  { name: 'move', acts: ['address'] },
] as const satisfies readonly { name: keyof ConsentReasons; acts: readonly ConsentAct[] }[];

/** Emoji that agree, go along with anything, and decline. */
export const EMOJI = {
  yes: '👍|👌|✅|💯|🆗|✔|☑',
  fill: '🙏|😊|🙂|😀|😃|😄|😁|🤗|❤|💕|😍|🎉|🥰|✨|🌸|☺|😉|🤞|💐|🌞|☀|😇|🤝|💙|🧡|💛|💚|💜|🖤',
  no: '👎|❌|🚫|✋|🙅',
};

/** Lines that name an act: in any case, and where they can do without. */
const NAMING = /(?:^|\s)@(?:do|name)(?:\|@(?:do|name))?(?:\s|$)/;
const MAY_NAME = /@(?:do|name)\b/;

const linesWith = (pattern: RegExp, lines: string) =>
  lines
    .split('\n')
    .filter((line) => pattern.test(line))
    .join('\n');
