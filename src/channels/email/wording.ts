/** The few words that the mail itself needs, beside what the brain or an advisor wrote. */
interface Wording {
  /** BCP 47. */
  language: string;
  /** The subject of a mail that answers none. */
  subject(store: string): string;
  /** Above links to files that were too large to go along. */
  download: string;
}

const WORDINGS: readonly [Wording, ...Wording[]] = [
  { language: 'en', subject: (store) => `A message from ${store}`, download: 'Files for you to download:' },
  { language: 'fr', subject: (store) => `Un message de ${store}`, download: 'Fichiers à télécharger :' },
  {
    language: 'de',
    subject: (store) => `Eine Nachricht von ${store}`,
    download: 'Dateien zum Herunterladen:',
  },
];

/** The wording for a BCP 47 locale; English where there is none. */
export function wording(locale: string): Wording {
  const language = locale.slice(0, 2).toLowerCase();
  return WORDINGS.find((one) => one.language === language) ?? WORDINGS[0];
}
