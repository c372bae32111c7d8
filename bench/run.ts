/*
 * npm run bench: what the service costs, as ratios between contestants that take turns in one process, and as
 * counts. Times of one run are comparable with each other and with nothing else, and decide nothing: a time
 * that misses its goal is printed as missed. The exit code is 1 when something could not be measured, or a
 * count is not what it must be.
 *
 * npm run bench -- [--only=brains,chat,desk,doors,past,reports,rush,search,widget] [--quick] [--smoke] [--rounds=5] [--json]
 *
 * BENCH_INSPECTOR=127.0.0.1:9229 opens the service to DevTools, for a profile of what is measured.
 */
import { parseArgs } from 'node:util';
import { Calm } from './measure/calm.ts';
import { Orders } from './measure/orders.ts';
import { exitCode, failedRow, notesOf, printedRows, type Row } from './measure/rows.ts';
import { Sink } from './measure/sink.ts';
import type { Measurement, Size, Stage } from './measure/stage.ts';
import { brains } from './scenarios/brains.ts';
import { chat } from './scenarios/chat.ts';
import { desk } from './scenarios/desk.ts';
import { doors } from './scenarios/doors.ts';
import { past } from './scenarios/past.ts';
import { reports } from './scenarios/reports.ts';
import { rush } from './scenarios/rush.ts';
import { search } from './scenarios/search.ts';
import { widget } from './scenarios/widget.ts';
import { Server } from './service/server.ts';

/** Each has a service of its own, so that none finds what another left behind. */
const MEASUREMENTS: readonly Measurement[] = [brains, chat, desk, doors, past, reports, rush, search, widget];
/** The whole ends by this, in milliseconds from the start. */
const MOST = 600_000;
/** How long a measurement waits for what another contestant has left to do, in milliseconds. */
const CALM_WITHIN = 4_000;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', default: '' },
      rounds: { type: 'string', default: '5' },
      quick: { type: 'boolean', default: false },
      smoke: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const names = values.only.split(',').filter(Boolean);
  const chosen = MEASUREMENTS.filter(({ name }) => names.length === 0 || names.includes(name));
  const size: Size = values.smoke ? 'smoke' : values.quick ? 'quick' : 'full';
  const rounds = { smoke: 1, quick: 2, full: Number(values.rounds) }[size];
  const sensible = Number.isInteger(rounds) && rounds > 0 && rounds <= 50;
  if (!sensible || chosen.length < Math.max(1, names.length)) {
    const all = MEASUREMENTS.map(({ name }) => name).join(',');
    process.stderr.write(`--rounds is a number from 1 to 50, --only some of ${all}.\n`);
    return 2;
  }
  // The servers go with this process.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => process.exit(130));
  const rows: Row[] = [];
  const print = () =>
    process.stdout.write(
      values.json
        ? `${JSON.stringify({ rounds, rows }, null, 2)}\n`
        : `\n${[printedRows(rows), '', ...notesOf(rows)].join('\n')}\n`,
    );
  const deadline = setTimeout(() => {
    process.stderr.write(`Not done within ${MOST / 1000} s: what there is follows.\n`);
    print();
    process.exit(1);
  }, MOST - performance.now());
  for (const measurement of chosen) {
    const since = performance.now();
    rows.push(...(await take(measurement, { rounds, size })));
    process.stderr.write(`${measurement.name} ${((performance.now() - since) / 1000).toFixed(0)} s\n`);
  }
  clearTimeout(deadline);
  print();
  return exitCode(rows);
}

/** The rows of a measurement, or the one that says why there are none. */
async function take(measurement: Measurement, plan: Pick<Stage, 'rounds' | 'size'>): Promise<Row[]> {
  const sink = await Sink.open();
  let server: Server | null = null;
  try {
    const started = await Server.start(sink.base, measurement.disk);
    server = started.server;
    const { service } = started;
    const { pid } = server;
    const orders = await Orders.plant(service, measurement.orders(plan));
    const calm = await Calm.learn(service, plan.size === 'smoke' ? 200 : CALM_WITHIN);
    return await measurement.run({ ...plan, service, pid, orders, calm, sink });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [failedRow(measurement.name, [reason, server?.said ?? ''].join('\n').trim())];
  } finally {
    server?.stop();
    sink.close();
  }
}

process.exitCode = await main();
