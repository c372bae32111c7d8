import { describe, expect, it } from 'vitest';
import { order, type Said, World } from '../world.ts';

/* Who writes in a language that is not spoken here hears so in that language, and a person has it. */

const WHERE = [
  [
    'de',
    'Guten Tag, wo ist meine Bestellung? Ich warte seit zwei Wochen.',
    'ein Mensch antwortet Ihnen hier',
  ],
  ['es', '¿Dónde está mi pedido? Todavía no ha llegado.', 'una persona le responderá aquí'],
  ['it', 'Buongiorno, vorrei restituire il vestito, è troppo piccolo.', 'una persona Le risponderà qui'],
  ['nl', 'Waar is mijn bestelling? Die is nog niet aangekomen.', 'een mens antwoordt u hier'],
  ['pt', 'Olá, onde está a minha encomenda? Ainda não chegou.', 'uma pessoa responde-lhe aqui'],
  ['pl', 'Gdzie jest moje zamówienie? Jeszcze nie dotarło.', 'odpowie Ci tu człowiek'],
] as const;

const known = (channel: 'chat' | 'email' | 'whatsapp', locale: string) => {
  const world = new World().speak(channel, 'verified', 'Sophie');
  world.locale = locale;
  world.orders = [order({ status: 'shipped', deliveredAt: null })];
  return world;
};

const reasonOf = ({ steps }: Said) => steps.find((step) => step.type === 'handover')?.reason;

describe.each(['chat', 'email', 'whatsapp'] as const)(
  'somebody whose language is not spoken (%s)',
  (channel) => {
    it.each(WHERE)('reads so in it, and a person has the message (%s)', async (tag, words, sentence) => {
      const world = known(channel, 'fr');
      const said = await world.say(words);
      expect(said.text).toContain(sentence);
      expect(said.text).not.toMatch(/Bonjour|Hello|compris|understood/);
      expect(reasonOf(said)).toBe('language');
      expect(world.facts.preferred_language).toBe(tag);
    });

    it('is answered where they go on in a language that is spoken', async () => {
      const world = known(channel, 'en');
      await world.say(WHERE[0][1]);
      expect(
        (await world.say('Haben Sie meine Nachricht bekommen? Ich brauche das Kleid am Freitag.')).text,
      ).toContain('ein Mensch antwortet Ihnen hier');
      expect((await world.say('Do you ship to Norway?')).text).toContain('Mondial Relay or Colissimo');
    });
  },
);

it.each(['My name is Giovanni Bianchi', 'Via Roma 12, 20121 Milano', 'ok merci', 'size L please, schwarz'])(
  'a name, a place or a foreign word is no language: %s',
  async (words) => {
    const said = await known('chat', 'en').say(words);
    expect(reasonOf(said)).not.toBe('language');
  },
);
