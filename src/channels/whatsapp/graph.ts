import type { Credentials } from '../channel.ts';

/** Longest wait for one call, in milliseconds: an outbox that waits longer starves the other rows. */
const PATIENCE = 15_000;

/** What a call to Meta's Graph API needs. */
export interface GraphTools {
  credentials: Credentials;
  fetch: typeof fetch;
}

/**
 * Address of a Graph resource: base and version are settings, so that an emulator can stand in and a version be raised
 * without a release.
 */
export function graphUrl(credentials: Credentials, path: string): string {
  const base = (credentials.whatsappApiBase || 'https://graph.facebook.com').replace(/(?<!\/)\/+$/, '');
  return `${base}/${credentials.whatsappApiVersion || 'v25.0'}/${path}`;
}

/** GET, or POST when there is a body, under the store's token. Throws as `fetch` does, and when it takes too long. */
export function callGraph(tools: GraphTools, url: string, body?: unknown): Promise<Response> {
  // `fetch` called as a property of another object is an illegal invocation in workerd.
  const { fetch } = tools;
  const headers: Record<string, string> = {
    authorization: `Bearer ${tools.credentials.whatsappToken ?? ''}`,
    // Workers send none by themselves, and Meta's media host refuses requests without one.
    'user-agent': 'onethread',
  };
  const signal = AbortSignal.timeout(PATIENCE);
  if (body === undefined) return fetch(url, { headers, signal });
  headers['content-type'] = 'application/json';
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(body), signal });
}

/** Longest wait for an upload: it may be some megabytes. */
const UPLOAD_PATIENCE = 60_000;

/** Gives Meta a file to keep, as multipart: `POST /{number}/media` → `{id}`. Throws as {@link callGraph} does. */
export function uploadToGraph(
  tools: GraphTools,
  url: string,
  file: { bytes: ArrayBuffer; filename: string; type: string },
): Promise<Response> {
  const { fetch } = tools;
  const body = new FormData();
  body.set('messaging_product', 'whatsapp');
  body.set('type', file.type);
  body.set('file', new File([file.bytes], file.filename, { type: file.type }));
  const headers = {
    authorization: `Bearer ${tools.credentials.whatsappToken ?? ''}`,
    'user-agent': 'onethread',
  };
  return fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(UPLOAD_PATIENCE) });
}
