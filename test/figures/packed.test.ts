import { describe, expect, it } from 'vitest';
import { count, NONE, type PackedDay, packed } from '../../src/figures/packed.ts';
import { Chance } from '../faults/chance.ts';

/* One pass over packed numbers, against a recount of the same rows by hand. */

interface Ticket {
  day: string;
  row: number[];
}

describe('packed days', () => {
  it('say what a recount of their rows says, for random rows and filters', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const chance = new Chance(seed);
      const roll = (most: number) => chance.below(most);
      const days = ['2026-06-01', '2026-06-02', '2026-06-03'];
      const tickets: Ticket[] = Array.from({ length: roll(60) }, () => {
        const some = (most: number) => (roll(2) ? roll(most) : NONE);
        const flags = Array.from({ length: 5 }, () => roll(2));
        const row = [1 + roll(15), 20 + roll(2), 30 + roll(2), 40 + roll(2), ...flags];
        row.push(1 + roll(9), some(500), some(500), some(90_000), some(6), some(11), roll(2));
        return { day: days[roll(3)] ?? '', row };
      });
      const traffic: Ticket[] = Array.from({ length: roll(30) }, () => ({
        ...{ day: days[roll(3)] ?? '', row: [1 + roll(15), 20 + roll(2), 40 + roll(2), 1 + roll(9)] },
      }));
      const of = (rows: Ticket[], day: string) =>
        new Int32Array(packed(rows.filter((one) => one.day === day).map(({ row }) => row)));
      const packs: PackedDay[] = days.map((day) => {
        // In two parts: a day may take more than one row holds.
        const whole = of(tickets, day);
        const cut = 16 * Math.floor(whole.length / 32);
        return {
          ...{ day, tickets: [whole.subarray(0, cut), whole.subarray(cut)] },
          traffic: [of(traffic, day)],
        };
      });
      const filter = {
        channel: roll(2) ? 20 : null,
        intent: roll(3) ? null : 31,
        language: roll(2) ? null : 41,
      };
      expect(count(packs, filter, 50)).toMatchObject(recount(tickets, traffic, filter));
    }
  });

  it('find nothing for a name that no row has', () => {
    const day = { day: '2026-06-01', tickets: [], traffic: [new Int32Array([1, 20, 40, 3])] };
    expect(count([day], { channel: 0, intent: null, language: null }, 1).traffic).toEqual({
      people: 0,
      messages: 0,
    });
  });
});

function recount(tickets: Ticket[], traffic: Ticket[], filter: Record<string, number | null>) {
  const fits = (value: number | undefined, wanted: number | null | undefined) =>
    wanted === null || value === wanted;
  const its = tickets.filter(
    ({ row: [, channel, intent, language] }) =>
      fits(channel, filter.channel) && fits(intent, filter.intent) && fits(language, filter.language),
  );
  const written = traffic.filter(
    ({ row: [, channel, language] }) => fits(channel, filter.channel) && fits(language, filter.language),
  );
  const people = [...Map.groupBy(its, ({ row }) => row[0]).values()].map((all) => all.map(({ row }) => row));
  const persons = (rule: (row: number[]) => boolean, how: 'every' | 'some' = 'every') =>
    people.filter((rows) => rows[how](rule)).length;
  const closed = (row: number[]) => row[4] === 1;
  const column = (n: number) => its.flatMap(({ row }) => (row[n] === NONE ? [] : (row[n] ?? [])));
  const sum = (all: number[]) => all.reduce((one, other) => one + other, 0);
  const [csat, nps] = [column(13), column(14)];
  const byIntent = filter.intent !== null;
  const days = [...new Set([...its, ...(byIntent ? [] : written)].map(({ day }) => day))].sort();
  return {
    people: {
      all: people.length,
      solved: persons(closed),
      alone: persons((row) => closed(row) && row[6] === 0 && row[7] === 0),
      once: persons((row) => closed(row) && row[5] === 0 && row[8] === 0),
      handed: persons((row) => row[6] === 1, 'some'),
    },
    tickets: {
      ...{ all: its.length, messages: sum(column(9)), askedAgain: sum(column(15)) },
      solved: its.filter(({ row }) => row[4] === 1 || row[8] === 1).length,
      reopened: its.filter(({ row }) => row[8] === 1).length,
      csat: { of: csat.length, happy: csat.filter((score) => score >= 4).length },
      nps: {
        ...{ of: nps.length, happy: nps.filter((score) => score >= 9).length },
        unhappy: nps.filter((score) => score <= 6).length,
      },
    },
    traffic: byIntent
      ? null
      : {
          people: new Set(written.map(({ row }) => row[0])).size,
          messages: sum(written.map(({ row }) => row[3] ?? 0)),
        },
    times: {
      firstAnswer: Int32Array.from(column(10)).sort(),
      firstPerson: Int32Array.from(column(11)).sort(),
      resolvedAfter: Int32Array.from(column(12)).sort(),
    },
    days: days.map((day) => {
      const rows = its.filter((one) => one.day === day).map(({ row }) => row);
      const said = byIntent ? [] : written.filter((one) => one.day === day).map(({ row }) => row);
      const counted = said.length > 0 ? said : rows;
      return {
        ...{ day, tickets: rows.length, people: new Set(counted.map(([person]) => person)).size },
        messages: sum(counted.map((row) => row[said.length > 0 ? 3 : 9] ?? 0)),
        resolved: rows.filter(closed).length,
        handed_over: rows.filter((row) => row[6] === 1).length,
      };
    }),
  };
}
