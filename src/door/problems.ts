import { HTTPException } from 'hono/http-exception';
import type { ZodError } from 'zod';
import type { Problem } from '../console/protocol.ts';

/** Who a conflict is with, and since when. */
type ConflictDetails = Pick<Problem, 'by' | 'at' | 'seq'>;

/**
 * An error as a problem document (RFC 9457): what is wrong in a sentence, nothing about how the service
 * works.
 */
export function problem(
  status: number,
  title: string,
  detail?: string,
  errors?: { at: string; message: string }[],
  more: ConflictDetails = {},
): Response {
  return Response.json(
    {
      type: 'about:blank',
      title,
      status,
      ...(detail ? { detail } : {}),
      ...(errors ? { errors } : {}),
      ...more,
    },
    { status, headers: { 'content-type': 'application/problem+json' } },
  );
}

export const badRequest = (detail: string, errors?: { at: string; message: string }[]) =>
  problem(400, 'Bad request', detail, errors);
export const unauthorised = () => {
  const response = problem(401, 'Unauthorised', 'A valid bearer token is needed.');
  response.headers.set('www-authenticate', 'Bearer');
  return response;
};
/** A person whose cookie is no longer valid. */
export const signedOut = () => problem(401, 'Unauthorised', 'You are signed out.');
export const forbidden = (detail: string) => problem(403, 'Forbidden', detail);
/** A valid token without the right to do this; `owner` is a right that no scope gives. RFC 6750, section 3.1. */
export const lacksScope = (scope: string) => {
  const needed =
    scope === 'owner' ? "Only the store's own token may do this." : `It needs the scope ${scope}.`;
  const response = forbidden(`This API token may not do this. ${needed}`);
  const named = scope === 'owner' ? '' : `, scope="${scope}"`;
  response.headers.set('www-authenticate', `Bearer error="insufficient_scope"${named}`);
  return response;
};
export const notFound = (detail: string) => problem(404, 'Not found', detail);
/** Closed for now: providers and mail servers try again. */
export const unavailable = (detail: string) => {
  const response = problem(503, 'Unavailable', detail);
  response.headers.set('retry-after', '3600');
  return response;
};
/** The resource has changed since it was read: RFC 9110, section 15.5.13. */
export const changedMeanwhile = (detail: string) => problem(412, 'Precondition failed', detail);
/** `more`: who it is with, and since when. */
export const conflict = (detail: string, more: ConflictDetails = {}) =>
  problem(409, 'Conflict', detail, undefined, more);
/** A well-formed request that contradicts itself, or an earlier one. */
export const contradiction = (detail: string) => problem(422, 'Contradiction', detail);
/** A key names one request: the same request gets the same answer again, another one is a mistake. */
export const OTHER_REQUEST = 'This Idempotency-Key came with another request before.';
export const wrongType = (detail: string) => problem(415, 'Unsupported media type', detail);
export const needsUpgrade = () => {
  const response = problem(426, 'Upgrade required', 'This is a WebSocket.');
  response.headers.set('upgrade', 'websocket');
  return response;
};
/** Too many requests; `seconds` is the wait before the next try. */
export const tooMany = (seconds: number) => {
  const response = problem(429, 'Too many requests', `Try again in ${seconds} seconds.`);
  response.headers.set('retry-after', String(seconds));
  return response;
};
export const tooLarge = (detail: string) => problem(413, 'Too large', detail);

/** A value that does not fit a schema: where, and why. */
export const unfit = ({ issues }: ZodError) =>
  badRequest(
    'The request does not fit its description.',
    issues.slice(0, 20).map(({ path, message }) => ({ at: path.join('.'), message })),
  );

/** The same for a fault that no schema finds. */
export const unfitAt = (errors: { at: string; message: string }[]) =>
  badRequest('The request does not fit its description.', errors.slice(0, 20));

/** Ends a request with a problem document, from anywhere in a handler. */
export function refuse(response: Response): never {
  throw new HTTPException(response.status as 400, { res: response });
}
