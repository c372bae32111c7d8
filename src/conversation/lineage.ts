import type { State } from './state.ts';

/* Whose threads are part of a thread, and the ways to them. */

/** The ways through a follower: to itself, and to everybody it led itself. */
export function waysThrough(follower: string, { leads = {} }: State): string[][] {
  return [[follower], ...Object.values(leads).flatMap((ways) => ways.map((way) => [follower, ...way]))];
}

/** The way to an object that this thread leads, nearest first; null when it does not. */
export function wayTo({ leads = {} }: State, object: string): string[] | null {
  return (
    Object.values(leads)
      .flat()
      .find((way) => way.at(-1) === object) ?? null
  );
}

/** Whether an object's thread is part of this one. */
export function knows(state: State, object: string): boolean {
  return wayTo(state, object) !== null;
}
