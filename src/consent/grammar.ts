import type { ConsentAct, ConsentGrammar } from '../language/consent.ts';
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
  correct(word: string): string;
}

/** A drawn-out repetition is read so often. */
const REPEATS = 4;
/** A longer sentence is no plain answer. */
const LONGEST_SENTENCE = 60;
/** Roles in the order in which a tie is decided: what stops comes first. */
const ORDER: readonly Role[] = [
  ...(['condition', 'no', 'doubt', 'asks', 'pick', 'agree', 'yes', 'target', 'item'] as const),
  ...(['follow', 'change', 'reason', 'praise', 'please', 'fill'] as const),
];

const cache = new WeakMap<ConsentGrammar, Map<string, Grammar>>();

/**
 * The grammar of a language for a card with these acts. `familiar` are words that no slip of the pen is made of; `parts` are
 * rules that only some cards know.
 */
export function grammarFor(
  source: ConsentGrammar,
  acts: readonly ConsentAct[],
  without: readonly string[],
  familiar: Iterable<string>,
): Grammar {
  const shapes = cache.get(source) ?? new Map<string, Grammar>();
  cache.set(source, shapes);
  const key = `${acts.join(' ')}/${without.join(' ')}`;
  const known = shapes.get(key);
  if (known) return known;
  const fresh = build(source, acts, without, familiar);
  shapes.set(key, fresh);
  return fresh;
}

function build(
  source: ConsentGrammar,
  acts: readonly ConsentAct[],
  without: readonly string[],
  familiar: Iterable<string>,
): Grammar {
  const rules = new Map<string, Term[][]>();
  const define = (name: string, lines: string) => rules.set(name, phrasesOf(lines));
  for (const [name, lines] of Object.entries(source.parts)) define(name, without.includes(name) ? '' : lines);
  const phrases: Phrase[] = [];
  const add = (role: Role, lines: string, alternative = 0) => {
    for (const terms of phrasesOf(lines)) phrases.push({ role, alternative, terms });
  };
  const own = (kind: 'do' | 'name') => acts.map((act) => source.acts[act]?.[kind] ?? '').join('\n');
  define('do', own('do'));
  define('name', own('name'));
  const exchange = acts.indexOf('exchange');
  const role = acts.length > 1 ? 'pick' : 'agree';
  acts.forEach((act, i) => {
    define(`do${i}`, source.acts[act]?.do ?? '');
    define(`name${i}`, source.acts[act]?.name ?? '');
    // Where there are several, a phrase that can do without naming one names none.
    const naming = acts.length > 1 ? /(?:^|\s)@(?:do|name)(?:\|@(?:do|name))?(?:\s|$)/ : /@(?:do|name)\b/;
    const of = (lines: string) => linesWith(naming, lines).replace(/@(do|name)\b/g, `@$1${i}`);
    add(role, of(source.wish), i);
    add('asks', acts.length > 1 ? of(source.asks) : source.asks, i);
    add(role, of(source.agree), i);
    if (acts.length > 1) add('pick', source.ordinals[i] ?? '', i);
  });
  if (acts.length > 1 && exchange >= 0)
    add(
      'pick',
      linesWith(/(?:^|\s)@size(?:\|@name)?(?:\s|$)/, `${source.agree}\n${source.target}`).replace(
        /@name/g,
        `@name${exchange}`,
      ),
      exchange,
    );
  else add('agree', linesWith(/@size/, source.agree).replace(/@name/g, '@none'));
  if (acts.includes('cancel')) {
    define('payback', source.acts.refund?.do ?? '');
    add('target', '@payback');
  }
  for (const role of ['yes', 'item', 'target', 'follow', 'reason', 'praise', 'fill', 'no'] as const)
    add(role, source[role]);
  for (const role of ['doubt', 'condition', 'change'] as const) add(role, source[role]);
  add('agree', linesWith(/^(?!.*@(?:do|name|size)\b)/, source.agree));
  add('please', source.parts.please ?? '');
  for (const [act, { do: verbs, name }] of Object.entries(source.acts)) {
    const refunds = act === 'refund' && acts.includes('cancel');
    if (acts.some((own) => own === act || own === 'other') || refunds) continue;
    add('change', `${verbs}\n${name}`);
  }
  add('change', '@x');
  add('yes', EMOJI.yes);
  add('fill', EMOJI.fill);
  add('no', EMOJI.no);

  const words = new Set<string>();
  for (const terms of [...rules.values()].flat().concat(phrases.map((phrase) => phrase.terms)))
    for (const term of terms) for (const word of term.words) words.add(word);
  const written = writtenOf(source.written);
  for (const key of written.keys()) if (!words.has(key)) words.add(key);
  const byFirst = new Map<string, Phrase[]>();
  for (const phrase of phrases)
    for (const first of firstsOf(phrase.terms, rules)) {
      const others = byFirst.get(first);
      if (others) others.push(phrase);
      else byFirst.set(first, [phrase]);
    }
  const vocabulary = [...words].filter((word) => /^\p{L}+$/u.test(word));
  return { phrases, byFirst, rules, words, written, correct: speller(vocabulary, familiar) };
}

const EMOJI = {
  yes: '👍|👌|✅|💯|🆗|✔|☑',
  fill: '🙏|😊|🙂|😀|😃|😄|😁|🤗|❤|💕|😍|🎉|🥰|✨|🌸|☺|😉|🤞|💐|🌞|☀|😇|🤝|💙|🧡|💛|💚|💜|🖤',
  no: '👎|❌|🚫|✋|🙅',
};

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

/** A sentence as phrases: as few unknown words as can be, then as few phrases as can be, then what stops before what goes. */
export function segmented(said: readonly Marked[], grammar: Grammar): Segment[] {
  if (said.length > LONGEST_SENTENCE)
    return [{ role: 'unknown', alternative: 0, start: 0, end: said.length }];
  const memo = new Map<string, readonly number[]>();
  const best: { cost: number; segment: Segment | null }[] = [];
  best[said.length] = { cost: 0, segment: null };
  for (let start = said.length - 1; start >= 0; start--) {
    const unknown: Segment = { role: 'unknown', alternative: 0, start, end: start + 1 };
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
            found = { cost, segment: { role: phrase.role, alternative: phrase.alternative, start, end } };
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
