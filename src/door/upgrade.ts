import { LEADER } from '../../durable-objects/customer/rpc.ts';
import type { SocketState } from '../../durable-objects/customer/runtime/socket-state.ts';
import type { Env } from '../env.ts';
import { customerObject } from './hand-over.ts';

/**
 * How many objects a socket is passed along, one after the other: threads that were linked, or have just been
 * unlinked.
 */
const MOST_HOPS = 6;

/** The object that a socket is for. */
export interface Destination {
  store: string;
  customer: string;
  country?: string | null;
}

/**
 * Passes a WebSocket upgrade on to a customer's object. The request is a fresh one: no header or query of the
 * client reaches a library in the object, and the object learns about the socket from here alone. An object
 * that is led by another names it, and the socket goes there. An erased one answers `GONE`.
 */
export async function passUpgrade(
  env: Env,
  { store, customer, country }: Destination,
  socket: SocketState,
  subprotocol?: string,
): Promise<Response> {
  const dial = (id: string) =>
    customerObject(env, store, id, country).fetch('https://customer/socket', {
      headers: { upgrade: 'websocket', 'x-onethread-socket': encodeURIComponent(JSON.stringify(socket)) },
    });
  let answer = await dial(customer);
  for (let hops = 0; hops < MOST_HOPS && answer.headers.has(LEADER); hops++)
    answer = await dial(answer.headers.get(LEADER) ?? customer);
  if (!answer.webSocket || !subprotocol) return answer;
  return new Response(null, {
    status: 101,
    webSocket: answer.webSocket,
    headers: { 'sec-websocket-protocol': subprotocol },
  });
}
