import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCRIPTS } from '../../scripts/demo/scripts.ts';
import { Story } from '../../scripts/demo/story.ts';
import { Levers } from './levers.ts';
import { serviceInside } from './service.ts';

/* The story with Claude behind every mouth: an emulator on the wire, which is told nothing but what a request says. */

const service = serviceInside();
const levers = new Levers(service);

beforeAll(() => levers.brain({ kind: 'claude', firstTokenMs: 300, stallMs: 300, turnMs: 3_000 }));
afterAll(() => levers.brain({ kind: 'embedded' }));

async function played(script: (typeof SCRIPTS)[number]) {
  let transcript = '';
  const story = await Story.prepare(service, script, (text) => {
    transcript += text;
  });
  await story.play();
  const { failed } = story.checks;
  return failed.length ? [...failed.map((one) => JSON.stringify(one)), transcript] : [];
}

describe('the story, told by Claude', () => {
  it.each(SCRIPTS)('$title', async (script) => {
    const before = (await levers.asked()).at(-1)?.n ?? 0;
    expect(await played(script)).toEqual([]);
    const asked = await levers.asked(before);
    const calls = asked.flatMap(({ answer }) =>
      (answer?.content ?? []).flatMap((said) => (said.type === 'tool_use' ? [said.name] : [])),
    );
    expect(calls).toEqual(expect.arrayContaining(['find_order', 'return_item', 'propose', 'exchange_item']));
  });
});
