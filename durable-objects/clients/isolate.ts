/* What an isolate keeps between requests: copies that save a question, never the only place of anything. */

const all: { clear(): void }[] = [];

/** An empty map or set that is cleared with everything else that this isolate keeps. */
export function isolateMemory<T extends { clear(): void }>(empty: T): T {
  all.push(empty);
  return empty;
}

/** Clears everything that is kept: the isolate is as one that has just started. */
export function forgetIsolate(): void {
  for (const memory of all) memory.clear();
}
