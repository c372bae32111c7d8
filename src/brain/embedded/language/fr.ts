import { briefing } from './fr/briefing.ts';
import { formats } from './fr/formats.ts';
import { lexicon } from './fr/lexicon.ts';
import { done, effects, labels, wording } from './fr/manners.ts';
import { service } from './fr/service.ts';
import { typeset } from './fr/typography.ts';
import type { Language } from './language.ts';

export const french: Language = {
  tag: 'fr',
  lexicon,
  formats,
  wording: typeset(wording),
  labels: typeset(labels),
  effects: typeset(effects),
  done: typeset(done),
  service,
  briefing: typeset(briefing),
};
