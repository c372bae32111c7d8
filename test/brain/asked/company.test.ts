import { describe, expect, it } from 'vitest';
import { World } from '../world.ts';

const COMPANY = {
  ...{ name: '', legalName: 'Lune SAS', address: '12 rue Mercière, 69002 Lyon' },
  ...{ registration: 'RCS Lyon 123 456 789', vat: 'FR12123456789' },
};

const told = async (locale: string, words: string, company: Partial<typeof COMPANY> = COMPANY) => {
  const world = new World().speak('chat', 'anonymous');
  world.locale = locale;
  world.orders = [];
  world.settings = { ...world.settings, company: { ...world.settings.company, ...company } };
  return world.say(words);
};

describe('the company behind the shop, as the settings name it', () => {
  it.each([
    ['en', 'what is your VAT number', 'FR12123456789'],
    ['en', 'Can I have your VAT ID please?', 'FR12123456789'],
    ['en', 'I need the company registration number', 'RCS Lyon 123 456 789'],
    ['en', "what's your company address?", '12 rue Mercière'],
    ['en', 'where do I find your legal notice', 'Lune SAS'],
    ['en', 'which company is behind this shop?', 'Lune SAS'],
    ['en', 'your registered office?', '12 rue Mercière'],
    ['fr', 'votre numéro de TVA', 'FR12123456789'],
    ['fr', 'quel est votre numéro de TVA intracommunautaire ?', 'FR12123456789'],
    ['fr', "c'est quoi votre SIRET ?", 'RCS Lyon 123 456 789'],
    ['fr', "l'adresse de la société svp", '12 rue Mercière'],
    ['fr', 'où sont vos mentions légales ?', 'Lune SAS'],
    ['fr', 'vous êtes immatriculés au RCS ?', 'RCS Lyon 123 456 789'],
    ['fr', 'votre siège social est où ?', '12 rue Mercière'],
  ])('%s: %s', async (locale, words, said) => {
    expect((await told(locale, words)).text).toContain(said);
  });

  it.each([
    ['en', 'what is your VAT number'],
    ['fr', 'votre numéro de TVA'],
  ])('%s, says what is not known here, with the way to a person', async (locale, words) => {
    const { text, choices } = await told(locale, words, { ...COMPANY, vat: '' });
    expect(text).toMatch(/I do not know the VAT number here|Je ne connais pas le numéro de TVA ici/);
    expect(text).toContain('Lune SAS');
    expect(choices.map(({ id }) => id)).toContain('human');
  });

  it.each([
    ['en', 'what is your company address?'],
    ['fr', "l'adresse de votre société ?"],
  ])('%s, guesses nothing where nobody is named', async (locale, words) => {
    const { text, choices } = await told(locale, words, {
      legalName: '',
      address: '',
      registration: '',
      vat: '',
    });
    expect(text).toMatch(/no company details of the shop at hand|pas les informations légales/);
    expect(choices.map(({ id }) => id)).toContain('human');
  });

  it('is not what somebody’s own number is about', async () => {
    for (const words of ['can you put my VAT number on it', 'je voudrais une facture avec mon SIRET'])
      expect((await told('en', words)).text).not.toMatch(/FR12123456789|RCS Lyon/);
  });
});
