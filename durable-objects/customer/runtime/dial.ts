import type { Calls } from '../calls/session.ts';
import type { ObjectContext } from '../context.ts';
import type { Links } from '../links/links.ts';
import type { Erasure } from '../privacy/erase.ts';
import { GONE, LEADER } from '../rpc.ts';
import { socketOf } from './socket-state.ts';
import type { LiveSockets } from './sockets.ts';

/** The parts that a socket is let in by. */
interface DialledParts {
  context: Pick<ObjectContext, 'begin'>;
  erasure: Pick<Erasure, 'gone'>;
  links: Pick<Links, 'leader' | 'route'>;
  calls: Pick<Calls, 'admit'>;
  sockets: Pick<LiveSockets, 'accept'>;
}

/**
 * Accepts a socket that the Worker passed on, or says why not: 410 where the customer is erased, 409 with the object to dial instead
 * where another one leads this one, 403 for a call's ticket that was used, 503 while threads are joining or leaving.
 */
export async function dial(
  request: Request,
  { context, erasure, links, calls, sockets }: DialledParts,
): Promise<Response> {
  if (erasure.gone) return new Response(null, { status: GONE });
  const socket = socketOf(request);
  if (links.leader !== null) return elsewhere(links.leader);
  context.begin();
  if (socket.kind === 'voice' && !calls.admit(socket)) return new Response(null, { status: 403 });
  if (socket.kind === 'chat') {
    const way = await links.route({ home: socket.home });
    if (way === 'not mine') return elsewhere(socket.home);
    if (way === 'later' || links.leader !== null) return new Response(null, { status: 503 });
  }
  return sockets.accept(request);
}

function elsewhere(object: string): Response {
  return new Response(null, { status: 409, headers: { [LEADER]: object } });
}
