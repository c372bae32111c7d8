/*
 * `GET reports`, as rows of a table. What a version of the service does not count is not there, so that every figure is optional.
 * Pure.
 */

interface Share {
  value: number | null;
  of?: number;
}

export interface Report {
  figures?: Record<string, unknown>;
  days?: FigureDay[];
  /** What stood before. */
  baseline?: { label: string; figures: Record<string, number> } | null;
}

export interface FigureRow {
  name: string;
  kind: 'share' | 'number' | 'seconds' | 'money';
  value: number | null;
  /** How many it is a share of. */
  of: number | null;
  currency?: string;
}

const SHARES = [
  'first_contact_resolution',
  'resolved_alone',
  'assisted',
  'handed_over',
  'reopened',
  'csat',
  'repetition',
  'promises_kept',
] as const;

/** The first two stand in the table also when nothing has been counted yet. */
const ALWAYS: ReadonlySet<string> = new Set(SHARES.slice(0, 2));

/** The rows of the table of figures, in the order in which they are shown. */
export function figureRows(report: Report): FigureRow[] {
  const figures = report.figures ?? {};
  const volume = objectOf(figures.volume);
  const rows: FigureRow[] = ['people', 'tickets', 'messages'].flatMap((name) => {
    const value = numberOf(volume[name]);
    return value === null ? [] : [{ name, kind: 'number', value, of: null } satisfies FigureRow];
  });
  for (const name of SHARES) {
    const share = shareOf(figures[name]);
    if (share || ALWAYS.has(name))
      rows.push({ name, kind: 'share', value: share?.value ?? null, of: share?.of ?? null });
  }
  const nps = shareOf(figures.nps);
  if (nps) rows.push({ name: 'nps', kind: 'number', value: nps.value, of: nps.of ?? null });
  const first = objectOf(figures.first_answer);
  rows.push(
    ...median('first_answer_assistant', first.assistant),
    ...median('first_answer_people', first.people),
    ...median('time_to_resolution', figures.time_to_resolution),
  );
  return rows;
}

function median(name: string, of: unknown): FigureRow[] {
  const value = numberOf(objectOf(of).median);
  return value === null ? [] : [{ name, kind: 'seconds', value, of: null }];
}

function shareOf(of: unknown): Share | null {
  if (typeof of === 'number') return { value: of };
  if (typeof of !== 'object' || of === null) return null;
  const { value, of: total } = objectOf(of);
  return { value: numberOf(value), of: numberOf(total) ?? undefined };
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** A day of a report. */
export interface FigureDay {
  day: string;
  people: number;
  tickets: number;
  messages: number;
  resolved: number;
  handed_over: number;
}

export const DAY_COLUMNS = ['people', 'tickets', 'messages', 'resolved', 'handed_over'] as const;

/** Figures that lead to the threads behind them. */
export const WITH_THREADS: ReadonlySet<string> = new Set([...SHARES, 'nps']);

/** RFC 4180: what a spreadsheet opens. */
export function csvOf(rows: readonly (readonly (string | number | null)[])[]): string {
  const cell = (value: string | number | null) => {
    const text = value === null ? '' : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/**
 * Figures of a time before, as the table's own CSV has them: a name and a value in each line. Null where no line
 * is one.
 */
export function baselineIn(text: string): Record<string, number> | null {
  const lines = text.split(/\r?\n/).map((line) => line.split(/[,;\t]/).map((part) => part.trim()));
  const figures = lines.flatMap(([name = '', value = '']) =>
    /^[a-z_]+$/.test(name) && value !== '' && Number.isFinite(Number(value)) ? [[name, Number(value)]] : [],
  );
  return figures.length > 0 ? Object.fromEntries(figures) : null;
}

/** A bar of the chart, in a field of 100 by 100. */
interface Bar {
  day: string;
  x: number;
  width: number;
  height: number;
  /** Of it, what was handed over. */
  part: number;
}

/** The tickets of each day as bars. A day without any has none. */
export function barsOf(days: readonly FigureDay[], from: string, length: number): Bar[] {
  const most = Math.max(1, ...days.map(({ tickets }) => tickets));
  const first = Date.parse(from);
  const width = 100 / Math.max(1, length);
  return days.map(({ day, tickets, handed_over }) => ({
    ...{ day, width: width * 0.8, height: (100 * tickets) / most, part: (100 * handed_over) / most },
    x: width * Math.round((Date.parse(day) - first) / 86_400_000),
  }));
}
