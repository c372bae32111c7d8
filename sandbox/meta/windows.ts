import { outside, type SandboxEnv } from '../env.ts';

/** Notes who writes in a webhook that passes by, since that opens their 24-hour window; the bytes go on untouched. */
export async function windowsOf(request: Request, env: SandboxEnv): Promise<Request> {
  const body = await request.arrayBuffer();
  for (const writer of writersOf(body)) await outside(env).heardFrom(writer);
  return new Request(request, { body });
}

/** Who wrote in a batch, as `+number` or as a business-scoped user id; empty for what is none. */
function writersOf(body: ArrayBuffer): string[] {
  const text = new TextDecoder().decode(body);
  const numbers = [...text.matchAll(/"from"\s*:\s*"(\d{6,15})"/g)].map(([, digits]) => `+${digits}`);
  const users = [...text.matchAll(/"from_user_id"\s*:\s*"([A-Z]{2}\.\w+)"/g)].map(([, id = '']) => id);
  return [...numbers, ...users];
}
