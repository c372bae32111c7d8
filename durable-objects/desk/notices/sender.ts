import { bytesOfBase64url } from '../../../src/bytes/base64.ts';
import { now } from '../../../src/clock.ts';
import type { Person } from '../../../src/console/protocol.ts';
import type { Env } from '../../../src/env.ts';
import { emailAddress } from '../../../src/identity/address.ts';
import { noticeTexts } from '../../../src/language/desk.ts';
import { type NoticeWay, noticeWait } from '../../../src/notices/notice.ts';
import { providerFetch } from '../../../src/outbound.ts';
import { isPublicUrl } from '../../../src/public-url.ts';
import { encryptPush } from '../../../src/push/encrypt.ts';
import { vapid } from '../../../src/push/vapid.ts';
import type { Sealer } from '../../../src/seal.ts';
import { webhookHeaders } from '../../../src/webhooks/sign.ts';
import { sendPlatformMail } from '../../clients/platform-mail.ts';
import { type Posted, post, postBytes } from '../../webhooks/post.ts';
import type { PushBrowsers } from './browsers.ts';
import type { ChoicesOfPeople } from './choices.ts';
import type { NoticeContent } from './content.ts';
import type { TakenNotice } from './pending.ts';
import type { StoreSigner } from './signer.ts';

/** Seconds that a push service keeps a message for a browser that is off. */
const TTL = 3_600;

export interface SenderParts {
  env: Env;
  store: string;
  /** What the store's mails are written in. */
  locale: string;
  /** What customers call it. */
  storeName: string;
  choices: ChoicesOfPeople;
  browsers: PushBrowsers;
  signer: StoreSigner;
  sealer: Sealer;
}

/** Says one notice to one person, once. */
export async function sendNotice(
  parts: SenderParts,
  person: Person,
  notice: Omit<TakenNotice, 'until'>,
  content: NoticeContent,
): Promise<Posted> {
  const kept = parts.choices.get(person.id);
  if (!kept) return failed('nothing was chosen', true);
  const link = `${kept.origin}/console/#/inbox/${notice.customer}`;
  const send: Record<NoticeWay, () => Promise<Posted>> = {
    push: () => push(parts, kept.origin, person, notice, content),
    mail: () => mail(parts, kept.origin, person, notice, content, link),
    webhook: () => tellWebhook(parts, kept.choices.webhook, kept.sealed, notice, content),
  };
  return send[notice.way]();
}

/** When a try that failed is made again, in milliseconds; null where it is not. */
export function againAt({ tries, until }: TakenNotice, { gone, after }: Posted): number | null {
  const wait = gone ? null : noticeWait(tries, after);
  return wait === null || now() + wait > until ? null : now() + wait;
}

async function push(
  { env, locale, browsers, signer: signers }: SenderParts,
  origin: string,
  person: Person,
  { target, customer, about }: Omit<TakenNotice, 'until'>,
  { name, text, urgency }: NoticeContent,
): Promise<Posted> {
  const browser = await browsers.reached(target);
  const signer = browser && (await signers.signer());
  const [p256dh, auth] = [bytesOfBase64url(browser?.p256dh ?? ''), bytesOfBase64url(browser?.auth ?? '')];
  if (!browser || !signer || !p256dh || !auth) return failed('the browser is not known any more', true);
  const { endpoint } = browser;
  if (!env.SANDBOX && !isPublicUrl(endpoint)) return failed('not an address on the public internet', true);
  const words = noticeTexts(locale);
  const said = { title: words.title({ name, about }), text: text || words.about[about], customer };
  const sealed = await encryptPush(new TextEncoder().encode(JSON.stringify(said)), { p256dh, auth });
  // Machine time: the push service compares it with its own clock.
  const at = Math.floor(Date.now() / 1_000);
  const headers = {
    authorization: await vapid(signer, { endpoint, subject: origin, at }),
    'content-encoding': 'aes128gcm',
    'content-type': 'application/octet-stream',
    ttl: String(TTL),
    urgency: urgency === 'now' ? 'high' : 'normal',
    // Of one thread only the last is shown where several wait; at most 32 characters (RFC 8030, section 5.4).
    topic: customer.replace(/^cu_/, '').slice(0, 32),
  };
  const posted = await postBytes(endpoint, sealed, headers, providerFetch(env));
  // Nobody listens there any more (RFC 8030, section 7.3; 404 is what services say as well).
  const gone = posted.status === 404 || posted.status === 410;
  if (gone) browsers.forget(person.id, target);
  return { ...posted, gone: posted.gone || gone };
}

/** Without names and words: what lies in a mailbox is never erased. */
async function mail(
  { env, store, storeName, locale }: SenderParts,
  origin: string,
  person: Person,
  { about, customer, n }: Omit<TakenNotice, 'until'>,
  { urgency }: NoticeContent,
  link: string,
): Promise<Posted> {
  const to = emailAddress(person.email);
  if (!to) return failed('not a mailbox', true);
  const words = noticeTexts(locale);
  const written = words.mail({
    about: words.about[about],
    store: storeName,
    urgent: urgency === 'now',
    link,
  });
  const reference = `notice.${store}.${n}.${customer}`;
  const taken = await sendPlatformMail(env, origin, { ...written, reference, to, locale }).catch(() => false);
  return taken ? done('the mail service took it') : failed('the mail service did not take it', false);
}

async function tellWebhook(
  { env, store, sealer }: SenderParts,
  url: string | null,
  sealed: string | null,
  { about, customer, n }: Omit<TakenNotice, 'until'>,
  { reason, urgency }: NoticeContent,
): Promise<Posted> {
  const secret = sealed && (await sealer.open(sealed).catch(() => null));
  if (url === null || !secret) return failed('no address, or its secret cannot be opened', true);
  if (!env.SANDBOX && !isPublicUrl(url)) return failed('not an https address on the public internet', true);
  // The same at each try.
  const id = `notice_${n}`;
  const data = { about, urgency, ...(reason ? { reason } : {}) };
  const told = about === 'test' ? null : customer;
  const body = JSON.stringify({
    ...{ id, event: 'notice', at: new Date(now()).toISOString() },
    ...{ store, customer: told, ticket: null, data },
  });
  // Machine time: the other side compares it with its own clock.
  const at = Math.floor(Date.now() / 1_000);
  return post(url, body, webhookHeaders({ id, at, url, body }, [secret.text]), providerFetch(env));
}

const done = (detail: string): Posted => ({ ok: true, status: null, detail, after: null, gone: false });

function failed(detail: string, gone: boolean): Posted {
  return { ok: false, status: null, detail, after: null, gone };
}
