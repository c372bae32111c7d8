import { lookUp } from '../../durable-objects/clients/address.ts';
import type { Filed, FilePulled } from '../../durable-objects/mailbox/mailbox.ts';
import { aligned, authenticationResults, NAMELESS } from '../channels/email/authenticity.ts';
import { parseMail } from '../channels/email/body/mail.ts';
import { oneLine } from '../channels/email/clean.ts';
import { type Header, header, messageIds } from '../channels/email/headers.ts';
import { isOurs } from '../channels/email/loops.ts';
import { parseableHead } from '../channels/email/original.ts';
import { ownText } from '../channels/email/reply-text.ts';
import { senderOf } from '../channels/email/sender.ts';
import type { Env } from '../env.ts';
import { emailAddress } from '../identity/address.ts';
import { headersOf } from '../mailboxes/head.ts';
import type { PulledMail } from '../mailboxes/port.ts';
import { toldElsewhere } from './elsewhere.ts';
import { customerObject, routeOf } from './hand-over.ts';
import { takeMail } from './mail.ts';
import { type StoreDoor, storeAt } from './stores.ts';

/** How much of To and Cc is searched for recipients, in characters. */
const LONGEST_RECIPIENTS = 10_000;

/**
 * Takes in a mail that was read from a store's mailbox. Rejects where it cannot be stored, so that it is read
 * again.
 */
export const filePulled: FilePulled = async (env, store, mail, known) => {
  const { authserv, calibration, nameless } = known;
  const headers = headersOf(mail.raw);
  // What we have sent comes back in the Sent folder, and in what we send to ourselves.
  if (isOurs(headers)) return 'filed';
  const at = await storeAt(env, store, env.PUBLIC_URL.replace(/\/$/, ''));
  if (!at) return 'filed';
  if (at.suspended) throw new Error('the store is suspended');
  if (mail.folder === 'sent') {
    await answeredByHand(env, at, mail);
    return 'filed';
  }
  if (calibration !== null && header(headers, 'subject').includes(calibration))
    return calibratedBy(headers, nameless);
  const from = /^<([^<>\s]*)>/.exec(header(headers, 'return-path'))?.[1];
  const sender = senderOf(headers)?.address.slice('email:'.length) ?? '';
  await takeMail(
    mail.raw.buffer,
    { from: from ?? sender, to: at.settings.email.address, size: mail.raw.byteLength },
    { env, at, trustedAuthserv: authserv },
  );
  return 'filed';
};

/**
 * Only whoever runs the store knows the word in its subject, so the topmost server in its headers is the
 * mailbox's own.
 */
function calibratedBy(headers: readonly Header[], nameless: boolean): Filed {
  const topmost = headers.find(({ key }) => key === 'authentication-results');
  const named = topmost ? (authenticationResults(topmost.value)?.authserv ?? null) : null;
  const authserv = named ?? (nameless && topmost ? NAMELESS : null);
  const sender = senderOf(headers);
  return { calibrated: sender && aligned(headers, sender, authserv) ? authserv : null };
}

/**
 * Somebody at the store has answered a customer from their own mail program: the answer is recorded in the
 * thread, and the assistant is silent there, as after any advisor's reply.
 */
async function answeredByHand(env: Env, at: StoreDoor, { raw }: PulledMail): Promise<void> {
  const { store, settings } = at;
  const own = settings.email.address;
  const headers = headersOf(raw);
  if (messageIds(header(headers, 'in-reply-to') || header(headers, 'references')).length === 0) return;
  const recipients = [header(headers, 'to'), header(headers, 'cc')]
    .join(',')
    .slice(0, LONGEST_RECIPIENTS)
    .match(/[^\s<>,;:"]+@[^\s<>,;:"]+/g);
  const customers = new Set<string>();
  for (const recipient of new Set((recipients ?? []).slice(0, 10))) {
    const address = emailAddress(recipient);
    if (!address || address === emailAddress(own)) continue;
    for (const route of [address, routeOf(address, { kind: 'mail', aligned: false })]) {
      const customer = await lookUp(env, store, route);
      if (customer) customers.add(customer);
    }
  }
  if (customers.size > 0) await standAside(env, at, customers, raw);
}

async function standAside(env: Env, at: StoreDoor, customers: Set<string>, raw: Uint8Array): Promise<void> {
  const { store, settings } = at;
  // It quotes what somebody else wrote: no more of it is parsed than of any mail.
  const email = await parseMail(parseableHead(raw).head);
  if (!email) return;
  const own = settings.email.address;
  const us = { address: own, name: settings.name, subject: email.subject ?? '', sender: own };
  const text = ownText(email, us).text.trim();
  const id = messageIds(header(headersOf(raw), 'message-id'))[0] ?? '';
  const name = oneLine(email.from?.name ?? '', 100) || own;
  for (const customer of customers)
    await toldElsewhere(customerObject(env, store, customer), {
      ...{ advisor: `mailbox:${own}`, name, text: text || oneLine(email.subject ?? '', 200) },
      ...{ channel: 'email', id: `sent ${id}` },
    });
}
