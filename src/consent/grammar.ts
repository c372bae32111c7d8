import type { ConsentAct, ConsentGrammar, ConsentReasons } from '../language/consent.ts';
import { speller } from '../language/reading/text.ts';

/** What a phrase is to the card; `pick` names one alternative. */
type Role =
  | 'yes'
  | 'agree'
  | 'pick'
  | 'asks'
  | 'item'
  | 'target'
  | 'follow'
  | 'reason'
  | 'grounds'
  | 'spent'
  | 'mind'
  | 'praise'
  | 'fill'
  | 'please'
  | 'no'
  | 'doubt'
  | 'condition'
  | 'change';

interface Phrase {
  role: Role;
  /** Of `pick` and `asks`: which alternative. */
  alternative: number;
  /** It says what is to be done, or what comes instead. */
  names: boolean;
  terms: Term[];
}

interface Term {
  words: ReadonlySet<string>;
  rules: readonly string[];
  least: 0 | 1;
  most: number;
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
  correct(word: string): string;
}

/** The rule for any word that stands against nothing and is nothing of the card. */
const ANY = 'w';
/** A drawn-out repetition is read so often. */
const REPEATS = 4;
/** A longer sentence is no plain answer. */
const LONGEST_SENTENCE = 60;
/** Roles in the order in which a tie is decided: what stops comes first. */
const ORDER: readonly Role[] = [
  ...([
    'spent',
    'mind',
    'condition',
    'no',
    'doubt',
    'asks',
    'pick',
    'agree',
    'yes',
    'target',
    'item',
  ] as const),
  ...(['follow', 'change', 'grounds', 'reason', 'praise', 'please', 'fill'] as const),
];

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
  const wordsIn = (list: string) => new Set(list.split(/\s+/).filter(Boolean));
  const [against, firm] = [wordsIn(source.against), wordsIn(source.firm)];
  return {
    phrases,
    byFirst,
    rules,
    words: known,
    written,
    against,
    firm,
    correct: speller(vocabulary, familiar),
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

function phrasesOf(lines: string): Term[][] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => line.split(/\s+/).map(termOf));
}

function termOf(part: string): Term {
  const [, body = '', times = ''] = /^(.*?)([?*]?)$/u.exec(part) ?? [];
  const names = body.split('|');
  return {
    words: new Set(names.filter((name) => !name.startsWith('@'))),
    rules: names.filter((name) => name.startsWith('@')).map((name) => name.slice(1)),
    least: times === '' ? 1 : 0,
    most: times === '*' ? REPEATS : 1,
  };
}

function writtenOf(lines: string): Map<string, readonly string[]> {
  const written = new Map<string, readonly string[]>();
  for (const line of lines.split('\n')) {
    const [words = '', forms = ''] = line.split(':');
    for (const form of forms.trim().split('|')) if (form) written.set(form, words.trim().split(/\s+/));
  }
  return written;
}

/** Words and marks with which a phrase may begin. */
function firstsOf(terms: readonly Term[], rules: ReadonlyMap<string, Term[][]>, deep = 0): Set<string> {
  const firsts = new Set<string>();
  for (const term of terms) {
    for (const word of term.words) firsts.add(word);
    for (const name of term.rules) {
      const inner = rules.get(name);
      if (!inner) firsts.add(`@${name}`);
      else if (deep < 12)
        for (const phrase of inner) for (const first of firstsOf(phrase, rules, deep + 1)) firsts.add(first);
    }
    if (term.least === 1) break;
  }
  return firsts;
}

/**
 * A sentence as phrases: as few unknown words as can be, then as few phrases as can be, then what stops
 * before what goes.
 */
export function segmented(said: readonly Marked[], grammar: Grammar): Segment[] {
  if (said.length > LONGEST_SENTENCE)
    return [{ role: 'unknown', alternative: 0, names: false, start: 0, end: said.length }];
  const memo = new Map<string, readonly number[]>();
  const best: { cost: number; segment: Segment | null }[] = [];
  best[said.length] = { cost: 0, segment: null };
  for (let start = said.length - 1; start >= 0; start--) {
    const unknown: Segment = { role: 'unknown', alternative: 0, names: false, start, end: start + 1 };
    let found = { cost: 1_000_000 + (best[start + 1]?.cost ?? 0), segment: unknown };
    const token = said[start];
    const tried = new Set<Phrase>();
    for (const first of [token?.word ?? '', ...[...(token?.marks ?? [])].map((mark) => `@${mark}`)]) {
      for (const phrase of grammar.byFirst.get(first) ?? []) {
        if (tried.has(phrase)) continue;
        tried.add(phrase);
        for (const end of endsOf(phrase.terms, start)) {
          if (end === start) continue;
          const cost = 1000 + ORDER.indexOf(phrase.role) + (best[end]?.cost ?? 0);
          if (cost < found.cost)
            found = {
              cost,
              segment: {
                role: phrase.role,
                alternative: phrase.alternative,
                names: phrase.names,
                start,
                end,
              },
            };
        }
      }
    }
    best[start] = found;
  }
  const segments: Segment[] = [];
  for (let at = 0; at < said.length; ) {
    const segment = best[at]?.segment;
    if (!segment) break;
    segments.push(segment);
    at = segment.end;
  }
  return segments;

  function endsOf(terms: readonly Term[], start: number): readonly number[] {
    let ends: readonly number[] = [start];
    for (const term of terms) {
      const next = new Set<number>(term.least === 0 ? ends : []);
      let from = ends;
      for (let time = 0; time < term.most && from.length > 0; time++) {
        const reached = new Set<number>();
        for (const at of from) for (const end of termEnds(term, at)) reached.add(end);
        from = [...reached].filter((end) => !next.has(end));
        for (const end of from) next.add(end);
      }
      ends = [...next];
      if (ends.length === 0) return ends;
    }
    return ends;
  }

  function termEnds(term: Term, at: number): number[] {
    const token = said[at];
    if (!token) return [];
    const ends: number[] = term.words.has(token.word) ? [at + 1] : [];
    for (const name of term.rules) {
      if (grammar.rules.has(name)) ends.push(...ruleEnds(name, at));
      else if (name === ANY)
        ends.push(...(token.marks.size === 0 && !grammar.against.has(token.word) ? [at + 1] : []));
      else if (token.marks.has(name)) ends.push(at + 1);
    }
    return ends;
  }

  function ruleEnds(name: string, at: number): readonly number[] {
    const key = `${name} ${at}`;
    const known = memo.get(key);
    if (known) return known;
    memo.set(key, []);
    const ends = new Set<number>();
    for (const terms of grammar.rules.get(name) ?? []) for (const end of endsOf(terms, at)) ends.add(end);
    const all = [...ends];
    memo.set(key, all);
    return all;
  }
}
