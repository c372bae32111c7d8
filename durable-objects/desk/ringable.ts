import { now } from '../../src/clock.ts';
import type { Person } from '../../src/console/protocol.ts';
import type { DeskLive } from './live.ts';
import type { DeskParts } from './parts.ts';

/** A caller who is to be put through to somebody's own number. */
export interface RingAsked {
  customer: string;
  /** Two letters. */
  language: string;
  /** Who was rung already. */
  but: string[];
  /** For how long a telephone rings. */
  seconds: number;
}

/** Whose telephone rings, and its number (E.164). */
export interface RingedAdvisor {
  id: string;
  name: string;
  phone: string;
}

/** Seconds beside the ringing that somebody listens to the brief and decides. */
const DECIDING = 15;

/**
 * Who is at the desk, has a number, hands that are free and no telephone that rings: whose thread it is, then who speaks the
 * language and has what it needs, then who has fewest threads.
 */
export function ringable(
  { people, queue }: DeskParts,
  live: DeskLive,
  { customer, language, but, seconds }: RingAsked,
): RingedAdvisor | null {
  const here = live.present();
  const { of: load } = queue.counts();
  const thread = queue.get(customer);
  const skills = thread?.card.skills ?? [];
  const isFree = ({ id, limit }: Person) => id === thread?.assigned || (load.get(id) ?? 0) < limit;
  const { ringing } = live;
  for (const [id, one] of ringing)
    if (one.until <= now() || (one.customer === customer && but.includes(id))) ringing.delete(id);
  const rings = ({ id }: Person) => (ringing.get(id)?.customer ?? customer) !== customer;
  const rank = ({ id, ...one }: Person) => [
    Number(id !== thread?.assigned),
    Number(!one.languages.includes(language)),
    skills.filter((skill) => !one.skills.includes(skill)).length,
    load.get(id) ?? 0,
  ];
  const [first] = people
    .list()
    .filter((one) => here.has(one.id) && !but.includes(one.id) && isFree(one) && !rings(one))
    .flatMap(({ phone, ...one }) =>
      phone ? [{ id: one.id, name: one.name, phone, rank: rank({ phone, ...one }) }] : [],
    )
    .sort((one, other) => compare(one.rank, other.rank));
  if (!first) return null;
  ringing.set(first.id, { customer, until: now() + (seconds + DECIDING) * 1_000 });
  return { id: first.id, name: first.name, phone: first.phone };
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}
