import { approvals as germanApprovals } from './de/approvals.ts';
import { cards as germanCards } from './de/cards.ts';
import { consent as german } from './de/consent.ts';
import { mail as germanMail } from './de/mail.ts';
import { english } from './en/index.ts';
import { approvals as spanishApprovals } from './es/approvals.ts';
import { cards as spanishCards } from './es/cards.ts';
import { consent as spanish } from './es/consent.ts';
import { mail as spanishMail } from './es/mail.ts';
import { french } from './fr/index.ts';
import { approvals as italianApprovals } from './it/approvals.ts';
import { cards as italianCards } from './it/cards.ts';
import { consent as italian } from './it/consent.ts';
import { mail as italianMail } from './it/mail.ts';
import type { Language, PartialLanguage } from './language.ts';
import { approvals as dutchApprovals } from './nl/approvals.ts';
import { cards as dutchCards } from './nl/cards.ts';
import { consent as dutch } from './nl/consent.ts';
import { mail as dutchMail } from './nl/mail.ts';
import { approvals as portugueseApprovals } from './pt/approvals.ts';
import { cards as portugueseCards } from './pt/cards.ts';
import { consent as portuguese } from './pt/consent.ts';
import { mail as portugueseMail } from './pt/mail.ts';

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
    cards: germanCards,
    mail: germanMail,
    approvals: germanApprovals,
  },
  {
    tag: 'es',
    speech: ['es-ES', 'es-US'],
    consent: spanish,
    cards: spanishCards,
    mail: spanishMail,
    approvals: spanishApprovals,
  },
  {
    tag: 'it',
    speech: ['it-IT'],
    consent: italian,
    cards: italianCards,
    mail: italianMail,
    approvals: italianApprovals,
  },
  {
    tag: 'nl',
    speech: ['nl-NL', 'nl-BE'],
    consent: dutch,
    cards: dutchCards,
    mail: dutchMail,
    approvals: dutchApprovals,
  },
  {
    tag: 'pt',
    speech: ['pt-PT', 'pt-BR'],
    consent: portuguese,
    cards: portugueseCards,
    mail: portugueseMail,
    approvals: portugueseApprovals,
  },
];
