import { describe, expect, it } from 'vitest';
import { pressed } from '../../../src/channels/voice/call.ts';

/* What keys mean, one after the other. */

/** Presses keys until they mean something that is more than another digit. */
function press(keys: string, awaited: number | null = null) {
  let digits = '';
  for (const key of keys) {
    const meaning = pressed(digits, key, awaited);
    if (meaning.type !== 'more') return meaning;
    digits = meaning.digits;
  }
  return { type: 'more', digits };
}

describe('keys', () => {
  it('0 before all others calls a person, unless a code is awaited that may begin with it', () => {
    expect(press('0')).toEqual({ type: 'human' });
    expect(press('0', 6)).toEqual({ type: 'more', digits: '0' });
    expect(press('012345', 6)).toEqual({ type: 'number', digits: '012345' });
  });

  it('are a number at the # or, where a code is awaited, at its last digit', () => {
    expect(press('45821#')).toEqual({ type: 'number', digits: '45821' });
    expect(press('482913')).toEqual({ type: 'more', digits: '482913' });
    expect(press('482913', 6)).toEqual({ type: 'number', digits: '482913' });
    expect(press('4829#', 6)).toEqual({ type: 'number', digits: '4829' });
  });

  it('begin anew at the *', () => {
    expect(press('99*482913', 6)).toEqual({ type: 'number', digits: '482913' });
  });
});
