import { describe, expect, it } from 'vitest';
import { carryAddress, carryCodeIn, newCarryCode } from '../../src/identity/carry.ts';

describe('the code that carries a chat elsewhere', () => {
  it('is found in a message and taken out of it', () => {
    const code = newCarryCode();
    expect(code).toMatch(/^[A-HJKMNP-Z2-9]{5}-[A-HJKMNP-Z2-9]{5}$/);
    expect(carryCodeIn(`Hello, I come from the chat (${code})`)).toEqual({
      code,
      rest: 'Hello, I come from the chat',
    });
    expect(carryCodeIn(`${code}\nWhere is it?`)).toEqual({ code, rest: 'Where is it?' });
    expect(carryCodeIn(code)).toEqual({ code, rest: '' });
    expect(carryAddress(code)).toBe(`visitor:carry/${code}`);
  });

  it.each([
    'My order is 45821-12345',
    'hello-world',
    'SKU-DR-101-M',
    'MR0045821',
    'XK7M2Q-9QXTAB',
    'A-K7M2Q-9QXTA-B',
    'K7M2Q 9QXTA',
    'PHOTO-SIZES',
  ])('is not seen in %s', (text) => {
    expect(carryCodeIn(text)).toBeNull();
  });

  it('takes linear time over a long text of its signs', () => {
    const before = performance.now();
    carryCodeIn('K7M2Q-'.repeat(50_000));
    carryCodeIn(`${' '.repeat(300_000)}K`);
    carryCodeIn('('.repeat(300_000));
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});
