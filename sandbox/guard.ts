import type { MiddlewareHandler } from 'hono';
import type { SandboxEnv } from './env.ts';
import { problem } from './problem.ts';

const HERE = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Who may use the sandbox: this machine. Without the binding there is none (404). A foreign Host is a tunnel
 * or DNS rebinding; a foreign Origin is another page in the developer's browser; a POST that is not JSON is a
 * form such a page could send without asking.
 */
export const guard: MiddlewareHandler<{ Bindings: SandboxEnv }> = async (context, next) => {
  if (!context.env.SANDBOX) return problem(404, 'Not found');
  const url = new URL(context.req.url);
  if (!HERE.includes(url.hostname)) return problem(403, 'The sandbox answers on localhost only');
  const origin = context.req.header('origin');
  if (origin && origin !== url.origin) return problem(403, 'The sandbox answers its own pages only');
  const type = context.req.header('content-type')?.split(';')[0]?.trim();
  if (context.req.method !== 'GET' && type !== 'application/json') {
    return problem(415, 'Content-Type must be application/json');
  }
  return next();
};
