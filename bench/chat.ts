import { type Cell, contest, ordersOf } from './contest.ts';
import { record } from './record.ts';
import { printed, reportOf } from './report.ts';
import { atMost, type Row } from './rows.ts';
import type { Measurement } from './stage.ts';
import { ratio, summary } from './stats.ts';

/** Customers one after the other, and at once. */
const MANY = { singles: 8, customers: 50 };
const FEW = { singles: 2, customers: 4 };
/** No new round begins after this, in milliseconds. */
const BUDGET = 55_000;

/** A chat message to its stored reply, against the same rows without a brain and against a bare echo. */
export const chat: Measurement = {
  name: 'chat',
  disk: 'disk',
  orders: ({ rounds, size }) => ordersOf({ rounds, ...(size === 'smoke' ? FEW : MANY) }),
  async run({ service, orders, calm, rounds, size }) {
    const costs = await record(service, orders);
    const results = await contest(service, orders, {
      rounds,
      ...(size === 'smoke' ? FEW : MANY),
      until: performance.now() + BUDGET,
      calm,
      progress: () => process.stderr.write('.'),
    });
    const report = reportOf(results, costs);
    return { rows: results.cells.flatMap(rowsOf), more: printed(report), data: report };
  },
};

function rowsOf({ message, customers, replies }: Cell): Row[] {
  const what = `${message}, ${customers === 1 ? '1 customer' : `${customers} customers at once`}`;
  const values = summary(replies.onethread.flat());
  const sameRows = ratio(replies.onethread, replies['same rows']);
  const oneRow = ratio(replies.onethread, replies['one row']);
  const row = { measurement: 'chat', unit: 'ms', values };
  return [
    { ...row, what, against: { what: 'same rows', ratio: sameRows }, goal: atMost(1.5, sameRows) },
    { ...row, what: `  beside`, against: { what: 'the bare echo', ratio: oneRow }, goal: null },
  ];
}
