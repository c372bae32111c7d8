import { mayAskMailbox } from '../../durable-objects/clients/mailboxes.ts';
import { sendPlatformMail } from '../../durable-objects/clients/platform-mail.ts';
import { storeObject } from '../../durable-objects/clients/store.ts';
import { MAILBOX_CODE_MINUTES, type MailboxVerdict } from '../../durable-objects/store/mailboxes.ts';
import type { Env } from '../env.ts';
import type { Address } from '../identity/address.ts';
import { codeMessage } from '../language/notices.ts';
import { LIMITS } from '../limits.ts';
import { codeOf } from '../tokens.ts';
import { trace } from '../trace.ts';

/** The result of asking for a code; `unsent` where the platform's own mail did not accept it. */
export type Asked = MailboxVerdict | 'unsent';

/**
 * Sends a code to a mailbox that a store wants to write from, from the platform's own mailbox. Its reader may
 * have asked for nothing, so the mail contains no words of the store, only its name in URLs.
 */
export async function askForProof(
  env: Env,
  at: { store: string; origin: string },
  mailbox: Address,
  locale: string,
): Promise<Asked> {
  const { store, origin } = at;
  const challenge = `mb_${crypto.randomUUID().replaceAll('-', '')}`;
  const asked = await storeObject(env, store).mailbox({ type: 'ask', address: mailbox, challenge });
  if (asked !== 'done') return asked;
  if (!(await mayAskMailbox(env, mailbox, challenge, LIMITS.mailboxCodesOfOne.most))) return 'too_many';
  const code = await codeOf(env, store, { challenge, session: 'mailbox', address: mailbox });
  const { subject, text } = codeMessage({ store, code, minutes: MAILBOX_CODE_MINUTES }, locale);
  const mail = { reference: `mailbox.${store}`, to: mailbox, subject, text, locale };
  const mailed = await sendPlatformMail(env, origin, mail);
  trace('mailbox.asked', { store, status: mailed ? 'accepted' : 'refused' });
  return mailed ? 'done' : 'unsent';
}
