import { createSign, generateKeyPairSync } from 'node:crypto';
import type { Box } from './box.ts';

/** A request that leaves the host. */
interface Outgoing {
  url: string;
  headers: Record<string, string>;
  body: string;
}
interface Answered {
  status: number;
  type: string;
  text: string;
}

/** A subscription to Graph's notifications. */
export interface Subscription {
  id: string;
  url: string;
  lifecycle: string;
  state: string;
  resource: string;
  until: string;
}

/** A push subscription of a Pub/Sub topic, and the service account that it signs as. */
export interface Topic {
  name: string;
  endpoint: string;
  account: string;
}

const KID = 'host-key-1';
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });

/** https://www.googleapis.com/oauth2/v3/certs */
export const certs = () => ({
  keys: [{ ...publicKey.export({ format: 'jwk' }), kid: KID, alg: 'RS256', use: 'sig' }],
});

/** A token as Google signs it for a push subscription; anybody can have one for an account and an audience of their own. */
export function pubSubToken(claims: Readonly<Record<string, unknown>>): string {
  const now = Math.floor(Date.now() / 1_000);
  const part = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url');
  const head = part({ alg: 'RS256', kid: KID, typ: 'JWT' });
  const body = part({
    ...{ iss: 'https://accounts.google.com', sub: '1', azp: '1', email_verified: true },
    ...{ iat: now, exp: now + 3_600 },
    ...claims,
  });
  const signature = createSign('RSA-SHA256').update(`${head}.${body}`).sign(privateKey, 'base64url');
  return `${head}.${body}.${signature}`;
}

/**
 * What the host tells of new mail: over the network, or by a relay where whoever is told has no address. Real ones tell late,
 * twice, and never.
 */
export class Pushes {
  readonly topics = new Map<string, Topic>();
  readonly #waiting: { id: number; outgoing: Outgoing; answer: (answered: Answered) => void }[] = [];
  #made = 0;
  #taken = 0;

  /** What a relay is to hand over, each once. */
  take(): { id: number; outgoing: Outgoing }[] {
    const fresh = this.#waiting.filter(({ id }) => id > this.#taken);
    this.#taken = this.#made;
    return fresh.map(({ id, outgoing }) => ({ id, outgoing }));
  }

  answered(id: number, answered: Answered): void {
    const at = this.#waiting.findIndex((one) => one.id === id);
    this.#waiting.splice(at, at < 0 ? 0 : 1)[0]?.answer(answered);
  }

  /** A mail has come into an inbox. */
  async arrived(box: Box, user: string, id: string): Promise<void> {
    const times = { once: 1, twice: 2, never: 0 }[box.tells];
    for (let n = 0; n < times; n++) {
      await this.#tellTopic(box, user);
      for (const subscription of box.subscriptions.values()) await this.#tellChange(box, subscription, id);
    }
  }

  /** Whether somebody says back at an address what they are asked: https://learn.microsoft.com/graph/change-notifications-delivery-webhooks. */
  async validate(box: Box, url: string): Promise<boolean> {
    const question = `Validation: Testing client application reachability for subscription Request-Id: ${crypto.randomUUID()}`;
    const target = `${url}?validationToken=${encodeURIComponent(question)}`;
    const headers = { 'content-type': 'text/plain; charset=utf-8' };
    const { status, type, text } = await this.#post(box, { url: target, headers, body: '' });
    return status === 200 && type.startsWith('text/plain') && text === question;
  }

  async lifecycle(box: Box, event: string): Promise<void> {
    for (const subscription of [...box.subscriptions.values()]) {
      if (event === 'subscriptionRemoved') box.subscriptions.delete(subscription.id);
      const { url, headers, body } = notification(subscription, { lifecycleEvent: event });
      await this.#post(box, { url: subscription.lifecycle || url, headers, body });
    }
  }

  async #tellTopic(box: Box, user: string): Promise<void> {
    const topic = this.topics.get(box.watch ?? '');
    if (!topic) return;
    const data = { emailAddress: user, historyId: 1_000 + box.log.length * 7 };
    const token = pubSubToken({ aud: topic.endpoint, email: topic.account });
    await this.#post(box, {
      url: topic.endpoint,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({
        message: {
          data: Buffer.from(JSON.stringify(data)).toString('base64'),
          ...{ messageId: String(box.log.length), publishTime: new Date().toISOString() },
        },
        subscription: topic.name.replace('/topics/', '/subscriptions/'),
      }),
    });
  }

  #tellChange(box: Box, subscription: Subscription, id: string): Promise<Answered> {
    return this.#post(box, notification(subscription, { changeType: 'created', resourceData: { id } }));
  }

  async #post(box: Box, outgoing: Outgoing): Promise<Answered> {
    const answered = await (box.isRelayed ? this.#overRelay(outgoing) : overNetwork(outgoing));
    box.pushed.push(answered.status);
    return answered;
  }

  #overRelay(outgoing: Outgoing): Promise<Answered> {
    return new Promise((answer) => {
      this.#waiting.push({ id: ++this.#made, outgoing, answer });
    });
  }
}

function notification(subscription: Subscription, more: object): Outgoing {
  const { id: subscriptionId, state: clientState, resource, until, url } = subscription;
  const value = [
    {
      ...{ subscriptionId, clientState, resource, subscriptionExpirationDateTime: until },
      ...{ tenantId: 'tenant', ...more },
    },
  ];
  return { url, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ value }) };
}

async function overNetwork({ url, headers, body }: Outgoing): Promise<Answered> {
  try {
    const response = await fetch(url, { method: 'POST', headers, body });
    const type = response.headers.get('content-type') ?? '';
    return { status: response.status, type, text: await response.text() };
  } catch {
    return { status: 0, type: '', text: '' };
  }
}
