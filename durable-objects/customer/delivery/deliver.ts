import type { Delivery, DeliveryTools, MailSender, PostedChannel } from '../../../src/channels/channel.ts';
import { POSTED } from '../../../src/channels/index.ts';
import { providerFetch } from '../../../src/outbound.ts';
import type { Settings } from '../../../src/settings.ts';
import { fileToken } from '../../../src/tokens.ts';
import { errorReason } from '../../../src/trace.ts';
import { mailboxSender } from '../../clients/mailbox.ts';
import { mayWriteFrom } from '../../clients/mailboxes.ts';
import { credentialsOf, storeSecrets } from '../../clients/store.ts';
import type { Place } from '../../desk/rpc.ts';
import type { ObjectContext } from '../context.ts';
import type { Linked } from '../rpc.ts';
import type { Codes } from '../verification/codes.ts';

const posted = new Map<string, PostedChannel>(Object.entries(POSTED));

/** The adapter of a posted channel; null for a live one. */
export function postedAs(channel: string): PostedChannel | null {
  return posted.get(channel) ?? null;
}

/** What a delivery works with: its object, the current settings, and the parts that it may call. */
export interface DeliveryContext
  extends Pick<
    ObjectContext,
    'env' | 'store' | 'self' | 'sql' | 'meta' | 'thread' | 'shop' | 'files' | 'reached' | 'carrier'
  > {
  readonly settings: Settings;
  readonly codes: Codes;
  /** Makes one thread with another object of the same person. */
  link(other: string, evidence: string, by: string | null): Promise<Linked>;
  /** The messages that a session is owed answers to have changed: its turn begins, or begins again. */
  answer(session: string): void;
  /** The thread's place in the desk's queue. */
  queued(place: Place): void;
}

/** Tools for the posted channels, over the sandbox or the network. */
export async function deliveryTools({
  env,
  store,
  files,
  reached: { origin },
  settings,
}: Pick<DeliveryContext, 'env' | 'store' | 'files' | 'reached' | 'settings'>): Promise<DeliveryTools> {
  const secrets = (await storeSecrets(env, store)) ?? {};
  return {
    settings,
    credentials: credentialsOf(env, secrets),
    files,
    fetch: providerFetch(env),
    mail: (await mayWriteFrom(env, store, settings.email.address)) ? senderOf(env, store, settings) : null,
    async link({ key, filename, type }) {
      // A mail does not contain our address: until a request does, only PUBLIC_URL has it.
      if (!origin) return null;
      return `${origin}/files/${await fileToken(env, { store, key, filename, type }, true)}`;
    },
  };
}

function senderOf(env: DeliveryContext['env'], store: string, { email }: Settings): MailSender | null {
  return email.via === 'cloudflare' ? (env.EMAIL ?? null) : mailboxSender(env, store);
}

/** Turns an unexpected error into a delivery result: network errors and our own bugs are tried again. */
export function asRetry(error: unknown): Delivery {
  return { status: 'retry', error: errorReason(error), unsure: true };
}
