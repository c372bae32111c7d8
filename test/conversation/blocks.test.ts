import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/conversation/commands.ts';
import { decide } from '../../src/conversation/decide.ts';
import { BLOCKED_SENDER } from '../../src/conversation/events/messages.ts';
import type { Fact } from '../../src/conversation/events.ts';
import { evolve } from '../../src/conversation/evolve.ts';
import { join } from '../../src/conversation/join.ts';
import { initialState, type State } from '../../src/conversation/state.ts';
import { isBlocked } from '../../src/conversation/turn/blocks.ts';

let seq = 0;
function told(state: State, ...facts: Fact[]): State {
  return facts.reduce((before, fact) => {
    seq++;
    const event = { id: `e${seq}`, seq, at: '2026-06-09T10:00:00.000Z', origin: 'cu_1', path: [], fact };
    return evolve(before, event);
  }, state);
}
function done(state: State, command: Command): State {
  const decision = decide(state, command);
  if (!decision.ok) throw new Error(decision.refusal);
  return told(state, ...decision.facts);
}
const MAIL = 'email:offers@example.com';
const CHAT = 'visitor:s2';
const nora = { advisor: 'pe_1', name: 'Nora' };
const hears = (address: string, message: string, waits?: { reason: string; summary: string }): Command => ({
  type: 'hear',
  spoken: 'fr',
  session: {
    ...{ id: address === MAIL ? 's1' : 's2', channel: address === MAIL ? 'email' : 'chat', address },
    ...{ locale: 'en', assurance: 'anonymous', evidence: 'a test' },
  },
  message: { message, external: message, kind: 'text', text: 'Buy now', attachments: [] },
  ...(waits ? { waits } : {}),
});
const both = () => done(done(initialState(), hears(MAIL, 'm1')), hears(CHAT, 'm2'));

describe('a blocked sender', () => {
  it('is owed no answer, to what was said before nor to what comes', () => {
    const blocked = done(both(), { type: 'block', ...nora, address: MAIL, reason: 'advertising' });
    expect(blocked.pending.map(({ session }) => session)).toEqual(['s2']);
    const decision = decide(blocked, hears(MAIL, 'm3', { reason: 'flood', summary: '' }));
    const facts = decision.ok ? decision.facts : [];
    expect(facts).toMatchObject([{ type: 'message.received', automatic: BLOCKED_SENDER }]);
    expect(told(blocked, ...facts).pending.map(({ session }) => session)).toEqual(['s2']);
    expect(isBlocked(blocked)).toBe(false);
  });

  it('is answered from the next message once unblocked, and nothing older is', () => {
    const blocked = done(both(), { type: 'block', ...nora, address: MAIL, reason: 'advertising' });
    const heard = done(blocked, hears(MAIL, 'm3'));
    const free = done(heard, { type: 'unblock', ...nora, address: MAIL });
    expect(free.pending.flatMap(({ messages }) => messages)).toEqual(['m2']);
    expect(done(free, hears(MAIL, 'm4')).pending.flatMap(({ messages }) => messages)).toEqual(['m2', 'm4']);
    expect(decide(free, { type: 'unblock', ...nora, address: MAIL })).toEqual({
      ok: false,
      refusal: 'not_blocked',
    });
  });

  it('cannot be written to', () => {
    const blocked = done(both(), { type: 'block', ...nora, address: MAIL, reason: 'advertising' });
    const reply = (session: string) =>
      decide(blocked, { type: 'reply', ...nora, message: 'a1', text: 'Hello', attachments: [], session });
    expect(reply('s1')).toEqual({ ok: false, refusal: 'blocked' });
    expect(reply('s2').ok).toBe(true);
  });
});

describe('a thread that is spam', () => {
  it('waits for nobody, whatever the address', () => {
    const asked = { type: 'handover.requested', session: 's1', reason: 'requested', summary: '' } as const;
    const spam = done(told(both(), asked), { type: 'block', ...nora, address: null, reason: 'spam' });
    expect(spam.control).toEqual({ kind: 'assistant' });
    expect(spam.pending).toEqual([]);
    expect(isBlocked(spam)).toBe(true);
    expect(done(spam, hears('visitor:s3', 'm9')).pending).toEqual([]);
  });

  it('is one as well where each of its senders is blocked alone', () => {
    const one = done(both(), { type: 'block', ...nora, address: MAIL, reason: 'spam' });
    expect(isBlocked(one)).toBe(false);
    expect(isBlocked(done(one, { type: 'block', ...nora, address: CHAT, reason: 'spam' }))).toBe(true);
  });

  it('stays one for who is linked with it, and blocked twice it is so once', () => {
    const spam = done(both(), { type: 'block', ...nora, address: null, reason: 'spam' });
    expect(decide(spam, { type: 'block', ...nora, address: null, reason: 'again' })).toEqual({
      ok: true,
      facts: [],
    });
    expect(join(initialState(), spam).blocks).toEqual(spam.blocks);
    expect(join(spam, spam).blocks).toEqual(spam.blocks);
  });
});
