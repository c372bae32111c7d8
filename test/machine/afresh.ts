import { reset, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { forgetIsolate } from '../../durable-objects/clients/isolate.ts';
import { forgetClock } from '../../sandbox/clock.ts';
import type { SandboxEnv } from '../../sandbox/env.ts';
import { forgetMade, objectsMade } from './made.ts';
import { atRest, forgetWork } from './quiet.ts';

const bindings = env as unknown as SandboxEnv;

/**
 * Sets the machine up anew: no object, no file, no clock moved, nothing remembered by the isolate. Afterwards
 * nothing is counted or woken that earlier tests left, and moving the clock by months costs what one story's
 * objects cost.
 */
export async function afresh(): Promise<void> {
  await atRest(LAST_WORDS);
  await wakeAll();
  // Before, since what is under way may make one again meanwhile: that is emptied the next time.
  forgetMade();
  await reset();
  forgetWork();
  forgetIsolate();
  forgetClock();
}

/**
 * Milliseconds after which providers have told what became of the last message: whoever hears of it on the emptied
 * machine would remember a store that is not there yet.
 */
const LAST_WORDS = 80;

/** Objects woken at once. */
const AT_ONCE = 50;

/**
 * `reset()` empties the objects that are awake, and leaves those alone that were evicted or aborted: a store
 * would be gone, and the sandbox would still say that it is seeded. The bucket is such an object too. One that
 * a test left unable to begin is awake all the same.
 */
async function wakeAll(): Promise<void> {
  await bindings.BLOBS.list({ limit: 1 });
  const objects = objectsMade();
  for (let from = 0; from < objects.length; from += AT_ONCE)
    await Promise.all(
      objects
        .slice(from, from + AT_ONCE)
        .map((object) => runInDurableObject(object, () => undefined).catch(() => undefined)),
    );
}
