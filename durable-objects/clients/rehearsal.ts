/*
 * A rehearsal is a store that exists for one play of a scenario: `demo~9f3c…`. Its name is no store name, so no
 * door leads there and no secret is kept for it; what its objects hold is deleted after the play.
 */

/** The name of a new rehearsal of a store. */
export function newRehearsal(store: string): string {
  return `${store}~${crypto.randomUUID().replaceAll('-', '').slice(0, 16)}`;
}

/** The store that a rehearsal is of; null for a store that people write to. */
export function rehearsedStore(store: string): string | null {
  const end = store.indexOf('~');
  return end < 0 ? null : store.slice(0, end);
}
