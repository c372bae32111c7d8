import { describe, expect, it } from 'vitest';
import { solvedElsewhere } from '../../src/conversation/settle.ts';
import { initialState, type Ticket } from '../../src/conversation/state.ts';

const ticket = (id: string, more: Partial<Ticket>): Ticket => ({
  id,
  intent: 'return',
  order: '45821',
  subject: '',
  status: 'open',
  openedAt: '2026-06-01T10:00:00Z',
  at: '2026-06-01T10:00:00Z',
  channel: 'chat',
  ...more,
});
const left = (...tickets: Ticket[]) => solvedElsewhere({ ...initialState(), tickets }).map(({ id }) => id);
const solved = ticket('solved', { intent: 'exchange', status: 'resolved', at: '2026-06-02T10:00:00Z' });

describe('a problem that two joined threads had', () => {
  it('is solved in both when one has solved it since', () => {
    expect(left(solved, ticket('paused', { status: 'paused' }))).toEqual(['paused']);
  });

  it('stays open when it was taken up again after that', () => {
    expect(left(solved, ticket('again', { at: '2026-06-03T10:00:00Z' }))).toEqual([]);
  });

  it('stays open about another order, and where a person is awaited', () => {
    expect(
      left(solved, ticket('other', { order: '45822' }), ticket('desk', { status: 'escalated' })),
    ).toEqual([]);
  });
});
