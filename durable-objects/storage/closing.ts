/**
 * Answers a client's close, which waits for the frame back and gives up after seconds (Node 8, Chromium 4); one that named no code
 * (1005) gets none either, and one that just vanished (1006, 1015) has nobody left to read it.
 */
export function endedBy(wire: WebSocket, code: number, reason: string): void {
  try {
    if (code === 1005) wire.close();
    else if (code !== 1006 && code !== 1015) wire.close(code, reason);
  } catch {
    // Closed by both ends in the same moment.
  }
}
