import { tellOfAssignment } from './announce.ts';
import type { DeskLive } from './live.ts';
import type { DeskParts } from './parts.ts';
import type { DeskAct, DeskVerdict } from './rpc.ts';

/** Gives a thread to somebody or puts it aside, and tells whom it concerns. */
export function carryOut(
  { queue, people, notices }: Pick<DeskParts, 'queue' | 'people' | 'notices'>,
  live: DeskLive,
  act: DeskAct,
): DeskVerdict {
  const before = queue.get(act.customer);
  if (act.type === 'assign') {
    if (act.to !== null && !people.get(act.to)) return 'nobody';
    const assigned = queue.assign(act.customer, act.to, act.from);
    if (assigned === 'unknown') return assigned;
    if (assigned !== 'done') {
      const name = people.get(assigned.by)?.name ?? before?.card.holder?.name ?? assigned.by;
      return { by: { id: assigned.by, name }, at: assigned.at };
    }
  } else if (!queue.snooze(act.customer, act.until)) return 'unknown';
  const after = queue.get(act.customer);
  live.changed(before, after, act.type === 'assign' ? 'assigned' : 'changed');
  if (act.type === 'assign' && before && after) tellOfAssignment({ notices }, live, act.by, before, after);
  return 'done';
}
