import type { AddressObject } from '../durable-objects/address/rpc.ts';
import type { CustomerObject } from '../durable-objects/customer/rpc.ts';
import type { EmbeddedShop } from '../durable-objects/shop/embedded-shop.ts';
import type { Store } from '../durable-objects/store/store.ts';
import type { MailSender } from './channels/channel.ts';
import type { Limiters } from './limits.ts';

/** Bindings, settings and secrets as wrangler hands them to the Worker and the objects. */
export interface Env extends Limiters {
  CUSTOMER: DurableObjectNamespace<CustomerObject>;
  ADDRESS: DurableObjectNamespace<AddressObject>;
  STORE: DurableObjectNamespace<Store>;
  SHOP: DurableObjectNamespace<EmbeddedShop>;
  BLOBS: R2Bucket;
  EMAIL?: MailSender;
  /** Workers AI, for voice notes; without it they are kept and a person listens. */
  AI?: { run(model: string, input: Record<string, unknown>): Promise<unknown> };
  /** Development only: provider emulators. Its presence *is* development. */
  SANDBOX?: Fetcher & SandboxHooks;

  DEFAULT_STORE: string;
  /** Where every object lives: `eu`, or empty. */
  JURISDICTION: string;
  /** Where the bucket behind BLOBS lies, as its binding says: must be the same. */
  BLOBS_JURISDICTION?: string;
  PUBLIC_URL: string;
  WHATSAPP_API_BASE: string;
  WHATSAPP_API_VERSION: string;
  ANTHROPIC_BASE_URL: string;
  TWILIO_API_BASE: string;

  /* Secrets of the default store and of the deployment. A missing one closes its door. */
  TWILIO_AUTH_TOKEN?: string;
  /** Not secret, and worth nothing without the token: names the account that text messages leave from. */
  TWILIO_ACCOUNT_SID?: string;
  WHATSAPP_APP_SECRET?: string;
  WHATSAPP_VERIFY_TOKEN?: string;
  WHATSAPP_TOKEN?: string;
  ANTHROPIC_API_KEY?: string;
  IDENTITY_SECRET?: string;
  ADMIN_TOKEN?: string;
  PLATFORM_TOKEN?: string;
  /** Root of everything the service signs or seals itself: session tokens, file links, reply addresses. */
  SEAL_KEY?: string;
}

/** The binding of an object that sets an alarm. */
export type Sleeper = 'CUSTOMER' | 'STORE' | 'ADDRESS';

/** What the sandbox offers the objects beside HTTP: the movable clock. */
export interface SandboxHooks {
  /** The clock's shift in milliseconds, as last set. */
  clockShift(): Promise<number>;
  /**
   * An object tells when it next wants to be woken (service time, ms), so that moving the clock can fire it.
   */
  armed(object: { binding: Sleeper; name: string; at: number | null }): Promise<void>;
}
