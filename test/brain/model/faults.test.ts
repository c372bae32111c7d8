import { describe, expect, it } from 'vitest';
import { embeddedBrain } from '../../../src/brain/embedded/index.ts';
import { runTurn } from '../../../src/brain/turn.ts';
import type { Channel } from '../../../src/conversation/values.ts';
import { brainOf, PROVIDERS, type Provider, type Turned } from './answers.ts';
import { onMovedClock } from './moved-clock.ts';
import { asks, context, tools } from './wire.ts';

/*
 * Every fault on every provider, on all four channels, before and after something was done: an answer within
 * the channel's patience, nothing done twice, nothing said twice, and nothing left of what was given up on.
 */

const CHANNELS: Channel[] = ['chat', 'voice', 'email', 'whatsapp'];
const WORDS = ['One moment, ', 'I look at it now. ', 'And then the '];
const input = { order: '45821', lines: ['1'] };
const ACT: Turned = { call: ['return_item', JSON.stringify(input)], end: 'whole' };

const FAULTS: Record<string, (provider: Provider) => Turned[]> = {
  'a slow first word': () => [{ end: 'stall' }],
  'a stall in mid-text': () => [{ words: WORDS, end: 'stall' }],
  'a cut': () => [{ words: WORDS, end: 'cut' }],
  'a 429': (kind) => [{ status: 429, code: kind === 'claude' ? 'rate_limit_error' : 'rate_limit_exceeded' }],
  'a 529': () => [{ status: 529, code: 'overloaded_error' }],
  'a 500': () => [{ status: 500, code: 'api_error' }],
  'an event that is no JSON': () => [{ words: WORDS, end: 'garbage' }],
  'input that is no JSON': () => [{ call: ['find_order', '{"order": "45'], end: 'whole' }],
  'calls without an end': () => [{ call: ['list_orders', '{}'], end: 'whole' }],
  'an empty answer': () => [{ end: 'empty' }],
  'a refusal before any word': () => [{ end: 'refusal' }],
  'a refusal after words': () => [{ words: WORDS, end: 'refusal' }],
  'no room left for words': () => [{ words: WORDS, end: 'max_tokens' }],
  // Nobody else's model asks to be asked again with the same words.
  'a pause without an end': (kind) =>
    kind === 'claude' ? [{ words: WORDS, end: 'pause' }, { end: 'pause' }] : [],
  'a full context': () => [{ words: WORDS, end: 'context' }],
  'a spent budget': (kind) => [
    kind === 'claude' ? { status: 402, code: 'billing_error' } : { status: 429, code: 'insufficient_quota' },
  ],
};

const returned = {
  ...{ return: 'r-1', order: '45821', lines: ['1'], deadline: '2027-01-12', carrier: 'Mondial Relay' },
  ...{ label: null, toAddressOnFile: false, existing: false },
};

async function turned(kind: Provider, channel: Channel, answers: Turned[]) {
  const world = tools((name) => (name === 'return_item' ? returned : []));
  const said = new Map<string, string>();
  const back = new Set<string>();
  const judged: string[] = [];
  const { brain, count } = brainOf(kind, answers);
  let ids = 0;
  const began = Date.now();
  const outcome = await runTurn(
    [brain, embeddedBrain],
    context({ asked: [asks('Please start the return of my dress.')] }, channel),
    {
      turn: 'turn-0',
      toolbox: world.toolbox,
      signal: new AbortController().signal,
      say: (run, words) => said.set(run, (said.get(run) ?? '') + words),
      unsay: (run) => {
        if (channel === 'voice') return said.get(run) ?? '';
        if (said.has(run)) back.add(run);
        return '';
      },
      id: (prefix) => `${prefix}-${++ids}`,
      hosts: [],
      turnMs: 3_000,
      judge: (judgedBrain, failure) => judged.push(failure === null ? judgedBrain.name : 'failed'),
    },
  );
  const left = [...said].filter(([run]) => !back.has(run)).map(([, words]) => words.trim());
  const writes = world.calls.filter(({ name }) => name === 'return_item');
  return { outcome, left, judged, writes, count: count(), took: Date.now() - began };
}

describe.each(PROVIDERS)('%s', (kind) => {
  const known = Object.keys(FAULTS).filter((fault) => (FAULTS[fault]?.(kind) ?? []).length > 0);
  it.each(known)('%s: it is answered all the same, once', async (fault) => {
    const faulty = FAULTS[fault]?.(kind) ?? [];
    for (const channel of CHANNELS)
      for (const answers of [faulty, [ACT, ...faulty]]) {
        const where = `${channel}, ${answers.length > faulty.length ? 'after it was done' : 'at once'}`;
        const { outcome, left, judged, writes, count, took } = await onMovedClock(() =>
          turned(kind, channel, answers),
        );
        expect(judged, where).toEqual(['failed', 'embedded']);
        expect(writes, where).toEqual([{ name: 'return_item', input }]);
        const text = outcome.reply?.text ?? '';
        expect(text.match(/return of the Lune dress/g), where).toHaveLength(1);
        const sentences = text.split(/(?<=[.?!])\s+/).filter((sentence) => sentence.length > 8);
        expect(new Set(sentences).size, where).toBe(sentences.length);
        // What the customer has before them, or has heard, is what is kept.
        expect(left, where).toEqual([text.trim()]);
        if (channel !== 'voice') expect(text, where).not.toContain('One moment');
        expect(count, where).toBeLessThanOrEqual(9);
        expect(took, where).toBeLessThan(3_000);
      }
  });
});
