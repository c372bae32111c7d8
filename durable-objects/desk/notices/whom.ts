import type { Person } from '../../../src/console/protocol.ts';
import { NO_CHOICES, type NoticeChoices } from '../../../src/notices/choices.ts';
import { quietUntil } from '../../../src/notices/quiet.ts';
import type { QueuedThread } from '../queue.ts';

/** Somebody to be told; `from`: since when, in milliseconds, which is later where it is quiet for them now. */
export interface Told {
  person: string;
  from: number;
}

/** Who could be told of a thread, as they chose and have their hands free. */
interface Staff {
  people: readonly Person[];
  choices: ReadonlyMap<string, NoticeChoices>;
  /** How many threads somebody has. */
  load: ReadonlyMap<string, number>;
}

/**
 * Whom a thread that waits concerns: whose it is; else who answers such threads and has room for one, and who
 * wants to know of all. `otherwise`: who wants to know of more than their own, for where nobody of these can
 * be told now.
 */
export function whomFor(
  thread: QueuedThread,
  { people, choices, load }: Staff,
  at: number,
): { first: Told[]; otherwise: Told[] } {
  const { card, assigned } = thread;
  const wants = ({ id }: Person) => choices.get(id) ?? NO_CHOICES;
  const told = (all: readonly Person[]) =>
    all.map((person) => ({ person: person.id, from: toldFrom(wants(person), card.urgency === 'now', at) }));
  if (assigned !== null) return { first: told(people.filter(({ id }) => id === assigned)), otherwise: [] };
  const others = people.filter((person) => wants(person).threads !== 'mine');
  const fits = ({ id, limit, languages, skills }: Person) =>
    (load.get(id) ?? 0) < limit &&
    languages.includes(card.language.slice(0, 2)) &&
    card.skills.every((skill) => skills.includes(skill));
  const first = others.filter((person) => wants(person).threads === 'all' || fits(person));
  return { first: told(first), otherwise: told(others.filter((person) => !first.includes(person))) };
}

/** From when on somebody is told: once their quiet is over, unless it is urgent and they want to be told of that. */
export function toldFrom({ quiet }: NoticeChoices, urgent: boolean, at: number): number {
  if (urgent && quiet?.urgent) return at;
  return quietUntil(quiet, at) ?? at;
}
