import type { Reporter, TestModule } from 'vitest/node';

const HEAD = ['pair', '', 'known as', 'trouble', 'sentences', 'asks', 'asked again', 'proofs'];

/**
 * Prints what the tests of pairs counted, one line for each row, and what it comes to. `npm run pairs` adds
 * it to the others.
 */
export default class PairsTable implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const rows = modules.flatMap((module) =>
      [...module.children.allTests()].flatMap((test) => {
        const row = test.meta().pair;
        return row ? [[...row, test.ok() ? '' : 'failed']] : [];
      }),
    );
    if (rows.length === 0) return;
    const sum = (column: number) => `${rows.reduce((total, row) => total + Number(row[column]), 0)}`;
    const total = [`${rows.length} rows`, '', '', '', sum(4), sum(5), sum(6), sum(7), ''];
    const all = [[...HEAD, ''], ...rows, total];
    const widths = HEAD.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
    const line = (row: string[]) =>
      row
        .map((cell, column) =>
          column < 4 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd();
    process.stdout.write(`\n${all.map(line).join('\n')}\n`);
  }
}
