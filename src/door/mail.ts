import { storeOfMailbox } from '../../durable-objects/clients/mailboxes.ts';
import { storeObject } from '../../durable-objects/clients/store.ts';
import { receiveMail } from '../channels/email/receive.ts';
import { timestamp } from '../clock.ts';
import type { Env } from '../env.ts';
import { bucketFiles, dropFiles, type FileStore } from '../files.ts';
import { emailAddress } from '../identity/address.ts';
import { readReplyToken } from '../tokens.ts';
import { errorReason, trace } from '../trace.ts';
import { handOver, handOverReceipts } from './hand-over.ts';
import { type StoreDoor, storeAt } from './stores.ts';

/**
 * Whose Authentication-Results are believed: Cloudflare's, which stand first in what it hands to the Worker.
 */
const AUTHSERV = 'mx.cloudflare.net';

/**
 * Mail for a store. Who may call: the platform's mail routing. What fails here is thrown, so that the sending
 * server keeps the mail and tries again.
 */
export async function mailDoor(message: ForwardableEmailMessage, env: Env): Promise<void> {
  const at = await storeOf(message.to, env);
  if (!at) {
    message.setReject('No such mailbox.');
    return;
  }
  // Thrown: the sending server keeps the mail, and tries again for days.
  if (at.suspended) throw new Error('the store is suspended');
  const envelope = { from: message.from, to: message.to, size: message.rawSize };
  await takeMail(message.raw, envelope, { env, at, trustedAuthserv: AUTHSERV });
}

/**
 * Takes in a mail for a store. Throws where it cannot be stored, so that the sender tries again.
 * `trustedAuthserv`: the server whose Authentication-Results are believed; null: none.
 */
export async function takeMail(
  raw: ReadableStream | ArrayBuffer,
  envelope: { from: string; to: string; size: number },
  { env, at, trustedAuthserv }: { env: Env; at: StoreDoor; trustedAuthserv: string | null },
): Promise<void> {
  const stored = new Set<string>();
  let handedOver = false;
  try {
    const received = await receiveMail(raw, envelope, {
      store: at.store,
      settings: at.settings,
      files: noting(bucketFiles(env.BLOBS, at.store), stored),
      now: timestamp(),
      id: () => crypto.randomUUID(),
      verifyReplyToken: (token, from) => readReplyToken(env, at.store, token, from),
      trustedAuthserv,
    });
    // Our own mail, returned by some forwarding, has no customer: a person may look at it.
    const own = received.messages.filter(({ automatic }) => automatic === 'own mail');
    const others = received.messages.filter((message) => !own.includes(message));
    handedOver = true;
    await handOver(env, at, others);
    const unknown = await handOverReceipts(env, at, received.receipts);
    const unclaimed = [
      ...own.map(() => 'own mail'),
      ...(unknown > 0 ? ['mail: report about an unknown mail'] : []),
      ...received.unsupported,
    ];
    // A report is not kept: it names the customer, and whom it is about may be erased later.
    if (received.messages.length + unclaimed.length === 0)
      await dropFiles(env.BLOBS, at.store, [received.original]);
    for (const reason of unclaimed) {
      const kept = await storeObject(env, at.store).keepUnclaimed('email', reason, received.original);
      if (!kept && received.messages.length === 0) await dropFiles(env.BLOBS, at.store, [received.original]);
    }
    trace('mail.received', {
      store: at.store,
      channel: 'email',
      count: received.messages.length,
    });
  } catch (error) {
    trace('mail.failed', { store: at.store, reason: errorReason(error) }, 'error');
    await dropStray(env, at, [...stored], handedOver);
    throw error;
  }
}

/** A file store that notes what was put into it. */
function noting(files: FileStore, stored: Set<string>): FileStore {
  return {
    ...files,
    put(key, bytes, type) {
      stored.add(key);
      return files.put(key, bytes, type);
    },
  };
}

/**
 * A mail that could not be handed over is sent again, under other headers and so under another key. Its files
 * are deleted at once; where the mail may have reached a log, they go when originals expire.
 */
async function dropStray(env: Env, at: StoreDoor, keys: string[], handedOver: boolean): Promise<void> {
  if (!keys.length) return;
  try {
    if (handedOver) await storeObject(env, at.store).strayed('email', keys);
    else await dropFiles(env.BLOBS, at.store, keys);
  } catch (error) {
    trace('mail.stray', { store: at.store, reason: errorReason(error) }, 'error');
  }
}

/** The store whose mailbox this is; plus-addresses count. */
async function storeOf(to: string, env: Env): Promise<StoreDoor | null> {
  const mailbox = emailAddress(to.replace(/^([^@+]*)\+[^@]*@/, '$1@'));
  if (!mailbox) return null;
  const origin = env.PUBLIC_URL.replace(/\/$/, '');
  const standard = await storeAt(env, env.DEFAULT_STORE, origin);
  if (standard && emailAddress(standard.settings.email.address) === mailbox) return standard;
  const store = await storeOfMailbox(env, mailbox);
  return store === null ? null : storeAt(env, store, origin);
}
