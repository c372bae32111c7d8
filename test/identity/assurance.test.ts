import { describe, expect, it } from 'vitest';
import { cardsFor } from '../../src/conversation/cards.ts';
import type { FactOf } from '../../src/conversation/events.ts';
import { initialState, type Session, type State, sessionOf } from '../../src/conversation/state.ts';
import { Assurance, type Channel, type ProofSource } from '../../src/conversation/values.ts';
import { asOf, assure, mayRead, proofOf, sight, type Terms } from '../../src/identity/assurance.ts';
import { Settings } from '../../src/settings.ts';
import { fold, opened } from '../conversation/story.ts';

/* How sure we are of a session, and until when. */

const TERMS: Terms = Settings.shape.assurance.parse({});
const SINCE = '2026-11-23T18:32:00.000Z';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const after = (milliseconds: number) => Date.parse(SINCE) + milliseconds;

const proof = (source: ProofSource, channel: Channel, assurance: Assurance, since = SINCE) =>
  proofOf({ source, channel, assurance, since }, TERMS);
const assured = (over: Partial<FactOf<'session.assured'>>): FactOf<'session.assured'> => ({
  type: 'session.assured',
  session: 's1',
  assurance: 'verified',
  evidence: 'a test',
  ...over,
});
const login = assured({ proof: proof('login', 'chat', 'verified') });
const claim = (order: string, since = SINCE) =>
  assured({ assurance: 'claimed', claim: order, proof: proof('claim', 'chat', 'claimed', since) });

function at(state: State, milliseconds: number, terms = TERMS): Session {
  const session = sessionOf(asOf(state, after(milliseconds), terms).state, 's1');
  if (!session) throw new Error('no session');
  return session;
}

describe('a browser', () => {
  const state = fold([opened(), claim('45821'), login]);

  it.each<[string, number, Assurance]>([
    ['just signed in', 0, 'verified'],
    ['a minute before the login lapses', 12 * HOUR - 60_000, 'verified'],
    ['the moment it lapses', 12 * HOUR, 'recognised'],
    ['some weeks later', 29 * DAY, 'recognised'],
    ['when that is over as well', 31 * DAY, 'anonymous'],
    ['half a year later', 180 * DAY, 'anonymous'],
  ])('%s', (_, milliseconds, expected) => {
    expect(at(state, milliseconds).assurance).toBe(expected);
  });

  it('falls back to what it claimed where that stands longer, and then to nothing', () => {
    const later = fold([opened(), login, claim('45821', new Date(after(20 * DAY)).toISOString())]);
    expect(at(later, 31 * DAY)).toMatchObject({ assurance: 'claimed', claims: ['45821'], lapsed: [] });
    expect(at(later, 51 * DAY)).toMatchObject({ assurance: 'anonymous', claims: [], lapsed: ['45821'] });
  });

  it('loses each order at its own time', () => {
    const two = fold([opened(), claim('1'), claim('2', new Date(after(10 * DAY)).toISOString())]);
    expect(at(two, 35 * DAY)).toMatchObject({ assurance: 'claimed', claims: ['2'], lapsed: ['1'] });
  });

  it('is not renewed by a claim, nor by going on talking', () => {
    const talking = fold([
      opened(),
      login,
      assured({
        claim: '45821',
        proof: proof('claim', 'chat', 'verified', new Date(after(11 * HOUR)).toISOString()),
      }),
    ]);
    expect(at(talking, 13 * HOUR).assurance).toBe('recognised');
  });

  it('is renewed by the next login', () => {
    const again = assured({ proof: proof('login', 'chat', 'verified', new Date(after(DAY)).toISOString()) });
    expect(at(fold([opened(), login, again]), DAY + HOUR).assurance).toBe('verified');
  });

  it('lasts as long as the store wants', () => {
    const strict = { verifiedHours: 1, recognisedDays: 0, claimedDays: 1 };
    const short = proofOf({ source: 'login', channel: 'chat', assurance: 'verified', since: SINCE }, strict);
    const one = fold([opened(), assured({ proof: short })]);
    expect(at(one, HOUR - 1).assurance).toBe('verified');
    expect(at(one, HOUR).assurance).toBe('anonymous');
  });

  it('says when it will be less sure', () => {
    expect(asOf(state, after(0), TERMS).until).toBe(after(12 * HOUR));
    expect(asOf(state, after(365 * DAY), TERMS).until).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('mail and WhatsApp', () => {
  const message = (over: Partial<FactOf<'message.received'>> = {}): FactOf<'message.received'> => ({
    type: 'message.received',
    message: 'm1',
    session: 's1',
    channel: 'email',
    external: 'x1',
    kind: 'text',
    text: 'Hello',
    attachments: [],
    assurance: 'recognised',
    ...over,
  });
  const mail = (assurance: Assurance) =>
    opened('s1', { channel: 'email', assurance, proof: proof('channel', 'email', assurance) });

  it('are proven anew by every message', () => {
    const next = message({
      proof: proof('channel', 'email', 'recognised', new Date(after(300 * DAY)).toISOString()),
    });
    expect(at(fold([mail('recognised'), next]), 400 * DAY).assurance).toBe('recognised');
    expect(at(fold([mail('recognised')]), 400 * DAY).assurance).toBe('anonymous');
  });

  it('are no surer than the last message made them', () => {
    const plain = message({ proof: proof('channel', 'email', 'recognised') });
    expect(at(fold([mail('verified'), plain]), 0).assurance).toBe('recognised');
  });

  it('keep beside that what a code has shown', () => {
    const code = assured({ source: 'code', proof: proof('code', 'email', 'verified') });
    const next = message({ proof: proof('channel', 'email', 'recognised') });
    const state = fold([mail('recognised'), code, next]);
    expect(at(state, HOUR).assurance).toBe('verified');
    expect(at(state, 13 * HOUR).assurance).toBe('recognised');
  });
});

describe('a call', () => {
  const call = opened('s1', {
    channel: 'voice',
    assurance: 'verified',
    proof: proof('channel', 'voice', 'verified'),
  });

  it('is who it is to its end', () => {
    expect(at(fold([call]), HOUR).assurance).toBe('verified');
    const over = fold([call, { type: 'session.ended', session: 's1', reason: 'hung up' }]);
    expect(at(over, HOUR).assurance).toBe('anonymous');
  });

  it('whose end nobody told is over after half a day', () => {
    expect(at(fold([call]), 12 * HOUR).assurance).toBe('anonymous');
  });
});

describe('a log from before proofs had terms', () => {
  it('has the terms of today, from when things happened', () => {
    const state = fold([opened(), assured({ evidence: 'login token of the shop' })]);
    expect(at(state, HOUR).assurance).toBe('verified');
    expect(at(state, 13 * HOUR).assurance).toBe('recognised');
    const named = fold([opened(), assured({ assurance: 'claimed', claim: '45821' })]);
    expect(at(named, 29 * DAY)).toMatchObject({ assurance: 'claimed', claims: ['45821'] });
    expect(at(named, 31 * DAY)).toMatchObject({ assurance: 'anonymous', claims: [] });
  });

  it.each<[string, Partial<Session>, Assurance, Assurance]>([
    ['a signed-in browser', { channel: 'chat', assurance: 'verified' }, 'verified', 'anonymous'],
    ['a claim', { channel: 'chat', assurance: 'claimed', claims: ['1'] }, 'claimed', 'anonymous'],
    ['a mail thread', { channel: 'email', assurance: 'recognised' }, 'recognised', 'recognised'],
    ['a call', { channel: 'voice', assurance: 'verified' }, 'verified', 'anonymous'],
    ['nobody', { channel: 'chat', assurance: 'anonymous' }, 'anonymous', 'anonymous'],
  ])('and a snapshot of it, since it was last used: %s', (_, over, soon, late) => {
    const old: Session = {
      id: 's1',
      channel: 'chat',
      address: 'visitor:s1',
      locale: 'en',
      assurance: 'anonymous',
      claims: [],
      heardAt: SINCE,
      saidAt: null,
      ...over,
    };
    const state = { ...initialState(), sessions: [old] };
    expect(at(state, 60_000).assurance).toBe(soon);
    expect(at(state, 40 * DAY).assurance).toBe(late);
  });

  it('proves nothing where nothing says when', () => {
    const old = { ...(fold([opened()]).sessions[0] as Session), assurance: 'verified' as const };
    const { proofs: _, ...bare } = old;
    expect(at({ ...initialState(), sessions: [bare] }, 0).assurance).toBe('anonymous');
  });
});

describe('a card', () => {
  const put = (assurance: Assurance, session = 's1'): FactOf<'card.put'> => ({
    type: 'card.put',
    said: 'I can cancel order 45821.',
    card: {
      id: 'c1',
      session,
      channel: 'chat',
      assurance,
      at: SINCE,
      alternatives: [
        {
          id: 'p1',
          effects: [{ tool: 'cancel_order', input: { order: '45821' }, intent: 'cancellation', quote: null }],
        },
      ],
    },
  });
  const term = (milliseconds: number) => ({ now: new Date(after(milliseconds)).toISOString(), days: 14 });

  it('made to somebody verified is nothing to the same browser once that has lapsed', () => {
    const state = fold([opened(), login, put('verified')]);
    expect(cardsFor(state, at(state, HOUR), term(HOUR))).toHaveLength(1);
    expect(cardsFor(state, at(state, 13 * HOUR), term(13 * HOUR))).toEqual([]);
  });

  it.each<[Assurance, Assurance, number]>([
    ['recognised', 'recognised', 1],
    ['recognised', 'verified', 1],
    ['verified', 'recognised', 0],
    ['claimed', 'verified', 0],
    ['recognised', 'claimed', 0],
  ])('made at %s may be agreed to on another channel at %s: %i', (made, speaker, offered) => {
    const other = opened('mail', { channel: 'email', address: 'email:s@example.com' });
    const here = opened('s1', {
      channel: 'whatsapp',
      assurance: speaker,
      proof: proof('channel', 'whatsapp', speaker),
    });
    const state = fold([other, here, put(made, 'mail')]);
    const session = speaker === 'claimed' ? { ...at(state, 0), assurance: speaker } : at(state, 0);
    expect(cardsFor(state, session, term(0))).toHaveLength(offered);
  });
});

describe('words', () => {
  it('of ours are read at the assurance they were written for; the customer’s own are always readable', () => {
    for (const reader of Assurance.options) {
      for (const assurance of Assurance.options) {
        const may = Assurance.options.indexOf(reader) >= Assurance.options.indexOf(assurance);
        expect(mayRead({ channel: 'chat', assurance: reader }, { author: 'assistant', assurance })).toBe(may);
        expect(mayRead({ channel: 'chat', assurance: reader }, { author: 'advisor', assurance })).toBe(may);
        expect(mayRead({ channel: 'chat', assurance: reader }, { author: 'customer', assurance })).toBe(true);
      }
    }
  });
});

describe('a caller', () => {
  const onFile = {
    account: { id: 'c-1', name: 'Sophie Martin', locale: 'en' },
    lastOrderAt: '2026-11-01T00:00:00.000Z',
  };
  const old = { ...onFile, lastOrderAt: '2025-11-01T00:00:00.000Z' };
  const nobody = { account: null, lastOrderAt: null };

  it.each<['A' | 'weak' | 'failed', string, Parameters<typeof assure>[1], Assurance]>([
    ['A', 'ordered with lately', onFile, 'verified'],
    ['A', 'ordered with long ago', old, 'recognised'],
    ['A', 'on no account', nobody, 'anonymous'],
    ['weak', 'ordered with lately', onFile, 'recognised'],
    ['weak', 'on no account', nobody, 'anonymous'],
    ['failed', 'ordered with lately', onFile, 'anonymous'],
    ['failed', 'on no account', nobody, 'anonymous'],
  ])('attested %s, with a number %s', (attestation, _, shop, expected) => {
    expect(assure({ kind: 'caller', attestation }, shop, SINCE).assurance).toBe(expected);
  });

  it('whose number the shop has on another account than the thread’s is nobody in that thread', () => {
    for (const evidence of [
      { kind: 'caller', attestation: 'A' },
      { kind: 'whatsapp' },
      { kind: 'mail-reply', aligned: true },
    ] as const) {
      expect(assure(evidence, onFile, SINCE, 'c-2').assurance).toBe('anonymous');
      expect(assure(evidence, onFile, SINCE, 'c-1').assurance).toBe('verified');
      expect(assure(evidence, onFile, SINCE).assurance).toBe('verified');
    }
  });

  it('who is only recognised hears their name and what was sent, not the thread read back', () => {
    expect(sight({ assurance: 'recognised', channel: 'voice' })).toMatchObject({
      person: true,
      thread: false,
    });
    expect(sight({ assurance: 'verified', channel: 'voice' }).thread).toBe(true);
    expect(sight({ assurance: 'anonymous', channel: 'voice' })).toEqual({
      person: false,
      thread: false,
      dealings: false,
      orders: 'none',
      details: false,
      words: 'anonymous',
    });
  });
});
