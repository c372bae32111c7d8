import { isAllowed } from '../../../src/console/rights.ts';
import type { Calls } from '../calls/session.ts';
import type { ObjectContext } from '../context.ts';
import type { Links } from '../links/links.ts';
import type { Erasure } from '../privacy/erase.ts';
import { GONE, LEADER } from '../rpc.ts';
import { socketOf } from './socket-state.ts';
import type { LiveSockets } from './sockets.ts';

/** The parts that a socket is let in by. */
interface DialledParts {
  context: Pick<ObjectContext, 'self' | 'schema' | 'begin' | 'thread' | 'isNobody'>;
  erasure: Pick<Erasure, 'gone'>;
  links: Pick<Links, 'leader' | 'route'>;
  calls: Pick<Calls, 'admit'>;
  sockets: Pick<LiveSockets, 'accept'>;
}

/**
 * Accepts a socket that the Worker passed on, or says why not: 410 where the customer is erased or the
 * session revoked, 409 with the object to dial instead where another one leads this one, 403 for a call's
 * ticket that was used, 503 while threads are joining or leaving.
 */
export async function dial(
  request: Request,
  { context, erasure, links, calls, sockets }: DialledParts,
): Promise<Response> {
  if (erasure.gone) return new Response(null, { status: GONE });
  const socket = socketOf(request);
  if (links.leader !== null) return elsewhere(links.leader);
  if (socket.kind === 'console') {
    if (!isAllowed(socket.rights, 'customers:read')) return new Response(null, { status: 403 });
    if (context.isNobody()) return new Response(null, { status: 404 });
    return sockets.accept(request);
  }
  if (socket.kind === 'voice') {
    context.begin();
    if (!calls.admit(socket)) return new Response(null, { status: 403 });
  }
  // A browser that only looks leaves nothing here: the tables come with its first word.
  if (socket.kind === 'chat' && !context.schema.made && socket.home !== context.self)
    return elsewhere(socket.home);
  if (socket.kind === 'chat' && context.schema.made) {
    if (context.thread.sessions.isRevoked(socket.session)) return new Response(null, { status: GONE });
    const route = await links.route({ home: socket.home });
    if (route === 'not mine') return elsewhere(socket.home);
    if (route === 'later' || links.leader !== null) return new Response(null, { status: 503 });
  }
  return sockets.accept(request);
}

function elsewhere(object: string): Response {
  return new Response(null, { status: 409, headers: { [LEADER]: object } });
}
