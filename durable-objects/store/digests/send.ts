import type { MorningView } from '../../../src/console/protocol.ts';
import { isAllowed, rightsOf } from '../../../src/console/rights.ts';
import type { Env } from '../../../src/env.ts';
import { emailAddress } from '../../../src/identity/address.ts';
import { digestMail } from '../../../src/language/desk.ts';
import type { Settings } from '../../../src/settings.ts';
import { trace } from '../../../src/trace.ts';
import { deskObject } from '../../clients/desk.ts';
import { morningOf } from '../../clients/morning.ts';
import { sendPlatformMail } from '../../clients/platform-mail.ts';
import type { Digests, DueDigest } from './digests.ts';

/** What sending works with. */
interface Sending {
  env: Env;
  store: string;
  settings: Settings;
  digests: Digests;
  /** What the owner can mend. */
  trouble(reason: string): void;
}

/**
 * Sends those that are due to people who still may see figures; who left, or may not any more, has none from now
 * on. Numbers and a link alone: what lies in a mailbox is never erased.
 */
export async function sendDigests(sending: Sending, due: readonly DueDigest[]): Promise<void> {
  const { env, store, digests } = sending;
  if (due.length === 0) return;
  const people = await deskObject(env, store).people();
  for (const one of due) {
    const person = people.find(({ id }) => id === one.person);
    const mailbox = person && isAllowed(rightsOf(person.role), 'reports') ? emailAddress(person.email) : null;
    if (mailbox) await send(sending, one, mailbox);
    else digests.drop(one.person);
  }
}

async function send(
  { env, store, settings, trouble }: Sending,
  { person, origin, language, since }: DueDigest,
  to: NonNullable<ReturnType<typeof emailAddress>>,
): Promise<void> {
  const morning = await morningOf(env, store, settings, new Date(since).toISOString());
  const link = `${origin}/console/#/morning`;
  const { subject, text } = digestMail({ store: settings.name, ...numbersOf(morning), link }, language);
  const reference = `digest.${store}.${person}`;
  const taken = await sendPlatformMail(env, origin, {
    ...{ reference, to, subject, text, locale: language },
  }).catch(() => false);
  trace('digest.sent', { store, status: taken ? 'accepted' : 'refused' });
  if (!taken) trouble('the mail service did not take the mail of the morning');
}

function numbersOf({ happened, waiting, approvals, drafts, due, unanswered, troubles }: MorningView) {
  return {
    happened,
    waits: [
      ['waiting', waiting.count],
      ['approvals', approvals.count],
      ['drafts', drafts.count],
      ['due', due.length],
      ['unanswered', unanswered.length],
      ['troubles', troubles.length],
    ] as const,
  };
}
