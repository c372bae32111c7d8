/*
 * Figures of a million exchanges within the time of a page: the rows of a day lie packed as numbers, and one
 * pass over them counts everything. Pure.
 */

/** The numbers of a ticket, in their order. */
export const TICKET = [
  ...['person', 'channel', 'intent', 'language', 'closed', 'again', 'handed', 'helped', 'reopened'],
  ...['messages', 'firstAnswer', 'firstPerson', 'resolvedAfter', 'csat', 'nps', 'askedAgain'],
] as const;
/** The numbers of a day's messages on a channel. */
const TRAFFIC = ['person', 'channel', 'language', 'messages'] as const;
/** What stands for nothing. */
export const NONE = -1;

/** Rows of numbers as bytes. */
export function packed(rows: readonly (readonly number[])[]): ArrayBuffer {
  return Int32Array.from(rows.flat()).buffer;
}

/** A day's rows, as packed. */
export interface PackedDay {
  day: string;
  tickets: Int32Array[];
  traffic: Int32Array[];
}

/** Numbers of what is asked for; null: whatever. A number that nothing has finds nothing. */
export interface PackedFilter {
  channel: number | null;
  intent: number | null;
  language: number | null;
}

/** What is known of a person in some days, as bits. */
const SEEN = 1;
export const OPEN = 2;
export const HELPED = 4;
export const AGAIN = 8;
export const HANDED = 16;

export interface CountedDay {
  day: string;
  people: number;
  tickets: number;
  messages: number;
  resolved: number;
  handed_over: number;
}

/** Everything that a report tells, before it has names. Times are in seconds, in ascending order. */
export interface Counted {
  people: { all: number; solved: number; alone: number; once: number; handed: number };
  tickets: {
    all: number;
    messages: number;
    solved: number;
    reopened: number;
    askedAgain: number;
    csat: { of: number; happy: number };
    nps: { of: number; happy: number; unhappy: number };
  };
  /** Null where messages are not known by what is asked for. */
  traffic: { people: number; messages: number } | null;
  times: { firstAnswer: Int32Array; firstPerson: Int32Array; resolvedAfter: Int32Array };
  days: CountedDay[];
}

/** Counts some days, oldest first. `persons`: the largest number of a person. */
export function count(days: readonly PackedDay[], filter: PackedFilter, persons: number): Counted {
  const tickets = new TicketCount(persons);
  const traffic = new TrafficCount(persons);
  const byIntent = filter.intent !== null;
  const rows: CountedDay[] = [];
  for (const { day, ...packs } of days) {
    const its = tickets.day(day, packs.tickets, filter);
    const said = byIntent ? null : traffic.day(packs.traffic, filter);
    // What was written is counted as it came, also where nothing was a problem yet.
    if (said) rows.push({ ...its, ...said });
    else if (its.tickets > 0) rows.push(its);
  }
  return {
    people: countPeople(tickets.people),
    tickets: tickets.sums,
    traffic: byIntent ? null : traffic.sums,
    times: {
      firstAnswer: tickets.firstAnswer.sorted(),
      firstPerson: tickets.firstPerson.sorted(),
      resolvedAfter: tickets.resolvedAfter.sorted(),
    },
    days: rows,
  };
}

class TicketCount {
  readonly sums = {
    ...{ all: 0, messages: 0, solved: 0, reopened: 0, askedAgain: 0 },
    csat: { of: 0, happy: 0 },
    nps: { of: 0, happy: 0, unhappy: 0 },
  };
  readonly firstAnswer = new Times();
  readonly firstPerson = new Times();
  readonly resolvedAfter = new Times();
  /** What is known of each person, as bits. */
  readonly people: Uint8Array;
  /** The last day on which a person was counted. */
  readonly #seenOn: Int32Array;
  #day = 0;

  constructor(persons: number) {
    this.people = new Uint8Array(persons + 1);
    this.#seenOn = new Int32Array(persons + 1);
  }

  day(day: string, packs: readonly Int32Array[], filter: PackedFilter): CountedDay {
    this.#day++;
    const its: CountedDay = { day, people: 0, tickets: 0, messages: 0, resolved: 0, handed_over: 0 };
    for (const numbers of packs)
      for (let at = 0; at < numbers.length; at += TICKET.length)
        if (fits(numbers, at, filter)) this.#ticket(numbers, at, its);
    this.sums.all += its.tickets;
    this.sums.messages += its.messages;
    return its;
  }

  #ticket(numbers: Int32Array, at: number, its: CountedDay): void {
    const person = numbers[at] ?? 0;
    const bits = bitsOf(numbers, at);
    const reopened = numbers[at + 8] === 1;
    this.people[person] = (this.people[person] ?? 0) | bits;
    if (this.#seenOn[person] !== this.#day) its.people++;
    this.#seenOn[person] = this.#day;
    its.tickets++;
    its.messages += numbers[at + 9] ?? 0;
    if ((bits & OPEN) === 0) its.resolved++;
    if ((bits & HANDED) !== 0) its.handed_over++;
    if ((bits & OPEN) === 0 || reopened) this.sums.solved++;
    if (reopened) this.sums.reopened++;
    this.sums.askedAgain += numbers[at + 15] ?? 0;
    this.firstAnswer.add(numbers[at + 10] ?? NONE);
    this.firstPerson.add(numbers[at + 11] ?? NONE);
    this.resolvedAfter.add(numbers[at + 12] ?? NONE);
    this.#ratings(numbers[at + 13] ?? NONE, numbers[at + 14] ?? NONE);
  }

  #ratings(csat: number, nps: number): void {
    if (csat !== NONE) this.sums.csat.of++;
    if (csat >= 4) this.sums.csat.happy++;
    if (nps === NONE) return;
    this.sums.nps.of++;
    if (nps >= 9) this.sums.nps.happy++;
    else if (nps <= 6) this.sums.nps.unhappy++;
  }
}

class TrafficCount {
  readonly sums = { people: 0, messages: 0 };
  /** The last day on which a person wrote; 0: on none. */
  readonly #wroteOn: Int32Array;
  #day = 0;

  constructor(persons: number) {
    this.#wroteOn = new Int32Array(persons + 1);
  }

  /** Null where nothing was written. */
  day(packs: readonly Int32Array[], { channel, language }: PackedFilter) {
    this.#day++;
    const its = { people: 0, messages: 0 };
    let any = false;
    for (const numbers of packs)
      for (let at = 0; at < numbers.length; at += TRAFFIC.length) {
        if (channel !== null && numbers[at + 1] !== channel) continue;
        if (language !== null && numbers[at + 2] !== language) continue;
        const person = numbers[at] ?? 0;
        if (this.#wroteOn[person] === 0) this.sums.people++;
        if (this.#wroteOn[person] !== this.#day) its.people++;
        this.#wroteOn[person] = this.#day;
        its.messages += numbers[at + 3] ?? 0;
        any = true;
      }
    this.sums.messages += its.messages;
    return any ? its : null;
  }
}

/** Whether the ticket at a place is asked for. */
export function fits(numbers: Int32Array, at: number, { channel, intent, language }: PackedFilter): boolean {
  return (
    (channel === null || numbers[at + 1] === channel) &&
    (intent === null || numbers[at + 2] === intent) &&
    (language === null || numbers[at + 3] === language)
  );
}

/** What a ticket says of its person. */
export function bitsOf(numbers: Int32Array, at: number): number {
  const handed = numbers[at + 6] === 1;
  return (
    SEEN |
    (numbers[at + 4] === 1 ? 0 : OPEN) |
    (numbers[at + 5] === 1 || numbers[at + 8] === 1 ? AGAIN : 0) |
    (handed ? HANDED : 0) |
    (handed || numbers[at + 7] === 1 ? HELPED : 0)
  );
}

function countPeople(people: Uint8Array): Counted['people'] {
  const counted = { all: 0, solved: 0, alone: 0, once: 0, handed: 0 };
  for (const bits of people) {
    if ((bits & SEEN) === 0) continue;
    counted.all++;
    if ((bits & HANDED) !== 0) counted.handed++;
    if ((bits & OPEN) !== 0) continue;
    counted.solved++;
    if ((bits & HELPED) === 0) counted.alone++;
    if ((bits & AGAIN) === 0) counted.once++;
  }
  return counted;
}

/** Times as they come, in a list that grows by doubling. */
class Times {
  #list = new Int32Array(1_024);
  #length = 0;

  add(seconds: number): void {
    if (seconds === NONE) return;
    if (this.#length === this.#list.length) {
      const longer = new Int32Array(this.#length * 2);
      longer.set(this.#list);
      this.#list = longer;
    }
    this.#list[this.#length++] = seconds;
  }

  sorted(): Int32Array {
    return this.#list.subarray(0, this.#length).sort();
  }
}
