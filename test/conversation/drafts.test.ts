import { describe, expect, it } from 'vitest';
import type { Command, HeldTurn } from '../../src/conversation/commands.ts';
import { decide } from '../../src/conversation/decide.ts';
import type { DraftMade } from '../../src/conversation/events/drafts.ts';
import type { Fact } from '../../src/conversation/events.ts';
import { evolve } from '../../src/conversation/evolve.ts';
import { join } from '../../src/conversation/join.ts';
import { initialState, type State } from '../../src/conversation/state.ts';
import { draftIn } from '../../src/conversation/turn/drafts.ts';
import { noEntities } from '../../src/conversation/values.ts';

/* A reply that waits for an advisor, as the thread has it. */

const SPEAKING = {
  id: 'e1',
  channel: 'email',
  address: 'email:ann@example.com',
  locale: 'en',
  assurance: 'recognised',
  evidence: 'dmarc',
} as const;
const findings = { intent: 'order_status', entities: noEntities(), satisfaction: null } as const;

let seq = 0;
function after(state: State, facts: readonly Fact[]): State {
  return facts.reduce((before, fact) => {
    seq++;
    const at = new Date(Date.UTC(2027, 0, 1, 10, 0, seq)).toISOString();
    return evolve(before, { id: `e${seq}`, seq, at, origin: 'cu_1', path: [], fact });
  }, state);
}

function facts(state: State, command: Command): Fact[] {
  const decision = decide(state, command);
  if (!decision.ok) throw new Error(decision.refusal);
  return decision.facts;
}

const told = (state: State, command: Command) => after(state, facts(state, command));

const hear = (message: string, over: object = {}): Command => ({
  type: 'hear',
  session: SPEAKING,
  message: {
    ...{ message, external: message, kind: 'text', text: 'Where is it?', attachments: [] },
    ...over,
  },
});

const turn = (answers: string[], over: Partial<HeldTurn> = {}): HeldTurn => ({
  ...{
    turn: 't1',
    session: 'e1',
    answers,
    silence: null,
    card: null,
    tickets: [],
    learned: [],
    handover: null,
  },
  reply: {
    ...{ message: 'r1', text: 'It is on its way.', choices: [], attachments: [], introduces: true },
    findings,
  },
  records: answers.map((message) => ({ message, findings })),
  draft: { id: 'd1', intent: 'order_status', effects: [], agreed: null, notice: null },
  ...over,
});

const heard = () => told(initialState(), hear('m1'));
const held = () => told(heard(), { type: 'hold', turn: turn(['m1']) });

function decision(state: State, over: object = {}): Command {
  const made = facts(heard(), { type: 'hold', turn: turn(['m1']) }).find(
    (fact): fact is DraftMade => fact.type === 'draft.made',
  );
  if (!made) throw new Error('no draft');
  const by = { advisor: 'nora', name: 'Nora' };
  const times = { at: '2027-01-01T11:00:00Z', lapses: '2027-01-04T11:00:00Z' };
  const draft = draftIn(state, 'e1')?.id === 'd1' ? made : { ...made, draft: 'another' };
  return { type: 'decide-draft', draft, decision: 'send', text: null, ...by, ...times, ...over };
}

describe('a draft', () => {
  it('owes nothing while it waits, says nothing, and keeps what was learnt', () => {
    const made = facts(heard(), { type: 'hold', turn: turn(['m1']) });
    expect(made.map(({ type }) => type)).toEqual(['exchange.recorded', 'draft.made']);
    const state = held();
    expect(state.pending).toEqual([]);
    expect(draftIn(state, 'e1')).toMatchObject({ id: 'd1', messages: ['m1'] });
  });

  it('is void once more is said, and all of it is owed an answer in its order', () => {
    const state = told(held(), hear('m2'));
    expect(draftIn(state, 'e1')).toBeUndefined();
    expect(state.pending).toMatchObject([{ session: 'e1', messages: ['m1', 'm2'] }]);
    expect(decide(state, decision(held()))).toEqual({ ok: false, refusal: 'stale' });
  });

  it('stays where what comes in asks for no answer, or is said elsewhere', () => {
    expect(draftIn(told(held(), hear('m2', { automatic: 'out of office' })), 'e1')?.id).toBe('d1');
    const elsewhere = { ...SPEAKING, id: 'e2' };
    const other: Command = { ...(hear('m2') as Extract<Command, { type: 'hear' }>), session: elsewhere };
    expect(draftIn(told(held(), other), 'e1')?.id).toBe('d1');
  });

  it('is sent as it stands by the assistant, and with other words by the advisor', () => {
    const [settled, sent] = facts(held(), decision(held()));
    expect(settled).toMatchObject({ outcome: 'sent', advisor: 'nora' });
    expect(sent).toMatchObject({ author: 'assistant', text: 'It is on its way.', introduces: true });
    const [, own] = facts(held(), decision(held(), { text: ' It is next door. ' }));
    expect(own).toMatchObject({
      author: 'advisor',
      name: 'Nora',
      text: 'It is next door.',
      introduces: false,
    });
    const [, same] = facts(held(), decision(held(), { text: 'It is on its way.\n' }));
    expect(same).toMatchObject({ author: 'assistant' });
  });

  it('is decided once', () => {
    const state = told(held(), decision(held()));
    expect(decide(state, decision(held(), { decision: 'drop' }))).toEqual({ ok: false, refusal: 'stale' });
    expect(state.pending).toEqual([]);
  });

  it('leaves a thread that waits when it is dropped', () => {
    const state = told(held(), decision(held(), { decision: 'drop' }));
    expect(state.control).toMatchObject({ kind: 'waiting', reason: 'draft dropped' });
    expect(state.pending).toEqual([]);
  });

  it('is dropped by a takeover and by an answer, which answers what it answered', () => {
    const by = { advisor: 'paul', name: 'Paul' };
    const taken = told(held(), { type: 'takeover', ...by });
    expect(draftIn(taken, 'e1')).toBeUndefined();
    expect(taken.control).toMatchObject({ kind: 'advisor' });
    const reply = { message: 'r2', session: 'e1', text: 'Hi', attachments: [] };
    const written = facts(held(), { type: 'reply', ...by, ...reply });
    expect(written).toContainEqual(expect.objectContaining({ outcome: 'dropped', advisor: 'paul' }));
    expect(written.at(-1)).toMatchObject({ type: 'message.composed', answers: ['m1'] });
  });

  it('tells who waits once, however often they go on', () => {
    const notice = { message: 'n1', text: 'A colleague answers.' };
    const draft = { ...turn([]).draft, notice };
    const first = told(heard(), { type: 'hold', turn: turn(['m1'], { draft }) });
    const more = told(first, hear('m2'));
    const again = facts(more, { type: 'hold', turn: turn(['m1', 'm2'], { draft: { ...draft, id: 'd2' } }) });
    expect(facts(heard(), { type: 'hold', turn: turn(['m1'], { draft }) }).at(-1)).toMatchObject({
      author: 'system',
    });
    expect(again.at(-1)).toMatchObject({ type: 'draft.made' });
  });

  it('comes along when its thread joins another', () => {
    expect(draftIn(join(initialState(), held()), 'e1')?.id).toBe('d1');
  });
});
