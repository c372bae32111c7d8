import { now, setClockShift } from '../src/clock.ts';
import { outside, type SandboxEnv } from './env.ts';
import type { Armed } from './outside.ts';
import { forgetFilled } from './stores/in-store.ts';

/** Alarms that one move goes through; one that has more jumps over the rest. */
const STEPS = 300;

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
 * Once per isolate, before the first request: the clock as it was left when the server last stopped, and the
 * demo store seeded when it is empty. A flag and not a shared promise, since a promise of one request must
 * not be awaited in another.
 */
export async function restoreClock(env: SandboxEnv): Promise<void> {
  if (restored) return;
  await outside(env).open();
  restored = true;
}

/** Lets the next request find the clock and the demo store as an isolate does that has just started. */
export function forgetClock(): void {
  restored = false;
  forgetFilled();
  setClockShift(0);
}

/** Clears what the outside world keeps and seeds the store on the present clock; conversations stay. */
export async function resetOutside(env: SandboxEnv): Promise<void> {
  forgetFilled();
  await outside(env).clear();
  await outside(env).open();
}

/** The present time as the service sees it. */
export function clockNow(): string {
  return new Date(now()).toISOString();
}

/**
 * Moves the clock to `target` (ms since the epoch). Forwards it goes from alarm to alarm, so that each object
 * is woken at the hour it asked for and what follows from that comes in its turn: when this returns,
 * everything that should have happened by `target` has. Then all others are woken once too, since their
 * alarms run on the machine's clock and must be set anew.
 */
export async function moveClock(env: SandboxEnv, target: number): Promise<Moved> {
  const failed = new Map<string, string>();
  let woken = 0;
  const wakeAll = async (sleepers: Armed[]) => {
    for (const some of inGroups(sleepers, 25)) {
      await Promise.all(
        some.map(async (one) => {
          const reason = await wake(env, one);
          if (reason) failed.set(named(one), reason);
        }),
      );
    }
  };

  for (let step = 0; step < STEPS; step++) {
    const sleepers = await outside(env).sleepers();
    const next = sleepers.find((one) => one.at <= target && !failed.has(named(one)));
    if (!next) break;
    await setClock(env, Math.max(next.at, now()));
    const due = sleepers.filter((one) => one.at <= now() && !failed.has(named(one)));
    woken += due.length;
    await wakeAll(due);
  }
  await setClock(env, target);
  const rest = await outside(env).sleepers();
  await wakeAll(rest.filter((one) => !failed.has(named(one))));
  return { now: clockNow(), woken, failed: [...failed].map(([name, reason]) => `${name}: ${reason}`) };
}

/** Kept at once: an object that starts in between asks for it. */
async function setClock(env: SandboxEnv, time: number): Promise<void> {
  const shift = Math.round(time - Date.now());
  setClockShift(shift);
  await outside(env).setShift(shift);
}

async function wake(env: SandboxEnv, { binding, name }: Armed): Promise<string | null> {
  const namespace = env[binding] as unknown as {
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
