import { describe, expect, it } from 'vitest';
import type { Event } from '../../src/conversation/events.ts';
import { evolve } from '../../src/conversation/evolve.ts';
import { initialState } from '../../src/conversation/state.ts';
import {
  factRow,
  isOutdated,
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

  it('of a type of a later version is kept whole, and stored again as it was', () => {
    const json = '{"type":"message.dreamt", "session":"e1","dream":{"of":["a dress"]}}';
    const fact = storedFact(json);
    expect(fact).toEqual({ type: 'later', named: 'message.dreamt', json });
    expect(factRow(fact)).toEqual({ type: 'message.dreamt', session: 'e1', fact: json });
  });

  it('with a visitor’s event of a later type is kept whole too', () => {
    const json = '{"type":"testimony.heard","from":"cu_9","event":{"type":"message.dreamt"}}';
    expect(storedFact(json)).toEqual({ type: 'later', named: 'testimony.heard', json });
  });

  it('is stored with the session it belongs to', () => {
    expect(factRow(opened)).toEqual({ type: 'session.opened', session: 'e1', fact: JSON.stringify(opened) });
    expect(factRow({ type: 'advisor.left', advisor: 'nora' }).session).toBeNull();
  });

  it.each(['{"type":7}', '{}', 'null', '"session.opened"', '["session.opened"]'])(
    '%s is read by nobody',
    (fact) => expect(() => storedFact(fact)).toThrow(UnreadableStored),
  );

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

/** What the first releases put to a customer. */
const proposed = (id: string, at = '2026-11-20T09:00:00.000Z') => ({
  id,
  tool: 'exchange_item',
  input: { order: '45821', line: '1', sku: id },
  intent: 'exchange',
  effect: 'Exchange S for M',
  order: '45821',
  session: 'e1',
  channel: 'email',
  assurance: 'recognised',
  at,
});

describe('a proposal of the first releases', () => {
  const card = (id: string) => ({
    id,
    effects: [
      {
        tool: 'exchange_item',
        input: { order: '45821', line: '1', sku: id },
        intent: 'exchange',
        quote: null,
      },
    ],
  });

  it('is read as a card that no yes can be carried out for', () => {
    const fact = storedFact(JSON.stringify({ type: 'action.proposed', proposal: proposed('p1') }));
    expect(fact).toMatchObject({
      type: 'card.put',
      said: 'Exchange S for M',
      card: { id: 'p1', session: 'e1', alternatives: [card('p1')] },
    });
    expect(
      receivedEvent({ ...row, path: [], fact: { type: 'action.proposed', proposal: proposed('p1') } }).fact,
    ).toEqual(fact);
  });

  it('is in a snapshot a card with those of the same turn as its alternatives, whichever thread it came from', () => {
    const { cards: _, ...older } = initialState();
    const snapshot = {
      ...older,
      proposals: [proposed('p1'), proposed('p2')],
      joining: { cu_2: { ...older, proposals: [proposed('p3')] } },
    };
    const state = storedState(JSON.stringify(snapshot));
    expect(state.cards).toMatchObject([{ id: 'p1', alternatives: [card('p1'), card('p2')] }]);
    expect(state.joining?.cu_2?.cards).toMatchObject([{ id: 'p3' }]);
  });

  it('of which two were the same call has it as one alternative', () => {
    const { cards: _, ...older } = initialState();
    const twice = { ...proposed('p2'), input: proposed('p1').input };
    const state = storedState(JSON.stringify({ ...older, proposals: [proposed('p1'), twice] }));
    expect(state.cards.map(({ alternatives }) => alternatives.map(({ id }) => id))).toEqual([['p1']]);
  });
});

describe('a snapshot of the state', () => {
  it('names what it was folded without, once, whichever thread it came from', () => {
    const later = (path: string[]): Event => ({
      ...event,
      path,
      fact: { type: 'later', named: 'message.dreamt', json: '{"type":"message.dreamt"}' },
    });
    const state = [later([]), later(['cu_2']), later([])].reduce(evolve, initialState());
    expect(state).toEqual({ ...initialState(), passedOver: ['message.dreamt'] });
  });

  it('is outdated once this version reads what it was folded without', () => {
    const without = (...passedOver: string[]) => isOutdated({ ...initialState(), passedOver });
    expect(isOutdated(initialState())).toBe(false);
    expect(without('message.dreamt')).toBe(false);
    expect(without('message.dreamt', 'note.added')).toBe(true);
  });

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
  const passedOver = (fact: { type: string; [field: string]: unknown }) => ({
    type: 'later' as const,
    named: fact.type,
    json: JSON.stringify(fact),
  });
  const dreamt = { type: 'message.dreamt', dream: 'a dress' };

  it('of a type of a later version is taken as it is, whether or not its sender reads it', () => {
    expect(receivedEvent({ ...event, fact: dreamt }).fact).toEqual(passedOver(dreamt));
    expect(receivedEvent({ ...event, fact: passedOver(dreamt) }).fact).toEqual(passedOver(dreamt));
  });

  it('that its sender passed over is read by a version that can', () => {
    expect(receivedEvent({ ...event, fact: passedOver(opened) })).toEqual(event);
  });

  it('is taken whole, with what only a later version knows', () => {
    const later = { ...event, fact: { ...opened, mood: 'sunny' } };
    expect(receivedEvent(later)).toEqual(later);
  });

  it.each([
    ['lacks a field', { ...event, fact: { ...opened, address: undefined } }],
    ['has a field of another type', { ...event, fact: { ...opened, channel: 'pigeon' } }],
    ['has no type', { ...event, fact: { session: 'e1' } }],
    ['came by no path', { ...event, path: undefined }],
    ['was passed over, and is wrong', { ...event, fact: passedOver({ ...opened, channel: 'pigeon' }) }],
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
