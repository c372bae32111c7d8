import { outside, type SandboxEnv } from '../env.ts';
import type { EmulatedKind } from './emulated.ts';

/**
 * The API of an emulated shop system. Faults ordered for the channel `shop` are HTTP statuses of its next
 * requests (of Shopify also what its emulator knows, such as `THROTTLED`); a `late` one is answered when the request was done already.
 */
export async function shopSystem(kind: EmulatedKind, request: Request, env: SandboxEnv): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const fault = await outside(env).takeFault('shop', false);
  if (fault && /^\d+$/.test(fault)) return failed(fault);
  const answer = await outside(env).shopAnswer(
    kind,
    {
      method: request.method,
      path: pathname + search,
      headers: Object.fromEntries(request.headers),
      body: await request.text(),
    },
    fault ?? undefined,
  );
  const late = request.method === 'GET' ? null : await outside(env).takeFault('shop', true);
  if (late) return failed(late);
  const json: unknown = JSON.parse(answer.json);
  if (typeof json !== 'string') return Response.json(json, { status: answer.status });
  return new Response(json, { status: answer.status, headers: { 'content-type': 'text/xml;charset=utf-8' } });
}

function failed(status: string): Response {
  return new Response('<h1>Service unavailable</h1>', { status: Number(status) });
}
