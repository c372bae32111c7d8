import type { Language } from '../language.ts';
import { upkeep } from '../upkeep/en.ts';
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

export const english: Language = {
  tag: 'en',
  speech: ['en-US', 'en-GB', 'en-AU', 'en-IN'],
  mail,
  approvals,
  desk,
  listButton: 'Choose',
  label,
  receipt,
  invoice,
  lexicon,
  consent,
  formats,
  wording,
  cards,
  labels,
  done,
  service,
  briefing,
  upkeep,
};
