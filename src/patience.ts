/**
 * Does work that ends by itself or is ended: `signal` aborts after so many milliseconds. Unlike with
 * `AbortSignal.timeout`, no timer outlives the work: one that runs on keeps a Durable Object awake, and paid
 * for.
 */
export async function patiently<T>(
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const over = new AbortController();
  const end = () => over.abort(new DOMException('it took too long', 'TimeoutError'));
  const timer = setTimeout(end, milliseconds);
  try {
    return await work(over.signal);
  } finally {
    clearTimeout(timer);
  }
}
