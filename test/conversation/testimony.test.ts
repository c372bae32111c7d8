import { describe, expect, it } from 'vitest';
import type { Event, Fact } from '../../src/conversation/events.ts';
import { evolve } from '../../src/conversation/evolve.ts';
import { initialState, type State } from '../../src/conversation/state.ts';

/*
 * A visitor who only claims to be the owner can add a few claimed problems to the owner's state, and nothing
 * more.
 */

const AT = '2026-11-24T10:00:00.000Z';
let seq = 0;
const fold = (state: State, ...facts: Fact[]) =>
  facts.reduce((so, fact): State => {
    const event: Event = { id: `e${seq}`, seq: seq++, at: AT, origin: 'cu_x', path: [], fact };
    return evolve(so, event);
  }, state);
const opened = (ticket: string, order: string | null = '45821') =>
  ({ type: 'ticket.opened', ticket, intent: 'return', order, subject: 'x', channel: 'chat' }) as const;
const moved = (ticket: string, status: 'open' | 'paused' | 'resolved' | 'escalated') =>
  ({ type: 'ticket.moved', ticket, status, channel: 'chat' }) as const;
const heard = (event: ReturnType<typeof opened> | ReturnType<typeof moved>): Fact => ({
  type: 'testimony.heard',
  from: 'cu_eve',
  order: '45821',
  said: AT,
  event,
});

describe('testimony', () => {
  it('makes a visitor’s problem known as claimed, until the owner speaks of it', () => {
    const known = fold(initialState(), heard(opened('t-eve')), heard(moved('t-eve', 'paused')));
    expect(known.tickets).toMatchObject([{ id: 't-eve', status: 'paused', claimed: true }]);
    const [own] = fold(known, moved('t-eve', 'open')).tickets;
    expect(own).toMatchObject({ id: 't-eve', status: 'open' });
    expect(own).not.toHaveProperty('claimed');
  });

  it('moves no ticket of the owner’s, and opens none under its name', () => {
    const own = fold(initialState(), opened('t-own'));
    for (const attack of [
      moved('t-own', 'resolved'),
      moved('t-own', 'escalated'),
      opened('t-own', '99'),
      opened('t-copy', '45821'),
    ])
      expect(fold(own, heard(attack))).toEqual(own);
    // Nor one that the owner has taken over.
    const taken = fold(initialState(), heard(opened('t-eve')), moved('t-eve', 'open'));
    expect(fold(taken, heard(moved('t-eve', 'resolved')))).toEqual(taken);
  });

  it('asks for no person on the owner’s behalf', () => {
    const state = fold(initialState(), heard(opened('t-eve')), heard(moved('t-eve', 'escalated')));
    expect(state.tickets).toMatchObject([{ status: 'open', claimed: true }]);
    expect(state.control).toEqual({ kind: 'assistant' });
  });

  it('pushes none of the owner’s out, however much of it there is', () => {
    const own = fold(initialState(), ...Array.from({ length: 24 }, (_, n) => opened(`t-${n}`, `${n}`)));
    const flooded = fold(own, ...Array.from({ length: 100 }, (_, n) => heard(opened(`eve-${n}`, `9${n}`))));
    expect(flooded.tickets.filter(({ claimed }) => !claimed)).toEqual(own.tickets);
    expect(flooded.tickets).toHaveLength(30);
  });
});
