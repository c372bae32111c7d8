import { readdirSync, readFileSync } from 'node:fs';

/** What of /proc/<pid> is looked at. */
export interface Process {
  pid: string;
  /** Processor time so far, in clock ticks of a hundredth of a second. */
  ticks: number;
}

/** The workerd processes of a group; none where there is no /proc. */
export function workerds(group: number): Process[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) => workerd(pid, group));
  } catch {
    return [];
  }
}

function workerd(pid: string, group: number): Process[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [, name = '', rest = ''] = /^\d+ \((.*)\) (.*)$/s.exec(stat) ?? [];
    // After the name: state, parent, process group; user and system time are the 12th and 13th
    // (proc_pid_stat(5)).
    const fields = rest.split(' ');
    if (!name.startsWith('workerd') || Number(fields[2]) !== group) return [];
    return [{ pid, ticks: Number(fields[11]) + Number(fields[12]) }];
  } catch {
    // It ended between the listing and the look.
    return [];
  }
}
