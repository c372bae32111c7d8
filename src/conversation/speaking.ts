import { CHANNELS } from './channels.ts';
import type { Fact } from './events.ts';
import { type State, sessionOf } from './state.ts';

/**
 * The customer turns to a language (primary subtag) with a message of a session: what follows from that.
 * Pure.
 */
export function spokenFacts(state: State, session: string, language: string): Fact[] {
  const speaker = sessionOf(state, session);
  const switched = switching(state, session, language);
  if (!speaker || state.facts.language === language) return switched;
  const { channel, assurance } = speaker;
  return [...switched, { type: 'fact.learned', name: 'language', value: language, channel, assurance }];
}

/** The customer goes on in another language: this session does, and every call that is on the line. */
export function switching(state: State, session: string, locale: string): Fact[] {
  return state.sessions
    .filter(({ id, channel, ended }) => id === session || (CHANNELS[channel].spoken && !ended))
    .filter((other) => other.locale !== locale)
    .map(({ id }) => ({ type: 'language.switched', session: id, locale }));
}
