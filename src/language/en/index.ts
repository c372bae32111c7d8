import type { Language } from '../language.ts';
import { briefing } from './briefing.ts';
import { consent } from './consent.ts';
import { formats } from './formats.ts';
import { lexicon } from './lexicon.ts';
import { done, effects, labels, wording } from './manners.ts';
import { label, mail } from './print.ts';
import { service } from './service.ts';

export const english: Language = {
  tag: 'en',
  speech: ['en-US', 'en-GB', 'en-AU', 'en-IN'],
  mail,
  listButton: 'Choose',
  label,
  lexicon,
  consent,
  formats,
  wording,
  labels,
  effects,
  done,
  service,
  briefing,
};
