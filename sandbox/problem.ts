import type { z } from 'zod';

/** An RFC 9457 problem document. */
export function problem(status: number, title: string, detail = ''): Response {
  return Response.json(
    { type: 'about:blank', status, title, ...(detail ? { detail } : {}) },
    { status, headers: { 'content-type': 'application/problem+json' } },
  );
}

/** A request's JSON, or null. */
export function body(request: Request): Promise<unknown> {
  return request.json().catch(() => null);
}

/** The first thing that is wrong with a request. */
export function invalid(error: z.ZodError): Response {
  const [issue] = error.issues;
  return problem(
    400,
    'Invalid request',
    `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'invalid'}`,
  );
}
