import { describe, expect, it } from 'vitest';
import { whatIfIn } from '../../../src/language/upkeep/what-if.ts';
import { ofType, order, World } from '../world.ts';

/* What has not happened is answered from what is known: nothing is opened, put or looked for. */

const about = (text: string) => whatIfIn(text, false)?.about ?? null;

describe('what has not happened', () => {
  it.each([
    ['what if I lose the label?', 'label'],
    ['And if I delete the label by accident, what happens?', 'label'],
    ['if it comes late, what happens?', 'late'],
    ['what if the parcel gets lost?', 'late'],
    ['What happens when my parcel is late?', 'late'],
    ["what happens if it doesn't fit again?", 'fit'],
    ['what do I do if the new size is wrong?', 'fit'],
    ["what if I don't like it?", 'fit'],
    ['What would happen if the courier lost my return?', 'lost_return'],
    ["and what happens if it doesn't reach you?", 'lost_return'],
    ['what if it arrives broken?', 'damaged'],
    ['suppose I damage it while trying it on, could I still return it?', 'unknown'],
    ["what if I'm not home when it's delivered?", 'unknown'],
    ['what if I want to cancel tomorrow?', 'cancel'],
    ['what happens if I miss the deadline?', 'window'],
    ['and if the refund never comes?', 'refund'],
    ["et si je perds l'étiquette ?", 'label'],
    ["et si le colis n'arrive pas ?", 'late'],
    ["s'il arrive en retard, il se passe quoi ?", 'late'],
    ['et si la nouvelle taille ne me va pas non plus ?', 'fit'],
    ['que se passe-t-il si ça ne me plaît pas ?', 'fit'],
    ["et s'il arrive abîmé, je fais quoi ?", 'damaged'],
    ["que faire si mon retour n'arrive pas chez vous ?", 'lost_return'],
    ['que se passe-t-il si je ne suis pas là pour la livraison ?', 'unknown'],
    ['et si je dépasse le délai de retour ?', 'window'],
    ["et si le remboursement n'arrive pas ?", 'refund'],
    ['et si je veux annuler demain ?', 'cancel'],
  ])('is told apart by what it is about: %s', (text, subject) => {
    expect(about(text)).toBe(subject);
  });

  it.each([
    'my parcel never arrived, what happens now?',
    'I lost the label, can you send it again?',
    'what if I take the M instead?',
    'if possible I would like to return the skirt',
    'the size is too small, what should I do?',
    'return the dress if it is free',
    "j'ai perdu l'étiquette",
    "mon colis n'est toujours pas arrivé",
    'et si je prenais plutôt le M ?',
    'et si possible un remboursement',
    'si possible je voudrais renvoyer la jupe',
    'je ne sais pas si la robe me va',
    'Savez-vous si la housse existe en 240x260 et si vous l’avez ?',
  ])('is nothing that did, or is wished for: %s', (text) => {
    expect(about(text)).toBe(null);
  });
});

describe('a question about what has not happened', () => {
  const undecided = {
    ...{
      id: 'r-1',
      order: '45821',
      reason: '',
      createdAt: '2026-12-13T12:00:00Z',
      tracking: '',
      lines: ['1'],
    },
    ...{ status: 'open' as const, settlement: 'undecided' as const },
    ...{ deadline: '2027-01-12', carrier: 'Mondial Relay' },
  };
  const questions = [
    ['en', 'what if I lose the label?', /I send it again/],
    ['en', 'if it comes late, what happens?', /usually takes/],
    ['en', "what happens if it doesn't fit again?", /30 days/],
    ['en', 'what if it arrives broken?', /with a photo/],
    ['en', 'what would happen if the courier lost my return?', /keep the receipt/],
    ['en', "what if I'm not home?", /tries again.*pickup point/s],
    ['fr', "et si je perds l'étiquette ?", /je vous la renvoie/],
    ['fr', "et s'il arrive en retard, que faire ?", /en général/],
    ['fr', 'et si la nouvelle taille ne va pas non plus ?', /30.jours/],
    ['fr', 'et si je ne suis pas là ?', /repasse.*point relais/s],
  ] as const;

  it.each(questions)('is answered, and nothing is done or put (%s: %s)', async (locale, words, told) => {
    for (const returns of [[], [undecided]])
      for (const status of ['delivered', 'shipped'] as const) {
        const talk = new World().speak('chat', 'recognised', 'Sophie');
        talk.locale = locale;
        talk.orders = [order({ returns: structuredClone(returns), status })];
        const said = await talk.say(words);
        expect(said.text).toMatch(told);
        expect([ofType(said, 'propose'), ofType(said, 'attach'), ofType(said, 'handover')]).toEqual([
          [],
          [],
          [],
        ]);
        expect(said.calls.filter((tool) => !/^(?:find|search|list|view)/.test(tool))).toEqual([]);
      }
  });

  it.each([
    ['en', 'exchange the dress for an M', 'what if the M does not fit either?', 'yes please'],
    ['fr', 'je voudrais échanger la robe contre un M', 'et si le M ne va pas non plus ?', 'oui'],
  ])('leaves what was put on the table, and agrees to nothing (%s: %s)', async (locale, wish, words, yes) => {
    const talk = new World().speak('chat', 'recognised', 'Sophie');
    talk.locale = locale;
    await talk.say(wish);
    const said = await talk.say(words);
    expect(said.text).toMatch(/30.(?:days|jours)/);
    expect(said.calls).not.toContain('exchange_item');
    expect((await talk.say(yes)).calls).toContain('exchange_item');
  });

  it.each([
    ['en', 'I want to return the dress. What if I lose the label?', /I send it again/],
    ['fr', "Je voudrais renvoyer la robe. Et si je perds l'étiquette ?", /je vous la renvoie/],
  ])('beside a wish is answered after it (%s: %s)', async (locale, words, told) => {
    const talk = new World().speak('chat', 'recognised', 'Sophie');
    talk.locale = locale;
    const said = await talk.say(words);
    expect(said.text).toMatch(told);
    expect([...ofType(said, 'propose'), ...said.calls.filter((tool) => tool === 'return_item')]).not.toEqual(
      [],
    );
  });
});
