import { expect, it } from 'vitest';
import { formerNumber, presentNumber } from '../../src/identity/renumbered.ts';

it.each([
  ['Mexico', '+5215512345678', '+525512345678'],
  ['Brazil', '+555496291234', '+5554996291234'],
  ['Argentina', '+543512345678', '+5493512345678'],
  ['Ivory Coast, Moov', '+22501020304', '+2250101020304'],
  ['Ivory Coast, MTN', '+22545123456', '+2250545123456'],
  ['Ivory Coast, Orange', '+22507123456', '+2250707123456'],
  ['Benin', '+22997123456', '+2290197123456'],
])('%s: %s is %s today, and the other way round', (_, former, present) => {
  expect(presentNumber(former)).toBe(present);
  expect(presentNumber(present)).toBe(present);
  expect(formerNumber(present)).toBe(former);
});

it.each([
  ['a Brazilian landline', '+551133334444'],
  ['a Brazilian service number', '+558001234567'],
  ['an Argentine service number', '+548001234567'],
  ['an Ivorian landline of before', '+22521234567'],
  ['an Ivorian landline of today', '+2252721234567'],
  ['a French number', '+33612345678'],
  ['one of no country', '+999612345678'],
])('%s was never renumbered here', (_, number) => {
  expect(presentNumber(number)).toBe(number);
  expect(formerNumber(number)).toBeNull();
});
