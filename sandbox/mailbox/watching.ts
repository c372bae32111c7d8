import { lookup } from '../../src/lookup.ts';
import type { ApiAnswer, ApiCall } from './api.ts';
import type { Box } from './box.ts';
import type { Pushes } from './push.ts';

/** Minutes that Microsoft lets a subscription to messages last, and the fewest. */
const [SHORTEST, LONGEST] = [45, 10_080];
const WEEK = 7 * 86_400_000;

/** How both providers are asked to tell of new mail: users.watch, users.stop, subscriptions. Null: something else is asked. */
export function watching(call: ApiCall, box: Box, pushes: Pushes): Promise<ApiAnswer> | ApiAnswer | null {
  const { method, url, body } = call;
  const { pathname } = url;
  const post = method === 'POST';
  if (post && pathname === '/gmail/v1/users/me/watch') return watch(box, pushes, jsonOf(body));
  if (post && pathname === '/gmail/v1/users/me/stop') {
    box.watch = null;
    return { status: 204 };
  }
  if (post && pathname === '/v1.0/subscriptions') return subscribe(box, pushes, jsonOf(body));
  const id = /^\/v1\.0\/subscriptions\/([\w-]+)$/.exec(pathname)?.[1];
  if (id === undefined) return null;
  const known = box.subscriptions.get(id);
  if (!known) return refusal(404, 'ResourceNotFound', 'The object was not found.');
  if (method === 'DELETE') {
    box.subscriptions.delete(id);
    return { status: 204 };
  }
  if (method !== 'PATCH') return null;
  const until = String(jsonOf(body).expirationDateTime);
  if (!isAllowed(until)) return tooLong();
  known.until = until;
  return { status: 200, body: { id, expirationDateTime: until } };
}

function watch(box: Box, pushes: Pushes, asked: Record<string, unknown>): ApiAnswer {
  const topic = String(asked.topicName);
  const error = (status: number, message: string) => ({
    status,
    body: {
      error: { code: status, message, errors: [{ reason: status === 403 ? 'forbidden' : 'badRequest' }] },
    },
  });
  if (!/^projects\/[^/]+\/topics\/[^/]+$/.test(topic)) return error(400, 'Invalid topicName');
  if (!pushes.topics.has(topic))
    return error(403, `Error sending test message to Cloud PubSub ${topic} : User not authorized.`);
  box.watch = topic;
  return {
    status: 200,
    body: { historyId: String(1_000 + box.log.length * 7), expiration: String(Date.now() + WEEK) },
  };
}

async function subscribe(box: Box, pushes: Pushes, asked: Record<string, unknown>): Promise<ApiAnswer> {
  const text = (name: string) => String(lookup(asked, name) ?? '');
  const [url, lifecycle, until] = [
    text('notificationUrl'),
    text('lifecycleNotificationUrl'),
    text('expirationDateTime'),
  ];
  if (!isAllowed(until)) return tooLong();
  if (
    !/^\/?(me|users\/[^/]+)\/mailFolders\('inbox'\)\/messages$/.test(text('resource')) ||
    text('clientState').length > 128
  )
    return refusal(400, 'InvalidRequest', 'Invalid resource or clientState.');
  for (const one of new Set([url, lifecycle].filter(Boolean)))
    if (!(await pushes.validate(box, one)))
      return refusal(400, 'ValidationError', 'Subscription validation request failed.');
  const id = crypto.randomUUID();
  const made = { id, url, lifecycle, until, state: text('clientState'), resource: text('resource') };
  box.subscriptions.set(id, made);
  return { status: 201, body: { ...asked, id, expirationDateTime: until } };
}

function isAllowed(until: string): boolean {
  const minutes = (Date.parse(until) - Date.now()) / 60_000;
  return minutes >= SHORTEST && minutes <= LONGEST;
}

const tooLong = () =>
  refusal(400, 'ExtensionError', 'Subscription expiration can only be 10080 minutes in the future.');

function refusal(status: number, code: string, message: string): ApiAnswer {
  return { status, body: { error: { code, message } } };
}

function jsonOf(body: Buffer): Record<string, unknown> {
  return JSON.parse(body.toString() || '{}') as Record<string, unknown>;
}
