import { describe, expect, it } from 'vitest';
import { namesTimeAlone } from '../../../src/language/appointments/wish.ts';
import { World } from '../world.ts';

const FRENCH = { fr: { title: 'Entretien de chaudière' } };
const TIMES = [
  ...['2026-12-17T08:00:00.000Z', '2026-12-17T09:00:00.000Z', '2026-12-17T13:00:00.000Z'],
  ...['2026-12-17T14:00:00.000Z', '2026-12-18T08:00:00.000Z'],
];

/** A store that services boilers; the customer, where known, has a visit on Monday 21 December. */
function served(locale: string, visited: boolean): World {
  const world = new World();
  world.locale = locale;
  world.orders = [];
  world.settings = {
    ...world.settings,
    appointments: { ...world.settings.appointments, offered: true },
  };
  const service = { service: 'Boiler service', title: 'Boiler service', translations: FRENCH };
  world.free = TIMES.map((startsAt) => ({
    ...service,
    with: 'Paul',
    startsAt,
    endsAt: startsAt.replace(':00:00', ':45:00'),
  }));
  if (visited)
    world.visits = [
      {
        ...{ ...service, id: 'RV-1', startsAt: '2026-12-21T09:00:00.000Z', endsAt: null },
        ...{ status: 'confirmed', with: 'Paul', address: '', note: 'Papers, please.' },
        ...{ ahead: true, changeable: true },
        translations: { fr: { title: 'Entretien de chaudière', note: 'Les papiers, svp.' } },
      },
    ];
  return world;
}

const WORDS = [
  ['en', 'Thursday morning instead'],
  ['en', 'Could you do Thursday morning?'],
  ['en', 'thursday in the morning would be better'],
  ['en', 'Maybe Thursday before noon'],
  ['en', 'is Thursday morning free?'],
  ['fr', 'Plutôt jeudi matin'],
  ['fr', 'jeudi matin, c’est possible ?'],
  ['fr', 'vous auriez jeudi matin ?'],
  ['fr', 'jeudi avant midi ce serait mieux'],
  ['fr', 'non, plutôt le jeudi matin svp'],
] as const;

describe('a time and little else, in a store with appointments', () => {
  it.each(WORDS)('%s, tells a stranger what is free then: %s', async (locale, words) => {
    const text = (await served(locale, false).speak('chat', 'anonymous').say(words)).text;
    expect(text).toMatch(
      locale === 'fr'
        ? /Libre à ce moment-là\s: Entretien de chaudière, jeudi 17 décembre à 9\sh/
        : /Free then: Boiler service, Thursday 17 December at 09:00/,
    );
    expect(text).not.toMatch(/order number|numéro de commande|stock/);
  });

  it.each(WORDS)('%s, moves the visit that is ahead: %s', async (locale, words) => {
    const { choices } = await served(locale, true).speak('chat', 'verified').say(words);
    expect(choices[0]?.id ?? words).toContain(`time move RV-1 ${encodeURIComponent(TIMES[0] ?? '')}`);
  });

  it('tells the nearest where nothing is free then', async () => {
    const text = (await served('en', false).speak('chat', 'anonymous').say('Tuesday morning instead')).text;
    expect(text).toContain(
      'Nothing is free then. The nearest: Boiler service, Thursday 17 December at 09:00',
    );
  });

  it('books one where somebody known has none ahead', async () => {
    const world = served('en', false).speak('chat', 'verified');
    const { choices } = await world.say('Thursday afternoon instead');
    expect(choices.map(({ id }) => id)).toEqual([
      expect.stringContaining(`time book  ${encodeURIComponent(TIMES[2] ?? '')}`),
      expect.stringContaining(`time book  ${encodeURIComponent(TIMES[3] ?? '')}`),
    ]);
  });

  it('goes on with the hours where those were asked', async () => {
    const world = served('en', false).speak('chat', 'anonymous');
    await world.say('are you open today?');
    expect((await world.say('and on Thursday?')).text).toContain('On Thursday 17 December we are open');
  });

  it('is read only where nothing else is said', () => {
    for (const text of ['my parcel came on Thursday', 'le colis de jeudi matin', 'are you open on Thursday?'])
      expect(namesTimeAlone(text)).toBe(false);
  });
});

it.each([
  ['en', "when's your next free slot for a boiler service?"],
  ['en', 'what is the earliest appointment you have?'],
  ['en', 'do you have any slots available'],
  ['en', 'when is the next available visit?'],
  ['en', 'which slots are free for the boiler service'],
  ['fr', 'prochain créneau pour un entretien de chaudière ?'],
  ['fr', 'quand avez-vous un créneau libre ?'],
  ['fr', 'quels créneaux sont disponibles ?'],
  ['fr', 'c’est quand votre prochaine visite disponible ?'],
  ['fr', 'quel est le prochain rendez-vous libre ?'],
])('%s, what is free is told to anybody: %s', async (locale, words) => {
  const { text } = await served(locale, false).speak('chat', 'anonymous').say(words);
  expect(text).toMatch(
    locale === 'fr'
      ? /Les prochains créneaux libres\s: Entretien de chaudière, jeudi 17 décembre à 9\sh/
      : /The next free times: Boiler service, Thursday 17 December at 09:00/,
  );
});

it('a stranger’s own appointment is told once they are known', async () => {
  const { text } = await served('en', false).speak('chat', 'anonymous').say('when is my next appointment?');
  expect(text).toContain('I need to be sure it is you');
});

it('a service and what is noted of a visit are told in the language that is spoken', async () => {
  const french = await served('fr', true).speak('chat', 'verified').say('quand est mon rendez-vous ?');
  expect(french.text).toContain('Entretien de chaudière');
  expect(french.text).toContain('Les papiers, svp.');
  const english = await served('en', true).speak('chat', 'verified').say('when is my appointment?');
  expect(english.text).toContain('Boiler service');
  expect(english.text).toContain('Papers, please.');
});

it.each([
  'je voudrais un entretien de ma chaudière',
  'il me faut un entretien de chaudière',
  'réserver un entretien chaudière',
])('a service is found by what it is called in French: %s', async (words) => {
  const said = await served('fr', false).speak('chat', 'verified').say(words);
  expect(said.text).toMatch(/Pour Entretien de chaudière, les prochains créneaux sont/);
});
