import { describe, expect, it } from 'vitest';
import { billingAsked, invoicesNamed } from '../../../src/language/billing/asked.ts';

describe('what words ask of a subscription and its invoices', () => {
  it.each([
    ['What plan am I on?', ['subscription']],
    ['When does my subscription renew and what does it cost?', ['subscription']],
    ['How many seats do we have?', ['subscription']],
    ['Quel est mon abonnement et quand se renouvelle-t-il ?', ['subscription']],
    ['Combien coûte notre formule ?', ['subscription']],
    ['Please cancel my subscription.', ['end']],
    ['I want to end our plan at the end of the month', ['end']],
    ['Je souhaite résilier mon abonnement', ['end']],
    ['Résilier Solo', ['end']],
    ['Cancel plan Solo', ['end']],
    ['I changed my mind, please keep my subscription', ['keep']],
    ['Can you undo the cancellation?', ['keep']],
    ['Finalement je veux garder mon abonnement', ['keep']],
    ['Pouvez-vous annuler la résiliation ?', ['keep']],
    ["Garder l'abo Solo", ['keep']],
    ['Why did my payment fail?', ['failed']],
    ['My card was declined, what now?', ['failed']],
    ['Pourquoi mon prélèvement a-t-il été rejeté ?', ['failed']],
    ['Is my last invoice paid?', ['invoice_told']],
    ['What was my last invoice?', ['invoice_told']],
    ['Do we owe you anything?', ['invoice_told']],
    ['Ma dernière facture est-elle payée ?', ['invoice_told']],
    ['Please send me invoice INV-2026-041 again', ['invoice']],
    ['I need my last invoice', ['invoice']],
    ["Pouvez-vous me renvoyer la facture d'octobre ?", ['invoice']],
    ['Please add two seats', ['change']],
    ['We would like to upgrade', ['change']],
    ['Je voudrais passer à la formule annuelle', ['change']],
    ['Ajoutez trois places à notre abonnement', ['change']],
    ['What plan are we on, and is our last invoice paid?', ['invoice_told', 'subscription']],
  ])('%s', (text, kinds) => {
    expect(billingAsked(text).toSorted()).toEqual([...kinds].toSorted());
  });

  it.each([
    'Hello, how are you?',
    'Where is my order?',
    'How do I export my data?',
    'The app does not load since this morning.',
    'Bonjour, je n’arrive pas à me connecter.',
    'Thank you very much',
  ])('nothing: %s', (text) => {
    expect(billingAsked(text)).toEqual([]);
  });

  it('reads invoices by their numbers, and no ordinary words', () => {
    expect(invoicesNamed('Please send INV-2026-041, and inv-2026-052 too.')).toEqual([
      'INV-2026-041',
      'inv-2026-052',
    ]);
    expect(invoicesNamed('a well-known sub-par week')).toEqual([]);
  });
});
