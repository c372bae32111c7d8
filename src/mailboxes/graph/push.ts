import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { equalText } from '../../constant-time.ts';
import { purposeKey, type SealEnv } from '../../seal.ts';
import type { MailPush } from '../port.ts';
import { CallRefused, type MailApi } from '../rest.ts';

/*
 * Microsoft Graph tells of new mail by a subscription (learn.microsoft.com/graph/change-notifications-delivery-webhooks), and
 * of the subscription's own end by lifecycle notifications.
 */

/** Where a provider tells, and what it says there so that it is believed. */
export interface MailHook {
  url: string;
  state: string;
}

/** Milliseconds that a subscription is asked for: within what older tenants are given as well. */
const LASTS = 4_200 * 60_000;
const SUBSCRIPTIONS = '/v1.0/subscriptions';

const Subscription = z.object({ id: z.string(), expirationDateTime: z.string() });
const Notifications = z.object({
  value: z
    .array(z.object({ clientState: z.string().nullish(), lifecycleEvent: z.string().nullish() }))
    .max(1_000),
});

interface World {
  api: MailApi;
  hook: MailHook;
  /** What the mailbox is called, beside others of the store's. */
  subject: string;
  /** The mailbox as a path. */
  me: string;
  now(): number;
}

/** Change notifications of Graph: a subscription that is made, renewed before it ends, and ended. */
export function graphPush({ api, hook, subject, me, now }: World): MailPush {
  const call = (method: 'POST' | 'PATCH', path: string, fields: object) => {
    const asked = { ...fields, expirationDateTime: new Date(now() + LASTS).toISOString() };
    const body = { type: 'application/json', text: JSON.stringify(asked) };
    return api.json(Subscription, path, { method, body });
  };
  const at = (id: string) => `${SUBSCRIPTIONS}/${encodeURIComponent(id)}`;
  const make = () =>
    call('POST', SUBSCRIPTIONS, {
      changeType: 'created',
      resource: `${me.replace(/^\/v1\.0/, '')}/mailFolders('inbox')/messages`,
      ...{ notificationUrl: hook.url, lifecycleNotificationUrl: hook.url, clientState: hook.state },
    });
  return {
    // With another state what is told would not be believed.
    subject: `${subject} ${hook.url} ${hook.state.slice(0, 8)}`,
    async renew(id) {
      const made = id === null ? make() : call('PATCH', at(id), {}).catch((error) => ifGone(error, make));
      const subscription = await made;
      const until = Date.parse(subscription.expirationDateTime);
      return { id: subscription.id, renewAt: (now() + until) / 2 };
    },
    async stop(id) {
      await api.json(z.unknown(), at(id), { method: 'DELETE' });
    },
  };
}

function ifGone<T>(error: unknown, instead: () => Promise<T>): Promise<T> {
  if (error instanceof CallRefused && error.status === 404) return instead();
  throw error;
}

/**
 * What a store's subscriptions bear so that what they tell is believed: hung on SEAL_KEY, and therefore kept nowhere. The first
 * is given to new ones, the others are believed as well.
 */
export async function clientStates(
  { SEAL_KEY, SEAL_KEY_PREVIOUS }: SealEnv,
  store: string,
): Promise<string[]> {
  const keys = [SEAL_KEY, SEAL_KEY_PREVIOUS].filter((key) => key);
  return Promise.all(
    keys.map(async (key) =>
      createHmac('sha256', await purposeKey(key, 'push', store))
        .update('graph')
        .digest('base64url'),
    ),
  );
}

/** What Microsoft tells, as far as it is believed: null where none of it is. `ends`: it will tell no more unless it is asked. */
export function notificationsIn(body: string, states: readonly string[]): { ends: boolean } | null {
  const { value } = Notifications.safeParse(jsonOf(body)).data ?? { value: [] };
  const believed = value.filter(({ clientState }) =>
    // All of them are compared: how long it takes tells nothing.
    states.map((state) => equalText(clientState ?? '', state)).includes(true),
  );
  if (believed.length === 0) return null;
  return {
    ends: believed.some(({ lifecycleEvent }) =>
      ['reauthorizationRequired', 'subscriptionRemoved'].includes(lifecycleEvent ?? ''),
    ),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
