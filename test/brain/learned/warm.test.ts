import { expect, it } from 'vitest';
import { warmUp } from '../../../src/brain/embedded/warm.ts';
import { spokenTags } from '../../../src/language/switch.ts';
import { defaultSettings } from '../../../src/settings.ts';
import { World } from '../world.ts';

/* What is read before the first message, so that it is compiled by then. */

const NOW = '2026-12-14T18:32:00Z';

it.each([...spokenTags(), 'de'])('warming up in %s ends, and changes no answer', async (locale) => {
  const ask = () => new World().speak('chat', 'anonymous').at(NOW).say('Where is my order #45821?');
  const before = await ask();
  await warmUp(defaultSettings(), locale, 'chat', NOW);
  await warmUp(defaultSettings(), locale, 'voice', NOW);
  expect(await ask()).toEqual(before);
});
