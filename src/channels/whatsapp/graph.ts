import { patiently } from '../../patience.ts';
import type { Credentials } from '../channel.ts';

/** Longest wait for one call, in milliseconds: an outbox that waits longer starves the other rows. */
const PROVIDER_TIMEOUT_MS = 15_000;

/** What a call to Meta's Graph API needs. */
export interface GraphTools {
  credentials: Credentials;
  fetch: typeof fetch;
}

/**
 * Address of a Graph resource: base and version are settings, so that an emulator can stand in and a version
 * be raised without a release.
 */
export function graphUrl(credentials: Credentials, path: string): string {
  const base = (credentials.whatsappApiBase || 'https://graph.facebook.com').replace(/(?<!\/)\/+$/, '');
  return `${base}/${credentials.whatsappApiVersion || 'v25.0'}/${path}`;
}

/**
 * GET, or POST when there is a body, under the store's token; `read` takes what is wanted of the answer.
 * Throws as `fetch` does, and when all of it takes too long.
 */
export function callGraph<T>(
  tools: GraphTools,
  url: string,
  read: (answer: Response) => Promise<T>,
  body?: unknown,
): Promise<T> {
  // `fetch` called as a property of another object is an illegal invocation in workerd.
  const { fetch } = tools;
  const headers: Record<string, string> = {
    authorization: `Bearer ${tools.credentials.whatsappToken ?? ''}`,
    // Workers send none by themselves, and Meta's media host refuses requests without one.
    'user-agent': 'onethread',
  };
  if (body === undefined) {
    return patiently(PROVIDER_TIMEOUT_MS, async (signal) => read(await fetch(url, { headers, signal })));
  }
  headers['content-type'] = 'application/json';
  const init = { method: 'POST', headers, body: JSON.stringify(body) };
  return patiently(PROVIDER_TIMEOUT_MS, async (signal) => read(await fetch(url, { ...init, signal })));
}

/** Longest wait for an upload: it may be some megabytes. */
const UPLOAD_PATIENCE = 60_000;

/**
 * Gives Meta a file to keep, as multipart: `POST /{number}/media` → `{id}`. Throws as {@link callGraph} does.
 */
export function uploadToGraph<T>(
  tools: GraphTools,
  url: string,
  file: { bytes: ArrayBuffer; filename: string; type: string },
  read: (answer: Response) => Promise<T>,
): Promise<T> {
  const { fetch } = tools;
  const body = new FormData();
  body.set('messaging_product', 'whatsapp');
  body.set('type', file.type);
  body.set('file', new File([file.bytes], file.filename, { type: file.type }));
  const headers = {
    authorization: `Bearer ${tools.credentials.whatsappToken ?? ''}`,
    'user-agent': 'onethread',
  };
  const init = { method: 'POST', headers, body };
  return patiently(UPLOAD_PATIENCE, async (signal) => read(await fetch(url, { ...init, signal })));
}
