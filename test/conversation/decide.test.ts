import { describe, expect, it } from 'vitest';
import { cardsFor, lapsedFor } from '../../src/conversation/cards.ts';
import type { TurnOutcome } from '../../src/conversation/commands.ts';
import type { Fact } from '../../src/conversation/events.ts';
import type { Card, Quote } from '../../src/conversation/quote.ts';
import { sessionOf } from '../../src/conversation/state.ts';
import { noEntities } from '../../src/conversation/values.ts';
import { fold, given, heard, opened } from './story.ts';

const findings = { intent: 'return' as const, entities: noEntities(), satisfaction: null };
const turn = (over: Partial<TurnOutcome> = {}): TurnOutcome => ({
  turn: 'turn_1',
  session: 's1',
  answers: ['m1'],
  reply: { message: 'r1', text: 'Hello', choices: [], attachments: [], introduces: true, findings },
  silence: null,
  card: null,
  tickets: [],
  records: [{ message: 'm1', findings }],
  learned: [],
  handover: null,
  ...over,
});
const joined: Fact = { type: 'advisor.joined', advisor: 'a1', name: 'Nora' };

describe('hearing', () => {
  const session = {
    id: 's1',
    channel: 'chat',
    address: 'visitor:s1',
    locale: 'en',
    evidence: 'a browser',
  } as const;
  const message = { message: 'm1', external: 's1/1', kind: 'text', text: 'hi', attachments: [] };

  it('opens a session with its first message, which is then owed an answer', () => {
    const { state } = given()
      .when({ type: 'hear', session: { ...session, assurance: 'anonymous' }, message })
      .yields('session.opened', 'message.received');
    expect(state.pending).toMatchObject([{ session: 's1', messages: ['m1'] }]);
  });

  it('notes a change of assurance before the words that bring it', () => {
    given(opened())
      .when({ type: 'hear', session: { ...session, assurance: 'verified' }, message })
      .yields('session.assured', 'message.received');
  });

  it('owes nothing to automatic mail', () => {
    const { state } = given(opened())
      .when({
        type: 'hear',
        session: { ...session, assurance: 'anonymous' },
        message: { ...message, automatic: 'bulk' },
      })
      .yields('message.received');
    expect(state.pending).toEqual([]);
  });
});

describe('committing a turn', () => {
  it('writes record, reply and its record whole, and settles what was owed', () => {
    const { state } = given(opened(), heard('m1'))
      .when({ type: 'commit', turn: turn() })
      .yields('exchange.recorded', 'message.composed', 'exchange.recorded');
    expect(state.pending).toEqual([]);
    expect(state.introduced).toEqual(['chat']);
  });

  it('is stale when the customer has said more meanwhile', () => {
    given(opened(), heard('m1'), heard('m2')).when({ type: 'commit', turn: turn() }).refused('stale');
  });

  it('is stale when it was answered already', () => {
    given(opened()).when({ type: 'commit', turn: turn() }).refused('stale');
  });

  it('is silenced by an advisor who stepped in', () => {
    given(opened(), heard('m1'), joined).when({ type: 'commit', turn: turn() }).refused('taken');
  });

  it('may end in silence, which is an event too', () => {
    const { state } = given(opened(), heard('m1'))
      .when({ type: 'commit', turn: turn({ reply: null, silence: 'thanks' }) })
      .yields('exchange.recorded', 'turn.silent');
    expect(state.pending).toEqual([]);
  });

  it('sets the resolution on the exchange that closes the ticket', () => {
    const opens = { opened: { id: 't1', intent: 'return' as const, order: '1', subject: 'x' }, id: 't1' };
    const open = given(opened(), heard('m1'))
      .when({ type: 'commit', turn: turn({ tickets: [{ ...opens, status: 'open' }] }) })
      .yields('ticket.opened', 'exchange.recorded', 'message.composed', 'exchange.recorded');
    expect(open.facts.at(-1)).toMatchObject({ message: 'r1', ticket: 't1', resolution: null });

    const closed = given(opened(), heard('m1'))
      .when({ type: 'commit', turn: turn({ tickets: [{ ...opens, status: 'resolved' }] }) })
      .yields('ticket.opened', 'exchange.recorded', 'message.composed', 'exchange.recorded', 'ticket.moved');
    expect(closed.facts[3]).toMatchObject({ message: 'r1', ticket: 't1', resolution: 'yes' });

    const refused = given(opened(), heard('m1'))
      .when({ type: 'commit', turn: turn({ tickets: [{ ...opens, status: 'resolved', refused: true }] }) })
      .yields('ticket.opened', 'exchange.recorded', 'message.composed', 'exchange.recorded', 'ticket.moved');
    expect(refused.facts[3]).toMatchObject({ resolution: 'no' });
  });

  it('closes with a problem what else is open about it, and nothing that waits for a person or is another’s', () => {
    const trouble = (
      ticket: string,
      intent: 'return' | 'exchange' | 'cancellation',
      order: string | null,
    ): Fact => ({
      type: 'ticket.opened',
      ticket,
      intent,
      order,
      subject: 'x',
      channel: 'chat',
    });
    const before = [
      trouble('t-own', 'return', '45821'),
      trouble('t-unnamed', 'exchange', null),
      trouble('t-joined', 'exchange', '45821'),
      trouble('t-waits', 'return', '45821'),
      { type: 'ticket.moved', ticket: 't-waits', status: 'escalated', channel: 'chat' } as const,
      trouble('t-else', 'return', '45830'),
      trouble('t-kind', 'cancellation', '45821'),
    ];
    const solved = turn({ tickets: [{ id: 't-own', opened: null, status: 'resolved' }] });
    const settle = (assurance: 'verified' | 'claimed', ...closed: 'ticket.moved'[]) =>
      given(opened('s1', { assurance }), ...before, heard('m1', 's1', { assurance }))
        .when({ type: 'commit', turn: solved })
        .yields('exchange.recorded', 'message.composed', 'exchange.recorded', ...closed)
        .state.tickets.filter(({ status }) => status === 'resolved')
        .map(({ id }) => id)
        .sort();
    const three = ['ticket.moved', 'ticket.moved', 'ticket.moved'] as const;
    expect(settle('verified', ...three)).toEqual(['t-joined', 't-own', 't-unnamed']);
    // Beside a stranger others may speak, who have troubles of their own.
    expect(settle('claimed', 'ticket.moved')).toEqual(['t-own']);
  });

  it('gives a problem that began without an order the one it turned out to be about', () => {
    const began: Fact = {
      ...{
        type: 'ticket.opened',
        ticket: 't1',
        intent: 'return',
        order: null,
        subject: 'x',
        channel: 'chat',
      },
    };
    const { state } = given(opened(), began, heard('m1'))
      .when({
        type: 'commit',
        turn: turn({ tickets: [{ id: 't1', opened: null, status: 'open', order: '45821' }] }),
      })
      .yields('exchange.recorded', 'message.composed', 'exchange.recorded', 'ticket.moved');
    expect(state.tickets).toMatchObject([{ id: 't1', status: 'open', order: '45821' }]);
    const again = given(opened(), { ...began, order: '45821' }, heard('m1'))
      .when({
        type: 'commit',
        turn: turn({ tickets: [{ id: 't1', opened: null, status: 'resolved', order: '45830' }] }),
      })
      .yields('exchange.recorded', 'message.composed', 'exchange.recorded', 'ticket.moved');
    expect(again.state.tickets).toMatchObject([{ id: 't1', order: '45821' }]);
  });

  it('escalates the main ticket with a handover, and waits for a person', () => {
    const { state, facts } = given(opened(), heard('m1'))
      .when({
        type: 'commit',
        turn: turn({
          tickets: [
            { opened: { id: 't1', intent: 'human', order: null, subject: 'x' }, id: 't1', status: 'open' },
          ],
          handover: { reason: 'asked', summary: 'Sophie asks for a person' },
        }),
      })
      .yields(
        'ticket.opened',
        'exchange.recorded',
        'message.composed',
        'exchange.recorded',
        'ticket.moved',
        'handover.requested',
      );
    expect(facts[3]).toMatchObject({ resolution: 'escalated' });
    expect(state.control.kind).toBe('waiting');
  });
});

describe('advisors', () => {
  it('silence the assistant with their first word', () => {
    const { state } = given(opened(), heard('m1'))
      .when({
        type: 'reply',
        advisor: 'a1',
        name: 'Nora',
        message: 'r1',
        session: 's1',
        text: 'Hi',
        attachments: [],
      })
      .yields('advisor.joined', 'message.composed');
    expect(state.control).toMatchObject({ kind: 'advisor', name: 'Nora' });
    expect(state.pending).toEqual([]);
  });

  it('take over once, and hand back only what they have', () => {
    given(opened(), joined).when({ type: 'takeover', advisor: 'a1', name: 'Nora' }).yields();
    given(opened()).when({ type: 'handback', advisor: 'a1' }).refused('not_taken');
    given(opened(), joined).when({ type: 'handback', advisor: 'a1' }).yields('advisor.left');
  });
});

describe('cards', () => {
  const quote = (order: string): Quote => ({
    tool: 'cancel_order',
    act: 'cancel',
    order,
    out: [],
    in: [],
    money: [],
    deadline: null,
    goes: [],
    final: true,
  });
  const put = (id: string, over: Partial<Card> = {}, orders = ['1']): Fact => ({
    type: 'card.put',
    said: 'I can cancel it.',
    card: {
      id,
      session: 'mail',
      channel: 'email',
      assurance: 'recognised',
      at: '2026-11-24T07:15:00Z',
      alternatives: [
        {
          id: `${id}-a`,
          effects: orders.map((order) => ({
            tool: 'cancel_order',
            input: { order },
            intent: 'cancellation',
            quote: quote(order),
          })),
        },
      ],
      ...over,
    },
  });
  const mail = opened('mail', { channel: 'email', assurance: 'recognised', address: 'email:s@example.com' });
  const term = { now: '2026-11-24T18:00:00Z', days: 7 };
  const onTable = (state: ReturnType<typeof fold>, session: string) => {
    const speaker = sessionOf(state, session);
    return speaker ? cardsFor(state, speaker, term).map(({ id }) => id) : [];
  };
  const done = (n: number, order: string, alternative: string | null = 'c1-a'): Fact => ({
    type: 'action.done',
    key: `card:${alternative}:${n}`,
    tool: 'cancel_order',
    input: {},
    output: {},
    order,
    proposal: alternative,
    session: 'mail',
    channel: 'email',
  });
  const silent: Fact = { type: 'turn.silent', turn: 't', session: 'mail', answers: [], reason: 'x' };

  it('lapse: what stands to its last moment is not on the table after it', () => {
    const state = fold([mail, put('c1')]);
    const speaker = sessionOf(state, 'mail');
    if (!speaker) throw new Error('no session');
    const ids = (now: string) => ({
      standing: cardsFor(state, speaker, { now, days: 7 }).map(({ id }) => id),
      lapsed: lapsedFor(state, speaker, { now, days: 7 }).map(({ id }) => id),
    });
    expect(ids('2026-12-01T07:15:00Z')).toEqual({ standing: ['c1'], lapsed: [] });
    expect(ids('2026-12-01T07:15:00.001Z')).toEqual({ standing: [], lapsed: ['c1'] });
  });

  it('that lapsed are told to nobody who could not have accepted them', () => {
    const chat = opened('chat', { assurance: 'claimed' });
    const state = fold([mail, chat, put('c1')]);
    const speaker = sessionOf(state, 'chat');
    expect(speaker && lapsedFor(state, speaker, { now: '2027-06-01T00:00:00Z', days: 7 })).toEqual([]);
  });

  it('are over once a colleague arranges a replacement, and stand beside any other handover', () => {
    const heardMail = heard('m1', 'mail', { channel: 'email' });
    const after = (reason: string) =>
      given(mail, put('c1'), heardMail).when({
        type: 'commit',
        turn: turn({ session: 'mail', handover: { reason, summary: 'A new one.' } }),
      });
    const facts = ['message.composed', 'exchange.recorded', 'handover.requested'] as const;
    const replaced = after('replacement').yields('exchange.recorded', 'card.lapsed', ...facts);
    expect(onTable(replaced.state, 'mail')).toEqual([]);
    expect(onTable(after('complaint').yields('exchange.recorded', ...facts).state, 'mail')).toEqual(['c1']);
  });

  it('about an order that a colleague has from here are over, and those about another stand', () => {
    const after = (order: string) => {
      const opened = { id: 't1', intent: 'complaint', order, subject: 'Late' } as const;
      return given(mail, put('c1'), heard('m1', 'mail', { channel: 'email' })).when({
        type: 'commit',
        turn: turn({
          session: 'mail',
          handover: { reason: 'complaint', summary: 'Late.' },
          tickets: [{ id: 't1', status: 'escalated', opened }],
        }),
      });
    };
    const { state } = after('1').yields(
      ...(['ticket.opened', 'exchange.recorded', 'card.lapsed', 'message.composed'] as const),
      ...(['exchange.recorded', 'ticket.moved', 'handover.requested'] as const),
    );
    expect(onTable(state, 'mail')).toEqual([]);
    const other = after('2').yields(
      ...(['ticket.opened', 'exchange.recorded', 'message.composed'] as const),
      ...(['exchange.recorded', 'ticket.moved', 'handover.requested'] as const),
    );
    expect(onTable(other.state, 'mail')).toEqual(['c1']);
  });

  it('put by mail may be accepted by a caller who is known as well', () => {
    const call = opened('call', { channel: 'voice', assurance: 'recognised' });
    expect(onTable(fold([mail, call, put('c1')]), 'call')).toEqual(['c1']);
  });

  it('are not on the table of a session that is known less', () => {
    const chat = opened('chat', { assurance: 'claimed' });
    expect(onTable(fold([mail, chat, put('c1')]), 'chat')).toEqual([]);
  });

  it('put to a visitor bind the visitor’s own session alone', () => {
    const chat = opened('chat', { assurance: 'claimed' });
    const state = fold([mail, chat, put('c1', { session: 'chat', assurance: 'claimed' })]);
    expect(onTable(state, 'chat')).toEqual(['c1']);
    expect(onTable(state, 'mail')).toEqual([]);
  });

  it('void the session’s older ones, and no other session’s', () => {
    const call = opened('call', { channel: 'voice', assurance: 'recognised' });
    const state = fold([mail, call, put('c1'), put('c2', { session: 'call', channel: 'voice' }), put('c3')]);
    expect(state.cards.map(({ id }) => id)).toEqual(['c2', 'c3']);
  });

  it('stay until all that was agreed to is done and told, and void others about the same order', () => {
    const call = opened('call', { channel: 'voice', assurance: 'recognised' });
    const other = put('c2', { session: 'call', channel: 'voice' }, ['2']);
    const both = [mail, call, put('c1', {}, ['1', '2']), other, done(0, '1')];
    expect(onTable(fold(both), 'mail')).toEqual(['c1', 'c2']);
    const all = fold([...both, done(1, '2')]);
    expect(onTable(all, 'mail')).toEqual([]);
    expect(all.cards).toMatchObject([{ id: 'c1', done: ['card:c1-a:0', 'card:c1-a:1'] }]);
    expect(fold([...both, done(1, '2'), silent]).cards).toEqual([]);
    expect(fold([...both, done(9, '2', null)]).cards.map(({ id }) => id)).toEqual([]);
  });

  it('keep the yes that waits for a code, and are nothing once they have lapsed', () => {
    const yes: Fact = {
      type: 'card.agreed',
      card: 'c1',
      alternative: 'c1-a',
      session: 'mail',
      channel: 'email',
      assurance: 'recognised',
      messages: ['m1'],
      by: 'words',
    };
    const lapsed: Fact = { type: 'card.lapsed', card: 'c1', session: 'mail', reason: 'declined' };
    expect(fold([mail, put('c1'), yes, silent]).cards).toMatchObject([
      { id: 'c1', agreed: { alternative: 'c1-a', messages: ['m1'] } },
    ]);
    expect(onTable(fold([mail, put('c1'), lapsed]), 'mail')).toEqual([]);
    expect(fold([mail, put('c1'), lapsed, silent]).cards).toEqual([]);
  });
});

describe('testimony', () => {
  const told = (event: Extract<Fact, { type: 'testimony.heard' }>['event']): Fact => ({
    type: 'testimony.heard',
    from: 'cu_2',
    order: '1',
    said: '2026-11-23T18:32:00Z',
    event,
  });

  it('brings its tickets, and never a wish, a yes, a session or a debt', () => {
    const state = fold([
      opened('mail', { channel: 'email', assurance: 'recognised' }),
      told({ ...(heard('v1', 'visitor') as Extract<Fact, { type: 'message.received' }>) }),
      told({
        type: 'ticket.opened',
        ticket: 't1',
        intent: 'return',
        order: '1',
        subject: 'x',
        channel: 'chat',
      }),
      told({ type: 'ticket.moved', ticket: 't1', status: 'paused', channel: 'chat' }),
    ]);
    expect(state.tickets).toMatchObject([{ id: 't1', status: 'paused' }]);
    expect(state.pending).toEqual([]);
    expect(state.sessions.map(({ id }) => id)).toEqual(['mail']);
    expect(state.cards).toEqual([]);
  });

  it('is of the order that was named, though the problem was told before its number', () => {
    const trouble = (ticket: string, intent: 'return' | 'exchange' | 'stock'): Fact =>
      told({ type: 'ticket.opened', ticket, intent, order: null, subject: 'x', channel: 'chat' });
    const state = fold([trouble('t1', 'return'), trouble('t2', 'exchange'), trouble('t3', 'stock')]);
    // A return that becomes an exchange is one problem; a question on the shelf is of no order.
    expect(state.tickets).toMatchObject([
      { id: 't1', order: '1' },
      { id: 't3', order: null },
    ]);
  });
});

describe('state', () => {
  it('keeps a session for as long as it is owed an answer', () => {
    const others = Array.from({ length: 60 }, (_, n) => opened(`o${n}`));
    const state = fold([opened(), heard('m1'), ...others]);
    expect(sessionOf(state, 's1')).toBeDefined();
    expect(sessionOf(state, 'o0')).toBeUndefined();
  });

  it('stays bounded however long the thread is', () => {
    const facts: Fact[] = [];
    for (let n = 0; n < 500; n++) {
      facts.push(opened(`s${n}`), heard(`m${n}`, `s${n}`));
      facts.push({ type: 'turn.silent', turn: 't', session: `s${n}`, answers: [`m${n}`], reason: 'x' });
      facts.push({
        type: 'fact.learned',
        name: `f${n}`,
        value: 'v',
        channel: 'chat',
        assurance: 'anonymous',
      });
      facts.push({
        type: 'ticket.opened',
        ticket: `t${n}`,
        intent: 'other',
        order: null,
        subject: 's',
        channel: 'chat',
      });
    }
    expect(JSON.stringify(fold(facts)).length).toBeLessThan(20_000);
  });
});
