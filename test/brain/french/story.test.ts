import { describe, expect, it } from 'vitest';
import { likeness } from '../../../src/brain/embedded/likeness.ts';
import { localeOfText } from '../../../src/language/detect.ts';
import { french } from '../../../src/language/fr/index.ts';
import { pickUpGreeting } from '../../../src/language/pick-up.ts';
import { compiled } from '../../../src/language/reading/compiled.ts';
import { entitiesOf } from '../../../src/language/reading/entities.ts';
import { label, World } from '../world.ts';

/* The story in French, what a French reader sees and hears, and how numbers and days are said. */

const ASKS = /numéro de commande|adresse e-mail \?|quel article|de laquelle|pas sûr d’avoir/i;

function world(): World {
  const made = new World();
  made.locale = 'fr';
  return made;
}
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').replaceAll('’', "'");

describe('the story', () => {
  it('holds over four channels', async () => {
    const sophie = world().speak('chat', 'anonymous').at('2026-12-14T18:32:00Z');
    const monday = await sophie.say(
      "Bonjour, j'ai reçu ma commande n° 45821 mais la taille est trop petite, que dois-je faire ?",
    );
    expect(plain(monday.text)).toContain('29 jours');
    for (const part of ['45821', 'gratuit', 'étiquette', 'mardi 12 janvier'])
      expect(monday.text).toContain(part);
    const paused = await sophie.say(
      'Je dois vérifier mes disponibilités pour Mondial Relay, je reviens vers vous.',
    );
    expect(paused.text).toContain('prenez votre temps');
    sophie.asTestimony();
    const tuesday = await sophie
      .speak('email', 'recognised', 'Sophie')
      .at('2026-12-15T07:15:00Z')
      .say('Je souhaite finaliser le retour de la commande dont je vous ai parlé hier sur votre chat.');
    expect(tuesday.text).not.toMatch(ASKS);
    expect(tuesday.steps).toContainEqual({ type: 'attach', attachment: label });
    for (const part of ['Bonjour Sophie,', 'hier sur le chat', 'échanger', 'remboursement'])
      expect(tuesday.text).toContain(part);
    const called = await sophie
      .speak('voice', 'recognised', 'Sophie')
      .at('2026-12-15T17:47:00Z')
      .say("Oui, je voudrais plutôt l'échanger contre la taille au-dessus.");
    expect(called.calls).toContain('exchange_item');
    expect(called.text).toMatch(/C'est fait: .*contre la taille M/);
    const wednesday = await sophie
      .speak('whatsapp', 'verified', 'Sophie')
      .at('2026-12-16T09:00:00Z')
      .say('Où est ma nouvelle robe ?');
    expect(plain(wednesday.text)).toContain('(taille M, bleu nuit) vous est réservée');
  });

  it('takes a yes to the refund that was just offered', async () => {
    const sophie = world().speak('chat', 'verified', 'Sophie');
    await sophie.say('Je veux me faire rembourser');
    const said = await sophie.say('oui');
    expect(sophie.orders[0]?.returns).toMatchObject([{ settlement: 'refund' }]);
    expect(plain(said.text)).toContain('87 € pour votre commande n° 45821');
  });

  it('hands over to replace what was wrong, though the customer begins with no', async () => {
    const sophie = world().speak('chat', 'verified', 'Sophie');
    await sophie.say("J'ai reçu une jupe au lieu de ma robe");
    const said = await sophie.say('non je préfère un remplacement');
    expect(said.steps.some(({ type }) => type === 'handover')).toBe(true);
  });

  it.each([
    ['Je conteste un débit de 200 € sur ma carte', 'handover'],
    ['Je veux parler à un conseiller', 'handover'],
  ])('%s: a person', async (text, step) => {
    const said = await world().speak('chat', 'verified', 'Sophie').say(text);
    expect(said.steps.some(({ type }) => type === step)).toBe(true);
  });
});

describe('things', () => {
  it('have the French name first: a "robe" is a dress in a shop that sells dresses', () => {
    expect(likeness(['robe', 'lune'], 'Lune dress')).toBe(2);
    expect(likeness(['robe', 'lune'], 'Robe Aurore')).toBe(1);
  });
});

describe('the language a customer speaks', () => {
  it('is answered, whatever the session said, and remembered', async () => {
    const sophie = new World().speak('chat', 'verified', 'Sophie');
    const said = await sophie.say("Bonjour, ma robe est trop petite, qu'est-ce que je peux faire ?");
    expect(said.text).toContain('Bonjour Sophie');
    expect(sophie.facts.language).toBe('fr');
    expect((await sophie.say('ok')).text).not.toMatch(/\bthe\b/);
    expect((await sophie.say('Can we speak English please?')).text).toContain("let's go on in English");
    expect(sophie.facts.language).toBe('en');
    expect((await sophie.say('on peut parler français ?')).text).toContain('continuons en français');
  });
  it('is no guess: numbers, names and small words change nothing', () => {
    for (const text of ['ok', '45821', 'Sophie Martin', 'oui', 'M', 'merci', 'blue banana', ''])
      expect(['en', 'fr']).toContain(localeOfText(text, 'en'));
    for (const text of ['ok', '45821', 'Sophie Martin', 'M', '', 'Sprechen Sie Deutsch?']) {
      expect(localeOfText(text, 'en')).toBe('en');
      expect(localeOfText(text, 'fr-CA')).toBe('fr-CA');
    }
    expect(localeOfText('Where is my order?', 'fr')).toBe('en');
    expect(localeOfText('ou est ma commande', 'en-GB')).toBe('fr');
  });
  it('has a person at once where nobody speaks it', async () => {
    const sophie = world().speak('chat', 'verified', 'Sophie');
    const said = await sophie.say('Ich hätte gerne meine Bestellung storniert');
    expect(said.text).toContain('ein Mensch antwortet Ihnen hier');
    expect(said.steps.some(({ type }) => type === 'handover')).toBe(true);
  });
});

describe('what is named', () => {
  const read = (text: string) =>
    entitiesOf(text, compiled(french), {
      today: '2026-12-15',
      country: 'FR',
      known: [],
      expectsOrder: false,
    });
  it.each([
    ['commande n° 45821', '45821'],
    ['ma cmd 45821', '45821'],
    ["ma commande c'est le 45821", '45821'],
    ['commande quatre cinq huit deux un', '45821'],
    ['la commande quarante-cinq mille huit cent vingt et un', '45821'],
  ])('order: %s', (text, order) => expect(read(text).orders).toEqual([order]));
  it.each([
    ['87 €', 8700],
    ['87,00 €', 8700],
    ['87€50', 8750],
    ['1 250,00 €', 125_000],
    ['quatre-vingt-sept euros', 8700],
    ['septante-cinq euros', 7500],
    ['deux cents euros', 20_000],
  ])('money: %s', (text, value) =>
    expect(read(`j'ai payé ${text}`).amounts).toEqual([{ value, currency: 'EUR' }]),
  );
  it.each([
    ['mardi prochain', '2026-12-22'],
    ['demain matin', '2026-12-16'],
    ['avant-hier', '2026-12-13'],
    ['le 3', '2026-12-03'],
    ['le 3 mars', '2027-03-03'],
    ['il y a trois jours', '2026-12-12'],
    ['il y a deux semaines', '2026-12-01'],
    ['dans 4 jours', '2026-12-19'],
    ['le 1er janvier', '2027-01-01'],
  ])('day: %s', (text, day) => expect(read(text).dates).toEqual([day]));
  it.each([
    ['en M', 'M'],
    ['plutôt du 38', '38'],
    ['taille 40 svp', '40'],
    ['la L', 'L'],
    ['un 40', '40'],
  ])('size: %s', (text, size) => expect(read(text).sizes).toEqual([size]));
  it.each(["l'échanger", "elle m'a serrée", "s'il vous plaît", 'la taille m’a semblé petite', 'le 38 rue X'])(
    'no size: %s',
    (text) => expect(read(text).sizes).toEqual([]),
  );
  it('a phone number that is said', () =>
    expect(read('zéro six, douze, trente-quatre, cinquante-six, soixante-dix-huit').phones).toEqual([
      '+33612345678',
    ]));
});

describe('how it is said', () => {
  const { formats } = french;
  it.each([
    [formats.money(8700, 'EUR', false), '87 €'],
    [formats.money(8750, 'EUR', false), '87,50 €'],
    [formats.money(8750, 'EUR', true), '87 euros 50'],
    [formats.day('2027-03-01', '2027-01-02', false), 'lundi 1er mars'],
    [formats.upcoming('2026-12-16', '2026-12-15', false), 'demain'],
    [formats.past({ day: '2026-12-15', minutes: 500 }, '2026-12-15'), 'ce matin'],
    [formats.past({ day: '2026-12-01', minutes: 500 }, '2026-12-15'), 'le 1er décembre'],
    [formats.time('18:30', false), '18 h 30'],
    [formats.time('09:00', true), '9 heures'],
    [formats.time('12:30', true), 'midi 30'],
    [formats.time('12:06', true), 'midi 6'],
    [formats.time('09:05', true), '9 heures 5'],
    [formats.piece('Lune dress', 'S', ['midnight'], false), 'Lune dress (taille S, bleu nuit)'],
    [formats.options('one size', ['blue']), 'bleu'],
    [formats.range(['M', 'L'], ['black']), 'taille M ou L en noir'],
  ])('%s', (said, expected) => expect(plain(said)).toBe(expected));

  it('greets the caller by name', () => {
    const at = '2026-12-15T07:15:00Z';
    const done = [
      {
        tool: 'return_item',
        does: 'return' as const,
        input: {},
        output: {},
        at,
        channel: 'email' as const,
        order: '45821',
      },
    ];
    const call = {
      store: 'Lune',
      timeZone: 'Europe/Paris',
      locale: 'fr',
      known: true,
      firstName: 'Sophie',
      tickets: [],
      done,
    };
    expect(pickUpGreeting({ ...call, now: '2026-12-15T17:47:00Z' })).toBe(
      "Bonsoir Sophie, ici l'assistant IA de Lune. Cet appel est transcrit. L'étiquette de retour de votre commande 45821 vous a été envoyée ce matin. Avez-vous une question?",
    );
    expect(pickUpGreeting({ ...call, now: '2026-12-15T09:00:00Z', known: false, firstName: null })).toBe(
      "Bonjour, ici l'assistant IA de Lune. Cet appel est transcrit. Comment puis-je vous aider?",
    );
  });
});
