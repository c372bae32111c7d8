import * as sandbox from '../../sandbox/worker.ts';
import { counted, countFiles, counts, reset, seenRequest } from './counting.ts';

/* What `npm start` runs, counting what the platform bills: `GET /sandbox/costs/counts` tells it, `POST /sandbox/costs/reset` begins anew. */

export const Customer = counted(sandbox.Customer);
export const Address = counted(sandbox.Address);
export const Store = counted(sandbox.Store);
export const EmbeddedShop = counted(sandbox.EmbeddedShop);
export const RemoteShop = counted(sandbox.RemoteShop);
export const Knowledge = counted(sandbox.Knowledge);
export const Desk = counted(sandbox.Desk);
export const Figures = counted(sandbox.Figures);
export const Mailbox = counted(sandbox.Mailbox);
export const Webhooks = counted(sandbox.Webhooks);
export const Index = counted(sandbox.Index);
export { FrontDoor, MailProvider, Outside, Providers, WorkersAi } from '../../sandbox/worker.ts';

type Env = Parameters<NonNullable<typeof sandbox.default.fetch>>[1];

export default {
  async fetch(request, env, ctx) {
    countFiles(env.BLOBS);
    const { pathname } = new URL(request.url);
    if (pathname === '/sandbox/costs/counts') return Response.json(counts());
    if (pathname === '/sandbox/costs/reset') return new Response(reset());
    // The sandbox's own pages are nothing that is deployed.
    if (!pathname.startsWith('/sandbox/') && !pathname.startsWith('/cdn-cgi/')) seenRequest();
    return sandbox.default.fetch(request, env, ctx);
  },
  async email(message, env) {
    countFiles(env.BLOBS);
    seenRequest();
    return sandbox.default.email(message, env);
  },
} satisfies ExportedHandler<Env>;
