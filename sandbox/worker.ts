import { WorkerEntrypoint } from 'cloudflare:workers';
import front from '../src/index.ts';
import { restoreClock } from './clock.ts';
import type { SandboxEnv } from './env.ts';
import { windowsOf } from './meta/windows.ts';
import { problem } from './problem.ts';
import { sandboxRoutes } from './routes.ts';
import { fillNamed, fillWritten } from './stores/in-store.ts';

/*
 * `npm start`: the service behind local emulators. Nothing under src/ imports any of this, and it answers
 * only where the binding SANDBOX is, which the deployed configuration does not have.
 */

export {
  Address,
  Customer,
  Desk,
  EmbeddedShop,
  Figures,
  Index,
  Knowledge,
  Mailbox,
  Parcels,
  RemoteShop,
  Store,
  Webhooks,
} from '../src/index.ts';
export { Outside } from './outside.ts';
export { MailProvider, Providers, WorkersAi } from './providers.ts';

/** The service without the sandbox in front: what emulators call as the outside world. */
export class FrontDoor extends WorkerEntrypoint<SandboxEnv> {
  override async fetch(request: Request): Promise<Response> {
    return front.fetch(request, this.env, this.ctx);
  }
}

/** Paths that work before a demo store is seeded, so that a failing seed can be looked into. */
const EARLY = /^\/(healthz$|api\/)/;

export default {
  async fetch(request, env, ctx) {
    const url = new URL(request.url);
    const { pathname } = url;
    try {
      await restoreClock(env);
      await fillNamed(env, url);
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unknown error';
      if (!EARLY.test(pathname)) return problem(503, 'A demo store could not be seeded', reason);
    }
    if (pathname === '/' || pathname.startsWith('/sandbox/')) return sandboxRoutes.fetch(request, env, ctx);
    if (/^\/hooks\/[^/]+\/whatsapp$/.test(pathname) && request.method === 'POST') {
      const passed = await windowsOf(request, env);
      return passed instanceof Response ? passed : front.fetch(passed, env, ctx);
    }
    return front.fetch(request, env, ctx);
  },

  async email(message, env) {
    await restoreClock(env);
    await fillWritten(env, message.to);
    return front.email(message, env);
  },
} satisfies ExportedHandler<SandboxEnv>;
