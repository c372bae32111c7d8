/** Who speaks in a scenario that is played, what they bought, and the subject of their mails. */
export const REHEARSAL = {
  en: { name: 'Maud Perrin', dress: 'Lune dress', about: 'A midnight-blue dress.', subject: 'My order' },
  fr: { name: 'Odile Garnier', dress: 'Robe Lune', about: 'Une robe bleu nuit.', subject: 'Ma commande' },
};
