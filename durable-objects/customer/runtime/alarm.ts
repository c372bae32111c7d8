/** A turn whose messages are unanswered for this long is started again: its object crashed or was evicted. */
const TURN_GUARD = 30_000;

/**
 * What retention could not do at its time, because somebody works on the thread, is tried again after a week.
 */
const RETENTION_AGAIN = 7 * 86_400_000;

/** What an object still owes. Times in milliseconds of service time. */
export interface DueTimes {
  /** Since when somebody waits for a turn; null when nobody does. */
  pendingSince: number | null;
  /** When the next outbox row is due; null when none waits. */
  outboxDue: number | null;
  /** When a call needs attention: silence, keys; null when none does. */
  callDue: number | null;
  /** When the desk is to be warned of a promise, or one is broken; null when none is open. */
  promiseDue: number | null;
  /** When an approval lapses, or is to be carried out; null when none waits. */
  approvalDue: number | null;
  /** When other objects of the store are to hear of what happened; null when they have. */
  newsDue: number | null;
  /** When to go on with joining another thread, or leaving it; null when all is at rest. */
  linkDue: number | null;
  /**
   * When the store's policy asks for something next: mostly far off. Null in a thread where nothing has
   * happened.
   */
  retentionDue: number | null;
  /** An erasure was begun and is not at its end: then nothing else is owed. */
  erasing: boolean;
  now: number;
}

/**
 * When the object must be woken next, or null. Pure: the alarm follows from what is owed and from nothing
 * else.
 */
export function nextAlarm({
  pendingSince,
  outboxDue,
  callDue,
  promiseDue,
  approvalDue,
  newsDue,
  linkDue,
  retentionDue,
  erasing,
  now,
}: DueTimes): number | null {
  if (erasing) return now + TURN_GUARD;
  const times = [
    // Never in the past: a turn that fails is tried again after the guard, not in a busy loop.
    pendingSince === null ? null : Math.max(pendingSince + TURN_GUARD, now + TURN_GUARD),
    // What is due already is being sent by whoever queued it: the alarm only guards that.
    outboxDue === null || outboxDue > now ? outboxDue : now + TURN_GUARD,
    // What is due now rings at once: it settles what it was due for.
    callDue === null ? null : Math.max(callDue, now),
    promiseDue === null ? null : Math.max(promiseDue, now),
    approvalDue === null ? null : Math.max(approvalDue, now),
    newsDue === null ? null : Math.max(newsDue, now),
    linkDue === null ? null : Math.max(linkDue, now),
    retentionDue === null || retentionDue > now ? retentionDue : now + RETENTION_AGAIN,
  ].filter((time) => time !== null);
  return times.length ? Math.min(...times) : null;
}
