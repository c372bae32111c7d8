import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wasPut } from '../../../src/channels/voice/heard.ts';
import {
  answeredTo,
  interrupted,
  played,
  silent,
  spoken,
  unheard,
} from '../../../src/channels/voice/playback.ts';

/* What the caller heard, at every place where a reply can break. */

const FIRST = 'Your order was delivered on Monday at noon. ';
const SECOND = 'You can return it until the third of March.';
const REPLY = FIRST + SECOND;
const reply = (taken = true) => spoken(spoken(silent(), 'm1', FIRST, taken), 'm1', SECOND, taken);
const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

describe('an interruption', () => {
  it('at any character leaves exactly what the caller heard, however it is written', () => {
    for (let at = 1; at <= REPLY.length; at++) {
      const prefix = REPLY.slice(0, at);
      for (const account of [prefix, prefix.toUpperCase(), prefix.replace(/[.,]/g, '  ')]) {
        const { heard, playback } = interrupted(reply(), account);
        expect(heard).toHaveLength(1);
        const got = heard[0]?.heard ?? '';
        expect(REPLY.startsWith(got)).toBe(true);
        expect(letters(got)).toBe(letters(prefix));
        expect(unheard(playback)).toEqual({ heard: [], rest: '' });
      }
    }
  });

  it('with more than was said, or a later sentence alone, ends where that ends', () => {
    expect(interrupted(reply(), `${REPLY} and so on`).heard[0]?.heard).toBe(REPLY);
    expect(interrupted(reply(), 'You can return it').heard[0]?.heard).toBe(`${FIRST}You can return it`);
  });

  it('without words rests on what the relay reported', () => {
    expect(interrupted(reply(), '').heard[0]?.heard).toBe('');
    expect(interrupted(played(reply(), 'Your order was'), '').heard[0]?.heard).toBe('Your order was');
  });

  it('with nothing being said is none', () => {
    expect(interrupted(silent(), 'Your order').heard).toEqual([]);
    expect(interrupted(played(reply(), REPLY), '').heard).toEqual([]);
  });

  it('that comes after the caller’s words cuts what they answered, and not the answer', () => {
    const answer = spoken(answeredTo(reply()), 'm2', 'We are open until six.', true);
    const { heard, playback } = interrupted(answer, 'Your order was');
    expect(heard).toMatchObject([{ id: 'm1', heard: 'Your order was' }]);
    expect(playback.said.map(({ id }) => id)).toEqual(['m2']);
    expect(interrupted(answer, 'We are').heard).toMatchObject([{ id: 'm2', heard: 'We are' }]);
  });

  it('of anything never throws and never invents a word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, account) => {
        const said = spoken(silent(), 'm', text, true);
        for (const { heard } of interrupted(played(said, account), account).heard)
          expect(text.startsWith(heard)).toBe(true);
        unheard(played(said, account));
      }),
    );
  });
});

describe('a lost socket', () => {
  it('leaves whole sentences that were heard, and says the rest once', () => {
    for (let at = 1; at < REPLY.length; at++) {
      const state = played(reply(), REPLY.slice(0, at));
      const { heard, rest } = unheard(state);
      if (heard.length === 0) continue;
      expect(letters(heard[0]?.heard ?? '')).toBe(letters(REPLY.slice(0, at)));
      const whole = letters(REPLY.slice(0, at)).length >= letters(FIRST).length;
      expect(rest).toBe(whole ? SECOND : REPLY);
    }
  });

  it('takes what was sent for heard where the relay reports nothing, and what was not sent for not', () => {
    expect(unheard(reply()).rest).toBe('');
    expect(unheard(reply(false)).rest).toBe(REPLY);
    expect(unheard(spoken(spoken(silent(), 'm', FIRST, true), 'm', SECOND, false)).rest).toBe(SECOND);
  });

  it('that tells its progress twice has heard it once', () => {
    const once = played(reply(), 'Your order was');
    expect(played(once, 'Your order was')).toEqual(once);
    expect(played(once, ' delivered').said[0]?.heard).toBe('Your order was delivered'.length);
  });
});

it('an offer counts as put when the caller heard all its effect, and not before', () => {
  const full = 'I can exchange the dress for size M, free of charge. Shall I do it?';
  const effect = 'Exchange the dress for size M';
  expect(wasPut(effect, full, 'I can exchange the dress for')).toBe(false);
  expect(wasPut(effect, full, 'I can exchange the dress for size M, free')).toBe(true);
  expect(wasPut(effect, full, '')).toBe(false);
});
