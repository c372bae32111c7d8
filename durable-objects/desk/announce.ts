import type { DeskLive } from './live.ts';
import type { DeskParts } from './parts.ts';
import type { QueuedThread } from './queue.ts';
import type { Mentioned } from './rpc.ts';

/**
 * Tells whoever fits a thread that it waits (their languages, their skills, fewer threads than their limit), or everybody who is
 * there where nobody fits. Returns how many were reached.
 */
export function announce(
  { queue, people }: Pick<DeskParts, 'queue' | 'people'>,
  live: DeskLive,
  thread: QueuedThread | null,
  why: 'waiting' | 'warning' = 'waiting',
): number {
  if (!thread || thread.card.state === 'advisor') return 0;
  const { customer, name, summary, last, language, skills } = thread.card;
  const alert = { customer, name, text: last.text || summary, why };
  const { assigned } = thread;
  if (assigned !== null) return live.alert((person) => person === assigned, alert);
  const { of } = queue.counts();
  const fit = people
    .list()
    .filter((person) => (of.get(person.id) ?? 0) < person.limit)
    .filter((person) => person.languages.includes(language.slice(0, 2)))
    .filter((person) => skills.every((skill) => person.skills.includes(skill)))
    .map(({ id }) => id);
  return live.alert((person) => fit.includes(person), alert) || live.alert(() => true, alert);
}

/** Tells who was given a thread, and who had it, where somebody else did that. */
export function tellOfAssignment(
  live: DeskLive,
  by: string,
  before: QueuedThread,
  after: QueuedThread,
): void {
  const { customer, name, summary } = after.card;
  const alert = { customer, name, text: summary };
  const { assigned } = after;
  if (assigned !== by) live.alert((person) => person === assigned, { ...alert, why: 'assigned' });
  const lost = before.assigned;
  if (lost !== null && lost !== by && lost !== assigned)
    live.alert((person) => person === lost, { ...alert, why: 'taken' });
}

/** Tells people who were named in a note, each of them once. */
export function tellMentioned(
  { people, mentions }: Pick<DeskParts, 'people' | 'mentions'>,
  live: DeskLive,
  mentioned: Mentioned,
): void {
  const { customer, name, text } = mentioned;
  const there = mentioned.people.filter((person) => people.get(person) !== null);
  const fresh = mentions.add({ ...mentioned, people: there });
  live.alert((person) => fresh.includes(person), { customer, name, text, why: 'mentioned' });
}
