import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCRIPTS } from '../../../scripts/demo/scripts.ts';
import { Story } from '../../../scripts/demo/story.ts';
import { Chance } from '../../faults/chance.ts';
import { Levers } from '../levers.ts';
import { serviceInside } from '../service.ts';

/*
 * The story with Claude behind every channel: an emulator on the wire, which gets nothing but what a request
 * says.
 */

const service = serviceInside();
const levers = new Levers(service);

const IMPATIENT = { kind: 'claude', firstTokenMs: 400, stallMs: 300, turnMs: 3_000 };

beforeAll(() => levers.brain({ kind: 'claude' }));
afterAll(() => levers.brain({ kind: 'embedded' }));

async function playedOut(script: (typeof SCRIPTS)[number]) {
  let transcript = '';
  const story = await Story.prepare(service, script, (text) => {
    transcript += text;
  });
  await story.play();
  const failed = story.checks.failed.map((one) => JSON.stringify(one));
  const [customer] = await levers.api.customers({ order: /#(\d+)/.exec(transcript)?.[1] ?? '' });
  return {
    failed: failed.length ? [...failed, transcript] : [],
    rows: customer ? await levers.api.exchanges(customer) : [],
  };
}

describe('the story, told by Claude', () => {
  it.each(SCRIPTS)('$title', async (script) => {
    const before = (await levers.asked()).at(-1)?.n ?? 0;
    expect((await playedOut(script)).failed).toEqual([]);
    const asked = await levers.asked(before);
    const calls = asked.flatMap(({ answer }) =>
      (answer?.content ?? []).flatMap((said) => (said.type === 'tool_use' ? [said.name] : [])),
    );
    expect(calls).toEqual(expect.arrayContaining(['find_order', 'return_item', 'propose']));
  });
});

describe('the story while Claude fails at random steps', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('seed %i', async (seed) => {
    const chance = new Chance(seed);
    const codes = Array.from({ length: 40 }, () => (chance.once(2) ? 'ok' : chance.of(WAYS)));
    // A name of its own: what the breaker knows of the others says nothing about it.
    await levers.brain({ ...IMPATIENT, model: `claude-storm-${seed}` });
    await levers.fail('anthropic', codes);
    const before = (await levers.asked()).at(-1)?.n ?? 0;
    // Another one each time: the shop has four pieces of a dress.
    const script = SCRIPTS[seed];
    if (!script) throw new Error('the story is gone');
    const { failed, rows } = await playedOut(script);
    await levers.fail('anthropic', []);
    expect(failed).toEqual([]);
    // The story itself holds that the shop has one return, one exchange and one piece reserved.
    const said = rows.filter(({ direction }) => direction === 'out').map(({ text }) => text);
    expect(said.length).toBeGreaterThanOrEqual(6);
    for (const text of said) expect(repeated(text), text).toEqual([]);
    const faults = (await levers.asked(before)).filter(({ fault }) => fault && fault !== 'ok');
    expect(faults.length).toBeGreaterThan(0);
  });
});

/** Every way it fails in, with the stream broken early, in mid-text and between calls. */
const WAYS = [
  ...['429', '500', '529', '401', '400', '504', 'refusal', 'max_tokens', 'latency:800'],
  ...[0, 2, 5, 9, 20].flatMap((n) => [
    `cut:${n}`,
    `stall:${n}`,
    `garbage:${n}`,
    `error:${n}:overloaded_error`,
  ]),
];

/** Sentences that stand in a text more than once. */
function repeated(text: string): string[] {
  const sentences = text.split(/(?<=[.?!])\s+/).filter((sentence) => sentence.length > 12);
  return sentences.filter((sentence, index) => sentences.indexOf(sentence) < index);
}
