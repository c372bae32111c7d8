/*
 * npm run shadow -- FILE: says conversations of the past again to a running development service and tells what
 * would have come of them with its settings: answered, resolved, handed over, and the forty that a person should
 * look at. FILE is NDJSON (`.ndjson`, `.jsonl`), a mailbox (`.mbox`) or a WhatsApp export (`.txt`).
 * `--shop=NAME` whose words are the shop's in an export or mailbox (twice for two), `--most=N` how many,
 * `--settings=FILE` settings (JSON, a part of them) to try them with, `--report=FILE` where the page goes. Nothing
 * leaves: a service that is not a development one is refused. What is replayed is erased afterwards.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { Api } from './clients/api.ts';
import { localService } from './clients/service.ts';
import { type Judged, judge } from './shadow/judge.ts';
import { pastOfMbox } from './shadow/mbox.ts';
import { type Past, pastOfLines, pastOfWhatsApp, UnreadablePast } from './shadow/past.ts';
import { replay } from './shadow/replay.ts';
import { pageOf, tableOf } from './shadow/report.ts';

const write = (text: string) => process.stdout.write(text);

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      shop: { type: 'string', multiple: true, default: [] },
      most: { type: 'string', default: '500' },
      settings: { type: 'string' },
      report: { type: 'string', default: 'dist/shadow.html' },
    },
  });
  const [file] = positionals;
  if (!file) {
    write('Say which file: npm run shadow -- conversations.ndjson\n');
    return 2;
  }
  const service = localService();
  const sandbox = await service.fetch('/sandbox/clock').catch(() => null);
  if (!sandbox?.ok) {
    write(
      `No development service answers on ${service.base}: run npm start first. Any other would write to people.\n`,
    );
    return 2;
  }
  const api = new Api(service);
  const before = await api.settings();
  const shop = values.shop.length > 0 ? values.shop : [before.name, before.email.address];
  const past = (await pastIn(file, shop)).slice(0, Number(values.most) || 500);
  // A run is many strangers from one address within minutes.
  const limits = { lookups: 1_000, lookupsPerHour: 10_000, modelTurnsPerNetwork: 100_000 };
  const wanted = values.settings
    ? z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(values.settings, 'utf8')))
    : {};
  await patch(service, { ...wanted, limits });
  const judged: Judged[] = [];
  try {
    for (const one of past) {
      judged.push(judge(await replay(service, one)));
      if (judged.length % 25 === 0) write(`… ${judged.length} of ${past.length}\n`);
    }
  } finally {
    await api.change(before);
  }
  write(`${tableOf(judged)}\n`);
  mkdirSync(dirname(values.report), { recursive: true });
  writeFileSync(values.report, pageOf(judged), { mode: 0o600 });
  write(`Side by side: ${values.report}\n`);
  return 0;
}

async function pastIn(file: string, shop: readonly string[]): Promise<Past[]> {
  const bytes = readFileSync(file);
  const kind = extname(file).toLowerCase();
  if (kind === '.mbox') return pastOfMbox(bytes, shop);
  if (kind === '.txt') return pastOfWhatsApp(bytes.toString('utf8'), shop[0] ?? '', basename(file));
  return pastOfLines(bytes.toString('utf8'));
}

async function patch(service: ReturnType<typeof localService>, settings: object): Promise<void> {
  const answer = await service.fetch('/api/v1/settings', {
    method: 'PATCH',
    headers: { authorization: `Bearer ${service.adminToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(settings),
  });
  if (!answer.ok) throw new Error(`the settings were refused: ${(await answer.text()).slice(0, 500)}`);
  await answer.body?.cancel();
}

main().then(
  // Sockets that are still saying goodbye must not keep the verdict waiting.
  (code) => process.exit(code),
  (error: unknown) => {
    write(`${error instanceof UnreadablePast || error instanceof Error ? error.message : 'It failed.'}\n`);
    process.exit(1);
  },
);
