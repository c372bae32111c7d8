import { describe, expect, it } from 'vitest';
import { spokenIn } from '../../../src/language/switch.ts';
import { order, product, World } from '../world.ts';

/* What French customers said in whole conversations and was once misread, and when a language is changed. */

function world(): World {
  const made = new World();
  made.locale = 'fr';
  return made;
}

const ASKS_NUMBER = /numéro de commande/;

describe('the language a customer switches to', () => {
  it.each([
    ['Can we speak French, please?', 'en', 'fr'],
    ['French please', 'en-GB', 'fr'],
    ['in French', 'en', 'fr'],
    ['I would prefer French', 'en', 'fr'],
    ['On peut parler français ?', 'en', 'fr'],
    ['en anglais svp', 'fr', 'en'],
    ['English please', 'fr-CA', 'en'],
    ['où est ma commande ?', 'en', 'fr'],
    ['Where is my order?', 'fr', 'en'],
    ['en fait je préfère écrire en français, je voudrais la taille au-dessus', 'en', 'fr'],
  ])('%s: from %s to %s', (text, locale, spoken) => expect(spokenIn(text, locale)).toBe(spoken));

  it.each([
    ['The label in my dress is in French.', 'en'],
    ['I do not speak French.', 'en'],
    ['My husband is English and I love French dresses.', 'en'],
    ['Je ne parle pas anglais, désolée.', 'fr'],
    ["L'étiquette est en anglais, je ne comprends pas.", 'fr'],
    ['Can we speak German?', 'en'],
    ['ok', 'en'],
    ['45821', 'fr'],
    ['', 'en'],
  ])('%s: stays with %s', (text, locale) => expect(spokenIn(text, locale)).toBeNull());
});

describe('a colleague', () => {
  it.each([
    ['en', /^Next: /m],
    ['fr', /^À faire\s: /m],
  ])('is briefed in the language of the store: %s', async (locale, next) => {
    const manon = world();
    manon.settings = { ...manon.settings, locale };
    const said = await manon
      .speak('whatsapp', 'verified', 'Manon')
      .say('Ma robe est trop petite et je veux parler à un conseiller.');
    const summary = said.steps.flatMap((step) => (step.type === 'handover' ? step.summary : []));
    expect(summary).toHaveLength(1);
    expect(summary[0]).toMatch(next);
    expect(summary[0]).toContain('Ma robe est trop petite');
    expect(said.text).toContain('équipe');
  });

  it('who is awaited is not dismissed by a no that says more', async () => {
    const manon = world().speak('voice', 'verified', 'Manon');
    await manon.say("C'est inadmissible, je veux parler à un être humain.");
    const said = await manon.say('Non, je ne veux pas tout réexpliquer.');
    expect(said.text).toContain('équipe');
    expect(said.text).not.toMatch(/Au revoir|prenez votre temps/);
  });
});

describe('advice on sizes', () => {
  it('stays with the product that was named, and a question on its fit is no complaint', async () => {
    const manon = world().speak('chat', 'anonymous');
    manon.orders = [];
    manon.products = [{ ...product(), id: 'RA-1', title: 'Robe Aurore', sizeChart: {} }, product()];
    await manon.say('Quelle taille dois-je prendre pour la robe Lune ?');
    const fit = await manon.say('et elle taille grand ?');
    expect(fit.text).toContain('Lune');
    expect(fit.text).not.toMatch(ASKS_NUMBER);
    expect((await manon.say("vous l'avez en M ?")).text).toContain('Lune dress');
  });
});

describe('what was misread', () => {
  it('"je dépose le colis où ?" after an exchange is a question on where', async () => {
    const manon = world().speak('whatsapp', 'verified', 'Manon');
    await manon.say("Ma robe est trop petite, je voudrais l'échanger contre un M");
    await manon.say('oui');
    expect((await manon.say('Et je dépose le colis où ?')).text).toMatch(/point Mondial Relay/);
  });

  it('money back for a parcel that is looked for stays with the colleague', async () => {
    const manon = world().speak('voice', 'verified', 'Manon');
    manon.orders = [order({ status: 'shipped', shippedAt: '2026-12-01T10:00:00Z', deliveredAt: null })];
    await manon.say("Je n'ai jamais reçu mon colis, il est perdu !");
    const said = await manon.say('Remboursez-moi, alors.');
    expect(said.text).toContain("L'équipe");
    expect(said.text).not.toContain('À réception');
  });

  it('English verbs in French sentences mean what they mean', async () => {
    const manon = world().speak('chat', 'anonymous');
    const said = await manon.say('Hello je voudrais return ma robe 45821 please');
    expect(said.text).not.toMatch(ASKS_NUMBER);
    expect(said.text).toContain('45821');
  });

  it('who has no number is helped another way', async () => {
    const manon = world().speak('chat', 'anonymous');
    expect((await manon.say('Bonjour, où en est ma commande ?')).text).toMatch(ASKS_NUMBER);
    const said = await manon.say("je n'ai pas le numéro");
    expect(said.text).toMatch(/adresse e-mail de la commande/);
  });
});
