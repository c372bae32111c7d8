import { CONTENDERS, type Contender, type Results } from './contest.ts';
import type { Recorded } from './record.ts';
import { type Ratio, ratio, type Summary, summary } from './stats.ts';
import { table } from './table.ts';

/** One line of the table; times in milliseconds. */
export interface Line {
  message: string;
  customers: number;
  contender: Contender;
  reply: Summary;
  /** Median time to the acknowledgement; null where there is none. */
  ack: number | null;
  /** Over the object that writes the same rows, and over the one that writes one. */
  overSameRows: Ratio;
  overOneRow: Ratio;
}

export interface Report {
  rounds: number;
  lines: Line[];
  costs: Recorded[];
}

export function reportOf(results: Results, costs: Recorded[]): Report {
  const lines = results.cells.flatMap(({ message, customers, replies, acks }) =>
    CONTENDERS.map(({ name }): Line => {
      const ack = summary(acks[name].flat());
      return {
        message,
        customers,
        contender: name,
        reply: summary(replies[name].flat()),
        ack: ack.n ? ack.median : null,
        overSameRows: ratio(replies[name], replies['same rows']),
        overOneRow: ratio(replies[name], replies['one row']),
      };
    }),
  );
  return { rounds: results.rounds, lines, costs };
}

/** The report for people. */
export function printed(report: Report): string {
  return [
    `A chat message to its stored reply, ${report.rounds} rounds, times in ms as the client sees them.`,
    'Ratios: median over the rounds (least to most of a round, and between their quartiles).',
    '',
    table(
      ['customers', 'message', 'object', 'n', 'median', 'p95', 'IQR', 'ack', '× same rows', '× one row'],
      report.lines.map(rowOf),
    ),
    '',
    'onethread: the service. same rows: the same tables, rows, sizes, transactions and frames, without a brain.',
    'one row: one row and one frame.',
    '',
    'What one message costs, up to when all is quiet again:',
    '',
    table(['', ...report.costs.map(({ name }) => name)], costRows(report.costs)),
    '',
    ...report.costs.flatMap(details),
  ].join('\n');
}

function rowOf(line: Line): string[] {
  const { reply } = line;
  return [
    `${line.customers}`,
    line.message,
    line.contender,
    `${reply.n}`,
    ...[reply.median, reply.p95, reply.iqr].map(ms),
    line.ack === null ? '' : ms(line.ack),
    times(line.overSameRows),
    times(line.overOneRow),
  ];
}

function costRows(costs: Recorded[]): string[][] {
  const rows: [string, (one: Recorded) => string][] = [
    ['transactions', ({ counts }) => `${counts.transactions}`],
    ['  on disk', ({ counts }) => `${counts.commits}`],
    ['statements', ({ counts }) => `${counts.statements}`],
    ['  that write', ({ counts }) => `${counts.writes}`],
    ['rows written, with index entries', ({ counts }) => `${counts.rowsWritten}`],
    ['rows read', ({ counts }) => `${counts.rowsRead}`],
    ['characters bound in writes', ({ counts }) => `${counts.bytesWritten}`],
    ['frames sent', ({ counts }) => `${counts.frames}`],
    ['characters in frames', ({ counts }) => `${counts.frameBytes}`],
    ['alarms set', ({ counts }) => `${counts.alarms}`],
    [
      'calls to other objects',
      ({ counts }) => `${Object.values(counts.hops).reduce((sum, n) => sum + n, 0)}`,
    ],
  ];
  return rows.map(([name, value]) => [name, ...costs.map(value)]);
}

function details({ name, reply, counts }: Recorded): string[] {
  const most = Object.entries(counts.repeated)
    .toSorted(([, one], [, other]) => other - one)
    .filter(([, times]) => times > 2)
    .slice(0, 5);
  return [
    `${name}: "${reply.replaceAll(/\s+/g, ' ').slice(0, 90)}"`,
    `  calls   ${listed(counts.hops) || 'none'}`,
    `  writes  ${listed(counts.tables)}`,
    ...most.map(([sql, times]) => `  ${`${times} ×`.padEnd(7)} ${sql.slice(0, 100)}`),
  ];
}

function listed(counts: Record<string, number>): string {
  return Object.entries(counts)
    .map(([name, times]) => (times > 1 ? `${name} ${times}` : name))
    .join(', ');
}

function ms(value: number): string {
  return value.toFixed(value < 100 ? 2 : 0);
}

function times({ median, least, most, iqr }: Ratio): string {
  return `${median.toFixed(2)} (${least.toFixed(2)} to ${most.toFixed(2)}, IQR ${iqr.toFixed(2)})`;
}
