import { describe, expect, it } from 'vitest';
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
 * Claude fails at every point of a turn in which the customer says yes to an exchange, and the embedded brain
 * ends it: the exchange is made once and reported once, in words that go on from what the customer has heard.
 */

const input = { order: '45821', line: '1', sku: 'DR-101-M' };
const proposal = {
  id: 'p-1',
  tool: 'exchange_item',
  input,
  intent: 'exchange' as const,
  effect: 'Exchange your Lune dress S for M, free of charge',
  order: '45821',
  at: '2026-12-14T18:30:00Z',
  channel: 'chat' as const,
  sameSession: true,
};
const piece = (size: string) => ({
  sku: `DR-101-${size}`,
  title: 'Lune dress',
  options: { size, colour: 'midnight' },
});
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
const act = [
  start,
  ...call('exchange_item', [JSON.stringify({ ...input, proposal: 'p-1' })]),
  ...end('tool_use'),
];
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

async function played(channel: Channel, answers: Answer[]) {
  const spoken = new Map<string, string>();
  const withdrawn: string[] = [];
  const world = tools((name) => (name === 'exchange_item' ? exchanged : []));
  let ids = 0;
  const judged: (string | null)[] = [];
  const outcome = await runTurn(
    [claude(answers, { firstTokenMs: 60, stallMs: 60 }).brain, embeddedBrain],
    context({ asked: [asks('Yes, please.')], proposals: [{ ...proposal, channel }] }, channel),
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
    writes: world.calls.filter(({ name }) => name === 'exchange_item'),
  };
}

describe('Claude fails', () => {
  it.each(cases)('(%s) %s: %s', async (channel, point, kind) => {
    const fail = FAILURES[kind] ?? ((frames: string[]) => frames);
    const { outcome, spoken, withdrawn, judged, writes } = await played(channel, POINTS[point]?.(fail) ?? []);
    expect(judged).toEqual([null, 'embedded']);
    expect(writes).toEqual([{ name: 'exchange_item', input, proposal: 'p-1' }]);
    const said = outcome.reply?.text ?? '';
    const sentences = said.split(/(?<=[.?!])\s+/).filter((sentence) => sentence.length > 8);
    expect(new Set(sentences).size).toBe(sentences.length);
    // It is told, once, that it is done.
    expect(said.match(/\bM\b|medium/gi)?.length ?? 0).toBeGreaterThan(0);
    // What the customer heard last is what is kept.
    expect(
      [...spoken.entries()].filter(([run]) => !withdrawn.includes(run)).map(([, words]) => words.trim()),
    ).toEqual([said.trim()]);
    if (channel === 'voice') return;
    expect(said).not.toContain('One moment');
  });

  it('and what was heard on the phone stays the beginning of the reply', async () => {
    const { outcome } = await played('voice', [half]);
    expect(outcome.reply?.text).toMatch(/^One moment, I look at it now\. /);
    expect(outcome.reply?.text.match(/One moment/g)).toHaveLength(1);
  });
});
