import type { DeskLive } from './live.ts';
import type { DeskParts } from './parts.ts';
import type { PersonAct, PersonVerdict } from './rpc.ts';

/** Takes a person in, changes what is known of them, or takes them out: then nothing of theirs opens anything any more. */
export function actOnPerson(
  { people, signIns, mentions, notices }: DeskParts,
  live: DeskLive,
  act: PersonAct,
): PersonVerdict {
  switch (act.type) {
    case 'add':
      return people.add(act.id, act.record);
    case 'change':
      return people.change(act.id, act.changes);
    case 'remove': {
      const removed = people.remove(act.id);
      if (removed !== 'removed') return removed;
      signIns.closeAll(act.id);
      mentions.dismiss(act.id);
      notices.dismiss(act.id);
      live.dismiss(act.id);
      return removed;
    }
  }
}
