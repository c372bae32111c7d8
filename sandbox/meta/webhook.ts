import type { SandboxEnv } from '../env.ts';
import { frontDoor } from '../front-door.ts';
import { metaSignature } from '../sign.ts';
import { escaped } from './wire.ts';

/** Signs a batch over the very bytes that are posted, and posts it to a store's webhook: the default one's. */
export async function postWebhook(
  env: SandboxEnv,
  batch: object,
  origin = 'http://localhost',
  store = env.DEFAULT_STORE,
): Promise<Response> {
  const body = escaped(JSON.stringify(batch));
  return frontDoor().fetch(`${origin}/hooks/${store}/whatsapp`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-hub-signature-256': await metaSignature(env.WHATSAPP_APP_SECRET ?? '', body),
    },
    body,
  });
}
