import type { z } from 'zod';
import { readAtMost } from '../src/read-at-most.ts';

/** An RFC 9457 problem document. */
export function problem(status: number, title: string, detail = ''): Response {
  return Response.json(
    { type: 'about:blank', status, title, ...(detail ? { detail } : {}) },
    { status, headers: { 'content-type': 'application/problem+json' } },
  );
}

/** Longest body in bytes: a file of 16 MB, the largest WhatsApp takes beside documents, in base64. */
const LARGEST = 24 * 1024 * 1024;

/** A request's JSON; null when it is none, or too long. */
export async function body(request: Request): Promise<unknown> {
  const raw = await readAtMost(request.body, LARGEST);
  try {
    return raw && (JSON.parse(new TextDecoder().decode(raw)) as unknown);
  } catch {
    return null;
  }
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
