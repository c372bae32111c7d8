import { describe, expect, it } from 'vitest';
import { join } from '../../src/conversation/join.ts';
import { initialState, type Ticket } from '../../src/conversation/state.ts';

/* Two threads of one person, as one state. */

const ticket = (over: Partial<Ticket>): Ticket => ({
  id: 't1',
  intent: 'return',
  order: '45821',
  subject: 'x',
  status: 'open',
  openedAt: '2026-11-23T10:00:00.000Z',
  at: '2026-11-23T10:00:00.000Z',
  channel: 'chat',
  ...over,
});

describe('a problem that both threads know', () => {
  const own = ticket({ status: 'paused' });
  const claimed = ticket({ claimed: true, at: '2026-11-23T11:00:00.000Z' });

  it.each([
    ['the owner’s own', [own], [claimed]],
    ['the other’s own', [claimed], [own]],
  ])('is %s, and not what a visitor only claimed, however new', (_, mine, theirs) => {
    const both = join({ ...initialState(), tickets: mine }, { ...initialState(), tickets: theirs });
    expect(both.tickets).toEqual([own]);
  });

  it('is as whoever had it last left it', () => {
    const later = ticket({ status: 'resolved', at: '2026-11-23T12:00:00.000Z' });
    for (const [one, other] of [
      [own, later],
      [later, own],
    ] as const) {
      const both = join({ ...initialState(), tickets: [one] }, { ...initialState(), tickets: [other] });
      expect(both.tickets).toEqual([later]);
    }
  });
});
