/** Who speaks in a scenario that is played, what they bought, the subject of their mails, and what customers ask most. */
export const REHEARSAL = {
  en: {
    ...{ name: 'Maud Perrin', dress: 'Lune dress', about: 'A midnight-blue dress.', subject: 'My order' },
    visit: 'Boiler service',
    questions: [
      'How do I get my money back?',
      'How long does delivery take, and what does it cost?',
      'What are your opening hours?',
    ],
  },
  fr: {
    ...{ name: 'Odile Garnier', dress: 'Robe Lune', about: 'Une robe bleu nuit.', subject: 'Ma commande' },
    visit: 'Entretien de chaudière',
    questions: [
      'Comment obtenir un remboursement ?',
      'Quel est le délai de livraison, et combien coûte-t-elle ?',
      'Quels sont vos horaires ?',
    ],
  },
};
