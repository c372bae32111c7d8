import { addDays, daysBetween, weekdayOf } from '../calendar.ts';
import { fold, readable } from '../reading/text.ts';

/* Which times somebody can: "Thursday afternoon", « plutôt le matin », "after 4 pm". English and French. */

/** Times that are wanted; null of what was not said. */
export interface WantedTimes {
  /** ISO days of the store. */
  days: readonly string[];
  /** 0 is Sunday. */
  weekdays: readonly number[];
  /** Minutes since midnight, both inclusive. */
  from: number | null;
  to: number | null;
  /** It begins then, to the minute, as far as the words go. */
  at: number | null;
  /** Not before this day, and not after that. */
  notBefore: string | null;
  notAfter: string | null;
}

const WEEKDAYS: readonly RegExp[] = [
  /\b(?:sundays?|dimanches?)\b/,
  /\b(?:mondays?|lundis?)\b/,
  /\b(?:tuesdays?|mardis?)\b/,
  /\b(?:wednesdays?|mercredis?)\b/,
  /\b(?:thursdays?|jeudis?)\b/,
  /\b(?:fridays?|vendredis?)\b/,
  /\b(?:saturdays?|samedis?)\b/,
];

const PARTS: readonly { said: RegExp; from: number; to: number }[] = [
  { said: /\b(?:early (?:in the )?(?:morning)?|tot(?: le matin)?|premiere heure)\b/, from: 0, to: 9 * 60 },
  { said: /\b(?:before (?:noon|midday|lunch)|avant midi)\b/, from: 0, to: 12 * 60 - 1 },
  { said: /\b(?:lunch ?time|around noon|midday|(?<!apres[- ])midi)\b/, from: 11 * 60 + 30, to: 14 * 60 },
  { said: /\b(?:mornings?|am|matins?|matinee)\b/, from: 0, to: 12 * 60 - 1 },
  { said: /\b(?:afternoons?|apres[- ]?midis?|aprem)\b/, from: 12 * 60, to: 18 * 60 },
  { said: /\b(?:evenings?|soirs?|soiree|end of the day|fin de journee)\b/, from: 17 * 60, to: 24 * 60 },
];

/** `9`, `9:30`, `9 h 30`, with what makes it an hour. */
const HOUR =
  /\b(?:(at|around|about|after|from|before|until|by|not before|a|vers|apres|a partir de|avant|jusqu'a|des) )?(\d{1,2})(?:(?::|\.| ?h ?| heures? ?)(\d{2})?)?(?: ?(am|pm|a\.m\.|p\.m\.|o'clock|heures?|h))?(?![\d:/-]|\.\d|(?:st|nd|rd|th)\b|\p{L})/gu;

/**
 * The times that the words want; null where they want none. `dates`: ISO days that the words name; those of a weekday alone are
 * read here, as the coming ones.
 */
export function wantedTimes(source: string, dates: readonly string[], today: string): WantedTimes | null {
  const text = withFigures(fold(readable(source)).replace(/[’`]/g, "'"));
  const weekdays = WEEKDAYS.flatMap((said, day) => (said.test(text) ? [day] : []));
  const days = weekdays.length > 0 ? [] : dates.filter((day) => daysBetween(today, day) >= 0);
  if (/\b(?:today|aujourd'hui)\b/.test(text)) days.push(today);
  const part = PARTS.find(({ said }) => said.test(text.replace(/\d ?a\.?m\b\.?/g, '')));
  const hours = hoursIn(text);
  const week = weekIn(text, today);
  const wanted: WantedTimes = {
    days: [...new Set(days)],
    weekdays,
    from: hours.from ?? part?.from ?? null,
    to: hours.to ?? part?.to ?? null,
    at: hours.at,
    ...week,
  };
  const { from, to, at, notBefore, notAfter } = wanted;
  const nothing = [from, to, at, notBefore, notAfter].every((one) => one === null);
  return nothing && wanted.days.length + weekdays.length === 0 ? null : wanted;
}

const ENGLISH_HOURS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const FRENCH_HOURS = 'une deux trois quatre cinq six sept huit neuf dix onze douze'.split(' ');
/** "After six", "at half past four": an hour, and not "one of them" or "two days". */
const ENGLISH_TIME = new RegExp(
  `\\b(at|around|about|after|before|from|until|by|past|to) (${ENGLISH_HOURS.join('|')})(?= ?(?:$|[.,;:!?)\\n]|o'clock|am\\b|pm\\b|a\\.m|p\\.m|please|pls|thanks|today|tonight|tomorrow|this|in the|on|or|and|if|would|is|will|then|at the))`,
  'g',
);
const FRENCH_TIME = new RegExp(
  `\\b(a|vers|apres|avant|des|a partir de|jusqu'a|pour) (${FRENCH_HOURS.join('|')}) ?(?:heures?|h)(?: et (demie|quart))?\\b`,
  'g',
);
const PAST = /\b(?:(at|around|about|after|before|from|until|by) )?(half|quarter) past (\d{1,2})\b/g;

/** Hours that are written as words, in figures: "after six", "half past four", « vers cinq heures et demie ». Shops ring nobody at five in the morning. */
function withFigures(text: string): string {
  const early = /\ba\.?m\b|morning|matin/.test(text);
  const late = (hour: number) => (hour <= 7 && !early ? hour + 12 : hour);
  const minutes = (part: string | undefined) => (part === undefined ? '' : part === 'quart' ? '15' : '30');
  return text
    .replace(ENGLISH_TIME, (_, lead, name) => `${lead} ${ENGLISH_HOURS.indexOf(name) + 1}`)
    .replace(
      PAST,
      (_, lead = 'at', part, hour) => `${lead} ${late(Number(hour))}:${part === 'half' ? '30' : '15'}`,
    )
    .replace(
      FRENCH_TIME,
      (_, lead, name, part) => `${lead} ${late(FRENCH_HOURS.indexOf(name) + 1)} h ${minutes(part)}`,
    );
}

/** Whether a time is one of those, by its day and the minute it begins at. */
export function isWanted(
  { day, minutes }: { day: string; minutes: number },
  { days, weekdays, from, to, at, notBefore, notAfter }: WantedTimes,
): boolean {
  if (days.length > 0 && !days.includes(day)) return false;
  if (weekdays.length > 0 && !weekdays.includes(weekdayOf(day))) return false;
  if ((notBefore !== null && day < notBefore) || (notAfter !== null && day > notAfter)) return false;
  if (at !== null && minutes !== at) return false;
  return (from === null || minutes >= from) && (to === null || minutes <= to);
}

function hoursIn(text: string): Pick<WantedTimes, 'from' | 'to' | 'at'> {
  const found = { from: null as number | null, to: null as number | null, at: null as number | null };
  for (const [whole, lead = '', hour = '', minute, half = ''] of text.matchAll(HOUR)) {
    // "The 12th", "12 June" and a bare number are no hours.
    const marked = minute !== undefined || half !== '' || /\d ?h\b|:/.test(whole);
    if (
      !marked &&
      !/^(?:at|around|after|before|until|by|from|not before|vers|apres|avant|a partir de|jusqu'a|des)$/.test(
        lead,
      )
    )
      continue;
    let count = Number(hour);
    if (count > 24 || Number(minute ?? 0) > 59) continue;
    if (/^p/.test(half) && count < 12) count += 12;
    // Nobody is visited at three at night.
    if (half === '' && minute === undefined && count < 7 && !/h/.test(whole)) count += 12;
    const minutes = count * 60 + Number(minute ?? 0);
    if (/^(?:after|from|not before|apres|a partir de|des)$/.test(lead)) found.from = minutes;
    else if (/^(?:before|until|by|avant|jusqu'a)$/.test(lead)) found.to = minutes;
    else found.at = minutes;
  }
  return found;
}

/** "Next week" is from its Monday on. */
function weekIn(text: string, today: string): Pick<WantedTimes, 'notBefore' | 'notAfter'> {
  const monday = addDays(today, 7 - ((weekdayOf(today) + 6) % 7));
  if (/\b(?:next week|(?:la )?semaine prochaine|the week after)\b/.test(text))
    return { notBefore: monday, notAfter: addDays(monday, 6) };
  if (/\b(?:this week|cette semaine)\b/.test(text))
    return { notBefore: today, notAfter: addDays(monday, -1) };
  if (/\b(?:tomorrow|demain)\b/.test(text) && !/\b(?:after|apres)[- ]?(?:tomorrow|demain)\b/.test(text))
    return { notBefore: addDays(today, 1), notAfter: addDays(today, 1) };
  return { notBefore: null, notAfter: null };
}
