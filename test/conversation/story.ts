import { expect } from 'vitest';
import type { Command } from '../../src/conversation/commands.ts';
import { decide } from '../../src/conversation/decide.ts';
import type { Event, Fact } from '../../src/conversation/events.ts';
import { evolve } from '../../src/conversation/evolve.ts';
import { initialState, type State } from '../../src/conversation/state.ts';

/**
 * Given these facts, when this command comes, it yields those. The core needs no more of a test than that.
 */
export function given(...facts: Fact[]) {
  const state = fold(facts);
  return {
    state,
    when(command: Command) {
      const decision = decide(state, command);
      return {
        yields(...expected: Fact['type'][]) {
          expect(decision.ok && decision.facts.map((fact) => fact.type)).toEqual(expected);
          return decision.ok
            ? { facts: decision.facts, state: fold([...facts, ...decision.facts]) }
            : never();
        },
        refused(refusal: string) {
          expect(decision).toEqual({ ok: false, refusal });
        },
      };
    },
  };
}

/** Folds facts as a log would, one a second. */
export function fold(facts: Fact[]): State {
  return facts
    .map(
      (fact, index): Event => ({
        id: `e${index}`,
        seq: index + 1,
        at: new Date(Date.UTC(2026, 10, 23, 18, 32, index)).toISOString(),
        origin: 'cu_1',
        path: [],
        fact,
      }),
    )
    .reduce(evolve, initialState());
}

function never(): never {
  throw new Error('refused');
}

export const opened = (
  session = 's1',
  over: Partial<Extract<Fact, { type: 'session.opened' }>> = {},
): Fact => ({
  type: 'session.opened',
  session,
  channel: 'chat',
  address: `visitor:${session}`,
  locale: 'en',
  assurance: 'anonymous',
  evidence: 'a browser',
  ...over,
});

export const heard = (
  message: string,
  session = 's1',
  over: Partial<Extract<Fact, { type: 'message.received' }>> = {},
): Fact => ({
  type: 'message.received',
  message,
  session,
  channel: 'chat',
  external: `${session}/${message}`,
  kind: 'text',
  text: 'hello',
  attachments: [],
  assurance: 'anonymous',
  ...over,
});
