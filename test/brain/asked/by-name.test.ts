import { describe, expect, it } from 'vitest';
import { withoutNumber } from '../../../src/language/asked/by-name.ts';
import { World } from '../world.ts';

/* A stranger without an order number: a name opens nothing, and what does is said, not asked for once more. */

const WAYS = /email address|adresse e-mail/;
const ASKS = /Could you give me your order number|indiquer votre numéro de commande/;

describe('a stranger without an order number', () => {
  it.each([
    ['en', "I don't have the order number, my name is Ida Holm, postcode 1407"],
    ['en', 'I lost my order number, where is my parcel?'],
    ['en', 'could you look it up under my surname'],
    ['en', "isn't my name enough"],
    ['fr', "je n'ai plus le numéro de commande, je suis Ida Holm, 69003"],
    ['fr', "j'ai perdu mon numéro de commande, où est mon colis"],
    ['fr', 'vous pouvez chercher par mon nom ?'],
    ['fr', 'mon nom ne suffit pas ?'],
  ])('hears what else helps (%s: %s)', async (locale, text) => {
    const world = new World().speak('chat', 'anonymous');
    world.locale = locale;
    const said = await world.say(text);
    expect(said.text).toMatch(WAYS);
    expect(said.text).not.toMatch(ASKS);
  });

  it.each([
    ['en', 'where is my parcel', 'ok so what do you need'],
    ['fr', 'où est mon colis', 'il vous faut quoi alors'],
  ])('hears it when they ask what is needed (%s)', async (locale, first, text) => {
    const world = new World().speak('chat', 'anonymous');
    world.locale = locale;
    await world.say(first);
    // The ways were said before, and were not taken in.
    await world.say(locale === 'en' ? 'can you find it by my name' : 'cherchez par mon nom');
    expect((await world.say(text)).text).toMatch(WAYS);
  });

  it.each([
    'I have no tracking number',
    'please change the name on my order',
    'what do you need the photo for',
    'il me faut une robe à mon nom',
  ])('is not meant by "%s"', (text) => expect(withoutNumber(text)).toBeNull());
});
