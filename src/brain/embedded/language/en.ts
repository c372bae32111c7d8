import { briefing } from './en/briefing.ts';
import { formats } from './en/formats.ts';
import { lexicon } from './en/lexicon.ts';
import { done, effects, labels, wording } from './en/manners.ts';
import { service } from './en/service.ts';
import type { Language } from './language.ts';

export const english: Language = {
  tag: 'en',
  lexicon,
  formats,
  wording,
  labels,
  effects,
  done,
  service,
  briefing,
};
