import { patiently } from '../../patience.ts';
import { readAtMost } from '../../read-at-most.ts';
import { ShopUnavailable } from '../unavailable.ts';

/** Milliseconds for one call: a tool has eight seconds in all. */
const CALL_MS = 3_000;
/** Longest answer, in bytes: a hundred orders of a chatty shop. */
const MOST_BYTES = 4_000_000;
/** Characters of another system's own words that are passed on. */
const MOST_WORDS = 200;

/** One call to a shop system. `path`: behind the address of the connection, with its query. */
export interface RemoteCall {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface RemoteAnswer {
  status: number;
  headers: Headers;
  /** Undefined where it is no JSON. */
  json: unknown;
}

/** How a shop system is reached. */
export interface RemoteReach {
  /** Without a slash at its end. */
  url: string;
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** Secrets, which no words of the system that are shown may hold. */
  hidden: readonly string[];
  /** Headers that prove who asks; `path` as it is requested, and `body` as it is sent. */
  prove(request: { method: string; path: string; body: string }): Record<string, string>;
}

/**
 * Asks a shop system. It is trusted with nothing: an answer is bounded in size and time, and a redirect is
 * not followed, since it would carry the proof and a customer's data to where the owner never sent them.
 * Throws {@link ShopUnavailable} and nothing else; its message holds no address, secret or datum.
 */
export async function callShop(
  { url, fetch, prove }: RemoteReach,
  { method, path, body, headers }: RemoteCall,
): Promise<RemoteAnswer> {
  const target = new URL(url + path);
  // A name in a path may not lead out of it: `..` is resolved by URL.
  if (!target.href.startsWith(new URL(`${url}/`).href))
    throw new ShopUnavailable('The shop has no such address.');
  const sent = body === undefined ? '' : JSON.stringify(body);
  const init: RequestInit = {
    method,
    redirect: 'manual',
    headers: {
      accept: 'application/json',
      'user-agent': 'Onethread',
      ...(sent === '' ? {} : { 'content-type': 'application/json' }),
      ...prove({ method, path: target.pathname + target.search, body: sent }),
      ...headers,
    },
    ...(sent === '' ? {} : { body: sent }),
  };
  try {
    return await patiently(CALL_MS, async (signal) => {
      const response = await fetch(target.href, { ...init, signal });
      const bytes = await readAtMost(response.body, MOST_BYTES);
      if (!bytes) throw new ShopUnavailable('The shop answered more than can be read.');
      return { status: response.status, headers: response.headers, json: jsonOf(bytes) };
    });
  } catch (error) {
    if (error instanceof ShopUnavailable) throw error;
    // Of what went wrong only its kind: the runtime's own words may hold the address.
    throw new ShopUnavailable(`The shop did not answer: ${error instanceof Error ? error.name : 'broken'}.`);
  }
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/** What a system says of itself, short enough to be shown; `hidden` are texts that must not stand in it. */
export function wordsOf({ status, json }: RemoteAnswer, hidden: readonly string[]): string {
  const said = json === undefined ? '' : `: ${JSON.stringify(json)}`;
  const whole = hidden.reduce((text, secret) => text.replaceAll(secret, '…'), `HTTP ${status}${said}`);
  return whole.length > MOST_WORDS ? `${whole.slice(0, MOST_WORDS)}…` : whole;
}
