/*
 * npm run bench: what a chat message costs in this service, beside an object that writes and sends the same without a brain
 * and beside one that stores a row and echoes; all of them in one process, in turns. Times of one run are comparable with each
 * other and with nothing else, and decide nothing: the exit code is 0 when everything answered.
 *
 *   npm run bench -- --rounds=5 --customers=50 [--json]
 */
import { parseArgs } from 'node:util';
import { localService } from '../scripts/clients/service.ts';
import { Calm } from './calm.ts';
import { contest, ordersOf } from './contest.ts';
import { ADMIN_TOKEN } from './env.ts';
import { Orders } from './orders.ts';
import { record } from './record.ts';
import { printed, reportOf } from './report.ts';
import { Server } from './server.ts';

/** No new round begins after this, and the whole ends by that; milliseconds from the start. */
const LAST_ROUND = 85_000;
const MOST = 115_000;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '5' },
      customers: { type: 'string', default: '50' },
      json: { type: 'boolean', default: false },
    },
  });
  const [rounds, customers] = [Number(values.rounds), Number(values.customers)];
  if (!within(rounds, 1, 50) || !within(customers, 2, 500)) {
    process.stderr.write('--rounds is a number from 1 to 50, --customers one from 2 to 500.\n');
    return 2;
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // The server goes with this process.
    process.once(signal, () => process.exit(130));
  }
  const deadline = setTimeout(() => {
    process.stderr.write(`Not done within ${MOST / 1000} s.\n`);
    process.exit(1);
  }, MOST - performance.now());
  let server: Server | null = null;
  try {
    server = await Server.start();
    const service = { ...localService(server.base), adminToken: ADMIN_TOKEN };
    const orders = await Orders.plant(service, ordersOf({ rounds, customers }));
    const costs = await record(service, orders);
    const results = await contest(service, orders, {
      rounds,
      customers,
      until: LAST_ROUND,
      calm: await Calm.learn(service),
      progress: (round) => {
        process.stderr.write(round === 0 ? 'warm ' : `${round}/${rounds} `);
      },
    });
    process.stderr.write('\n');
    const report = reportOf(results, costs);
    process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : `${printed(report)}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(
      `\n${error instanceof Error ? error.message : String(error)}\n${server?.said ?? ''}\n`,
    );
    return 1;
  } finally {
    clearTimeout(deadline);
    await server?.stop();
  }
}

function within(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

process.exitCode = await main();
