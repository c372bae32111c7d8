import type { Fault } from './faults.ts';

/** Bytes of a chunk: small and odd, so that letters and events are cut where they must not be. */
const CHUNK = 97;
/** How long an ordered stall lasts, in milliseconds: longer than any client waits. */
const STALLED = 120_000;

/** Bytes in small chunks; with the fault `stall` the stream stays open after the last of them. */
export function streamOf(bytes: Uint8Array, fault: Fault | null): ReadableStream<Uint8Array> {
  const gone = new AbortController();
  let sent = 0;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (sent < bytes.length) {
        controller.enqueue(bytes.slice(sent, sent + CHUNK));
        sent += CHUNK;
        return;
      }
      if (fault?.kind === 'stall')
        await scheduler.wait(STALLED, { signal: gone.signal }).catch(() => undefined);
      if (!gone.signal.aborted) controller.close();
    },
    cancel: () => gone.abort(),
  });
}
