import { describe, expect, it } from 'vitest';
import type { Channel } from '../../../src/conversation/values.ts';
import { product, World } from '../world.ts';

/* What is on file of the customer, and what the shop sells at all. */

const ON_FILE = [
  ['en', 'Which email address and which address do you have on file for me?'],
  ['en', 'What is my address on file?'],
  ['en', 'what phone number do you have for my account'],
  ['en', 'which card did I use?'],
  ['fr', 'Quelle adresse avez-vous enregistrée pour moi ?'],
  ['fr', 'Quelle est mon adresse e-mail dans votre dossier ?'],
] as const;

describe('what is on file', () => {
  it.each(ON_FILE)('is told to who is verified, on every channel: %s, %s', async (locale, line) => {
    for (const channel of ['chat', 'email', 'whatsapp', 'voice'] as Channel[]) {
      const world = new World().speak(channel, 'verified', 'Sophie');
      world.locale = locale;
      const { text } = await world.say(line);
      for (const known of ['sophie.martin', '12 rue des Lilas', '69003 Lyon', '4242'])
        expect(text, channel).toContain(known);
      expect(world.calls.map(({ name }) => name)).toContain('view_profile');
    }
  });

  it.each(ON_FILE)('is read out to nobody else: %s, %s', async (locale, line) => {
    for (const assurance of ['anonymous', 'claimed', 'recognised'] as const) {
      const world = new World().speak('chat', assurance, 'Sophie');
      world.locale = locale;
      const { text } = await world.say(line);
      expect(text, assurance).not.toMatch(/sophie\.martin|Lilas|4242|\+33/);
      expect(world.calls.map(({ name }) => name)).not.toContain('view_profile');
    }
  });
});

describe('what is sold', () => {
  const shop = (locale: string) => {
    const world = new World().speak('chat', 'anonymous');
    world.locale = locale;
    world.products = [product(), product({ id: 'CT-1', title: 'Brume coat' })];
    return world;
  };

  it.each([
    ['en', 'What kinds of things do you sell?'],
    ['en', 'what do you sell'],
    ['en', 'which types of products do you have?'],
    ['en', 'what kind of clothes do you carry?'],
    ['fr', 'Que vendez-vous ?'],
    ['fr', "Qu'est-ce que vous vendez ?"],
    ['fr', 'Quels types de produits proposez-vous ?'],
    ['fr', 'quel genre de vêtements vous avez ?'],
  ])('is named: %s, %s', async (locale, line) => {
    const { text } = await shop(locale).say(line);
    expect(text).toContain('Lune dress');
    expect(text).toContain('Brume coat');
  });

  it.each([
    ['en', 'What do you offer for late parcels?'],
    ['en', 'What do you have in M of the Lune dress?'],
    ['en', 'what sizes do you have'],
    ['fr', 'Que proposez-vous pour un colis perdu ?'],
    ['fr', 'Quelles tailles avez-vous ?'],
  ])('is not listed where something else is asked: %s, %s', async (locale, line) => {
    expect((await shop(locale).say(line)).text).not.toContain('Brume coat');
  });
});
