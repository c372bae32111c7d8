import type { OnFile } from '../../../src/identity/assurance.ts';
import { spokenTags } from '../../../src/language/switch.ts';
import type { Settings } from '../../../src/settings.ts';
import type { Thread } from './thread.ts';

/**
 * The language to begin with: the one spoken last, else what is `told` of this session (a mail's header),
 * else what the shop has on file, else the store's. Only for a customer who is known to own the thread.
 */
export function localeFor(thread: Thread, onFile: OnFile, settings: Settings, spoken?: string): string {
  return knownLocale(thread, onFile, spoken) ?? settings.locale;
}

/** The same without the store's: null when nothing is known of the customer. */
export function knownLocale({ state }: Thread, { account }: OnFile, spoken?: string): string | null {
  const { language = '' } = state.facts;
  return (
    (spokenTags().includes(language) ? language : null) ??
    spoken ??
    account?.locale ??
    state.account?.locale ??
    null
  );
}
