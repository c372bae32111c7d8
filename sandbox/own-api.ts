import type { z } from 'zod';
import type { SandboxEnv } from './env.ts';
import { frontDoor } from './front-door.ts';

/**
 * Calls the service's API as the demo store's owner would; `path` begins after `/api/v1/`. `origin` is where the caller
 * reaches the service, port included.
 */
export function ownApi(
  env: SandboxEnv,
  path: string,
  init: RequestInit = {},
  origin = 'http://localhost',
): Promise<Response> {
  return frontDoor().fetch(`${origin}/api/v1/${path}`, {
    ...init,
    headers: { ...init.headers, authorization: `Bearer ${env.ADMIN_TOKEN ?? ''}` },
  });
}

/** What a GET answers, read by a schema; null where it is refused. */
export async function ownRead<T extends z.ZodType>(
  env: SandboxEnv,
  path: string,
  schema: T,
): Promise<z.infer<T> | null> {
  const answer = await ownApi(env, path);
  if (!answer.ok) {
    await answer.body?.cancel();
    return null;
  }
  return schema.parse(await answer.json());
}

/** Headers of a page's call that matter to the API. */
const PASSED = ['content-type', 'idempotency-key', 'if-match'];

/** A call of the playground's pages to the API, with the owner's token put on: the page holds no secret. */
export async function passToApi(env: SandboxEnv, request: Request): Promise<Response> {
  const { origin, pathname, searchParams } = new URL(request.url);
  // Which store's API it is, the token says.
  searchParams.delete('store');
  const search = searchParams.size > 0 ? `?${searchParams}` : '';
  const headers = Object.fromEntries(
    PASSED.flatMap((name) => {
      const value = request.headers.get(name);
      return value ? [[name, value]] : [];
    }),
  );
  const body = request.method === 'GET' ? undefined : await request.text();
  const path = pathname.replace(/^\/sandbox\/api\//, '') + search;
  return ownApi(env, path, { method: request.method, headers, body }, origin);
}
