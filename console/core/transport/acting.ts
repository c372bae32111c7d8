import type { Signal } from '@preact/signals-core';
import type { Problem } from '../../../src/console/protocol.ts';
import { problemOf } from './api.ts';

/** What a view shows of an act: whether it is under way, and why it failed. */
export interface Acting {
  readonly busy: Signal<boolean>;
  readonly problem: Signal<Problem | null>;
}

/** Does one thing at a time: false where another is under way, or where it failed. */
export async function acting({ busy, problem }: Acting, run: () => Promise<unknown>): Promise<boolean> {
  if (busy.value) return false;
  busy.value = true;
  problem.value = null;
  try {
    await run();
    return true;
  } catch (error) {
    problem.value = problemOf(error);
    return false;
  } finally {
    busy.value = false;
  }
}
