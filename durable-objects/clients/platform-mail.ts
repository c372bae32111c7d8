import { POSTED } from '../../src/channels/index.ts';
import type { Env } from '../../src/env.ts';
import { bucketFiles } from '../../src/files.ts';
import type { Address } from '../../src/identity/address.ts';
import { deliveryTools } from '../customer/delivery/deliver.ts';
import { storeSettings } from './store.ts';

/** A mail of the service itself to whoever runs a store or works there: no customer's. */
export interface PlatformMail {
  reference: string;
  to: Address;
  subject: string;
  text: string;
  locale: string;
}

/**
 * Sends a mail from the platform's own mailbox, which is the default store's. True when the mail service took it.
 */
export async function sendPlatformMail(env: Env, origin: string, mail: PlatformMail): Promise<boolean> {
  const { settings } = await storeSettings(env, env.DEFAULT_STORE);
  const sent = await POSTED.email.deliver(
    { ...mail, store: env.DEFAULT_STORE, author: 'system', choices: [], attachments: [] },
    await deliveryTools({
      ...{ env, store: env.DEFAULT_STORE, settings, files: bucketFiles(env.BLOBS, env.DEFAULT_STORE) },
      reached: { origin, country: null, networks: () => [] },
    }),
  );
  return sent.status === 'accepted';
}
