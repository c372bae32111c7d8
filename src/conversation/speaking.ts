import { CHANNELS } from './channels.ts';
import type { Fact } from './events.ts';
import { type State, sessionOf } from './state.ts';

/** The facts that follow when the customer changes to a language (primary subtag) in a session. Pure. */
export function spokenFacts(state: State, session: string, language: string): Fact[] {
  const speaker = sessionOf(state, session);
  const switched = switching(state, session, language);
  if (!speaker || state.facts.language === language) return switched;
  const { channel, assurance } = speaker;
  return [...switched, { type: 'fact.learned', name: 'language', value: language, channel, assurance }];
}

/** The customer continues in another language: in this session and in every call under way. */
export function switching(state: State, session: string, locale: string): Fact[] {
  return state.sessions
    .filter(({ id, channel, ended }) => id === session || (CHANNELS[channel].spoken && !ended))
    .filter((other) => other.locale !== locale)
    .map(({ id }) => ({ type: 'language.switched', session: id, locale }));
}
