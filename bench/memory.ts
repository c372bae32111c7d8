import { readFileSync } from 'node:fs';
import { workerds } from './processes.ts';

/** What the workerd processes of a group hold in memory, in bytes; null where /proc tells nothing. */
export function residentBytes(group: number): number | null {
  const processes = workerds(group);
  return processes.length ? processes.reduce((sum, { pid }) => sum + residentOf(pid), 0) : null;
}

function residentOf(pid: string): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes ?? 0) * 1024;
}
