import { vi } from 'vitest';

/**
 * Brings work to its end on a clock that is moved: a millisecond passes only where the work goes on to its next
 * step, or waits.
 */
export async function onMovedClock<T>(begin: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  try {
    let over = false;
    const end = () => {
      over = true;
    };
    const work = begin();
    work.then(end, end);
    while (!over) {
      await new Promise((resolve) => setImmediate(resolve));
      await vi.advanceTimersByTimeAsync(1);
    }
    return await work;
  } finally {
    vi.useRealTimers();
  }
}
