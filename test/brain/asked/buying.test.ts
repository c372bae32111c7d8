import { describe, expect, it } from 'vitest';
import { askedIn } from '../../../src/language/asked/asked.ts';
import { World } from '../world.ts';

/* Asked before anything is bought: what the shop has not said is said to be unknown, and nothing is promised. */

describe('a question before buying', () => {
  it.each([
    ['en', 'so how would I go about ordering', 'on the website'],
    ['en', 'can I order it over the phone?', 'on the website'],
    ['en', 'where can I buy it', 'on the website'],
    ['en', 'could you order it for me', 'on the website'],
    ['fr', 'je fais comment pour la commander', 'sur le site'],
    ['fr', 'comment on commande chez vous ?', 'sur le site'],
    ['fr', 'je peux commander ici avec vous ?', 'sur le site'],
    ['fr', 'vous pouvez passer commande pour moi ?', 'sur le site'],
    ['en', "I'm a student, is there a discount?", 'no discount for students'],
    ['en', 'any offers for students', 'no discount for students'],
    ['fr', 'il y a un tarif étudiant ?', 'remise pour les étudiants'],
    ['fr', 'je suis étudiante, une petite réduction ?', 'remise pour les étudiants'],
    ['en', 'do I get anything for joining the newsletter?', 'no gift for signing up'],
    ['en', 'please take me off your mailing list', 'link to leave it'],
    ['fr', "j'aimerais m'inscrire à votre newsletter", 'inscription se fait sur le site'],
    ['fr', 'comment me désabonner de vos mails', 'lien pour ne plus la recevoir'],
    ['en', 'is gift wrapping possible?', 'gift wrapping'],
    ['en', 'can you add a little note for her', 'gift wrapping'],
    ['fr', "vous faites l'emballage cadeau ?", 'emballage cadeau'],
    ['fr', 'je peux ajouter un petit mot ?', 'emballage cadeau'],
  ])('is answered with what is true (%s: %s)', async (locale, text, told) => {
    const world = new World().speak('chat', 'anonymous');
    world.locale = locale;
    const said = await world.say(text);
    expect(said.text).toContain(told);
    expect(said.choices.map(({ id }) => id)).toContain('human');
  });

  it.each([
    'how do I order a return label for the coat to be returned',
    'do you have the wrap dress in M',
    'the gift wrap arrived torn',
    'how do I check my gift card',
    'I signed up and cannot log in',
    'la robe portefeuille existe en 40 ?',
    'comment annuler ma commande',
    'mon code de réduction ne marche pas',
  ])('is not what "%s" asks', (text) => expect(askedIn(text)).toBeNull());
});
