import { now } from '../../src/clock.ts';
import type { DeskLive } from './live.ts';
import { type Told, toldFrom, whomFor } from './notices/whom.ts';
import type { DeskParts } from './parts.ts';
import type { QueuedThread } from './queue.ts';
import type { Mentioned } from './rpc.ts';

/** A customer who writes line by line is one notice, in milliseconds. */
const AGAIN_MS = 600_000;

type AnnounceParts = Pick<DeskParts, 'queue' | 'people' | 'notices'>;
type Alert = Parameters<DeskLive['alert']>[1];

/**
 * Tells whoever fits a thread that it waits (their languages, their skills, fewer threads than their limit, and what they want to be
 * told of), or who else may be told where nobody of these can be. Who does not look at a console is told by the ways that
 * they chose. True where somebody was told at once.
 */
function announce(
  { queue, people, notices }: AnnounceParts,
  live: DeskLive,
  thread: QueuedThread | null,
  why: 'waiting' | 'warning' = 'waiting',
): boolean {
  if (!thread || thread.card.state === 'advisor') return false;
  const { customer, name, summary, last, since } = thread.card;
  const alert = { customer, name, text: last.text || summary, why };
  const load = queue.counts().of;
  const staff = { people: people.list(), choices: notices.choices.all(), load };
  const { first, otherwise } = whomFor(thread, staff, now());
  const online = live.online();
  const tell = (told: readonly Told[]) => {
    const reached = tellPeople(live, told, alert, online);
    const away = told.filter(({ person }) => !reached.has(person));
    return { reached: reached.size, soon: notices.queue(away, { customer, about: 'waiting', of: since }) };
  };
  const { reached, soon } = tell(first);
  const told = reached + soon > 0 ? reached : tell(otherwise).reached;
  if (told > 0) queue.reach(customer);
  return told > 0;
}

/**
 * Tells whoever has the floor that their customer has written, unless the thread is before them; by push, mail or webhook
 * at most once in {@link AGAIN_MS}.
 */
function tellHolder(
  { notices }: Pick<AnnounceParts, 'notices'>,
  live: DeskLive,
  before: QueuedThread,
  after: QueuedThread | null,
): void {
  if (after?.card.state !== 'advisor') return;
  const { holder, heardAt, customer, name, last, urgency } = after.card;
  if (!holder || heardAt === null || heardAt <= (before.card.heardAt ?? '')) return;
  if (live.looksAt(holder.id, customer)) return;
  live.alert((person) => person === holder.id, { customer, name, text: last.text, why: 'answered' });
  if (live.online().has(holder.id)) return;
  const from = toldFrom(notices.choices.of(holder.id), urgency === 'now', now());
  const of = String(Math.floor(Date.parse(heardAt) / AGAIN_MS));
  notices.queue([{ person: holder.id, from }], { customer, about: 'answered', of });
}

/** A thread came to the desk, or stands otherwise than before there: whom it concerns is told. */
export function tellOfThread(
  parts: AnnounceParts,
  live: DeskLive,
  before: QueuedThread | null,
  after: QueuedThread | null,
): void {
  if (before) tellHolder(parts, live, before, after);
  else announce(parts, live, after);
}

/** Clocks have struck: what changed is shown, and what is nearly or quite too late is told. */
export function strike(parts: AnnounceParts, live: DeskLive): void {
  for (const { thread, why } of parts.queue.struck()) {
    live.changed(thread, thread, why);
    if (why !== 'changed') announce(parts, live, thread, 'warning');
  }
}

/** Shows it to who has a console open and no quiet now. Returns who looks at theirs. */
function tellPeople(
  live: DeskLive,
  told: readonly Told[],
  alert: Alert,
  online: ReadonlySet<string>,
): Set<string> {
  const soon = new Set(told.filter(({ from }) => from <= now()).map(({ person }) => person));
  live.alert((person) => soon.has(person), alert);
  return new Set([...soon].filter((person) => online.has(person)));
}

/** Tells who was given a thread, and who had it, where somebody else did that. */
export function tellOfAssignment(
  { notices }: Pick<AnnounceParts, 'notices'>,
  live: DeskLive,
  by: string,
  before: QueuedThread,
  after: QueuedThread,
): void {
  const { customer, name, summary, since, urgency } = after.card;
  const alert = { customer, name, text: summary };
  const { assigned } = after;
  if (assigned !== null && assigned !== by) {
    live.alert((person) => person === assigned, { ...alert, why: 'assigned' });
    const from = toldFrom(notices.choices.of(assigned), urgency === 'now', now());
    if (!live.online().has(assigned))
      notices.queue([{ person: assigned, from }], { customer, about: 'assigned', of: since });
  }
  const lost = before.assigned;
  if (lost !== null && lost !== by && lost !== assigned)
    live.alert((person) => person === lost, { ...alert, why: 'taken' });
}

/** Tells people who were named in a note, each of them once. */
export function tellMentioned(
  { people, mentions, notices }: Pick<DeskParts, 'people' | 'mentions' | 'notices'>,
  live: DeskLive,
  mentioned: Mentioned,
): void {
  const { customer, name, text, id } = mentioned;
  const there = mentioned.people.filter((person) => people.get(person) !== null);
  const fresh = mentions.add({ ...mentioned, people: there });
  live.alert((person) => fresh.includes(person), { customer, name, text, why: 'mentioned' });
  const online = live.online();
  const away = fresh
    .filter((person) => !online.has(person))
    .map((person) => ({ person, from: toldFrom(notices.choices.of(person), false, now()) }));
  notices.queue(away, { customer, about: 'mentioned', of: id });
}
