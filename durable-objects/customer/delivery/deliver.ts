import type { Delivery, DeliveryTools, PostedChannel } from '../../../src/channels/channel.ts';
import { email } from '../../../src/channels/email/index.ts';
import { whatsapp } from '../../../src/channels/whatsapp/index.ts';
import type { PostedName } from '../../../src/conversation/channels.ts';
import type { Env } from '../../../src/env.ts';
import { bucketFiles } from '../../../src/files.ts';
import { providerFetch } from '../../../src/outbound.ts';
import type { Settings } from '../../../src/settings.ts';
import { fileToken } from '../../../src/tokens.ts';
import { errorReason } from '../../../src/trace.ts';
import type { OwnersShop } from '../../clients/shop.ts';
import { credentialsOf, storeSecrets } from '../../clients/store.ts';
import type { Linked } from '../rpc.ts';
import type { Thread } from '../thread/thread.ts';
import type { Codes } from '../verification/codes.ts';

/** The channels that are posted to. */
export const POSTED = { email, whatsapp } satisfies Record<PostedName, PostedChannel>;
const posted = new Map<string, PostedChannel>(Object.entries(POSTED));

/** What delivers to a channel; null for one that is not posted to. */
export function postedAs(channel: string): PostedChannel | null {
  return posted.get(channel) ?? null;
}

/** What a delivery may use. */
export interface Sender {
  env: Env;
  store: string;
  self: string;
  /** Where the service is reached from outside, for links. */
  origin: string;
  thread: Thread;
  shop: OwnersShop;
  settings: Settings;
  /** Makes one thread with another object of the same person. */
  link(other: string, evidence: string, by: string | null): Promise<Linked>;
  codes: Codes;
  /** What a session is owed has changed: its turn begins, or begins anew. */
  answer(session: string, trace: string): void;
  /** The blinded networks of a session's browser, the narrowest first. */
  networks(session: string): readonly string[];
}

/** Tools for the posted channels, over the sandbox or the network. */
export async function deliveryTools({
  env,
  store,
  origin,
  settings,
}: Pick<Sender, 'env' | 'store' | 'origin' | 'settings'>): Promise<DeliveryTools> {
  const secrets = (await storeSecrets(env, store)) ?? {};
  return {
    settings,
    credentials: credentialsOf(env, secrets),
    files: bucketFiles(env.BLOBS, store),
    fetch: providerFetch(env),
    mail: env.EMAIL ?? null,
    async link({ key, filename, type }) {
      // A mail names no address of ours: before anything else came in, only PUBLIC_URL does.
      if (!origin) return null;
      return `${origin}/files/${await fileToken(env, { store, key, filename, type }, true)}`;
    },
  };
}

/** Turns whatever went wrong in a delivery into a delivery: the network and our own bugs are tried again. */
export function asRetry(error: unknown): Delivery {
  return { status: 'retry', error: errorReason(error), unsure: true };
}
