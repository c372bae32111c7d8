import type { Language } from '../language.ts';
import { briefing } from './briefing.ts';
import { consent } from './consent.ts';
import { formats } from './formats.ts';
import { lexicon } from './lexicon.ts';
import { done, effects, labels, wording } from './manners.ts';
import { label, mail } from './print.ts';
import { service } from './service.ts';
import { typeset } from './typography.ts';

export const french: Language = {
  tag: 'fr',
  speech: ['fr-FR', 'fr-CA'],
  mail,
  listButton: 'Choisir',
  label,
  lexicon,
  consent,
  formats,
  wording: typeset(wording),
  labels: typeset(labels),
  effects: typeset(effects),
  done: typeset(done),
  service,
  briefing: typeset(briefing),
};
