import { Buffer } from 'node:buffer';
import { createRemoteJWKSet, customFetch, jwtVerify } from 'jose';
import { z } from 'zod';
import { DAY } from '../dates.ts';
import { addressAt } from '../oauth/consents.ts';
import type { MailPush } from '../port.ts';
import type { MailApi } from '../rest.ts';

/*
 * Gmail tells a Pub/Sub topic of new mail, and a subscription of that topic tells us
 * (developers.google.com/workspace/gmail/api/guides/push, cloud.google.com/pubsub/docs/authenticate-push-subscriptions).
 */

const CERTS = 'https://www.googleapis.com/oauth2/v3/certs';
const ME = '/gmail/v1/users/me';

const Watched = z.object({ expiration: z.coerce.number() });
const Envelope = z.object({ message: z.object({ data: z.string() }) });
const Told = z.object({ emailAddress: z.string() });
const Claims = z.object({ email: z.string(), email_verified: z.literal(true) });

interface World {
  api: MailApi;
  topic: string;
  account: string;
  now(): number;
}

/** A watch lasts seven days, and Google asks that it be made anew each day. */
export function gmailPush({ api, topic, account, now }: World): MailPush {
  return {
    subject: `${account} ${topic}`,
    async renew() {
      const asked = { topicName: topic, labelIds: ['INBOX'], labelFilterBehavior: 'INCLUDE' };
      const body = { type: 'application/json', text: JSON.stringify(asked) };
      const { expiration } = await api.json(Watched, `${ME}/watch`, { method: 'POST', body });
      return { id: topic, renewAt: Math.min(now() + DAY, (now() + expiration) / 2) };
    },
    async stop() {
      await api.json(z.unknown(), `${ME}/stop`, { method: 'POST' });
    },
  };
}

type Keys = ReturnType<typeof createRemoteJWKSet>;
/** Google's keys, read once for an isolate and again when another one signs. */
const known = new Map<string, Keys>();

function keysAt(url: string, ask: typeof fetch): Keys {
  const keys = known.get(url) ?? createRemoteJWKSet(new URL(url), { [customFetch]: sparing(ask) });
  known.set(url, keys);
  return keys;
}

/** Milliseconds in which Google is not asked again that has not answered: pushes that anybody makes up are many. */
const SPARED = 10_000;

/** The same `fetch`, but for a while after it failed. */
function sparing(ask: typeof fetch): typeof fetch {
  let failedAt = Number.NEGATIVE_INFINITY;
  return async (...asked: Parameters<typeof fetch>) => {
    if (Date.now() - failedAt < SPARED) throw new Error('it did not answer a moment ago');
    try {
      const answer = await ask(...asked);
      if (!answer.ok) failedAt = Date.now();
      return answer;
    } catch (error) {
      failedAt = Date.now();
      throw error;
    }
  };
}

/**
 * Whether a push is by a Pub/Sub subscription that signs as `account`. Anybody can have Google sign a token: it is for this very
 * address (`audience`) and by that account, or it is nobody's. `base`: instead of Google's own host, in development.
 */
export async function isSignedByPubSub(
  token: string,
  {
    account,
    audience,
    base,
    fetch: ask,
  }: { account: string; audience: string; base: string | undefined; fetch: typeof fetch },
): Promise<boolean> {
  try {
    const { payload } = await jwtVerify(token, keysAt(addressAt(CERTS, base), ask), {
      ...{ issuer: 'https://accounts.google.com', audience, algorithms: ['RS256'] },
      requiredClaims: ['exp'],
    });
    return Claims.parse(payload).email.toLowerCase() === account;
  } catch {
    return false;
  }
}

/** The mailbox that a push names; null where it is no push of Gmail's. */
export function mailboxNamed(body: string): string | null {
  try {
    const { data } = Envelope.parse(JSON.parse(body)).message;
    // Both alphabets: `base64` reads either.
    const told = Told.parse(JSON.parse(Buffer.from(data, 'base64').toString()));
    return told.emailAddress.toLowerCase();
  } catch {
    return null;
  }
}
