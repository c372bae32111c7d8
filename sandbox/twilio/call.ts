import type { SandboxEnv } from '../env.ts';
import { frontDoor } from '../front-door.ts';
import { twilioSignature } from '../sign.ts';
import { callFields, endFields, type IncomingCall } from './wire.ts';

/** Signs the incoming call and rings at the default store's webhook; `origin` is the address that gets signed. */
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

/** Dials the relay's socket in-process with the signature a browser cannot send. */
export async function dialRelay(env: SandboxEnv, url: string): Promise<Response> {
  const signature = await twilioSignature(env.TWILIO_AUTH_TOKEN ?? '', url);
  return frontDoor().fetch(url.replace(/^ws/, 'http'), {
    headers: { upgrade: 'websocket', 'x-twilio-signature': signature },
  });
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
