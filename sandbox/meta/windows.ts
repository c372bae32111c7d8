import { readAtMost } from '../../src/read-at-most.ts';
import { outside, type SandboxEnv } from '../env.ts';
import { problem } from '../problem.ts';

/** As much as the service's own door takes. */
const LARGEST = 3 * 1024 * 1024;

/**
 * Notes who writes in a webhook that passes by, since that opens their 24-hour window; the bytes go on
 * untouched. What bears no signature is not read: the door refuses it. A body that is too long is answered
 * here.
 */
export async function windowsOf(request: Request, env: SandboxEnv): Promise<Request | Response> {
  if (!request.headers.has('x-hub-signature-256')) return request;
  const body = await readAtMost(request.body, LARGEST);
  if (!body) return problem(413, 'Too large', 'A webhook may have 3 MB.');
  for (const writer of writersOf(body)) await outside(env).heardFrom(writer);
  return new Request(request, { body });
}

/** Who wrote in a batch, as `+number` or as a business-scoped user id; empty for what is none. */
function writersOf(body: Uint8Array): string[] {
  const text = new TextDecoder().decode(body);
  const numbers = [...text.matchAll(/"from"\s*:\s*"(\d{6,15})"/g)].map(([, digits]) => `+${digits}`);
  const users = [...text.matchAll(/"from_user_id"\s*:\s*"([A-Z]{2}\.\w+)"/g)].map(([, id = '']) => id);
  return [...numbers, ...users];
}
