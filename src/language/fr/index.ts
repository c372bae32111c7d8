import type { Language } from '../language.ts';
import { upkeep } from '../upkeep/fr.ts';
import { approvals } from './approvals.ts';
import { briefing } from './briefing.ts';
import { cards } from './cards.ts';
import { consent } from './consent.ts';
import { desk } from './desk.ts';
import { formats } from './formats.ts';
import { lexicon } from './lexicon.ts';
import { done, labels, wording } from './manners.ts';
import { invoice, label, mail, receipt } from './print.ts';
import { service } from './service.ts';
import { typeset } from './typography.ts';

export const french: Language = {
  tag: 'fr',
  speech: ['fr-FR', 'fr-CA'],
  mail,
  approvals,
  desk,
  listButton: 'Choisir',
  label,
  receipt,
  invoice,
  lexicon,
  consent,
  formats,
  wording: typeset(wording),
  cards,
  labels: typeset(labels),
  done: typeset(done),
  service,
  briefing: typeset(briefing),
  upkeep,
};
