import { describe, expect, it } from 'vitest';
import type { Event, Fact } from '../../src/conversation/events.ts';
import { evolve } from '../../src/conversation/evolve.ts';
import { briefText } from '../../src/conversation/pending.ts';
import { initialState, type State } from '../../src/conversation/state.ts';

/* A thread that waits for a person takes in what is said meanwhile. */

let seq = 0;
function after(facts: Fact[], state: State = initialState()): State {
  return facts.reduce((before, fact) => {
    seq++;
    const event: Event = {
      id: `e${seq}`,
      seq,
      at: `2026-11-27T10:00:${String(seq % 60).padStart(2, '0')}Z`,
      origin: 'cu_1',
      path: [],
      fact,
    };
    return evolve(before, event);
  }, state);
}

const asked = (summary: string): Fact => ({
  type: 'handover.requested',
  session: 'c1',
  reason: 'requested',
  summary,
});
const said = (message: string, text: string, over: object = {}): Fact => ({
  type: 'message.received',
  message,
  session: 'c1',
  channel: 'chat',
  external: message,
  kind: 'text',
  text,
  attachments: [],
  assurance: 'verified',
  ...over,
});
const brief = (...facts: Fact[]) => briefText(after(facts).control);

describe('a thread that waits for a person', () => {
  it('keeps what is said meanwhile before what it is about', () => {
    const text = brief(
      asked('A parcel is missing.'),
      said('m1', 'Call me after\n six.'),
      said('m2', 'My new address is 4 Elm Road.'),
    );
    expect(text).toBe('+ “Call me after six.”\n+ “My new address is 4 Elm Road.”\nA parcel is missing.');
  });

  it('adds a second wish for a person instead of replacing the first', () => {
    expect(brief(asked('A parcel is missing.'), asked('The coat is torn.'))).toBe(
      '+ The coat is torn.\nA parcel is missing.',
    );
  });

  it('keeps a summary once that has all of the one before', () => {
    expect(brief(asked('A parcel is missing.'), asked('Call back. A parcel is missing.'))).toBe(
      'Call back. A parcel is missing.',
    );
  });

  it('adds of a second summary only the lines that the first has not', () => {
    const first = 'Hannah on the phone.\nOrder #1.\nNext: answer.';
    expect(brief(asked(first), asked('Hannah in the chat.\nOrder #1.\nNext: answer.'))).toBe(
      `+ Hannah in the chat.\n${first}`,
    );
  });

  it('ends with what to do after a callback that repeats it, whatever was said in between', () => {
    const summary = 'A parcel is missing.\nNext: ask the carrier.';
    const text = brief(asked(summary), said('m1', 'Hurry up.'), asked(`Call back: +33. ${summary}`));
    expect(text).toBe(`+ “Hurry up.”\nCall back: +33. ${summary}`);
  });

  it('loses nothing of a summary to words that repeat it', () => {
    const text = brief(
      asked('Lost.\nNext: answer.'),
      said('m1', 'Lost. Next: answer. Lost'),
      said('m2', 'Lost.'),
    );
    expect(text).toBe('+ “Lost. Next: answer. Lost”\n+ “Lost.”\nLost.\nNext: answer.');
  });

  it('shows the newest words, whole, however long they are', () => {
    const long = (word: string) => `${word} `.repeat(200);
    const text = brief(
      asked('About.\nNext: answer.'),
      ...['alpha', 'bravo', 'gamma', 'delta', 'omega'].map((word) => said(word, long(word))),
    );
    const added = text.split('\n').slice(0, -2);
    expect(added.join('').length).toBeLessThanOrEqual(600);
    expect(added.at(-1)).toMatch(/^\+ “(omega )+omega…”$/);
    expect(text.split('\n').at(-1)).toBe('Next: answer.');
  });

  it('keeps the last line of a summary that is too long', () => {
    const lines = brief(asked(`${'customer '.repeat(500)}\nNext: answer.`)).split('\n');
    expect(lines.join('\n').length).toBeLessThanOrEqual(2_000);
    expect(lines).toEqual([expect.stringMatching(/^(customer )+customer…$/), 'Next: answer.']);
  });

  it('keeps its place', () => {
    const { control } = after([asked('One.'), asked('Two.')]);
    expect(control).toMatchObject({
      kind: 'waiting',
      since: after([asked('One.')]).control.kind && expect.any(String),
    });
    const first = after([asked('One.')]);
    const then = after([asked('Two.')], first);
    expect(then.control.kind === 'waiting' && then.control.since).toBe(
      first.control.kind === 'waiting' && first.control.since,
    );
  });

  it.each<[string, Fact[]]>([
    [
      'a message that is taken back',
      [said('m1', 'Secret'), { type: 'message.withdrawn', message: 'm1', session: 'c1' }],
    ],
    ['a message that is edited', [said('m1', 'Secret'), said('m2', 'Better', { replaces: 'm1' })]],
    [
      'a one-time code',
      [said('m1', '123456'), { type: 'challenge.passed', session: 'c1', challenge: 'c', message: 'm1' }],
    ],
    ['a machine’s words', [said('m1', 'Secret 123456', { automatic: 'vacation' })]],
    ['what somebody else wrote', [said('m1', 'Secret 123456', { forwarded: true })]],
  ])('does not keep %s', (_, facts) => {
    expect(brief(asked('About.'), ...facts)).not.toMatch(/Secret|123456/);
  });

  it('keeps a bounded number of them, the first part always', () => {
    const many = Array.from({ length: 40 }, (_, n) => said(`m${n}`, `Line ${n} of many`));
    const parts = brief(asked('About.'), ...many).split('\n');
    expect(parts).toHaveLength(5);
    expect(parts.slice(-2)).toEqual(['+ “Line 39 of many”', 'About.']);
  });

  it('notes what the assistant keeps, and forgets all of it once a person has the floor', () => {
    const note: Fact = { type: 'note.added', session: 'c1', text: 'Wants to be called at ten.' };
    expect(brief(asked('About.'), note)).toContain('+ Wants to be called at ten.');
    expect(brief(asked('About.'), note, { type: 'advisor.joined', advisor: 'nora', name: 'Nora' })).toBe('');
  });
});
