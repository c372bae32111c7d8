import { spokenIn } from '../../../src/language/switch.ts';
import { errorReason, trace } from '../../../src/trace.ts';

/**
 * The language that a message's words go on in, as `spokenIn` says; null too where reading them fails. A
 * message is admitted whatever understanding makes of it: a reader that throws would keep the words out of
 * the log.
 */
export function languageHeard(text: string, locale: string): string | null {
  try {
    return spokenIn(text, locale);
  } catch (error) {
    trace('message.misread', { reason: errorReason(error) }, 'error');
    return null;
  }
}
