import { type Ratio, ratio, type Summary, summary } from './stats.ts';

/** What a measurement is held against. */
export interface Goal {
  /** As it is printed: `≤ 1.5 ×`. */
  text: string;
  met: boolean;
  /** What is counted is the same on every machine: a miss is a failure. A time too long is told, and no more. */
  counted: boolean;
}

/** One line of the bench's table. */
export interface Row {
  measurement: string;
  what: string;
  unit: string;
  values: Summary;
  /** The other side, and how much more this one is. */
  against: { what: string; ratio: Ratio } | null;
  goal: Goal | null;
  /** What the numbers need beside them. */
  note?: string;
  /** Nothing could be measured. */
  failed?: true;
}

/** A row of values with nothing to compare them to. */
export function plainRow(
  measurement: string,
  what: string,
  values: readonly number[],
  unit = 'ms',
  note?: string,
): Row {
  return { measurement, what, unit, values: summary(values), against: null, goal: null, note };
}

/** The row of a measurement that could not be taken. */
export function failedRow(measurement: string, reason: string): Row {
  return { ...plainRow(measurement, 'failed', [], '', reason), failed: true };
}

/** A row of times by round, beside those of another side. */
export function comparedRow(
  measurement: string,
  what: string,
  these: readonly number[][],
  { than, those, most, p95 }: { than: string; those: readonly number[][]; most?: number; p95?: boolean },
): Row {
  const compared = ratio(these, those, p95 ? 0.95 : 0.5);
  return {
    ...plainRow(measurement, what, these.flat()),
    against: { what: than, ratio: compared },
    goal: most === undefined ? null : atMost(most, compared, p95 ? 'p95 ' : ''),
  };
}

/** The goal of a ratio of times, judged by its median over the rounds; `what` names another quantile. */
export function atMost(most: number, ratio: Ratio, what = ''): Goal {
  return { text: `${what}≤ ${most} ×`, met: ratio.median <= most, counted: false };
}

/** The goal of something that is counted. */
export function goal(text: string, met: boolean): Goal {
  return { text, met, counted: true };
}

/** The exit code of a run: 1 where something could not be measured, or a count is not as it must be. */
export function exitCode(rows: readonly Row[]): 0 | 1 {
  return rows.some(({ failed, goal: wanted }) => failed || (wanted?.counted && !wanted.met)) ? 1 : 0;
}

/** All rows, one table. A goal that is missed says so. */
export function printedRows(rows: readonly Row[]): string {
  return table(
    ['measurement', 'what', 'n', 'median', 'p95', 'IQR', 'unit', 'ratio (IQR of rounds)', 'to', 'goal', ''],
    rows.map(({ measurement, what, unit, values, against, goal: wanted }) => [
      measurement,
      what,
      `${values.n}`,
      ...[values.median, values.p95, values.iqr].map(shown),
      unit,
      against ? `${against.ratio.median.toFixed(2)} (${against.ratio.iqr.toFixed(2)})` : '',
      against?.what ?? '',
      wanted?.text ?? '',
      wanted ? (wanted.met ? 'met' : 'MISSED') : '',
    ]),
  );
}

/** What rows add in words, under their table. */
export function notesOf(rows: readonly Row[]): string[] {
  return rows.flatMap(({ measurement, what, note }) => (note ? [`${measurement}, ${what}: ${note}`] : []));
}

function shown(value: number): string {
  if (Number.isNaN(value)) return '–';
  return value.toFixed(value < 100 ? 2 : 0);
}

/** Columns for people: numbers to the right, words to the left. */
export function table(head: string[], rows: string[][]): string {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const numeric = head.map((_, column) => rows.every((row) => /^[\d.]*$/.test(row[column] ?? '')));
  const padded = (cell: string, column: number) =>
    numeric[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0);
  const line = (row: string[]) => row.map(padded).join('  ').trimEnd();
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
