import type { AddressObject } from '../durable-objects/address/rpc.ts';
import type { CustomerObject } from '../durable-objects/customer/rpc.ts';
import type { DeskObject } from '../durable-objects/desk/rpc.ts';
import type { Figures } from '../durable-objects/figures/figures.ts';
import type { IndexObject } from '../durable-objects/index/rpc.ts';
import type { Knowledge } from '../durable-objects/knowledge/knowledge.ts';
import type { MailboxObject } from '../durable-objects/mailbox/rpc.ts';
import type { Parcels } from '../durable-objects/parcels/parcels.ts';
import type { EmbeddedShop } from '../durable-objects/shop/embedded-shop.ts';
import type { RemoteShop } from '../durable-objects/shop/remote-shop.ts';
import type { StoreObject } from '../durable-objects/store/rpc.ts';
import type { Webhooks } from '../durable-objects/webhooks/webhooks.ts';
import type { MailSender } from './channels/channel.ts';
import type { Limiters } from './limits.ts';

/** Bindings, settings and secrets as wrangler hands them to the Worker and the objects. */
export interface Env extends Limiters {
  CUSTOMER: DurableObjectNamespace<CustomerObject>;
  ADDRESS: DurableObjectNamespace<AddressObject>;
  STORE: DurableObjectNamespace<StoreObject>;
  SHOP: DurableObjectNamespace<EmbeddedShop>;
  REMOTE_SHOP: DurableObjectNamespace<RemoteShop>;
  KNOWLEDGE: DurableObjectNamespace<Knowledge>;
  FIGURES: DurableObjectNamespace<Figures>;
  DESK: DurableObjectNamespace<DeskObject>;
  INDEX: DurableObjectNamespace<IndexObject>;
  WEBHOOKS: DurableObjectNamespace<Webhooks>;
  MAILBOX: DurableObjectNamespace<MailboxObject>;
  PARCELS: DurableObjectNamespace<Parcels>;
  BLOBS: R2Bucket;
  EMAIL?: MailSender;
  /** The static files: tables that are read beside the code are among them. */
  ASSETS: Pick<Fetcher, 'fetch'>;
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
  /** Domains whose mailboxes the platform gives to its stores, separated by spaces; with all below them. */
  PLATFORM_DOMAINS?: string;
  WHATSAPP_API_BASE: string;
  WHATSAPP_API_VERSION: string;
  ANTHROPIC_BASE_URL: string;
  /** With its version: `https://api.openai.com/v1`. */
  OPENAI_BASE_URL: string;
  /**
   * Where chat completions are answered (`http://localhost:11434/v1`), for brains of kind `compatible`;
   * empty: nowhere.
   */
  COMPATIBLE_BASE_URL?: string;
  /**
   * The brain of stores that name none: `claude`, `gpt`, `compatible`, `workers-ai` or `embedded`, with
   * `/model` behind it or not.
   */
  DEFAULT_BRAIN?: string;
  TWILIO_API_BASE: string;
  /**
   * Where Cloudflare Access keeps its keys (`https://team.cloudflareaccess.com`), and the audience tag of the application
   * that stands before the console; without both, its header opens nothing.
   */
  ACCESS_TEAM?: string;
  ACCESS_AUDIENCE?: string;

  /** What this deployment is known as to Google and Microsoft, where owners let it into their mailboxes (docs/mailboxes.md). */
  GOOGLE_CLIENT_ID?: string;
  MICROSOFT_CLIENT_ID?: string;
  /** Whose accounts may come in: a tenant's id, or `common` for all of them. */
  MICROSOFT_TENANT?: string;

  /* Secrets of the default store and of the deployment. A missing one closes its door. */
  TWILIO_AUTH_TOKEN?: string;
  /** Not secret, and worth nothing without the token: names the account that text messages leave from. */
  TWILIO_ACCOUNT_SID?: string;
  /** An API key (`SK…`) and its secret: advisors' browsers are let in to take calls. */
  TWILIO_API_KEY?: string;
  TWILIO_API_SECRET?: string;
  WHATSAPP_APP_SECRET?: string;
  WHATSAPP_VERIFY_TOKEN?: string;
  WHATSAPP_TOKEN?: string;
  ANTHROPIC_API_KEY?: string;
  OPENAI_API_KEY?: string;
  COMPATIBLE_API_KEY?: string;
  GOOGLE_CLIENT_SECRET?: string;
  MICROSOFT_CLIENT_SECRET?: string;
  IDENTITY_SECRET?: string;
  ADMIN_TOKEN?: string;
  PLATFORM_TOKEN?: string;
  /** Root of everything the service signs or seals itself: session tokens, file links, reply addresses. */
  SEAL_KEY?: string;
  /** The SEAL_KEY before: opens what it has sealed, until that is sealed anew or has lapsed. */
  SEAL_KEY_PREVIOUS?: string;
  /** What names of objects are made from, where SEAL_KEY is no longer the first there was. */
  NAMES_KEY?: string;
}

/** The binding of an object that sets an alarm. */
export type Sleeper =
  | 'CUSTOMER'
  | 'STORE'
  | 'ADDRESS'
  | 'KNOWLEDGE'
  | 'DESK'
  | 'INDEX'
  | 'REMOTE_SHOP'
  | 'WEBHOOKS'
  | 'MAILBOX'
  | 'PARCELS';

/** What the sandbox offers the objects beside HTTP: the movable clock. */
export interface SandboxHooks {
  /** The clock's shift in milliseconds, as last set. */
  clockShift(): Promise<number>;
  /**
   * An object tells when it next wants to be woken (service time, ms), so that moving the clock can fire it.
   */
  armed(object: { binding: Sleeper; name: string; at: number | null }): Promise<void>;
}
