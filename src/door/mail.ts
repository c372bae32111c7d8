import { addressObject } from '../../durable-objects/clients/directory.ts';
import { storeObject } from '../../durable-objects/clients/store.ts';
import { receiveMail } from '../channels/email/receive.ts';
import { timestamp } from '../clock.ts';
import type { Env } from '../env.ts';
import { bucketFiles, dropFiles } from '../files.ts';
import { addressValue, emailAddress } from '../identity/address.ts';
import { readReplyToken } from '../tokens.ts';
import { errorReason, trace } from '../trace.ts';
import { handOver, handOverReceipts } from './hand-over.ts';
import { type StoreDoor, storeAt } from './stores.ts';

/** Whose Authentication-Results are believed: Cloudflare's, which stand first in what it hands to the Worker. */
const AUTHSERV = 'mx.cloudflare.net';

/** Which store owns a mailbox: kept where addresses are kept, under a name that no store can have. */
export const MAILBOXES = '@mailboxes';

/**
 * Mail for a store. Who may call: the platform's mail routing. What fails here is thrown, so that the sending server keeps the
 * mail and tries again.
 */
export async function mailDoor(message: ForwardableEmailMessage, env: Env): Promise<void> {
  const at = await storeOf(message.to, env);
  if (!at) {
    message.setReject('No such mailbox.');
    return;
  }
  try {
    const received = await receiveMail(
      message.raw,
      { from: message.from, to: message.to, size: message.rawSize },
      {
        store: at.store,
        settings: at.settings,
        files: bucketFiles(env.BLOBS, at.store),
        now: timestamp(),
        id: () => crypto.randomUUID(),
        verifyReplyToken: (token, from) => readReplyToken(env, at.store, token, from),
        trustedAuthserv: AUTHSERV,
      },
    );
    // Our own mail, come back by some forwarding, has no customer: a person may look at it.
    const own = received.messages.filter(({ automatic }) => automatic === 'own mail');
    const others = received.messages.filter((message) => !own.includes(message));
    await handOver(env, at, others);
    const unknown = await handOverReceipts(env, at, received.receipts);
    const unclaimed = [
      ...own.map(() => 'own mail'),
      ...(unknown > 0 ? ['mail: report about an unknown mail'] : []),
      ...received.unsupported,
    ];
    // A report has told what it had to tell; it names her, and whom it is about can be erased later.
    if (received.messages.length + unclaimed.length === 0)
      await dropFiles(env.BLOBS, at.store, [received.original]);
    for (const reason of unclaimed) {
      await storeObject(env, at.store).keepUnclaimed('email', reason, received.original);
    }
    trace('mail.received', {
      trace: at.trace,
      store: at.store,
      channel: 'email',
      count: received.messages.length,
    });
  } catch (error) {
    trace('mail.failed', { trace: at.trace, store: at.store, reason: errorReason(error) }, 'error');
    throw error;
  }
}

/** The store whose mailbox this is, plus-addresses included. */
async function storeOf(to: string, env: Env): Promise<StoreDoor | null> {
  const mailbox = emailAddress(to.replace(/^([^@+]*)\+[^@]*@/, '$1@'));
  if (!mailbox) return null;
  const origin = env.PUBLIC_URL.replace(/\/$/, '');
  const standard = await storeAt(env, env.DEFAULT_STORE, origin);
  if (standard && emailAddress(standard.settings.email.address) === mailbox) return standard;
  const claim = await addressObject(env, MAILBOXES, `email:${addressValue(mailbox)}`, {}).resolve();
  return claim ? storeAt(env, claim.home, origin) : null;
}
