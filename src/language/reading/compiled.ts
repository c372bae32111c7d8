import { Intent } from '../../conversation/values.ts';
import type { Language, Lexicon, Sign } from '../language.ts';
import { compile, type Pattern, wordsOf } from './match.ts';
import { speller } from './text.ts';

interface CompiledCue {
  intent: Intent;
  weight: number;
  patterns: Pattern[];
}

/** A lexicon ready to be used. */
export interface Compiled {
  language: Language;
  lexicon: Lexicon;
  cues: CompiledCue[];
  signs: Record<Sign, Pattern[]>;
  /** The same, to go through. */
  allSigns: readonly (readonly [Sign, Pattern[]])[];
  yes: Pattern[];
  yesAlone: Pattern[];
  no: Pattern[];
  hedges: Pattern[];
  doubts: Pattern[];
  harmless: Pattern[];
  thanks: Pattern[];
  greetings: Pattern[];
  /** Plain signs of "not now". */
  later: Pattern[];
  praise: Pattern[];
  anger: Pattern[];
  insults: Pattern[];
  scorn: Pattern[];
  /** What a size chart measures, by concept. */
  measures: Record<string, Pattern[]>;
  negators: Set<string>;
  negationStops: Set<string>;
  fillers: Set<string>;
  /** What may stand before an order's number; "my dress 45821": what was ordered stands for the order. */
  anyOrderLeads: string[];
  /** First words of relative days ("the day before yesterday"). */
  dayOpenings: ReadonlySet<string>;
  /** Counted days word by word ("3 days ago"): `#` stands for the number. */
  countedDays: readonly { parts: readonly string[]; days: number }[];
  /** Every word the lexicon knows. */
  familiar: ReadonlySet<string>;
  correct(word: string): string;
}

const WEIGHTS = { sure: 1, fair: 0.6, weak: 0.3 } as const;
/** Sizes that are numbers: of clothes and shoes. */
const SIZE_NUMBERS = Array.from({ length: 35 }, (_, i) => String(i + 28));

const cache = new Map<string, Compiled>();

/** What a language is read by, built when it is first asked for. */
export function compiled(language: Language): Compiled {
  const known = cache.get(language.tag);
  if (known) return known;
  const fresh = build(language);
  cache.set(language.tag, fresh);
  return fresh;
}

function build(language: Language): Compiled {
  const { lexicon } = language;
  const sets = {
    ...lexicon.sets,
    garment: Object.keys(lexicon.garments),
    colour: Object.keys(lexicon.colours),
    channel: Object.keys(lexicon.channels),
    weekday: lexicon.weekdays.flat(),
    language: Object.keys(lexicon.languages),
    size_number: SIZE_NUMBERS,
  };
  const all = (patterns: string[]) => patterns.map((pattern) => compile(pattern, sets));
  const cues: CompiledCue[] = [];
  const written: string[] = [];
  for (const intent of Intent.options) {
    const strengths = lexicon.cues[intent];
    for (const strength of ['sure', 'fair', 'weak'] as const) {
      const patterns = strengths?.[strength] ?? [];
      written.push(...patterns);
      if (patterns.length > 0) cues.push({ intent, weight: WEIGHTS[strength], patterns: all(patterns) });
    }
  }
  const { signs, yes, no, hedges, praise, anger, insults } = lexicon;
  const compiledSigns = {} as Record<Sign, Pattern[]>;
  for (const [sign, patterns] of Object.entries(signs) as [Sign, string[]][]) {
    compiledSigns[sign] = all(patterns);
    written.push(...patterns);
  }
  const vocabulary = new Set([
    ...wordsOf([...written, ...yes, ...no]),
    ...Object.values(sets).flat(),
    ...lexicon.orderLeads,
    ...lexicon.orderLinks,
    ...lexicon.weekdays.flat(),
    ...lexicon.months.flat(),
    ...Object.keys(lexicon.relativeDays).flatMap((phrase) => phrase.split(' ')),
    ...Object.keys(lexicon.digits),
    ...Object.keys(lexicon.numbers).flatMap((phrase) => phrase.split(' ')),
    ...Object.keys(lexicon.scales),
  ]);
  return {
    language,
    lexicon,
    cues,
    signs: compiledSigns,
    allSigns: Object.entries(compiledSigns) as [Sign, Pattern[]][],
    yes: all(yes),
    yesAlone: all(lexicon.yesAlone),
    thanks: all([...(lexicon.cues.thanks?.sure ?? []), ...(lexicon.cues.goodbye?.sure ?? [])]),
    greetings: all(lexicon.cues.greeting?.sure ?? []),
    no: all(no),
    hedges: all(hedges),
    doubts: all(lexicon.doubts),
    harmless: all(lexicon.harmless),
    later: all(lexicon.cues.pause?.sure ?? []),
    praise: all(praise),
    anger: all(anger),
    insults: all(insults),
    scorn: all(lexicon.scorn),
    measures: Object.fromEntries(
      Object.entries(lexicon.measures).map(([concept, patterns]) => [concept, all(patterns)]),
    ),
    negators: new Set(lexicon.negators),
    negationStops: new Set(lexicon.negationStops),
    fillers: new Set(lexicon.fillers),
    anyOrderLeads: [...lexicon.orderLeads, ...lexicon.numberSigns, ...Object.keys(lexicon.garments)],
    dayOpenings: new Set(Object.keys(lexicon.relativeDays).map((phrase) => phrase.split(' ', 1)[0] ?? '')),
    countedDays: Object.entries(lexicon.countedDays).map(([phrase, days]) => ({
      parts: phrase.split(' '),
      days,
    })),
    familiar: new Set([...vocabulary, ...lexicon.common, ...lexicon.stopwords, ...lexicon.fillers]),
    correct: speller(vocabulary, [
      ...lexicon.common,
      ...lexicon.stopwords,
      ...lexicon.telltales,
      ...lexicon.fillers,
      ...lexicon.negators,
      ...lexicon.negationStops,
      ...wordsOf([...hedges, ...lexicon.doubts, ...lexicon.harmless, ...praise, ...anger, ...insults]),
    ]),
  };
}
