import { reset } from 'cloudflare:test';
import { forgetStores } from '../durable-objects/clients/store.ts';
import { forgetClock } from '../sandbox/clock.ts';

/**
 * Sets the machine up anew: no object, no file, no clock moved, nothing remembered by the isolate. Afterwards
 * nothing is counted or woken that earlier tests left, and moving the clock by months costs what one story's
 * objects cost.
 */
export async function afresh(): Promise<void> {
  await reset();
  forgetStores();
  forgetClock();
}
