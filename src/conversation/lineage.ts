import type { State } from './state.ts';

/* Which threads are part of a thread, and the paths to them. */

/** The paths through a follower: to itself, and to everything it led itself. */
export function pathsThrough(follower: string, { leads = {} }: State): string[][] {
  return [[follower], ...Object.values(leads).flatMap((paths) => paths.map((path) => [follower, ...path]))];
}

/** The path to an object that this thread leads, nearest first; null when it does not. */
export function pathTo({ leads = {} }: State, object: string): string[] | null {
  return (
    Object.values(leads)
      .flat()
      .find((path) => path.at(-1) === object) ?? null
  );
}

/** Whether an object's thread is part of this one. */
export function knows(state: State, object: string): boolean {
  return pathTo(state, object) !== null;
}
