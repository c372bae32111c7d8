import { readdirSync, readFileSync } from 'node:fs';

/** What the workerd processes of a group hold in memory, in bytes; null where /proc tells nothing. */
export function residentBytes(group: number): number | null {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => residentOf(pid, group))
      .reduce((sum, bytes) => sum + bytes, 0);
  } catch {
    return null;
  }
}

function residentOf(pid: string, group: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [, name = '', rest = ''] = /^\d+ \((.*)\) (.*)$/s.exec(stat) ?? [];
    // After the name: state, parent, process group.
    if (!name.startsWith('workerd') || Number(rest.split(' ')[2]) !== group) return 0;
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    // It ended between the listing and the look.
    return 0;
  }
}
