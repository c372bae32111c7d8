import { consent as german } from './de/consent.ts';
import { english } from './en/index.ts';
import { consent as spanish } from './es/consent.ts';
import { french } from './fr/index.ts';
import { consent as italian } from './it/consent.ts';
import type { Language, PartialLanguage } from './language.ts';
import { consent as dutch } from './nl/consent.ts';
import { consent as portuguese } from './pt/consent.ts';

/**
 * Every language the engine speaks; the first is spoken when none fits. A new one is its folder and a word
 * here.
 */
export const languages: readonly [Language, ...Language[]] = [english, french];

/** Languages in which a model may answer, and of which the service itself has a few words at most. */
export const others: readonly PartialLanguage[] = [
  {
    tag: 'de',
    speech: ['de-DE'],
    consent: german,
    mail: {
      subject: (store) => `Eine Nachricht von ${store}`,
      download: 'Dateien zum Herunterladen:',
      tooLarge: 'Zu groß für diese Nachricht; antworten Sie darauf, und wir finden einen anderen Weg:',
    },
  },
  { tag: 'es', speech: ['es-ES', 'es-US'], consent: spanish },
  { tag: 'it', speech: ['it-IT'], consent: italian },
  { tag: 'nl', speech: ['nl-NL', 'nl-BE'], consent: dutch },
  { tag: 'pt', speech: ['pt-PT', 'pt-BR'], consent: portuguese },
];
