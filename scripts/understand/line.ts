import { type Understanding, understand } from '../../src/brain/embedded/understand.ts';
import { INTENTS } from '../../src/conversation/intents.ts';
import { localTime } from '../../src/language/calendar.ts';
import { languageOfText } from '../../src/language/detect.ts';
import { heardIn } from '../../src/language/heard/heard.ts';
import { languageOf } from '../../src/language/index.ts';
import { compiled } from '../../src/language/reading/compiled.ts';
import { placesIn } from '../../src/language/reading/places.ts';

/** Where and when a line is read. */
export interface Circumstances {
  locale: string;
  country: string;
  /** ISO 8601. */
  now: string;
  timeZone: string;
}

/** What the embedded brain makes of one message that nothing went before. */
export function understandLine(text: string, { locale, country, now, timeZone }: Circumstances) {
  const language = languageOfText(text, languageOf(locale));
  const today = localTime(now, timeZone).day;
  const reader = { today, country, known: [], expectsOrder: false, opens: true };
  const reading = understand(text, compiled(language), reader);
  const places = placesIn(text);
  return {
    text,
    language: languageHeard(text, language.tag),
    intents: intentsOf(reading),
    entities: reading.named.places.map(({ type, value, start, end }) => {
      const at = { start: places.start(start), end: places.end(end) };
      return { type, text: text.slice(at.start, at.end), value, ...at };
    }),
    mood: moodOf(reading),
    out_of_scope: reading.intents.length === 0 && reading.polarity === null,
  };
}

function intentsOf({ intents, polarity }: Understanding): { name: string; score: number }[] {
  const named = intents.map(({ intent, score }) => ({ name: intent as string, score: round(score) }));
  if (named.length > 0) return named;
  return [polarity === null ? { name: 'other', score: 0 } : { name: polarity, score: 1 }];
}

function moodOf({ satisfaction, mood, intents }: Understanding) {
  const [first] = intents;
  const likely = (first && INTENTS[first.intent].mood) ?? 0.5;
  return {
    satisfaction: satisfaction ?? likely,
    anger: mood.anger,
    sarcasm: mood.sarcasm,
  };
}

function round(score: number): number {
  return Math.round(score * 1000) / 1000;
}

/** Of a few words that may be in the expected language nobody can tell. */
const BESIDE = 0.25;

/** The language of a line, of sixty: the expected one where its words do not show another. */
function languageHeard(text: string, expected: string): string {
  const heard = heardIn(text);
  return heard && heard.over(expected) >= BESIDE ? heard.tag : expected;
}
