import { describe, expect, it } from 'vitest';
import { pending, world } from '../meaning/parcels.ts';
import { ofType, type Said, World } from '../world.ts';

/* Where an order that has not left is to go: whichever words say so, and in which country that is. */

const put = (said: Said) =>
  ofType(said, 'propose').flatMap(({ call: { tool, input } }) => {
    const { address, order } = input as { order: string; address?: Record<string, string> };
    return tool === 'change_order_address' && address
      ? [`${order}: ${address.line1}, ${address.postcode} ${address.city}, ${address.country}`]
      : [];
  });

describe('a whole address', () => {
  it.each([
    ['en', 'deliver order 45847 to 5 Rosenweg, 80331 Munich, Germany', '5 Rosenweg, 80331 Munich, DE'],
    ['en', 'send order 45847 to Rosenweg 15, 80331 München', 'Rosenweg 15, 80331 München, DE'],
    ['en', 'Please send my coat to Hauptstr. 12, 10115 Berlin', 'Hauptstr. 12, 10115 Berlin, DE'],
    ['en', 'ship my order to 12 rue Haute, 1000 Bruxelles, Belgium', '12 rue Haute, 1000 Bruxelles, BE'],
    ['en', 'could you redirect order 45847 to 5 avenue Foch, 75116 Paris?', '5 avenue Foch, 75116 Paris, FR'],
    ['fr', 'livrez la commande 45847 au 5 avenue Foch, 75116 Paris', '5 avenue Foch, 75116 Paris, FR'],
    [
      'fr',
      'pouvez-vous faire livrer ma commande du manteau en laine chez ma mère, 5 avenue Foch 75116 Paris',
      '5 avenue Foch, 75116 Paris, FR',
    ],
    ['fr', 'envoyez ma commande à Hauptstr. 12, 10115 Berlin', 'Hauptstr. 12, 10115 Berlin, DE'],
  ])('%s: is put on a card as it was said: %s', async (locale, words, to) => {
    const talk = world(locale, pending('45847', 'Boréal wool coat'), pending('45851', 'Lune shirt'));
    const said = await talk.say(
      words.includes('45847') || /coat|manteau/.test(words) ? words : `${words} (45847)`,
    );
    expect(put(said)).toEqual([`45847: ${to}`]);
    expect(said.steps.some(({ type }) => type === 'handover')).toBe(false);
  });

  it.each([
    ['en', 'please send my order to another address', '12 rue Haute, 1000 Bruxelles', 'Belgium', 'BE'],
    [
      'en',
      'please send my order to another address',
      '5 Unter den Linden, 10117 Berlin',
      'it is in Germany',
      'DE',
    ],
    [
      'fr',
      'je voudrais être livrée à une autre adresse',
      '12 rue Haute, 1000 Bruxelles',
      'en Belgique',
      'BE',
    ],
    ['fr', 'changer ladresse', '8 rue Neuve, 1000 Lausanne', 'Suisse', 'CH'],
  ])(
    '%s: is asked for once, then its country, then put: %s – %s – %s',
    async (locale, wish, address, country, code) => {
      const talk = world(locale, pending('45847', 'Boréal wool coat'));
      talk.profile.addresses = [];
      const asked = await talk.say(wish);
      expect(asked.text).toMatch(locale === 'fr' ? /adresse complète/ : /whole address/);
      const where = await talk.say(address);
      expect(put(where)).toEqual([]);
      expect(where.text).toMatch(locale === 'fr' ? /quel pays/ : /which country/);
      expect(put(await talk.say(country))).toEqual([`45847: ${address}, ${code}`]);
    },
  );

  it.each([
    ['en', 'please send my order to 5 avenue Foch, 75116 Paris'],
    ['fr', 'faites livrer ma commande au 5 avenue Foch, 75116 Paris'],
  ])('%s: for one of several orders, it is asked which, and no address again: %s', async (locale, words) => {
    const talk = world(locale, pending('45847', 'Boréal wool coat'), pending('45851', 'Lune shirt'));
    const said = await talk.say(words);
    expect(said.choices.map(({ id }) => id)).toEqual(expect.arrayContaining(['order:45847', 'order:45851']));
    expect(put(await talk.press('order:45851'))).toEqual(['45851: 5 avenue Foch, 75116 Paris, FR']);
  });

  it.each([
    ['en', 'please send my order to 12 rue Haute, 1000 Bruxelles'],
    ['fr', 'faites livrer ma commande au 12 rue Haute, 1000 Bruxelles'],
  ])('%s: in a country that is not plain, its order is kept: %s', async (locale, words) => {
    const talk = world(locale, pending('45847', 'Boréal wool coat'), pending('45851', 'Lune shirt'));
    await talk.say(words);
    await talk.press('order:45851');
    const said = await talk.say(locale === 'fr' ? 'Belgique' : 'Belgium');
    expect(put(said)).toEqual(['45851: 12 rue Haute, 1000 Bruxelles, BE']);
  });

  it.each([
    ['en', 'I need to change the delivery address of my order'],
    ['fr', "je voudrais changer l'adresse de ma commande"],
  ])('%s: that is not given is asked for, of the order that is chosen: %s', async (locale, words) => {
    const talk = world(locale, pending('45847', 'Boréal wool coat'), pending('45851', 'Lune shirt'));
    talk.profile.addresses = [];
    await talk.say(words);
    const said = await talk.press('order:45851');
    expect(said.text).toMatch(locale === 'fr' ? /adresse complète/ : /whole address/);
    expect(put(await talk.say('5 avenue Foch, 75116 Paris'))).toEqual([
      '45851: 5 avenue Foch, 75116 Paris, FR',
    ]);
  });

  it.each([
    ['en', 'how much is it to deliver to 5 avenue Foch, 75116 Paris?'],
    ['en', 'my parcel to 5 avenue Foch, 75116 Paris has not arrived'],
    ['fr', 'combien coûte de livrer au 5 avenue Foch, 75116 Paris ?'],
    ['fr', 'mon colis pour le 5 avenue Foch, 75116 Paris est perdu'],
  ])('%s: that is only asked about changes nothing: %s', async (locale, words) => {
    const talk = world(locale, pending('45847', 'Boréal wool coat'));
    expect(put(await talk.say(words))).toEqual([]);
  });

  it('is asked of nobody who is not known before they have proven who they are', async () => {
    const talk = new World().speak('chat', 'anonymous');
    talk.orders = [pending('45847', 'Boréal wool coat')];
    const said = await talk.say('deliver order 45847 to 5 Rosenweg, 80331 Munich, Germany');
    expect(put(said)).toEqual([]);
    expect(said.text).toMatch(/sure it is you/);
  });
});
