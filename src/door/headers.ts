import type { MiddlewareHandler } from 'hono';

/** The headers of every answer unless its route sets others: no sniffing, framing, scripts, caching or referrer. */
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
