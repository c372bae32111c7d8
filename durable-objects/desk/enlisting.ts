import { tellOfThread } from './announce.ts';
import type { DeskLive } from './live.ts';
import { placeOf } from './notices/asked.ts';
import type { DeskParts } from './parts.ts';
import type { QueueCard } from './queue.ts';
import type { Place } from './rpc.ts';

/** A thread waits for a person or is with one, or stands otherwise than before. */
export async function enlist(parts: DeskParts, live: DeskLive, card: QueueCard): Promise<Place> {
  const { queue } = parts;
  const before = queue.get(card.customer);
  queue.put(card);
  const after = queue.get(card.customer);
  live.changed(before, after);
  tellOfThread(parts, live, before, after);
  await parts.arm();
  return placeOf(parts, card.customer);
}

/** A thread waits for nobody any more. */
export async function delist(parts: DeskParts, live: DeskLive, customer: string): Promise<void> {
  if (!parts.made) return;
  const before = parts.queue.get(customer);
  parts.queue.remove(customer);
  if (before) live.changed(before, null);
  await parts.arm();
}
