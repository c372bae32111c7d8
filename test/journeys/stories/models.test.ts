import { afterAll, describe, expect, it } from 'vitest';
import { SCRIPTS } from '../../../scripts/demo/scripts.ts';
import { Story } from '../../../scripts/demo/story.ts';
import { Levers } from '../levers.ts';
import { serviceInside } from '../service.ts';

/* The story with every other provider behind the channels, each on its own wire format. */

const service = serviceInside();
const levers = new Levers(service);

afterAll(() => levers.brain({ kind: 'embedded' }));

const BRAINS = [
  { provider: 'openai', chain: [{ kind: 'gpt' }] },
  { provider: 'compatible', chain: [{ kind: 'compatible', model: 'mistral-small-3.1' }] },
  { provider: 'workers-ai', chain: [{ kind: 'workers-ai' }] },
] as const;

describe.each(BRAINS)('the story with $provider behind it', ({ provider, chain }) => {
  const play = async () => {
    let transcript = '';
    const script = SCRIPTS[0];
    if (!script) throw new Error('the story is gone');
    const story = await Story.prepare(service, script, (text) => {
      transcript += text;
    });
    await story.play();
    return story.checks.failed.length > 0 ? [story.checks.failed, transcript] : [];
  };

  it('plays to its end, the model asked for every turn', async () => {
    await levers.brain({ chain });
    const before = (await levers.asked()).at(-1)?.n ?? 0;
    expect(await play()).toEqual([]);
    const asked = await levers.asked(before);
    expect(asked.length).toBeGreaterThan(6);
    expect(asked.filter(({ fault }) => fault !== null)).toEqual([]);
  });

  it.each([
    ['is overloaded', '529'],
    ['breaks off in mid-text', 'cut:6'],
  ])('plays to its end while it %s', async (_, code) => {
    await levers.brain({ chain, firstTokenMs: 400, stallMs: 300, turnMs: 3_000 });
    await levers.fail(
      provider,
      Array.from({ length: 40 }, (_, n) => (n % 2 ? 'ok' : code)),
    );
    const failed = await play();
    await levers.fail(provider, []);
    expect(failed).toEqual([]);
  });
});
