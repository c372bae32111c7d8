import { describe, expect, it } from 'vitest';
import { Breaker } from '../../src/brain/breaker.ts';

describe('a breaker', () => {
  it('rests after three failures in a row, then lets one turn try', () => {
    const breaker = new Breaker();
    for (const at of [0, 1_000, 2_000]) {
      expect(breaker.allows(at)).toBe(true);
      breaker.failed(at);
    }
    expect(breaker.allows(3_000)).toBe(false);
    expect(breaker.allows(31_999)).toBe(false);
    expect(breaker.allows(32_000)).toBe(true);
    // One only, until it is back.
    expect(breaker.allows(32_001)).toBe(false);
    breaker.failed(33_000);
    expect(breaker.allows(62_999)).toBe(false);
    expect(breaker.allows(63_000)).toBe(true);
    breaker.worked();
    expect(breaker.allows(63_001)).toBe(true);
  });

  it('forgets failures that an answer lies between, and those long ago', () => {
    const breaker = new Breaker();
    breaker.failed(0);
    breaker.failed(1);
    breaker.worked();
    breaker.failed(2);
    breaker.failed(3);
    breaker.failed(61_000);
    expect(breaker.allows(61_001)).toBe(true);
  });

  it('counts failures that one customer may cause once per customer', () => {
    const breaker = new Breaker();
    for (let at = 0; at < 50; at++) breaker.failed(at, 'cu_mallory');
    expect(breaker.allows(50)).toBe(true);
    breaker.failed(51, 'cu_ann');
    expect(breaker.allows(52)).toBe(true);
    breaker.failed(53, 'cu_bea');
    expect(breaker.allows(54)).toBe(false);
  });
});
