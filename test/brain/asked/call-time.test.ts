import { describe, expect, it } from 'vitest';
import type { BrainStep } from '../../../src/brain/brain.ts';
import type { AskedMessage, PromiseView } from '../../../src/brain/context.ts';
import { embeddedBrain } from '../../../src/brain/embedded/index.ts';
import type { Toolbox, ToolResult } from '../../../src/tools/tool.ts';
import { world } from '../meaning/parcels.ts';
import { order } from '../world.ts';

/* Who waits for a call hears by when it is due, however they ask; another time is passed on and promised by nobody. */

const CALL: PromiseView = {
  ...{ what: 'call back', due: '2026-12-14T15:20:00.000Z', name: null, act: 'call', late: false },
};
const DUE = /4 20 p\.m\.|16 heures 20/;
const NOTED = /the time you have just said|l’heure que vous venez|l'heure que vous venez/;

async function idle(): Promise<Extract<ToolResult, { ok: false }>> {
  return { ok: false, refusal: { code: 'unavailable', message: '' } };
}
const TOOLS: Toolbox = { call: idle, quote: idle };

async function told(locale: string, text: string, promises: PromiseView[] = [CALL]): Promise<string> {
  const talk = world(locale, order()).speak('voice', 'verified', 'Sophie');
  const message = { id: 'm-1', at: talk.now, text, subject: null, attachments: [], choice: null };
  const asked: AskedMessage = { ...message, kind: 'text' };
  const context = talk.context([asked], { person: 'calls_back', promises, control: 'waiting' });
  const steps: BrainStep[] = [];
  for await (const step of embeddedBrain.think(context, TOOLS, new AbortController().signal))
    steps.push(step);
  return steps.flatMap((step) => (step.type === 'text' ? [step.text] : [])).join(' ');
}

describe('a caller who waits to be called back', () => {
  it.each([
    ['en', 'so when are they going to ring'],
    ['en', 'is anybody still calling me'],
    ['en', 'what time will the call be'],
    ['en', 'how long until somebody calls'],
    ['fr', 'on me rappelle à quelle heure'],
    ['fr', 'et ils téléphonent quand ?'],
    ['fr', 'quand est-ce que je suis rappelée'],
    ['fr', 'vous me rappelez toujours ?'],
  ])('hears by when (%s: %s)', async (locale, text) => {
    expect(await told(locale, text)).toMatch(DUE);
    expect(await told(locale, text)).not.toMatch(NOTED);
  });

  it.each([
    ['en', 'could it be after seven'],
    ['en', 'make it 11 instead please'],
    ['en', "I'm only free tomorrow morning, can they do that"],
    ['en', 'Thursday would suit me better'],
    ['fr', 'plutôt après 19 heures'],
    ['fr', 'je préfère demain matin'],
    ['fr', 'je travaille, appelez-moi vers 18h'],
    ['fr', 'pas avant midi si possible'],
  ])('hears that another time is read by who calls (%s: %s)', async (locale, text) => {
    expect(await told(locale, text)).toMatch(NOTED);
    expect(await told(locale, text)).toMatch(DUE);
  });

  it.each([
    ['en', 'can it be delivered on Friday'],
    ['en', 'when do you open tomorrow'],
    ['fr', 'je voudrais renvoyer la robe demain'],
    ['fr', 'vous ouvrez à quelle heure demain'],
  ])('is not taken for that with other words (%s: %s)', async (locale, text) => {
    expect(await told(locale, text)).not.toMatch(NOTED);
  });

  it.each([
    ['en', 'when will they ring'],
    ['fr', 'on me rappelle quand ?'],
    ['en', 'could it be after seven'],
    ['fr', 'plutôt après 19 heures'],
  ])('is told one time of two that were promised (%s: %s)', async (locale, text) => {
    const later: PromiseView = { ...CALL, due: '2026-12-14T15:40:00.000Z' };
    const said = await told(locale, text, [later, CALL]);
    expect(said).toMatch(DUE);
    expect(said).not.toMatch(/4 40|16 heures 40/);
  });

  it('is told no time where none was promised', async () => {
    expect(await told('en', 'when will they ring', [])).not.toMatch(DUE);
    expect(await told('en', 'could it be after seven', [])).not.toMatch(NOTED);
  });
});
