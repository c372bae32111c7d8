import { expect, it } from 'vitest';
import { buildContext } from '../../src/brain/build-context.ts';
import { mannerOf } from '../../src/conversation/channels.ts';
import { initialState, type Session, type State } from '../../src/conversation/state.ts';
import type { Assurance } from '../../src/conversation/values.ts';
import { defaultSettings } from '../../src/settings.ts';

/*
 * One object, several unknown people (a family's mailbox, a forged sender): each session has what was dealt
 * with in it.
 */

const AT = '2026-11-24T10:00:00.000Z';
const session = (id: string, assurance: Assurance): Session => ({
  id,
  channel: 'email',
  address: 'email:family@example.com',
  locale: 'en',
  assurance,
  claims: [],
  heardAt: AT,
  saidAt: null,
});
const ticket = (id: string): State['tickets'][number] => ({
  id,
  intent: 'return',
  order: '45821',
  subject: 'x',
  status: 'open',
  openedAt: AT,
  at: AT,
  channel: 'email',
});
const seen = (sessions: Session[], me: Session) => {
  const { tickets, done, facts } = buildContext({
    now: AT,
    state: {
      ...initialState(),
      sessions,
      tickets: [ticket('t-claimed'), ticket('t-own')],
      facts: { size: 'M' },
    },
    session: me,
    settings: defaultSettings(),
    manner: mannerOf('email'),
    asked: [],
    history: [],
    orders: [],
    done: ['e-claimed', 'e-own'].map((by) => ({
      at: AT,
      fact: {
        type: 'action.done',
        key: by,
        tool: 'return_item',
        input: {},
        output: {},
        order: '45821',
        proposal: null,
        session: by,
        channel: 'email',
      },
    })),
    sessionTickets: new Set(['t-own']),
    introduction: null,
  });
  return { tickets: tickets.map(({ id }) => id), done: done.length, facts: Object.keys(facts) };
};

it('an unknown session beside others sees its own dealings alone', () => {
  for (const assurance of ['anonymous', 'claimed'] as const) {
    const own = session('e-own', assurance);
    const alone = { tickets: ['t-own', 't-claimed'], done: 2, facts: ['size'] };
    expect(seen([own], own)).toEqual(alone);
    expect(seen([session('e-claimed', 'claimed'), own], own)).toEqual({
      tickets: ['t-own'],
      done: 1,
      facts: [],
    });
  }
});

it('somebody known sees all of it', () => {
  const known = session('e-own', 'recognised');
  expect(seen([session('e-claimed', 'claimed'), known], known)).toMatchObject({ done: 2, facts: ['size'] });
});
