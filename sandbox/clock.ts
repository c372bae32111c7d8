import { now, setClockShift } from '../src/clock.ts';
import { outside, type SandboxEnv } from './env.ts';
import type { Armed } from './outside.ts';

/** Wakes of one object in one move before it counts as turning in circles. */
const ROUNDS = 20;

/** What an object that can be woken offers. */
interface Wakeable {
  /** Does what is due and arms itself anew. */
  wake(): Promise<void>;
}

/** What a move of the clock did. */
export interface Moved {
  now: string;
  /** Wakes of objects that were due. */
  woken: number;
  /** Objects whose wake failed, with the reason: `CUSTOMER demo/abc: …`. */
  failed: string[];
}

let restored = false;

/**
 * Once per isolate, before the first request: the clock as it was left when the server last stopped, and the demo store
 * seeded when it is empty. A flag and not a shared promise, since a promise of one request must not be awaited in another.
 */
export async function restoreClock(env: SandboxEnv): Promise<void> {
  if (restored) return;
  await outside(env).open();
  restored = true;
}

/** Clears what the outside world keeps and seeds the store on the present clock; conversations stay. */
export async function resetOutside(env: SandboxEnv): Promise<void> {
  await outside(env).clear();
  await outside(env).open();
}

/** The present time as the service sees it. */
export function clockNow(): string {
  return new Date(now()).toISOString();
}

/**
 * Moves the clock to `target` (ms since the epoch) and wakes every object that is due by then, again and again until none is:
 * when this returns, everything that should have happened by `target` has. Objects that are due later are woken once too,
 * since their alarms run on the machine's clock and must be set anew.
 */
export async function moveClock(env: SandboxEnv, target: number): Promise<Moved> {
  const shift = Math.round(target - Date.now());
  setClockShift(shift);
  const world = outside(env);
  await world.setShift(shift);

  const failed = new Map<string, string>();
  let woken = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const sleepers = await world.sleepers();
    const due = sleepers.filter((one) => one.at <= now() && !failed.has(named(one)));
    const turn = round === 0 ? sleepers : due;
    if (turn.length === 0) break;
    woken += due.length;
    for (const some of inGroups(turn, 25)) {
      await Promise.all(
        some.map(async (one) => {
          const reason = await wake(env, one);
          if (reason) failed.set(named(one), reason);
        }),
      );
    }
    if (round === ROUNDS - 1) {
      for (const one of due) failed.set(named(one), `still due after ${ROUNDS} wakes`);
    }
  }
  return { now: clockNow(), woken, failed: [...failed].map(([name, reason]) => `${name}: ${reason}`) };
}

async function wake(env: SandboxEnv, { binding, name }: Armed): Promise<string | null> {
  const namespace = (binding === 'STORE' ? env.STORE : env.CUSTOMER) as unknown as {
    idFromName(name: string): DurableObjectId;
    get(id: DurableObjectId): Wakeable;
  };
  try {
    await namespace.get(namespace.idFromName(name)).wake();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown error';
  }
}

function named({ binding, name }: Armed): string {
  return `${binding} ${name}`;
}

function* inGroups<T>(items: T[], size: number): Generator<T[]> {
  for (let index = 0; index < items.length; index += size) yield items.slice(index, index + size);
}
