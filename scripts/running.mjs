// Which process keeps its memory in .wrangler/, so that it is not thrown away under it.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const noteOf = (root) => join(root, '.wrangler', 'running.json');

/** Notes that this process serves `base`; the answer forgets it. */
export function noteRunning(root, base) {
  mkdirSync(join(root, '.wrangler'), { recursive: true });
  writeFileSync(noteOf(root), JSON.stringify({ pid: process.pid, base }));
  return () => rmSync(noteOf(root), { force: true });
}

/** The address of the service that runs; null when none does. A note of a process that is gone counts for nothing. */
export function running(root) {
  try {
    const { pid, base } = JSON.parse(readFileSync(noteOf(root), 'utf8'));
    process.kill(pid, 0);
    return base;
  } catch {
    return null;
  }
}
