import { describe, expect, it } from 'vitest';
import { Modes, modeFor } from '../../src/brain/modes.ts';

/* Which of a store's rules a turn falls under. */

const modes = Modes.parse([
  { intent: 'complaint', mode: 'off' },
  { intent: 'refund', channel: 'email', mode: 'draft' },
  { intent: '*', channel: 'email', mode: 'auto' },
  { channel: 'voice', mode: 'off' },
  { intent: 'refund', mode: 'auto' },
  { mode: 'draft' },
]);

describe('the mode of a turn', () => {
  it('is that of the first rule that fits intent and channel', () => {
    expect(modeFor(modes, 'email', ['refund'])).toBe('draft');
    expect(modeFor(modes, 'email', ['exchange'])).toBe('auto');
    expect(modeFor(modes, 'chat', ['refund'])).toBe('auto');
    expect(modeFor(modes, 'chat', ['exchange'])).toBe('draft');
  });

  it('is automatic where no rule fits', () => {
    expect(modeFor([], 'chat', ['refund'])).toBe('auto');
    expect(modeFor(modes.slice(0, 2), 'chat', ['refund'])).toBe('auto');
  });

  it('is the strictest of those that several intents fall under', () => {
    expect(modeFor(modes, 'email', ['exchange', 'refund'])).toBe('draft');
    expect(modeFor(modes, 'email', ['refund', 'complaint', 'exchange'])).toBe('off');
  });

  it('is that of the rules for everything where nobody knows what is wanted', () => {
    expect(modeFor(modes, 'voice', [])).toBe('off');
    expect(modeFor(modes, 'email', [])).toBe('auto');
  });
});
