import { expect, it } from 'vitest';
import type { BrainStep } from '../../../src/brain/brain.ts';
import type { AskedMessage, PromiseView } from '../../../src/brain/context.ts';
import { embeddedBrain } from '../../../src/brain/embedded/index.ts';
import type { Toolbox, ToolResult } from '../../../src/tools/tool.ts';
import { world } from '../meaning/parcels.ts';
import { order } from '../world.ts';

/* One call back is promised at one time, however often a person is asked for. */

const promised = (late: boolean): PromiseView => ({
  ...{ what: 'call back', due: '2026-12-14T15:20:00.000Z', name: null, act: 'call', late },
});

async function idle(): Promise<Extract<ToolResult, { ok: false }>> {
  return { ok: false, refusal: { code: 'unavailable', message: '' } };
}
const TOOLS: Toolbox = { call: idle, quote: idle };

async function told(promises: PromiseView[], text: string, locale = 'en'): Promise<string> {
  const talk = world(locale, order()).speak('voice', 'verified', 'Sophie');
  const message = { id: 'm-1', at: talk.now, text, subject: null, attachments: [], choice: null };
  const asked: AskedMessage = { ...message, kind: 'text' };
  const context = talk.context([asked], { person: 'calls_back', promises });
  const steps: BrainStep[] = [];
  for await (const step of embeddedBrain.think(context, TOOLS, new AbortController().signal))
    steps.push(step);
  return steps.flatMap((step) => (step.type === 'text' ? [step.text] : [])).join(' ');
}

it.each([
  ['en', 'I want to talk to a person'],
  ['en', 'put me through to somebody please'],
  ['en', 'I have a complaint about my order'],
  ['fr', 'je veux parler à quelqu’un'],
  ['fr', 'passez-moi un conseiller'],
])('%s: the time that was promised is said again: %s', async (locale, words) => {
  expect(await told([promised(false)], words, locale)).toMatch(/4 20 p\.m\.|16 heures 20/);
  expect(await told([promised(true)], words, locale)).not.toMatch(/4 20 p\.m\.|16 heures 20/);
  expect(await told([], words, locale)).not.toMatch(/4 20 p\.m\.|16 heures 20/);
});
