/*
 * npm run prove -- CHANGE.json: tries a change of settings (a merge patch, as `PATCH settings` takes it) before it
 * is published: twelve scenarios that every store has, those that the store keeps (the console makes one of a
 * thread) and those of `--scenarios=DIR` (JSON as in `eval/`) are played against the running development service
 * with the settings as they would be. What fails is shown with its words, and whether it fails already; the
 * console shows it too. Without CHANGE.json the settings are tried as they are.
 * `--publish=https://HOST` with ADMIN_TOKEN takes settings and scenarios from there and publishes the change when it
 * breaks nothing (`--anyway`: also when it does), unless somebody changed them meanwhile; `--why=…` stands in the
 * history.
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readyScenarios } from '../src/scenarios/ready.ts';
import { rehearsed } from '../src/scenarios/rehearsed.ts';
import { localService } from './clients/service.ts';
import { scenariosIn } from './eval/scenario.ts';
import { report, scenariosOf } from './prove/kept.ts';
import { proofTable, prove } from './prove/proof.ts';
import { merged, publish, settingsOf } from './prove/published.ts';

const write = (text: string) => process.stdout.write(`${text}\n`);
const Patch = z.record(z.string(), z.unknown());

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      scenarios: { type: 'string' },
      publish: { type: 'string' },
      why: { type: 'string', default: 'tried with npm run prove' },
      anyway: { type: 'boolean', default: false },
    },
  });
  const [file] = positionals;
  const patch = file ? Patch.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
  const service = localService();
  const sandbox = await service.fetch('/sandbox/clock').catch(() => null);
  if (!sandbox?.ok) {
    write(`No development service answers on ${service.base}: run npm start first.`);
    return 2;
  }
  const local = (path: string, init: RequestInit = {}) =>
    service.fetch(path, authorised(init, service.adminToken));
  const target = values.publish?.replace(/\/+$/, '');
  const live = (path: string, init: RequestInit = {}) =>
    fetch(`${target}${path}`, authorised(init, process.env.ADMIN_TOKEN ?? ''));
  const here = await settingsOf(local);
  const there = target ? await settingsOf(live) : here;
  const own = [
    ...(await scenariosOf(target ? live : local)),
    ...(values.scenarios ? scenariosIn(values.scenarios) : []),
  ];
  const proofs = await prove(service, [...readyScenarios(), ...own], {
    now: rehearsed(there.settings),
    wanted: rehearsed(Patch.parse(merged(there.settings, patch))),
    async use(settings) {
      await publish(local, { patch: settings, etag: '', why: 'npm run prove' });
    },
  }).finally(() => publish(local, { patch: here.settings, etag: '', why: 'npm run prove: back' }));
  write(proofTable(proofs));
  await report(target ? live : local, proofs);
  const breaks = proofs.some(({ state }) => state === 'fails');
  if (!target || !file || (breaks && !values.anyway)) return breaks ? 1 : 0;
  const published = await publish(live, { patch, etag: there.etag, why: values.why });
  write(
    published
      ? `Published at ${target}.`
      : 'Somebody changed the settings meanwhile: nothing was published. Try again.',
  );
  return published ? 0 : 1;
}

function authorised(init: RequestInit, token: string): RequestInit {
  const headers = new Headers(init.headers);
  headers.set('authorization', `Bearer ${token}`);
  return { ...init, headers };
}

main().then(
  // Sockets that are still saying goodbye must not keep the verdict waiting.
  (code) => process.exit(code),
  (error: unknown) => {
    write(error instanceof Error ? error.message : 'It failed.');
    process.exit(1);
  },
);
