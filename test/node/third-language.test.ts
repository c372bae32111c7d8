import { describe, expect, it, vi } from 'vitest';
import { listButton, mailTexts, spokenLanguage } from '../../src/language/channels.ts';
import { localeOfText } from '../../src/language/detect.ts';
import { languageOf } from '../../src/language/index.ts';
import { codeMessage, introduction, systemText } from '../../src/language/notices.ts';
import { phoneTexts, topicText } from '../../src/language/phone.ts';
import { codesSaid, hiddenCodes } from '../../src/language/reading/codes.ts';
import { colourConcept, garmentConcept } from '../../src/language/reading/concepts.ts';
import { spokenIn, spokenTags } from '../../src/language/switch.ts';
import { inThird, MARK } from '../brain/language/third.ts';
import { World } from '../brain/world.ts';
import { readsAsYes } from '../consent/reads.ts';

/*
 * A language is one folder and one line of the roster. A third one, made of English and given to the roster,
 * is known everywhere.
 */

vi.mock('../../src/language/roster.ts', async (original) => {
  const roster = await original<typeof import('../../src/language/roster.ts')>();
  const { thirdFrom } = await import('../brain/language/third.ts');
  return { ...roster, languages: [...roster.languages, thirdFrom(roster.languages[0])] };
});

describe('a third language on the roster', () => {
  it('is recognised, wished for and gone on with', () => {
    expect(spokenTags()).toContain('zz');
    expect(localeOfText(inThird('Where is the parcel that I ordered from you?'), 'en')).toBe('zz');
    expect(spokenIn(inThird('I would like to return the dress that I have'), 'fr')).toBe('zz');
    expect(localeOfText('Where is the parcel that I ordered from you?', 'zz')).toBe('en');
  });

  it('has its own yes and no', () => {
    expect(readsAsYes(inThird('yes please'), 'zz')).toBe('yes');
    expect(readsAsYes(inThird('no thanks'), 'zz')).toBe('no');
    expect(readsAsYes(inThird('yes but when'), 'zz')).toBeNull();
  });

  it('says codes, colours and clothes', () => {
    expect(codesSaid(inThird('four eight two nine one three'), 'zz')).toEqual(['482913']);
    expect(hiddenCodes(inThird('four eight two nine one three'))).toBe('••••••');
    expect(colourConcept('zblack')).toBe(colourConcept('black'));
    expect(garmentConcept('zgown')).toBe(garmentConcept('gown'));
  });

  it('words the service, the phone, the mail, the list and the label', () => {
    expect(systemText('handover_waiting', 'zz')).toContain(MARK);
    expect(introduction('chat', 'Lune', 'zz')).toContain(MARK);
    expect(codeMessage({ store: 'Lune', code: '482913', minutes: 10 }, 'zz').text).toContain(MARK);
    expect(phoneTexts('zz').silenceGoodbye).toContain(MARK);
    expect(topicText('return', 'zz')).toContain(MARK);
    expect(mailTexts('zz')).toMatchObject({ language: 'zz', download: expect.stringContaining(MARK) });
    expect(listButton('zz-ZZ')).toBe('Zchoose');
    expect(spokenLanguage('zz')).toBe('zz-ZZ');
    expect(languageOf('zz').label.title).toContain(MARK);
  });

  it('is answered in by the embedded brain, which understands it', async () => {
    const world = new World();
    world.locale = 'zz';
    const said = await world
      .speak('chat', 'anonymous')
      .say(inThird('Hello, I received my order #45821 but the size is too small, what should I do?'));
    expect(said.text).toContain(MARK);
    expect(said.text).toContain('45821');
    expect(said.steps).toContainEqual(
      expect.objectContaining({
        type: 'propose',
        call: expect.objectContaining({ tool: 'return_item' }),
      }),
    );
  });
});
