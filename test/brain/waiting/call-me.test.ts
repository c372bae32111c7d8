import { describe, expect, it } from 'vitest';
import { asksToBeCalled } from '../../../src/language/told/call-wish.ts';
import { ofType, order, World } from '../world.ts';

/* A call that is wished for in writing is promised for its time, and said back. It is Monday 14 December, 19:32 in Paris. */

function talk(channel: 'chat' | 'email' | 'whatsapp', locale: string, over: Partial<World> = {}): World {
  const made = Object.assign(new World(), { locale, orders: [order()] }, over);
  return made.speak(channel, over.account === null ? 'anonymous' : 'verified', 'Sophie');
}

const CHANNELS = ['chat', 'email', 'whatsapp'] as const;

describe.each(CHANNELS)('on %s', (channel) => {
  it.each([
    ['en', 'can you ring me tomorrow at 10?', '2026-12-15T09:00:00.000Z', /tomorrow at 10:00/],
    [
      'en',
      'Please call me back on Thursday at 2:30 pm.',
      '2026-12-17T13:30:00.000Z',
      /17 December.* at 14:30/,
    ],
    ['en', 'Could someone give me a call on Wednesday at 11?', '2026-12-16T10:00:00.000Z', /at 11:00/],
    ['en', 'I would like a call back tomorrow morning', '2026-12-15T11:00:00.000Z', /by tomorrow at 12/],
    ['en', 'phone me on Friday before 4 pm', '2026-12-18T15:00:00.000Z', /by Friday 18 December.* at 16:00/],
    ['fr', "Rappelez-moi demain à 10h s'il vous plaît.", '2026-12-15T09:00:00.000Z', /demain à 10\sh/],
    ['fr', 'pouvez-vous me rappeler jeudi à 14h30 ?', '2026-12-17T13:30:00.000Z', /jeudi à 14\sh\s30/],
    ['fr', 'appelez-moi mercredi vers 11 h', '2026-12-16T10:00:00.000Z', /mercredi à 11\sh/],
    ['fr', 'j’aimerais qu’on me rappelle demain matin', '2026-12-15T11:00:00.000Z', /au plus tard demain à/],
    ['fr', 'merci de me téléphoner vendredi à 15h', '2026-12-18T14:00:00.000Z', /vendredi à 15\sh/],
  ] as const)('%s: the time is held and said back: %s', async (locale, line, due, told) => {
    const said = await talk(channel, locale).say(line);
    const promises = ofType(said, 'promise').map(({ promise }) => promise);
    expect(promises).toHaveLength(1);
    expect(promises[0]).toMatchObject({ act: 'call' });
    // "Tomorrow morning" is promised within it, when people are there.
    if (/morning|matin/.test(line))
      expect(Date.parse(promises[0]?.due ?? '')).toBeLessThanOrEqual(Date.parse(due));
    else expect(promises[0]?.due).toBe(due);
    if (!/morning|matin/.test(line)) expect(said.text).toMatch(told);
    expect(ofType(said, 'handover')).toHaveLength(1);
  });

  it.each([
    ['en', 'ring me on Sunday at 10 pm please', 'Monday at 11 then', /Which time would suit you/],
    ['fr', 'rappelez-moi dimanche à 22h', 'lundi à 11h alors', /Quelle heure vous conviendrait/],
  ] as const)('%s: a time when nobody is there is not promised: %s', async (locale, line, other, asks) => {
    const person = talk(channel, locale);
    const said = await person.say(line);
    expect(said.text).toMatch(asks);
    expect([...ofType(said, 'promise'), ...ofType(said, 'handover')]).toEqual([]);
    expect(ofType(await person.say(other), 'promise')[0]?.promise).toMatchObject({
      due: '2026-12-21T10:00:00.000Z',
    });
  });
});

it('is by the clock of the customer, where that is known', async () => {
  const person = talk('chat', 'en', { facts: { timeZone: 'America/New_York' } });
  const said = await person.say('can you call me tomorrow at 10?');
  expect(ofType(said, 'promise')[0]?.promise.due).toBe('2026-12-15T15:00:00.000Z');
  expect(said.text).toContain('tomorrow at 10:00 (New York)');
});

describe('where no number is known', () => {
  it.each([
    ['en', 'can someone call me tomorrow at 10?', 'my number is +33 6 12 34 56 00', /Which number/],
    ['en', 'please call me tomorrow at 10', '06 12 34 56 00', /Which number/],
    ['fr', 'pouvez-vous m’appeler demain à 10h ?', 'au 06 12 34 56 00', /À quel numéro/],
  ] as const)(
    '%s: it is asked for once, and the time still holds: %s',
    async (locale, line, number, asks) => {
      const person = talk('chat', locale, { account: null });
      expect((await person.say(line)).text).toMatch(asks);
      const said = await person.say(number);
      expect(ofType(said, 'promise')[0]?.promise).toMatchObject({
        due: '2026-12-15T09:00:00.000Z',
        act: 'call',
      });
      expect(ofType(said, 'promise')[0]?.promise.what).toContain('+33612345600');
    },
  );

  it.each([
    ['en', 'can someone call me tomorrow at 10?', 'no, I would rather not give it'],
    ['fr', 'rappelez-moi demain à 10h', 'non, je préfère ne pas le donner'],
  ])('%s: who gives none is passed on to a colleague', async (locale, line, no) => {
    const person = talk('chat', locale, { account: null });
    await person.say(line);
    const said = await person.say(no);
    expect(ofType(said, 'handover')).toHaveLength(1);
    expect(ofType(said, 'promise').every(({ promise }) => promise.act !== 'call')).toBe(true);
  });

  it('the one on the account is, and the one that a message came from', async () => {
    expect((await talk('chat', 'en').say('call me tomorrow at 10')).text).toMatch(/on file/);
    expect((await talk('whatsapp', 'en').say('call me tomorrow at 10')).text).toMatch(/writing from/);
  });
});

it('a second wish promises no second call', async () => {
  const person = talk('chat', 'en');
  await person.say('can you ring me tomorrow at 10?');
  const said = await person.say('please call me back');
  expect(ofType(said, 'promise')).toEqual([]);
  expect(said.text).toMatch(/tomorrow at 10:00/);
});

it.each([
  'nobody called me back',
  'why did you call me?',
  'please do not call me',
  'when will they call me?',
  'they call me a thief',
  'personne ne m’a rappelé',
  'ne me rappelez pas',
  'vous m’avez appelé hier ?',
  'pouvez-vous me rappeler le numéro de ma commande ?',
  'rappelez-moi mon adresse',
])('wishes for no call: %s', (text) => {
  expect(asksToBeCalled(text)).toBe(false);
});
