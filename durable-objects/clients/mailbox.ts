import type { MailSender } from '../../src/channels/channel.ts';
import type { Env } from '../../src/env.ts';
import { objectName, open } from './open.ts';

/** The object of a store's mailbox that is somebody else's. */
export function mailboxObject(env: Env, store: string) {
  return open(env, env.MAILBOX, objectName(store, 'mailbox'));
}

/** What a refusal is called where mail leaves; `unknown` has no code, as its answer was lost. */
const CODES = {
  passing: 'E_DELIVERY_FAILED: ',
  login: 'E_MAILBOX_LOGIN: ',
  recipient: 'E_RECIPIENT_REFUSED: ',
  policy: 'E_MAILBOX_REFUSED: ',
  unknown: '',
} as const;

/** Sends by that mailbox, as the send binding does. */
export function mailboxSender(env: Env, store: string): MailSender {
  return {
    async send(mail) {
      const sent = await mailboxObject(env, store).send(mail);
      if (sent.status !== 'accepted') throw new Error(`${CODES[sent.status]}${sent.words}`);
      return { messageId: sent.messageId };
    },
  };
}
