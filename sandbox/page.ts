import { Hono } from 'hono';
import type { SandboxEnv } from './env.ts';
import page from './playground/page.html';
import { shopPage } from './shop/page.ts';

/**
 * The playground at `/`, and the shop's page that stands in it. Their scripts and sheets are static files under
 * `/sandbox/page/`, made by `scripts/build-static.mjs`.
 */
export const pageRoutes = new Hono<{ Bindings: SandboxEnv }>()
  .get('/', (context) => answer(page, context.req.url, "frame-src 'self'", "frame-ancestors 'none'"))
  .get('/sandbox/shop', (context) =>
    answer(
      shopPage(new URL(context.req.url), context.env.DEFAULT_STORE),
      context.req.url,
      "frame-ancestors 'self'",
    ),
  );

function answer(html: string, url: string, ...more: string[]): Response {
  const { host } = new URL(url);
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    // Not every browser counts the socket of its own host as 'self'.
    `connect-src 'self' ws://${host} wss://${host}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    ...more,
  ];
  return new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy.join('; '),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    },
  });
}
