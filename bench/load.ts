import { availableParallelism, cpus } from 'node:os';
import { workerds } from './processes.ts';

/** Who kept the processor busy over a time; all in milliseconds. */
export interface Load {
  took: number;
  service: number;
  client: number;
  /** Whatever else runs on this machine: it takes from both. */
  others: number;
  cores: number;
}

/** Clock ticks of /proc, in milliseconds. */
const TICK = 10;

/** Begins to watch; what it returns ends that. The service is the workerd processes of `group`. */
export function loadOf(group: number): () => Load {
  const begun = performance.now();
  const client = process.cpuUsage();
  const service = busyTicks(group);
  const all = busy();
  return () => {
    const { user, system } = process.cpuUsage(client);
    const mine = (user + system) / 1_000;
    const theirs = (busyTicks(group) - service) * TICK;
    return {
      took: performance.now() - begun,
      service: theirs,
      client: mine,
      others: Math.max(0, busy() - all - mine - theirs),
      cores: availableParallelism(),
    };
  };
}

function busyTicks(group: number): number {
  return workerds(group).reduce((sum, { ticks }) => sum + ticks, 0);
}

/** How long the machine's processors have been busy, in milliseconds. */
function busy(): number {
  return cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0);
}
