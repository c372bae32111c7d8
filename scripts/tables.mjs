/*
 * The tables that the service reads beside its code (src/tables/table.ts): where each one stands here, and the build of
 * dist/…/tables, where it has its hash in its name.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const TABLES = {
  intents: 'src/brain/embedded/learned/weights.json',
  languages: 'src/language/heard/weights.json',
};

/** Every table as it is served: its file's name, and what is in it. */
export function tableFiles() {
  return Object.entries(TABLES).map(([name, path]) => {
    const content = readFileSync(`${root}${path}`);
    const hash = createHash('sha256').update(content).digest('hex');
    return { file: `${name}-${hash.slice(0, 16)}.json`, content };
  });
}

/** Puts them into a folder of static files, and takes those away that are no longer made. */
export function buildTables(out) {
  const files = tableFiles();
  mkdirSync(`${out}/tables`, { recursive: true });
  for (const { file, content } of files) {
    const path = `${out}/tables/${file}`;
    if (existsSync(path)) continue;
    // A running service may be reading: a file is there whole.
    writeFileSync(`${path}.${process.pid}`, content);
    renameSync(`${path}.${process.pid}`, path);
  }
  for (const name of readdirSync(`${out}/tables`))
    if (!files.some(({ file }) => file === name)) rmSync(`${out}/tables/${name}`, { force: true });
}
