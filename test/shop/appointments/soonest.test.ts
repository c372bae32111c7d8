import { expect, it } from 'vitest';
import { soonestOfEach } from '../../../src/tools/appointments/agenda.ts';

const time = (service: string, hour: number) => ({
  ...{ service, with: '' },
  startsAt: new Date(Date.UTC(2026, 11, 1, hour)).toISOString(),
  endsAt: new Date(Date.UTC(2026, 11, 1, hour + 1)).toISOString(),
});

it('free times of a service are shown however many another one has that are sooner', () => {
  const often = Array.from({ length: 100 }, (_, hour) => time('Fitting', hour));
  const [first, second] = [time('Boiler service', 200), time('Boiler service', 300)];
  const free = [...often, first, second];
  expect(soonestOfEach(free, 60)).toEqual([...often.slice(0, 58), first, second]);
  expect(soonestOfEach(free, 3)).toEqual([...often.slice(0, 2), first]);
  expect(soonestOfEach(free, 500)).toEqual(free);
});
