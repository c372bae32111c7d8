import { beforeEach, describe, expect, it } from 'vitest';
import { AngryStory } from '../../../scripts/demo/angry.ts';
import { ANGRY } from '../../../scripts/demo/angry-scripts.ts';
import { paceOf } from '../../../scripts/demo/pace.ts';
import { SCRIPTS } from '../../../scripts/demo/scripts.ts';
import { Story } from '../../../scripts/demo/story.ts';
import { afresh } from '../../machine/afresh.ts';
import { serviceInside, type Weather } from '../service.ts';

/* The angry story of the design in any weather, and both stories with days and months between their steps. */

// A move by months wakes every object there is: only this story's are there.
beforeEach(afresh);

const LOCALES = ['en', 'fr'] as const;

async function failures(
  story: 'angry' | 'first',
  locale: (typeof LOCALES)[number],
  gap: string | undefined,
  weather: Weather,
) {
  let transcript = '';
  const write = (text: string) => {
    transcript += text;
  };
  const service = serviceInside(weather);
  const angry = ANGRY.find((script) => script.locale === locale);
  const first = SCRIPTS.find(({ wording }) => wording.locale === locale);
  if (!angry || !first) throw new Error('the stories are gone');
  const played =
    story === 'angry'
      ? await AngryStory.prepare(service, angry, write, paceOf(gap))
      : await Story.prepare(service, first, write, paceOf(gap));
  await played.play();
  const { failed } = played.checks;
  return failed.length ? [...failed.map((one) => JSON.stringify(one)), transcript] : [];
}

describe.each(LOCALES)('the angry story, %s', (locale) => {
  it.each([
    ['in fair weather', undefined, {}],
    ['with every message delivered twice', undefined, { twice: true }],
    ['with every object evicted before each step', undefined, { evict: true }],
    ['with three days between the steps', '3d', {}],
    ['with six months between the steps', '182d', {}],
    ['with six months, twice and evicted', '182d', { twice: true, evict: true }],
  ] as const)('%s', async (_, gap, weather) => {
    expect(await failures('angry', locale, gap, weather)).toEqual([]);
  });
});

describe.each(LOCALES)('the first story, %s', (locale) => {
  it.each([
    ['with three days between the steps', '3d', {}],
    ['with six months between the steps', '182d', {}],
    ['with six months, twice and evicted', '182d', { twice: true, evict: true }],
  ] as const)('%s', async (_, gap, weather) => {
    expect(await failures('first', locale, gap, weather)).toEqual([]);
  });
});
