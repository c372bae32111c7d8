import { describe, expect, it } from 'vitest';
import { allMigrations, plainStorage } from '../plain.ts';
import { free, mark, NOW, served, visit } from './world.ts';

/* Free times where a shop has more appointments than anybody would read. */

const HOUR = 3_600_000;
const FIRST = Date.parse('2026-12-02T00:00:00Z');
const at = (hour: number) => new Date(FIRST + hour * HOUR).toISOString();
const every = (hours: number, from = 0) => Array.from({ length: hours }, (_, n) => from + n);
const visits = (hours: readonly number[]) =>
  hours.map((hour) => visit({ id: `RV-${hour}`, customer: mark, startsAt: at(hour), endsAt: at(hour + 1) }));
const times = (hours: readonly number[]) => free(hours.map((hour) => `${at(hour)}/PT60M`));
const UNTIL = { service: null, after: NOW, until: '2027-03-01T00:00:00Z' };

describe('free times', () => {
  it('are found behind any number of times at which somebody is busy', async () => {
    const { port } = served([...visits(every(700)), times([...every(700), 700, 701])]);
    expect((await port.agenda?.free(UNTIL))?.map(({ startsAt }) => startsAt)).toEqual([at(700), at(701)]);
  });

  it('end where a visit begins, begin where one ends, and leave out what lies over any of it', async () => {
    const day = visit({ id: 'RV-L', customer: mark, startsAt: at(10), endsAt: at(34) });
    const moment = visit({ id: 'RV-M', customer: mark, startsAt: at(40), endsAt: null });
    const { port } = served([day, moment, times([9, 10, 20, 33, 34, 39, 40, 41])]);
    const found = (await port.agenda?.free(UNTIL))?.map(({ startsAt }) => startsAt);
    expect(found).toEqual([at(9), at(34), at(39), at(41)]);
  });

  it('come back with a visit that is called off, moved by the feed, or of no time any more', async () => {
    const { port, take } = served([...visits([1, 2, 3]), times([1, 2, 3, 8])]);
    const hours = async () =>
      (await port.agenda?.free(UNTIL))?.map(({ startsAt }) => (Date.parse(startsAt) - FIRST) / HOUR);
    expect(await hours()).toEqual([8]);
    take(visit({ id: 'RV-1', customer: mark, status: 'cancelled', startsAt: at(1), endsAt: at(2) }));
    take(visit({ id: 'RV-2', customer: mark, startsAt: at(8), endsAt: at(9) }));
    take(visit({ id: 'RV-3', customer: mark, with: '', startsAt: at(3), endsAt: at(4) }));
    expect(await hours()).toEqual([1, 2, 3]);
  });

  it('are asked for by index, however many visits there are', () => {
    const { sql } = served();
    const plan = sql
      .exec<{ detail: string }>(
        `EXPLAIN QUERY PLAN SELECT 1 FROM free_times f WHERE NOT EXISTS (SELECT 1 FROM busy_times b
         WHERE b.staff = f.staff AND b.starts >= f.starts_at - (SELECT max(ends - starts) FROM busy_times)
         AND b.starts < f.starts_at + 1 AND b.ends > f.starts_at)`,
      )
      .toArray()
      .map(({ detail }) => detail);
    expect(plan.join('\n')).toContain('busy_times_of_staff (staff=? AND starts>? AND starts<?)');
    expect(plan.join('\n')).toContain('busy_times_by_length');
  });
});

it('what stood in a shop of before is busy as well', () => {
  const { sql, db } = plainStorage(allMigrations('0010'));
  const put = (id: string, body: object) =>
    sql.exec('INSERT INTO appointments (id, customer, body) VALUES (?, ?, ?)', id, 'c', JSON.stringify(body));
  put('A', { status: 'booked', with: 'Paul', startsAt: '2026-12-07T10:00:00+01:00', endsAt: null });
  put('B', {
    status: 'confirmed',
    with: 'Paul',
    startsAt: '2026-12-07T10:00:00.250Z',
    endsAt: '2026-12-07T11:00:00Z',
  });
  put('C', { status: 'done', with: 'Paul', startsAt: '2026-12-07T10:00:00Z' });
  put('D', { status: 'booked', with: 'Paul', startsAt: '2026-12-07T10:00:00Z' });
  sql.exec(
    `INSERT INTO appointment_changes (appointment, fed, at, what, starts_at, ends_at, staff, reason)
     VALUES ('D', '', '', 'moved', '2026-12-09T08:00:00.000Z', '2026-12-09T09:00:00.000Z', 'Leïla', '')`,
  );
  for (const migration of allMigrations().slice(allMigrations('0010').length)) db.exec(migration);
  const ms = (time: string) => Date.parse(time);
  expect(sql.exec('SELECT * FROM busy_times ORDER BY appointment').toArray()).toEqual([
    {
      ...{ appointment: 'A', staff: 'Paul', starts: ms('2026-12-07T09:00:00Z') },
      ends: ms('2026-12-07T09:00:00Z') + 1,
    },
    {
      ...{ appointment: 'B', staff: 'Paul', starts: ms('2026-12-07T10:00:00.250Z') },
      ends: ms('2026-12-07T11:00:00Z'),
    },
    {
      ...{ appointment: 'D', staff: 'Leïla', starts: ms('2026-12-09T08:00:00Z') },
      ends: ms('2026-12-09T09:00:00Z'),
    },
  ]);
});
