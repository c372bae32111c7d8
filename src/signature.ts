import { createHmac } from 'node:crypto';
import { equalText } from './constant-time.ts';

/*
 * How a request between a store's system and the service is signed, in both directions: header
 * `Onethread-Signature: t=<unix>,v1=<hex HMAC-SHA256(secret, "t.METHOD.path?query.body")>`.
 */

/** Seconds that a signature is good for, before and after: machine time, a moved clock changes nothing. */
const TOLERANCE = 300;

/** A request as it is signed. `path`: with its query, as requested. */
interface SignedRequest {
  method: string;
  path: string;
  body: string;
}

/** The header's value; `at` in seconds since the epoch. */
export function signature(secret: string, request: SignedRequest, at = nowInSeconds()): string {
  return `t=${at},v1=${digest(secret, request, String(at))}`;
}

/** Whether the header's value is by whoever has the secret, of this very request, and of now. */
export function isSigned(
  header: string | null | undefined,
  secret: string,
  request: SignedRequest,
  now = nowInSeconds(),
): boolean {
  const [, at = '', given = ''] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header ?? '') ?? [];
  return (
    at !== '' && Math.abs(now - Number(at)) <= TOLERANCE && equalText(given, digest(secret, request, at))
  );
}

function digest(secret: string, { method, path, body }: SignedRequest, at: string): string {
  return createHmac('sha256', secret).update(`${at}.${method}.${path}.${body}`).digest('hex');
}

function nowInSeconds(): number {
  return Math.floor(Date.now() / 1000);
}
