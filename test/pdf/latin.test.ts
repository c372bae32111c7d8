import { expect, test } from 'vitest';
import { latin } from '../../src/pdf/latin.ts';

test('latin keeps what every reader can show', () => {
  expect(latin('  L’été  coûte 5\u202F€ – “déjà” ')).toBe('L’été coûte 5 € – “déjà”');
  expect(latin('e\u0301')).toBe('é');
  expect(latin('ﬁn')).toBe('fin');
  expect(latin('東京都 1-2-3')).toBe('? 1-2-3');
});
