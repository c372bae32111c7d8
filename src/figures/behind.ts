import { lookup } from '../lookup.ts';
import {
  AGAIN,
  bitsOf,
  fits,
  HANDED,
  HELPED,
  NONE,
  OPEN,
  type PackedDay,
  type PackedFilter,
  TICKET,
} from './packed.ts';

type Rule = (bits: number) => boolean;
const solved: Rule = (bits) => (bits & OPEN) === 0;

/** Figures that count people: who are looked at, and which of them it counts. */
const OF_PEOPLE: Record<string, { of: Rule; is: Rule }> = {
  first_contact_resolution: { of: solved, is: (bits) => (bits & AGAIN) === 0 },
  resolved_alone: { of: () => true, is: (bits) => solved(bits) && (bits & HELPED) === 0 },
  assisted: { of: () => true, is: (bits) => solved(bits) && (bits & HELPED) !== 0 },
  handed_over: { of: () => true, is: (bits) => (bits & HANDED) !== 0 },
};

type TicketRule = (numbers: Int32Array, at: number) => boolean;
/** Figures that count tickets, by one of their numbers. */
const OF_TICKETS: Record<string, { of: TicketRule; is: TicketRule }> = {
  reopened: { of: (t, at) => t[at + 4] === 1 || t[at + 8] === 1, is: (t, at) => t[at + 8] === 1 },
  csat: { of: (t, at) => t[at + 13] !== NONE, is: (t, at) => (t[at + 13] ?? NONE) >= 4 },
  nps: { of: (t, at) => t[at + 14] !== NONE, is: (t, at) => (t[at + 14] ?? NONE) >= 9 },
  repetition: { of: () => true, is: (t, at) => (t[at + 15] ?? 0) > 0 },
};

/** A person by number, and the last day on which something of theirs was looked at. */
export interface Behind {
  person: number;
  day: string;
}

/**
 * Who stands behind a figure, the latest first: those it counts, or with `counted` false those it looks at and
 * does not count. Null: it counts neither people nor tickets.
 */
export function behind(
  days: readonly PackedDay[],
  filter: PackedFilter,
  { figure, counted, most }: { figure: string; counted: boolean; most: number },
  persons: number,
): Behind[] | null {
  const ofPeople = lookup(OF_PEOPLE, figure);
  const ofTickets = lookup(OF_TICKETS, figure);
  if (!ofPeople && !ofTickets) return null;
  const bits = new Uint8Array(persons + 1);
  // The last day of what is looked at, from 1; 0: none.
  const last = new Int32Array(persons + 1);
  for (const [n, { tickets }] of days.entries())
    for (const numbers of tickets)
      for (let at = 0; at < numbers.length; at += TICKET.length) {
        if (!fits(numbers, at, filter)) continue;
        const person = numbers[at] ?? 0;
        bits[person] = (bits[person] ?? 0) | bitsOf(numbers, at);
        if (!ofTickets || (ofTickets.of(numbers, at) && ofTickets.is(numbers, at) === counted))
          last[person] = n + 1;
      }
  const found: Behind[] = [];
  for (let n = days.length; n > 0 && found.length < most; n--)
    for (let person = persons; person >= 0 && found.length < most; person--) {
      const its = bits[person] ?? 0;
      if (last[person] !== n || (ofPeople && !(ofPeople.of(its) && ofPeople.is(its) === counted))) continue;
      found.push({ person, day: days[n - 1]?.day ?? '' });
    }
  return found;
}
