import { beforeEach, describe, expect, it } from 'vitest';
import { SCRIPTS } from '../../../scripts/demo/scripts.ts';
import { Story } from '../../../scripts/demo/story.ts';
import { afresh } from '../../machine/afresh.ts';
import { serviceInside, type Weather } from '../service.ts';

/*
 * The story of the design, from the chat on Monday to WhatsApp on Wednesday, over the real wire formats, in
 * any weather.
 */

// A move of the clock wakes every object there is: only this story's are there.
beforeEach(afresh);

/** One script in each language, for the weather. */
const one = ['en', 'fr'].flatMap((locale) => SCRIPTS.find(({ wording }) => wording.locale === locale) ?? []);

async function failures(script: (typeof SCRIPTS)[number], weather: Weather): Promise<string[]> {
  let transcript = '';
  const story = await Story.prepare(serviceInside(weather), script, (text) => {
    transcript += text;
  });
  await story.play();
  return story.checks.failed.length
    ? [...story.checks.failed.map((failed) => JSON.stringify(failed)), transcript]
    : [];
}

describe('the story', () => {
  it.each(SCRIPTS)('$title', async (script) => {
    expect(await failures(script, {})).toEqual([]);
  });

  it('with every message delivered twice', async () => {
    for (const script of one) expect(await failures(script, { twice: true })).toEqual([]);
  });

  it('with every object evicted before each step', async () => {
    for (const script of one) expect(await failures(script, { evict: true })).toEqual([]);
  });

  it('with both at once', async () => {
    for (const script of one) expect(await failures(script, { twice: true, evict: true })).toEqual([]);
  });
});
