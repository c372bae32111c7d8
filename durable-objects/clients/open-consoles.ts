import type { Env } from '../../src/env.ts';
import { deskObject } from './desk.ts';
import { storeObject } from './store.ts';

/** Somebody with an open socket of the console. */
export interface OpenConsole {
  /** Of a person, of an API token, or `owner` for the store's own. */
  id: string;
  /** The session of their cookie; null where it is none of ours. */
  signIn: string | null;
  /** When the socket was opened, ISO 8601. */
  since: string;
}

/** Who of some may look no more (by their place in the list): signed out, taken out of the store, or their token is revoked or made anew. */
export async function signedOut(
  env: Env,
  store: string,
  consoles: readonly OpenConsole[],
): Promise<ReadonlySet<number>> {
  const placed = consoles.map((console, place) => ({ ...console, place }));
  const people = placed.filter(({ id }) => id.startsWith('pe_'));
  const programs = placed.filter(({ id }) => id.startsWith('tk_'));
  const [gone, tokens] = await Promise.all([
    people.length ? deskObject(env, store).signedOut(people) : [],
    programs.length ? storeObject(env, store).tokens() : [],
  ]);
  const madeAt = new Map(tokens.map(({ id, createdAt }) => [id, createdAt]));
  // No time at all sorts behind any: a token that is not there.
  const revoked = programs.filter(({ id, since }) => (madeAt.get(id) ?? '~') > since);
  const out = people.filter((_, index) => gone[index]);
  return new Set([...out, ...revoked].map(({ place }) => place));
}
