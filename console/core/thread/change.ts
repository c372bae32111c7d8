import { type Acting, acting } from '../transport/acting.ts';
import type { Thread, ThreadWorld } from './thread.ts';

/**
 * Posts a change of a thread to the service, one at a time: false where another is under way, or where it failed.
 * A thread without a live connection is read again.
 */
export function changeThread(
  shown: Acting,
  { world, thread }: { world: ThreadWorld; thread: Thread },
  act: string,
  body: object,
): Promise<boolean> {
  return acting(shown, async () => {
    await world.api.post(`customers/${thread.customer}/${act}`, body);
    if (thread.connection.value !== 'live') void thread.open();
  });
}
