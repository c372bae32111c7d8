import type { MiddlewareHandler } from 'hono';

/**
 * What every answer says unless its door says otherwise: nothing is sniffed, framed, run, cached or referred
 * to.
 */
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
};

export const safeHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  // An upgrade is no document, and its headers cannot be changed.
  if (c.res.webSocket) return;
  for (const [name, value] of Object.entries(HEADERS)) {
    if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  }
};
