import { describe, expect, it } from 'vitest';
import type { Context } from '../../../src/brain/context.ts';
import { embeddedBrain } from '../../../src/brain/embedded/index.ts';
import { runTurn } from '../../../src/brain/turn.ts';
import type { Channel } from '../../../src/conversation/values.ts';
import {
  type Answer,
  asks,
  call,
  claude,
  context,
  end,
  failure,
  refused,
  start,
  stream,
  text,
  tools,
} from './wire.ts';

/*
 * Claude fails at every point of a turn in which the customer plainly asks for a return, or has agreed to an exchange that
 * code carried out before; the embedded brain ends it: it is done once and reported once, in words that go on from what the customer has
 * heard.
 */

const input = { order: '45821', lines: ['1'] };
const piece = (size: string) => ({
  sku: `DR-101-${size}`,
  title: 'Lune dress',
  options: { size, colour: 'midnight' },
});
const returned = {
  return: 'r-1',
  order: '45821',
  lines: ['1'],
  deadline: '2027-01-12',
  carrier: 'Mondial Relay',
  label: null,
  toAddressOnFile: false,
  existing: false,
};
const exchanged = {
  exchange: 'x-1',
  return: 'r-1',
  order: '45821',
  from: piece('S'),
  to: piece('M'),
  deadline: '2027-01-12',
  label: null,
  existing: false,
};
const agreed: NonNullable<Context['settled']> = {
  consent: 'agrees',
  card: null,
  again: false,
  results: [
    {
      effect: {
        tool: 'exchange_item',
        input: { order: '45821', line: '1', sku: 'DR-101-M' },
        intent: 'exchange',
        quote: null,
      },
      result: { ok: true, output: exchanged },
    },
  ],
};

const HALF = ['One moment, ', 'I look at it now. ', 'And then the '];
/** How an answer ends badly after these frames. */
const FAILURES: Record<string, (frames: string[]) => Answer> = {
  cut: (frames) => frames,
  stall: (frames) => () => stream(frames, { open: true }),
  error: (frames) => [...frames, failure('overloaded_error')],
  garbage: (frames) => [...frames, 'event: content_block_delta\ndata: {"type\n\n'],
  refusal: (frames) => [...frames, ...end('refusal')],
  max_tokens: (frames) => [...frames, ...end('max_tokens')],
  'no reason': (frames) => [...frames, ...end(null)],
  // These come before any frame.
  529: () => () => refused(529, 'overloaded_error'),
  network: () => () => Promise.reject(new TypeError('fetch failed')),
};
const act = [start, ...call('return_item', [JSON.stringify(input)]), ...end('tool_use')];
const half = [start, ...text(HALF)];
const POINTS: Record<string, (fail: (frames: string[]) => Answer) => Answer[]> = {
  'before its first word': (fail) => [fail([start])],
  'in mid-text': (fail) => [fail(half)],
  'after it was done': (fail) => [act, fail([start])],
  'after it was done, in mid-text': (fail) => [act, fail(half)],
};

const cases = (['chat', 'voice', 'email', 'whatsapp'] as Channel[]).flatMap((channel) =>
  Object.keys(POINTS).flatMap((point) =>
    Object.keys(FAILURES).map((kind) => [channel, point, kind] as const),
  ),
);

async function played(channel: Channel, answers: Answer[], settled?: Context['settled']) {
  const spoken = new Map<string, string>();
  const withdrawn: string[] = [];
  const world = tools((name) => (name === 'return_item' ? returned : []));
  let ids = 0;
  const judged: (string | null)[] = [];
  const outcome = await runTurn(
    [claude(answers, { firstTokenMs: 60, stallMs: 60 }).brain, embeddedBrain],
    context(
      settled
        ? { asked: [asks('Yes, please.')], settled }
        : { asked: [asks('Please start the return of my dress.')] },
      channel,
    ),
    {
      turn: 'turn-0',
      toolbox: world.toolbox,
      signal: new AbortController().signal,
      say: (run, words) => spoken.set(run, (spoken.get(run) ?? '') + words),
      unsay: (run) => {
        if (channel === 'voice') return spoken.get(run) ?? '';
        if (spoken.has(run)) withdrawn.push(run);
        return '';
      },
      id: (prefix) => `${prefix}-${++ids}`,
      hosts: [],
      turnMs: 2_000,
      judge: (brain, error) => judged.push(error === null ? brain.name : null),
    },
  );
  return {
    outcome,
    spoken,
    withdrawn,
    judged,
    writes: world.calls.filter(({ name }) => name === 'return_item'),
  };
}

describe('Claude fails', () => {
  it.each(cases)('(%s) %s: %s', async (channel, point, kind) => {
    const fail = FAILURES[kind] ?? ((frames: string[]) => frames);
    const { outcome, spoken, withdrawn, judged, writes } = await played(channel, POINTS[point]?.(fail) ?? []);
    expect(judged).toEqual([null, 'embedded']);
    expect(writes).toEqual([{ name: 'return_item', input }]);
    const said = outcome.reply?.text ?? '';
    const sentences = said.split(/(?<=[.?!])\s+/).filter((sentence) => sentence.length > 8);
    expect(new Set(sentences).size).toBe(sentences.length);
    // It is told, once, that it is done.
    expect(said.match(/return of the Lune dress/g)).toHaveLength(1);
    // What the customer heard last is what is kept.
    expect(
      [...spoken.entries()].filter(([run]) => !withdrawn.includes(run)).map(([, words]) => words.trim()),
    ).toEqual([said.trim()]);
    if (channel === 'voice') return;
    expect(said).not.toContain('One moment');
  });

  it.each(['chat', 'voice', 'email', 'whatsapp'] as const)(
    '(%s) after what the customer agreed to was done, and it is told all the same',
    async (channel) => {
      const { outcome, writes } = await played(channel, [half], agreed);
      expect(writes).toEqual([]);
      expect(outcome.reply?.text.match(/is exchanged for size M/g)).toHaveLength(1);
    },
  );

  it('and what was heard on the phone stays the beginning of the reply', async () => {
    const { outcome } = await played('voice', [half]);
    expect(outcome.reply?.text).toMatch(/^One moment, I look at it now\. /);
    expect(outcome.reply?.text.match(/One moment/g)).toHaveLength(1);
  });
});
