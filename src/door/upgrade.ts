import type { CallSocket } from '../../durable-objects/call-session.ts';
import type { ChatSocket } from '../../durable-objects/chat-session.ts';
import type { Customer } from '../../durable-objects/customer.ts';

/**
 * Passes a WebSocket upgrade on to a customer's object. The request is a fresh one: what a client may have put into headers or
 * query reaches no library in the object, and what the object believes of the socket comes from here alone.
 */
export async function passUpgrade(
  customer: DurableObjectStub<Customer>,
  socket: ChatSocket | CallSocket,
  subprotocol?: string,
): Promise<Response> {
  const answer = await customer.fetch('https://customer/socket', {
    headers: { upgrade: 'websocket', 'x-onethread-socket': encodeURIComponent(JSON.stringify(socket)) },
  });
  if (!answer.webSocket || !subprotocol) return answer;
  return new Response(null, {
    status: 101,
    webSocket: answer.webSocket,
    headers: { 'sec-websocket-protocol': subprotocol },
  });
}
