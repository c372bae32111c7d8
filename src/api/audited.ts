import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { deskObject } from '../../durable-objects/clients/desk.ts';
import { routeName } from './access.ts';
import type { ApiEnv } from './env.ts';

/** Routes that are called too often to tell anything, and those that programs call in bulk. */
const PASSED_OVER =
  /^(?:GET \/(?:desk|me|articles|people|audit|settings|tokens|secrets|mailboxes|webhook|widget|backup)|\w+ \/(?:orders|products|import|restore\/\{backup\}\/(?:lines|files)))/;

/**
 * Records who saw a customer and who changed something, refused attempts included. The record contains no
 * content: only the route, whom it is about, and the result.
 */
export const audited: MiddlewareHandler<ApiEnv> = async (c, next) => {
  await next();
  const route = matchedRoutes(c).findLast(({ method }) => method !== 'ALL');
  const what = route && routeName(route.method, route.path);
  if (!route || !what || PASSED_OVER.test(what)) return;
  const { id, name } = c.get('caller');
  // Nothing that identifies an erased customer is kept.
  const customer =
    what === 'DELETE /customers/{id}'
      ? null
      : (/\/customers\/(cu_[0-9a-f]{32})/.exec(c.req.path)?.[1] ?? null);
  const note = { by: { id, name }, what, customer, status: c.res.status };
  c.executionCtx.waitUntil(deskObject(c.env, c.get('at').store).audit(note));
};
