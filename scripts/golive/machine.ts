import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { type Choice, Notes, type World } from './world.ts';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const CONFIG = join(ROOT, 'wrangler.toml');
/** Secrets are in it: git passes it over, and `npm run reset` leaves it. */
const NOTES = join(ROOT, '.golive.json');

/** The machine that this runs on, and whoever sits at it. */
export const machine: World = {
  fetch: (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(30_000) }),
  fresh: () => randomBytes(32).toString('hex'),
  config: {
    read: () => readFileSync(CONFIG, 'utf8'),
    write: (text) => writeFileSync(CONFIG, text),
  },
  notes: {
    read: readNotes,
    write(notes) {
      writeFileSync(NOTES, JSON.stringify(notes, null, 2), { mode: 0o600 });
      chmodSync(NOTES, 0o600);
    },
  },
  async deploy() {
    const { cloudflareToken, account } = readNotes();
    const { status } = spawnSync(process.execPath, [join(ROOT, 'scripts', 'deploy.ts')], {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, CLOUDFLARE_API_TOKEN: cloudflareToken, CLOUDFLARE_ACCOUNT_ID: account },
    });
    if (status !== 0) throw new Error('wrangler could not deploy it; what it said stands above');
  },
  ask,
  async choose(question, among) {
    const [only] = among;
    if (only && among.length === 1) return only.id;
    for (const [index, { label }] of among.entries()) say(`  ${index + 1}. ${label}`);
    for (;;) {
      const chosen: Choice | undefined = among[Number(await ask(`${question} (1 to ${among.length})`)) - 1];
      if (chosen) return chosen.id;
    }
  },
  say,
};

/** Between two looks at something that was just made. */
export const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 5_000));

function readNotes(): Notes {
  const { CLOUDFLARE_API_TOKEN: cloudflareToken, ADMIN_TOKEN: adminToken } = process.env;
  const given = { ...(cloudflareToken && { cloudflareToken }), ...(adminToken && { adminToken }) };
  try {
    return { ...Notes.parse(JSON.parse(readFileSync(NOTES, 'utf8'))), ...given };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return given;
    throw new Error(`${NOTES} cannot be read: move it away and run setup again.`, { cause: error });
  }
}

/** What is secret is not shown as it is typed. */
async function ask(
  question: string,
  { secret = false, fallback = '' }: { secret?: boolean; fallback?: string } = {},
): Promise<string> {
  process.stdout.write(`${question}${fallback ? ` [${fallback}]` : ''}: `);
  const output = secret ? new Writable({ write: (_, __, done) => done() }) : process.stdout;
  const lines = createInterface({ input: process.stdin, output, terminal: process.stdin.isTTY });
  try {
    return (await lines.question('')).trim() || fallback;
  } finally {
    lines.close();
    if (secret) process.stdout.write('\n');
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
