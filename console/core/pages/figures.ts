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
