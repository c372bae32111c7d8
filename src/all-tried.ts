/**
 * Does several things side by side, each whatever becomes of the others; then throws what the first that
 * failed threw.
 */
export async function allTried(works: readonly (() => Promise<unknown>)[]): Promise<void> {
  const ends = await Promise.allSettled(works.map(async (work) => work()));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}
