import { languageOf } from './index.ts';
import type { PhoneTexts } from './language.ts';

/** What is said on the phone outside a turn, in the language of a session. */
export function phoneTexts(locale: string): PhoneTexts {
  return languageOf(locale).service.phone;
}

/** What a ticket is about, in a few words for a colleague. */
export function topicText(intent: keyof ReturnType<typeof topics>, locale: string): string {
  return topics(locale)[intent];
}

function topics(locale: string) {
  return languageOf(locale).briefing.topic;
}
