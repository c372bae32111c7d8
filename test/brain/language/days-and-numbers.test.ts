import { describe, expect, it } from 'vitest';
import { understandLine } from '../../../scripts/understand/line.ts';

/* A Wednesday. */
const NOW = { now: '2026-06-10T07:00:00.000Z', timeZone: 'Europe/Paris' };

const named = (text: string, type: string, locale = 'en') =>
  understandLine(text, { locale, country: locale === 'en' ? 'GB' : 'FR', ...NOW })
    .entities.filter((one) => one.type === type)
    .map(({ value }) => value);

describe('a bare weekday', () => {
  it.each([
    ['en', 'I need it Monday', '2026-06-15'],
    ['en', 'I need it lundi', '2026-06-15'],
    ['en', 'can it be here on Friday?', '2026-06-12'],
    ['en', 'will it arrive Saturday', '2026-06-13'],
    ['en', 'the wedding is on Saturday', '2026-06-13'],
    ['en', 'does it come Thursday?', '2026-06-11'],
    ['fr', "j'en ai besoin lundi", '2026-06-15'],
    ['fr', 'il me la faut pour vendredi', '2026-06-12'],
    ['fr', 'vous pouvez livrer samedi ?', '2026-06-13'],
    ['fr', 'elle arrive jeudi ?', '2026-06-11'],
    ['fr', 'je pars mardi en vacances', '2026-06-16'],
    ['fr', 'je la voudrais lundi', '2026-06-15'],
  ])('%s, looks ahead: %s', (locale, text, day) => {
    expect(named(text, 'date', locale)).toEqual([day]);
  });

  it.each([
    ['en', 'it arrived Monday', '2026-06-08'],
    ['en', 'I ordered on Friday', '2026-06-05'],
    ['en', 'they did not come on Saturday', '2026-06-06'],
    ['en', 'it was delivered Thursday', '2026-06-04'],
    ['en', 'I was told Monday', '2026-06-08'],
    ['fr', "j'ai commandé lundi", '2026-06-08'],
    ['fr', 'il est arrivé vendredi', '2026-06-05'],
    ['fr', 'reçu samedi', '2026-06-06'],
    ['fr', 'la livraison était prévue jeudi', '2026-06-04'],
    ['fr', 'commandé mardi', '2026-06-09'],
  ])('%s, looks back: %s', (locale, text, day) => {
    expect(named(text, 'date', locale)).toEqual([day]);
  });

  it('is read clause by clause', () => {
    expect(named('I ordered it Monday and I need it Friday', 'date')).toEqual(['2026-06-08', '2026-06-12']);
    expect(named('commandé lundi mais il me la faut vendredi', 'date', 'fr')).toEqual([
      '2026-06-08',
      '2026-06-12',
    ]);
  });
});

describe('a number of something else', () => {
  it.each([
    ['en', "I'm in room 45821, can you deliver there?"],
    ['en', 'flat 45821, ring twice'],
    ['en', 'the door code is 45821'],
    ['en', 'my customer number is 45821'],
    ['en', 'postcode 75011'],
    ['en', 'PO box 45821'],
    ['en', 'extension 45821 please'],
    ['en', 'gate code: 45821'],
    ['en', 'you have 45821 followers'],
    ['fr', 'je suis chambre 45821'],
    ['fr', 'appartement 45821, deuxième étage'],
    ['fr', 'le code de la porte est 45821'],
    ['fr', 'mon numéro de client est le 45821'],
    ['fr', 'digicode 45821'],
    ['fr', 'code postal 69003'],
    ['fr', 'BP 45821'],
    ['fr', 'bureau 45821 au fond'],
  ])('%s, is no order: %s', (locale, text) => {
    expect(named(text, 'order', locale)).toEqual([]);
  });

  it.each([
    ['en', 'order 45821'],
    ['en', 'where is 45821?'],
    ['en', 'my room is 12, the order is 45821'],
    ['en', 'the order number is 45821, flat 3'],
    ['fr', 'commande 45821'],
    ['fr', 'ma commande 45821 pour la chambre 12'],
    ['fr', 'le code postal est 69003 et la commande 45821'],
  ])('%s, leaves an order one: %s', (locale, text) => {
    expect(named(text, 'order', locale)).toEqual(['45821']);
  });
});
