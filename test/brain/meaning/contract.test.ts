import { describe, expect, it } from 'vitest';
import { withdrawsFromContract } from '../../../src/language/reading/withdrawal.ts';
import { order, World } from '../world.ts';

/* A consumer withdraws from the contract in their own language: the act that this comes to is put on a card, and nothing is done yet. */

const STATED: [string, string][] = [
  ['en', 'I want to withdraw from the contract for the dress'],
  ['en', 'I hereby exercise my right of withdrawal.'],
  ['fr', 'je me rétracte'],
  ['fr', "Je souhaite exercer mon droit de rétractation pour la robe. Merci d'avance"],
  ['de', 'Hiermit widerrufe ich den Kaufvertrag über das Kleid.'],
  ['de', 'ich möchte meinen Kauf widerrufen'],
  ['nl', 'ik wil de koop herroepen'],
  ['nl', 'ik maak gebruik van mijn herroepingsrecht'],
  ['es', 'quiero desistir de la compra'],
  ['es', 'ejerzo mi derecho de desistimiento'],
  ['it', 'desidero recedere dal contratto'],
  ['it', 'esercito il diritto di recesso'],
  ['pt', 'quero desistir da compra'],
  ['pt', 'exerço o meu direito de livre resolução'],
];

const NOT_STATED = [
  'How does the right of withdrawal work?',
  'I do not want to withdraw from the contract',
  'can I withdraw from the purchase',
  'if it is late I withdraw from the contract',
  'I withdraw from the subscription contract',
  'comment fonctionne le droit de rétractation',
  'je ne me rétracte pas',
  'je me rétracte si la robe est abîmée',
  'Wie widerrufe ich den Kaufvertrag?',
  'ich will den Kauf nicht widerrufen',
  'ich widerrufe den Kauf, wenn es nicht kommt',
  'ik wil de koop niet herroepen',
  'kan ik de koop herroepen',
  'no quiero desistir de la compra',
  '¿puedo desistir de la compra?',
  'non voglio recedere dal contratto',
  'posso recedere dal contratto',
  'não quero desistir da compra',
  'posso desistir da compra',
  '"Ich widerrufe den Kaufvertrag" stand in der Mail',
];

const pending = () =>
  order({
    status: 'pending',
    shippedAt: null,
    deliveredAt: null,
    returnable: { open: false, reason: 'not_delivered', lastDay: null },
  });

describe('a withdrawal from the contract', () => {
  it.each(STATED)('in %s asks before a delivered order goes back: %s', async (locale, text) => {
    const world = new World().speak('email', 'recognised', 'Sophie');
    world.locale = locale;
    expect((await world.say(text)).calls).toEqual([]);
    const effects = world.cards.flatMap(({ alternatives }) => alternatives.flatMap((one) => one.effects));
    expect(effects.map(({ tool }) => tool)).toEqual(['return_item']);
  });

  it.each(STATED)('in %s asks before an order that has not left is cancelled: %s', async (locale, text) => {
    const world = new World().speak('chat', 'recognised', 'Sophie');
    world.locale = locale;
    world.orders = [pending()];
    expect((await world.say(text)).calls).toEqual([]);
    const effects = world.cards.flatMap(({ alternatives }) => alternatives.flatMap((one) => one.effects));
    expect(effects.map(({ tool }) => tool)).toEqual(['cancel_order']);
  });

  it.each(NOT_STATED)('is none in: %s', (text) => {
    expect(withdrawsFromContract(text)).toBe(false);
  });
});
