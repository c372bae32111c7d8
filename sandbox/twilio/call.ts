import type { SandboxEnv } from '../env.ts';
import { frontDoor } from '../front-door.ts';
import { twilioSignature } from '../sign.ts';
import { frameFault } from './rules.ts';
import { callFields, endFields, type IncomingCall } from './wire.ts';

/**
 * Signs the incoming call and rings at the webhook of the store whose bindings these are; `origin` is the address that gets signed.
 */
export async function ring(env: SandboxEnv, call: IncomingCall, origin: string): Promise<Response> {
  const url = `${origin}/hooks/${env.DEFAULT_STORE}/twilio/voice`;
  return post(env, url, callFields(call));
}

/** Twilio's word that the relay ended, to the `action` of its TwiML. */
export async function reportEnd(
  env: SandboxEnv,
  call: IncomingCall,
  action: string,
  origin: string,
): Promise<Response> {
  return post(env, new URL(action, origin).href, endFields(call));
}

/** Bad frames in a row after which Twilio closes the socket with 1007. */
const MOST_BAD = 10;

/**
 * Dials the relay's socket in-process with the signature a browser cannot send, and stands between the two as
 * Twilio does: a frame it does not understand is told to the service and goes no further.
 */
export async function dialRelay(env: SandboxEnv, url: string): Promise<Response> {
  const signature = await twilioSignature(env.TWILIO_AUTH_TOKEN ?? '', url);
  const dialled = await frontDoor().fetch(url.replace(/^ws/, 'http'), {
    headers: { upgrade: 'websocket', 'x-twilio-signature': signature },
  });
  const service = dialled.webSocket;
  if (!service) return dialled;
  const { 0: browser, 1: caller } = new WebSocketPair();
  service.accept();
  caller.accept();
  let bad = 0;
  service.addEventListener('message', ({ data }) => {
    const fault = typeof data === 'string' ? frameFault(data) : 'not text';
    bad = fault ? bad + 1 : 0;
    if (!fault) caller.send(data);
    else if (bad < MOST_BAD)
      service.send(JSON.stringify({ type: 'error', description: `Invalid message received: ${fault}` }));
    else for (const socket of [service, caller]) socket.close(1007, 'too many invalid messages');
  });
  caller.addEventListener('message', ({ data }) => service.send(data));
  for (const [one, other] of [
    [service, caller],
    [caller, service],
  ] as const) {
    one.addEventListener('close', ({ code, reason }) =>
      other.close(code === 1005 || code === 1006 ? 1000 : code, reason),
    );
  }
  return new Response(null, { status: 101, webSocket: browser });
}

async function post(env: SandboxEnv, url: string, fields: Record<string, string>): Promise<Response> {
  return frontDoor().fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': await twilioSignature(env.TWILIO_AUTH_TOKEN ?? '', url, fields),
    },
    body: new URLSearchParams(fields),
  });
}
