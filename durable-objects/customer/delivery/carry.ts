import { now } from '../../../src/clock.ts';
import { CHANNELS } from '../../../src/conversation/channels.ts';
import { knows } from '../../../src/conversation/lineage.ts';
import { sessionOf } from '../../../src/conversation/state.ts';
import type { ObjectContext } from '../context.ts';
import { suggest } from '../verification/suggestions.ts';
import type { OutboxDrain } from './drain.ts';
import { carried, carriedAddress } from './effects/carried.ts';

interface CarryParts {
  context: Pick<ObjectContext, 'thread' | 'self' | 'isNobody'>;
  drain: Pick<OutboxDrain, 'drain'>;
  /** A row that could not be delivered is tried again. */
  scheduler: { arm(): Promise<void> };
}

/**
 * Copies what was said in a session to the object that showed its code, before this returns if that object
 * can be reached: its answer to that very message may need it. Advisors on both sides are shown that the two
 * may be one person.
 */
export async function carry(
  { context, drain, scheduler }: CarryParts,
  { session: named, to }: { session: string | null; to: string },
): Promise<boolean> {
  const { thread, self, isNobody } = context;
  const known = named === null ? thread.state.sessions.at(-1) : sessionOf(thread.state, named);
  const carries = isNobody() ? undefined : known;
  if (!carries) return false;
  const session = carries.id;
  // Already one thread with that object: all of it is there.
  if (to === self || knows(thread.state, to)) return true;
  const body = { session, to: thread.log.seq };
  const row = carried.entry({ address: carriedAddress(to), message: null, body });
  thread.transaction(() => thread.outbox.add(row, now()));
  const evidence = CHANNELS[carries.channel].letter
    ? 'its owner answered a letter of this thread from the address it was sent to'
    : 'another channel showed the code of a chat with this one';
  suggest(thread, to, evidence);
  await drain.drain();
  await scheduler.arm();
  return true;
}
