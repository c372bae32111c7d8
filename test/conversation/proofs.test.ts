import { describe, expect, it } from 'vitest';
import type { Command, TurnOutcome } from '../../src/conversation/commands.ts';
import { decide } from '../../src/conversation/decide.ts';
import { answerable, sessionOf } from '../../src/conversation/state.ts';
import type { Assurance, Proof } from '../../src/conversation/values.ts';
import { fold, opened } from './story.ts';

/* Proofs in the log: what a message, a login, a code and a claim write down, and what they leave alone. */

const proof = (source: Proof['source'], assurance: Assurance, since = '2026-11-23T18:00:00.000Z'): Proof => ({
  source,
  since,
  holds: [{ assurance, until: '2026-12-23T18:00:00.000Z' }],
});
const mail = { channel: 'email', address: 'email:s@example.com', assurance: 'recognised' } as const;
const speaking = { id: 's1', ...mail, locale: 'en', evidence: 'mail, DMARC aligned' };
const heard = (assurance: Assurance): Command => ({
  type: 'hear',
  session: { ...speaking, assurance, proof: proof('channel', assurance) },
  message: { message: 'm1', external: 'x1', kind: 'text', text: 'Hello', attachments: [] },
});
const code = (over: object = {}): Command => ({
  type: 'assure',
  session: 's1',
  assurance: 'verified',
  evidence: 'code',
  source: 'code',
  ...over,
});

function facts(state: ReturnType<typeof fold>, command: Command) {
  const decision = decide(state, command);
  if (!decision.ok) throw new Error(decision.refusal);
  return decision.facts;
}
const outcome = (over: Partial<TurnOutcome> = {}): TurnOutcome => ({
  turn: 't1',
  session: 's1',
  answers: ['m1'],
  reply: null,
  silence: 'a test',
  card: null,
  tickets: [],
  records: [],
  learned: [],
  handover: null,
  ...over,
});

describe('a message that proves its sender', () => {
  const thread = fold([opened('s1', { ...mail, proof: proof('channel', 'recognised') })]);

  it('carries its evidence, and says nothing new of the session while it is the same', () => {
    const [received, ...others] = facts(thread, heard('recognised'));
    expect(others).toEqual([]);
    expect(received).toMatchObject({
      type: 'message.received',
      assurance: 'recognised',
      evidence: 'mail, DMARC aligned',
      proof: { source: 'channel', holds: [{ assurance: 'recognised' }] },
    });
  });

  it('says so where it is another', () => {
    expect(facts(thread, heard('verified')).map(({ type }) => type)).toEqual([
      'session.assured',
      'message.received',
    ]);
    expect(facts(thread, heard('anonymous'))).toMatchObject([
      { type: 'session.assured', assurance: 'anonymous' },
      { type: 'message.received', assurance: 'anonymous' },
    ]);
  });

  it('does not lower what a code has shown, and is as sure as that', () => {
    const proven = fold([
      opened('s1', { ...mail, proof: proof('channel', 'recognised') }),
      {
        type: 'session.assured',
        session: 's1',
        assurance: 'verified',
        evidence: 'code',
        proof: proof('code', 'verified'),
      },
    ]);
    expect(facts(proven, heard('recognised'))).toMatchObject([
      { type: 'message.received', assurance: 'verified' },
    ]);
  });

  it('ends what an older one proved', () => {
    const [lower] = facts(thread, heard('anonymous'));
    if (!lower) throw new Error('nothing');
    const after = fold([opened('s1', { ...mail, proof: proof('channel', 'recognised') }), lower]);
    expect(sessionOf(after, 's1')?.proofs).toEqual([]);
  });
});

describe('a step', () => {
  const thread = fold([opened()]);

  it('is written down with its kind, whatever else is known of it', () => {
    expect(facts(thread, code())).toMatchObject([{ type: 'session.assured', source: 'code' }]);
    expect(facts(thread, { ...code(), source: undefined } as Command)).toMatchObject([{ source: 'code' }]);
    expect(facts(thread, code({ source: undefined, assurance: 'claimed', claim: '1' }))).toMatchObject([
      { source: 'claim', claim: '1' },
    ]);
  });

  it('taken again at once is no news, and later it is', () => {
    const proven = fold([
      opened(),
      {
        type: 'session.assured',
        session: 's1',
        assurance: 'verified',
        evidence: 'code',
        proof: proof('code', 'verified'),
      },
    ]);
    expect(facts(proven, code({ proof: proof('code', 'verified', '2026-11-23T18:05:00.000Z') }))).toEqual([]);
    expect(
      facts(proven, code({ proof: proof('code', 'verified', '2026-11-23T19:00:00.000Z') })),
    ).toHaveLength(1);
    expect(facts(proven, code({ source: 'login', proof: proof('login', 'verified') }))).toHaveLength(1);
  });
});

describe('a turn', () => {
  const thread = fold([
    opened('s1', { ...mail, proof: proof('channel', 'recognised') }),
    {
      type: 'message.received',
      message: 'm1',
      session: 's1',
      channel: 'email',
      external: 'x1',
      kind: 'text',
      text: 'Hello',
      attachments: [],
      assurance: 'recognised',
    },
  ]);

  it.each<[Assurance, boolean]>([
    ['claimed', true],
    ['recognised', true],
    ['verified', false],
  ])('begun for somebody %s is said to the recognised customer: %s', (assurance, said) => {
    const decision = decide(thread, { type: 'commit', turn: outcome({ assurance }) });
    expect(decision).toMatchObject(said ? { ok: true } : { ok: false, refusal: 'stale' });
  });
});

describe('an answer', () => {
  const old = opened('s1');
  const own = opened('s2', { ...mail, proof: proof('channel', 'recognised') });
  const account = { type: 'account.known', account: 'c-1', name: 'Sophie', locale: 'en' } as const;

  it('goes where the customer spoke last, and in a thread with an owner to where the owner spoke', () => {
    expect(answerable(fold([own, old]))?.id).toBe('s1');
    expect(answerable(fold([account, own, old]))?.id).toBe('s2');
    expect(answerable(fold([account, old]))?.id).toBe('s1');
  });
});
