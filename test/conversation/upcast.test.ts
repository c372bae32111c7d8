import { describe, expect, it } from 'vitest';
import type { Event } from '../../src/conversation/events.ts';
import { initialState } from '../../src/conversation/state.ts';
import {
  parseEvent,
  receivedEvent,
  receivedTestimony,
  storedEntities,
  storedFact,
  storedFactOf,
  storedPath,
  storedState,
  UnreadableStored,
} from '../../src/conversation/upcast.ts';
import { noEntities } from '../../src/conversation/values.ts';

/* Rows as the first release wrote them, and what only a later one can read. */

const opened = {
  type: 'session.opened',
  session: 'e1',
  channel: 'email',
  address: 'email:eve@example.com',
  locale: 'en',
  assurance: 'recognised',
  evidence: 'mail, DMARC aligned',
} as const;
const row = { id: 'event-1', seq: 1, at: '2026-11-20T09:00:00.000Z', origin: 'cu_1' };
const event: Event = { ...row, path: [], fact: opened };

describe('a row of the log', () => {
  it('of the first release is read as it stands', () => {
    expect(parseEvent({ ...row, path: '["cu_2"]', fact: JSON.stringify(opened) })).toEqual({
      ...event,
      path: ['cu_2'],
    });
  });

  it.each([
    '{"type":"message.dreamt"}',
    '{"type":7}',
    '{}',
    'null',
    '"session.opened"',
    '["session.opened"]',
  ])('%s is read by nobody', (fact) => expect(() => storedFact(fact)).toThrow(UnreadableStored));

  it('of another type than was asked for is not taken for that type', () => {
    expect(storedFactOf('session.opened', JSON.stringify(opened)).evidence).toBe('mail, DMARC aligned');
    expect(() => storedFactOf('action.done', JSON.stringify(opened))).toThrow(UnreadableStored);
  });

  it('has a path of names alone', () => {
    expect(storedPath('[]')).toEqual([]);
    expect(() => storedPath('[7]')).toThrow();
    expect(() => storedPath('{}')).toThrow();
  });
});

describe('a snapshot of the state', () => {
  it('gets what it was written without', () => {
    const { introduced: _, facts: __, ...older } = initialState();
    expect(storedState(JSON.stringify({ ...older, control: { kind: 'assistant' } }))).toEqual(initialState());
  });

  it('is not made up from anything else', () => {
    for (const json of ['null', '{}', '[]']) expect(() => storedState(json)).toThrow(UnreadableStored);
  });
});

it('entities of the first release get the kinds they lack', () => {
  expect(storedEntities('{}')).toEqual(noEntities());
  expect(storedEntities('{"orders":["45821"]}')).toEqual({ ...noEntities(), orders: ['45821'] });
});

describe('an event from another object', () => {
  it('is taken whole, with what only a later version knows', () => {
    const later = { ...event, fact: { ...opened, mood: 'sunny' } };
    expect(receivedEvent(later)).toEqual(later);
  });

  it.each([
    ['lacks a field', { ...event, fact: { ...opened, address: undefined } }],
    ['has a field of another type', { ...event, fact: { ...opened, channel: 'pigeon' } }],
    ['is of no known type', { ...event, fact: { type: 'message.dreamt' } }],
    ['came by no path', { ...event, path: undefined }],
  ])('that %s is refused', (_, sent) => {
    expect(() => receivedEvent(sent)).toThrow(UnreadableStored);
  });

  it('is no testimony where a visitor may not tell it', () => {
    const cut = { type: 'message.cut', message: 'm1', heard: 'Good evening' };
    expect(receivedTestimony(cut)).toEqual(cut);
    expect(() => receivedTestimony(opened)).toThrow(UnreadableStored);
    expect(() => receivedTestimony({ ...cut, heard: 7 })).toThrow(UnreadableStored);
  });
});
