import { describe, expect, it } from 'vitest';
import type { BrainStep } from '../../src/brain/brain.ts';
import type { PromiseView } from '../../src/brain/context.ts';
import { Draft } from '../../src/brain/draft.ts';
import { embeddedBrain } from '../../src/brain/embedded/index.ts';
import type { Channel } from '../../src/conversation/values.ts';
import type { Toolbox } from '../../src/tools/tool.ts';
import { claude, spoken, steps as stepsOf } from './model/wire.ts';
import { noQuotes } from './quotes.ts';
import { World } from './world.ts';

/* What was promised is told to who asks, and nobody is committed but by a promise that can be kept. Tuesday evening, 19:32 in Paris. */

const NOW = '2026-12-15T18:32:00Z';
const call: PromiseView = {
  what: 'Call back',
  due: '2026-12-16T10:00:00Z',
  name: null,
  act: 'call',
  late: false,
};

const noTools: Toolbox = {
  call: async () => ({ ok: false, refusal: { code: 'unavailable', message: '' } }),
  quote: noQuotes,
};

function context(channel: Channel, locale: string, text: string, over: object) {
  const world = new World().speak(channel, 'verified', 'Sophie');
  world.now = NOW;
  world.locale = locale;
  const asked = [{ id: 'm1', at: NOW, text, subject: null, attachments: [], choice: null, kind: 'text' }];
  return world.context(asked, over);
}

async function steps(
  channel: Channel,
  locale: string,
  text: string,
  over: object = {},
): Promise<BrainStep[]> {
  const found: BrainStep[] = [];
  const toolbox = noTools;
  for await (const step of embeddedBrain.think(
    context(channel, locale, text, over),
    toolbox,
    new AbortController().signal,
  ))
    found.push(step);
  return found;
}

const words = (found: BrainStep[]) =>
  found.flatMap((step) => (step.type === 'text' ? [step.text] : [])).join('');

describe('who asks what was promised', () => {
  it.each([
    ['en', 'When will you call me back?', /A colleague is to call you back by tomorrow at 11:00/],
    ['en', 'when do I get my call?', /tomorrow at 11:00/],
    ['en', "I'm still waiting for a call", /tomorrow at 11:00/],
    ['en', 'nobody has called me yet', /tomorrow at 11:00/],
    ['fr', 'Quand est-ce que vous me rappelez ?', /Un collègue doit vous rappeler au plus tard demain à 11/],
    ['fr', "J'attends toujours votre appel", /demain à 11/],
    ['fr', 'Personne ne m’a rappelé', /demain à 11/],
  ])('is told, %s: %s', async (locale, text, told) => {
    for (const channel of ['chat', 'email', 'whatsapp'] as const)
      expect(words(await steps(channel, locale, text, { promises: [call] })), channel).toMatch(told);
    expect(words(await steps('voice', locale, text, { promises: [call] }))).toMatch(/tomorrow|demain/);
  });

  it.each([
    ['Europe/Paris', /by tomorrow at 11:00\.?/],
    ['America/New_York', /by tomorrow at 05:00 \(New York\)/],
    // There it is Wednesday already, and "tomorrow" would be another day.
    ['Asia/Tokyo', /by tomorrow at 11:00 \(Paris\)/],
    ['Europe/Berlin', /by tomorrow at 11:00\.?/],
    ['constructor', /by tomorrow at 11:00\.?/],
  ])('who is in %s is told by their own clock, and whose it is', async (timeZone, told) => {
    const over = { promises: [call], facts: { timeZone } };
    expect(words(await steps('email', 'en', 'When will you call me back?', over))).toMatch(told);
    const place = timeZone === 'America/New_York' ? 'New York' : 'Paris';
    expect(words(await steps('voice', 'en', 'When will you call me back?', over)).includes(place)).toBe(
      ['America/New_York', 'Asia/Tokyo'].includes(timeZone),
    );
  });

  it('hears that it is late', async () => {
    const late = { ...call, due: '2026-12-15T10:00:00Z', late: true, name: 'Nora' };
    expect(words(await steps('chat', 'en', 'When will you call me back?', { promises: [late] }))).toMatch(
      /sorry: Nora was to call you back by .*it is late/,
    );
  });

  it('is told of no promise where there is none, and of none when something else is wanted', async () => {
    expect(words(await steps('chat', 'en', 'When will you call me back?'))).not.toMatch(
      /is to call you back/,
    );
    const other = await steps('chat', 'en', 'What are your opening hours?', { promises: [call] });
    expect(words(other)).not.toMatch(/call you back/);
  });
});

describe('who asks for a person', () => {
  it('is promised an answer within the hours of the store', async () => {
    const found = await steps('chat', 'en', 'I want to talk to a person');
    const [promise] = found.flatMap((step) => (step.type === 'promise' ? [step.promise] : []));
    expect(promise).toMatchObject({ act: 'reply', due: '2026-12-16T16:00:00.000Z' });
  });

  it('is not said to be put through where nobody can take the call', async () => {
    const nobody = words(await steps('voice', 'en', 'I want to talk to a person', { person: 'calls_back' }));
    expect(nobody).toMatch(/Nobody can take the call right now\. A colleague will call you back by tomorrow/);
    expect(nobody).not.toMatch(/passing you on/);
    expect(words(await steps('voice', 'en', 'I want to talk to a person', { person: 'rung' }))).toMatch(
      /passing you on/,
    );
  });
});

describe('a brain that commits somebody', () => {
  it('can do so within the store’s hours alone', () => {
    const draft = new Draft(context('chat', 'en', 'Hello', {}), 't1', (prefix) => `${prefix}_1`);
    for (const due of [
      '2026-12-16T10:00:00Z',
      '2026-12-16T23:00:00Z',
      '2026-12-14T10:00:00Z',
      '2027-12-16T10:00:00Z',
      'soon',
    ])
      draft.take({ type: 'promise', promise: { what: 'Look for the parcel', due } });
    draft.take({ type: 'note', text: 'New address: 4 Elm Road' });
    draft.take({ type: 'text', text: 'Done.' });
    const { promises, notes } = draft.outcome((text) => text);
    expect(promises?.map(({ due }) => due)).toEqual(['2026-12-16T10:00:00.000Z']);
    expect(notes).toEqual(['New address: 4 Elm Road']);
  });

  it('is told why a time cannot be promised, and reads what is promised', async () => {
    const model = claude([
      spoken([], ['promise', { what: 'Call', due: '2026-12-16T23:00:00Z' }]),
      spoken(['I will see to it.'], ['promise', { what: 'Call', due: '2026-12-16T10:00:00Z', act: 'call' }]),
    ]);
    const found = await stepsOf(model, context('chat', 'en', 'Call me', { promises: [call] }));
    const asked = model.asked.map(({ body }) => JSON.stringify(body));
    expect(asked[0]).toContain('Call back');
    expect(asked[1]).toMatch(/nobody is there then; people are back on/);
    expect(found.filter(({ type }) => type === 'promise')).toHaveLength(1);
  });
});
