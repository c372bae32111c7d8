import { measureConcept } from '../../../../language/reading/concepts.ts';
import { found } from '../../../../language/reading/match.ts';
import { fold, wordAlone } from '../../../../language/reading/text.ts';
import { lookup } from '../../../../lookup.ts';
import type { Scene } from '../../scene.ts';

/** One size of a chart with what it is made for: `{"bust": "84-88 cm"}`. */
export type ChartRow = readonly [size: string, measures: Record<string, string>];

/** What a size was chosen by. */
interface Fit {
  measure: string;
  range: string;
}

/** A body is measured in centimetres from here on; a smaller number of no unit is in inches. */
const LEAST_CM = 50;
const CM_PER_INCH = 2.54;
const INCHES = new Set(['in', 'inch', 'inches', 'ins', 'pouce', 'pouces']);
/** "96-78-104": three numbers that name nothing are these, in this order. */
const THREE = ['bust', 'waist', 'hips'];
/** "Bust is 96": the number follows. */
const LINKS = new Set(['is', 'are', 'of', 'about', 'est', 'fait', 'de', 'environ', 'mesure']);
/** Words between a measure and its number: "a waist of about 78". */
const REACH = 4;

interface Said {
  at: number;
  cm: number;
}

/**
 * The smallest size that fits all that the customer says of their body, with the ranges it rests on; null
 * where they say nothing of it, or where no size is large enough. The chart is ordered, smallest first.
 */
export function fitting(scene: Scene, chart: readonly ChartRow[]): { size: string; fits: Fit[] } | null {
  const said = [...measured(scene, chart)];
  const at = chart.findIndex(([, row]) =>
    said.every(([measure, cm]) => {
      const range = lookup(row, measure);
      return range === undefined || cm <= Math.max(...numbersIn(range));
    }),
  );
  const row = chart[at];
  if (said.length === 0 || !row) return null;
  const [size, measures] = row;
  const fits = said.flatMap(([measure]) => {
    const range = lookup(measures, measure);
    return range === undefined ? [] : [{ measure, range }];
  });
  return fits.length > 0 ? { size, fits } : null;
}

/** What the words say of each measure of the chart, in centimetres. */
function measured({ reading, compiled }: Scene, chart: readonly ChartRow[]): Map<string, number> {
  const { words } = reading;
  const tokens = words.map(wordAlone);
  const numbers = numbersSaid(words);
  const measures = [...new Set(chart.flatMap(([, row]) => Object.keys(row)))];
  const named = measures
    .flatMap((measure) => {
      const patterns = lookup(compiled.measures, measureConcept(measure));
      const at = patterns ? -1 : words.indexOf(fold(measure));
      const span = patterns ? found(patterns, tokens) : at < 0 ? null : { start: at, end: at + 1 };
      return span ? [{ measure, ...span }] : [];
    })
    .sort((a, b) => a.start - b.start);
  if (named.length === 0) {
    const three = measures.filter((measure) => THREE.includes(measureConcept(measure)));
    const [first, , last] = numbers;
    if (numbers.length !== 3 || three.length !== 3 || !first || last?.at !== first.at + 2) return new Map();
    three.sort((a, b) => THREE.indexOf(measureConcept(a)) - THREE.indexOf(measureConcept(b)));
    return new Map(three.map((measure, i) => [measure, numbers[i]?.cm ?? 0]));
  }
  const [begins] = numbers;
  const linked = named.some(({ end }) => LINKS.has(words[end] ?? ''));
  const before = !linked && begins !== undefined && begins.at < (named[0]?.start ?? 0);
  const free = new Set(numbers);
  return new Map(
    named.flatMap(({ measure, start, end }, i): [string, number][] => {
      const ahead = { from: named[i - 1]?.end ?? start - REACH, to: start };
      const behind = { from: end, to: Math.min(end + REACH, named[i + 1]?.start ?? words.length) };
      const inside = (span: { from: number; to: number }) =>
        numbers.filter((number) => free.has(number) && number.at >= span.from && number.at < span.to);
      const own = inside({ from: start, to: end })[0];
      const number =
        own ??
        (before ? (inside(ahead).at(-1) ?? inside(behind)[0]) : (inside(behind)[0] ?? inside(ahead).at(-1)));
      if (!number) return [];
      free.delete(number);
      return [[measure, number.cm]];
    }),
  );
}

/** Numbers that may be a measure of a body. */
function numbersSaid(words: readonly string[]): Said[] {
  return words.flatMap((word, at): Said[] => {
    const [, digits, unit] = /^(\d{2,3}(?:[.,]\d+)?)(cm|in)?$/.exec(word) ?? [];
    if (digits === undefined) return [];
    const value = Number(digits.replace(',', '.'));
    const next = words[at + 1] ?? '';
    const inches =
      unit === 'in' || (unit !== 'cm' && (INCHES.has(next) || (next !== 'cm' && value < LEAST_CM)));
    return [{ at, cm: inches ? value * CM_PER_INCH : value }];
  });
}

function numbersIn(range: string): number[] {
  return (range.match(/\d+(?:[.,]\d+)?/g) ?? []).map((number) => Number(number.replace(',', '.')));
}
