import { describe, expect, it } from 'vitest';
import type { Fact } from '../../src/conversation/events.ts';
import { evolve } from '../../src/conversation/evolve.ts';
import { initialState, type State, sessionOf } from '../../src/conversation/state.ts';

const OLD = 'email:old@example.com';

function after(...facts: Fact[]): State {
  return facts.reduce<State>(
    (state, fact, seq) =>
      evolve(state, { id: `e${seq}`, seq, at: '2026-11-24T10:00:00.000Z', origin: 'cu_1', path: [], fact }),
    initialState(),
  );
}

const opened = (session: string, channel: 'chat' | 'email', address: string): Fact => ({
  type: 'session.opened',
  session,
  channel,
  address,
  locale: 'en',
  assurance: channel === 'email' ? 'recognised' : 'anonymous',
  evidence: 'test',
});
const assured = (session: string, over: object): Fact => ({
  type: 'session.assured',
  session,
  assurance: 'verified',
  evidence: 'test',
  source: 'code',
  ...over,
});
const left: Fact = { type: 'address.departed', address: OLD, name: 'old', to: null, why: 'shop' };

describe('once an address is the customer’s no more', () => {
  it('its sessions are as sure as anybody, but for the orders that were named in them', () => {
    const mine = after(opened('e1', 'email', OLD), left);
    expect(sessionOf(mine, 'e1')).toMatchObject({ assurance: 'anonymous', left: 'recognised' });
    const claim = { assurance: 'claimed', source: 'claim', claim: '45821' } as const;
    const state = after(opened('e1', 'email', OLD), assured('e1', { reached: 'new' }), left);
    expect(sessionOf(state, 'e1')?.assurance).toBe('anonymous');
    const named = after(opened('e1', 'email', OLD), assured('e1', claim), left);
    expect(sessionOf(named, 'e1')).toMatchObject({ assurance: 'claimed', claims: ['45821'] });
  });

  it('a browser that was proven by a code to it is nobody’s, and one proven otherwise stays', () => {
    const state = after(
      ...['c1', 'c2', 'c3'].map((id) => opened(id, 'chat', `visitor:${id}`)),
      assured('c1', { reached: 'old' }),
      assured('c2', { reached: 'new' }),
      assured('c3', { source: 'login' }),
      left,
    );
    expect(['c1', 'c2', 'c3'].map((id) => sessionOf(state, id)?.assurance)).toEqual([
      'anonymous',
      'verified',
      'verified',
    ]);
  });
});

describe('a session that was revoked', () => {
  it('has proven nothing and named nothing, until it proves something anew', () => {
    const facts = [
      opened('c1', 'chat', 'visitor:c1'),
      assured('c1', {}),
      assured('c1', { source: 'claim', claim: '45821' }),
      { type: 'session.revoked', session: 'c1', by: 'nora' } as const,
    ];
    expect(sessionOf(after(...facts), 'c1')).toMatchObject({ assurance: 'anonymous', claims: [] });
    expect(sessionOf(after(...facts, assured('c1', { source: 'login' })), 'c1')?.assurance).toBe('verified');
  });
});
