/*
 * npm run bench: what the service costs, as ratios between contestants that take turns in one process, and as
 * counts. Times of one run are comparable with each other and with nothing else, and decide nothing: a time
 * that misses its goal is printed as missed. The exit code is 1 when something could not be measured, or a
 * count is not what it must be.
 *
 * npm run bench -- [--only=chat,doors,pickup,history,hops,rush,idle] [--quick] [--smoke] [--rounds=5]
 * [--json]
 *
 * BENCH_INSPECTOR=127.0.0.1:9229 opens the service to DevTools, for a profile of what is measured.
 */
import { parseArgs } from 'node:util';
import { localService } from '../scripts/clients/service.ts';
import { Calm } from './calm.ts';
import { chat } from './chat.ts';
import { doors } from './doors.ts';
import { ADMIN_TOKEN, TWILIO_AUTH_TOKEN, WHATSAPP_APP_SECRET } from './env.ts';
import { history } from './history.ts';
import { hops } from './hops.ts';
import { idle } from './idle.ts';
import { Orders } from './orders.ts';
import { pickup } from './pickup.ts';
import { exitCode, failedRow, notesOf, printedRows, type Row } from './rows.ts';
import { rush } from './rush.ts';
import { Server } from './server.ts';
import { Sink } from './sink.ts';
import type { Host, Measurement, Size, Stage } from './stage.ts';

/**
 * In the order they are taken; each has a service of its own, so that none finds what another left behind.
 */
const MEASUREMENTS: readonly Measurement[] = [chat, doors, pickup, history, hops, rush, idle];
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
  if (
    !(Number.isInteger(rounds) && rounds > 0 && rounds <= 50) ||
    chosen.length < Math.max(1, names.length)
  ) {
    process.stderr.write(
      `--rounds is a number from 1 to 50, --only some of ${MEASUREMENTS.map(({ name }) => name).join(',')}.\n`,
    );
    return 2;
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // The servers go with this process.
    process.once(signal, () => process.exit(130));
  }
  const rows: Row[] = [];
  const data: Record<string, unknown> = {};
  const print = () =>
    process.stdout.write(
      values.json
        ? `${JSON.stringify({ rounds, rows, data }, null, 2)}\n`
        : `\n${[printedRows(rows), '', ...notesOf(rows)].join('\n')}\n`,
    );
  const deadline = setTimeout(() => {
    process.stderr.write(`Not done within ${MOST / 1000} s: what there is follows.\n`);
    print();
    process.exit(1);
  }, MOST - performance.now());
  for (const measurement of chosen) {
    process.stderr.write(`${measurement.name} `);
    const since = performance.now();
    try {
      const taken = await take(measurement, { rounds, size });
      rows.push(...taken.rows);
      data[measurement.name] = taken.data ?? null;
      if (taken.more && !values.json) process.stdout.write(`\n${taken.more}\n`);
    } catch (error) {
      rows.push(failedRow(measurement.name, error instanceof Error ? error.message : String(error)));
    }
    process.stderr.write(`${((performance.now() - since) / 1000).toFixed(0)} s\n`);
  }
  clearTimeout(deadline);
  print();
  return exitCode(rows);
}

async function take(
  measurement: Measurement,
  plan: Pick<Stage, 'rounds' | 'size'>,
): ReturnType<Measurement['run']> {
  const sink = await Sink.open();
  const servers: Server[] = [];
  const another = async (): Promise<Host> => {
    const server = await Server.start(sink.base, measurement.disk);
    servers.push(server);
    const service = {
      ...localService(server.base),
      adminToken: ADMIN_TOKEN,
      twilioAuthToken: TWILIO_AUTH_TOKEN,
      whatsappAppSecret: WHATSAPP_APP_SECRET,
    };
    return { service, group: server.group };
  };
  try {
    const { service, group } = await another();
    const orders = await Orders.plant(service, measurement.orders(plan));
    const calm = await Calm.learn(service, plan.size === 'smoke' ? 200 : CALM_WITHIN);
    return await measurement.run({ ...plan, service, group, orders, calm, sink, another });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error([reason, ...servers.map(({ said }) => said)].join('\n'), { cause: error });
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    sink.close();
  }
}

process.exitCode = await main();
