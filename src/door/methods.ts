import type { Context } from 'hono';
import { notFound, problem } from './problems.ts';

/** A route as Hono lists it: `/chat/:store/files`. */
interface Route {
  method: string;
  path: string;
}

/**
 * Answers requests that no handler takes: 405 with `Allow` where the path takes other methods (204 to
 * `OPTIONS`), else 404. `routes` is called on each request, since an app may get more routes after this is
 * set.
 */
export function noHandler(routes: () => Route[]): (c: Context) => Response {
  return (c) => {
    const allow = methodsAt(routes(), c.req.path);
    if (!allow.length) return notFound('There is nothing here.');
    const response =
      c.req.method === 'OPTIONS'
        ? new Response(null, { status: 204 })
        : problem(405, 'Method not allowed', `Allowed here: ${allow.join(', ')}.`);
    response.headers.set('allow', allow.join(', '));
    return response;
  };
}

/** The methods that a path takes, `HEAD` and `OPTIONS` included; none where there is nothing. */
export function methodsAt(routes: Route[], path: string): string[] {
  const found = new Set(
    routes
      // Middleware is listed under ALL.
      .filter((route) => route.method !== 'ALL' && matches(route.path, path))
      .map(({ method }) => method),
  );
  if (!found.size) return [];
  if (found.has('GET')) found.add('HEAD');
  found.add('OPTIONS');
  return [...found].sort();
}

function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const given = path.split('/');
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => (part.startsWith(':') ? given[index] !== '' : part === given[index]))
  );
}
