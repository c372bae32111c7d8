import { describe, expect, it } from 'vitest';
import { type Put, readsAsYes } from '../../consent/reads.ts';

const exchange: Put = {
  act: 'exchange',
  title: 'Robe Lune',
  options: ['S', 'bleu nuit'],
  target: ['M', 'bleu nuit'],
};

describe('plain words', () => {
  it.each([
    'oui',
    'Oui.',
    'Oui !',
    "Oui, s'il vous plaît",
    'oui svp',
    'ouais',
    'ok',
    "d'accord",
    'daccord',
    "ok c'est bon",
    'volontiers',
    'Avec plaisir',
    'bien sûr',
    'Allez-y',
    'vas-y',
    'Oui, allez-y',
    'ça me va',
    'ça me convient',
    "c'est parfait",
    'je confirme',
    'Je suis d’accord',
    'je veux bien',
    'tout à fait',
    'absolument',
    'Bonjour, oui merci',
    'oui, pas de souci',
    'ben oui',
    'mais oui',
    'Oui merci',
    'parfait, allez-y',
    'faites donc',
    'Oui volontiers, merci beaucoup',
    'ok merci',
    'très bien merci',
    'Oui ! Merci',
    'oui oui',
    'carrément',
    'oui si possible',
  ])('yes: %s', (text) => expect(readsAsYes(text, 'fr')).toBe('yes'));

  it.each([
    'non',
    'Non merci',
    'nan',
    'non, laissez tomber',
    'pas besoin',
    'surtout pas',
    'certainement pas',
    'pas maintenant',
    'pas pour le moment',
    'je ne veux pas',
    "j'en veux pas",
    'je préfère pas',
    'je ne préfère pas',
    'jamais',
    'hors de question',
    'sans façon',
    'Non, je veux un remboursement',
    'ça ira',
    'ne faites rien',
  ])('no: %s', (text) => expect(readsAsYes(text, 'fr')).toBe('no'));

  it.each([
    'oui mais en bleu',
    'oui, mais plus tard',
    'oui mais non',
    'oui si le M est en stock',
    "oui s'il reste du noir",
    'je crois que oui',
    'oui je crois',
    'oui je pense',
    'oui peut-être',
    'peut-être',
    'pourquoi pas',
    'oui, sauf si c’est payant',
    "oui, mais d'abord je vérifie avec mon mari",
    'oui, quand ma sœur sera là',
    'oui ?',
    'ok, et pour la livraison ?',
    "d'accord, je vais réfléchir",
    'oui enfin attendez',
    'oui non',
    'je dirais oui',
    'ce serait oui si la couleur me plaisait',
    'oui à condition que ce soit gratuit',
    'vous avez dit oui',
    'mon mari dit oui',
    'ai-je dit oui ?',
    "j'ai dit oui ?",
    'dois-je dire oui ?',
    "d'accord pas",
    'oui demain',
    'oui je verrai',
    'ça dépend',
    'merci',
    'on verra',
    'Elle a dit « oui »',
    '> oui\nje ne sais pas',
    'voui mais bon, hésitation',
    'oui, plutôt que le remboursement ?',
    '',
    '👍👍 ?',
  ])('neither: %s', (text) => expect(readsAsYes(text, 'fr')).not.toBe('yes'));
});

describe('to an exchange for M', () => {
  it.each([
    'oui',
    'oui, la M svp',
    "Oui, je voudrais plutôt l'échanger contre la taille au-dessus.",
    "je voudrais l'échanger contre un M",
    'échangez-la',
    "Pourrais-je l'échanger contre la taille au-dessus ?",
    'Est-ce que je pourrais avoir la taille au-dessus ?',
    'oui, en taille M, en bleu nuit',
  ])('yes: %s', (text) => expect(readsAsYes(text, 'fr', exchange)).toBe('yes'));

  it.each([
    'oui, la L',
    'oui en noir',
    'oui mais en L',
    "est-ce que je peux l'échanger ?",
    "je ne veux pas l'échanger",
    "comment l'échanger ?",
    "je veux l'échanger si c'est gratuit",
    "c'est possible de l'échanger ?",
    "je vais peut-être l'échanger",
    "je veux l'échanger contre un L",
  ])('not yet: %s', (text) => expect(readsAsYes(text, 'fr', exchange)).not.toBe('yes'));
});

describe('across languages', () => {
  it('a yes is read in the language it is said in', () => {
    expect(readsAsYes('oui', 'fr', exchange)).toBe('yes');
    expect(readsAsYes('oui, en noir', 'fr', { ...exchange, target: ['M', 'black'] })).toBe('yes');
  });
});
