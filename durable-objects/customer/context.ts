import type { Carrier } from '../../src/carriers/carrier.ts';
import type { Env } from '../../src/env.ts';
import type { FileStore } from '../../src/files.ts';
import type { Knowledge } from '../../src/knowledge/article.ts';
import type { SettingsCache } from '../clients/settings-cache.ts';
import type { OwnersShop } from '../clients/shop.ts';
import type { Schema } from '../storage/migrate.ts';
import type { CustomerRpc } from './rpc.ts';
import type { BackgroundWork } from './runtime/background.ts';
import type { Meta } from './runtime/meta.ts';
import type { Reachability } from './runtime/reachability.ts';
import type { Thread } from './thread/thread.ts';

/**
 * What every part of one customer's object works with. A part takes the members it needs
 * (`Pick<ObjectContext, …>`) and the parts it works with. Time is not a member: the isolate's one clock is
 * src/clock.ts.
 */
export interface ObjectContext {
  readonly env: Env;
  /** The store's name. */
  readonly store: string;
  /** The customer's opaque id. */
  readonly self: string;
  readonly storage: DurableObjectStorage;
  readonly sql: SqlStorage;
  readonly schema: Schema;
  readonly meta: Meta;
  readonly thread: Thread;
  readonly settings: Pick<SettingsCache, 'known' | 'current'>;
  readonly shop: OwnersShop;
  /** The store's articles. */
  readonly knowledge: Knowledge;
  /** The store's carrier. */
  readonly carrier: Carrier;
  /** The store's files. */
  readonly files: FileStore;
  /** How this object is reached from outside, and where the customer is. */
  readonly reached: Pick<Reachability, 'origin' | 'country' | 'networks'>;
  readonly background: BackgroundWork;
  /**
   * Makes the tables where there are none: only for a real customer. Questions about unknown ids must not
   * fill storage.
   */
  begin(): void;
  /** Whether there is no customer: the object was never written to, or the customer is erased. */
  isNobody(): boolean;
  /** A new random id; the prefix says what it is for (`m` a message, `turn` a turn). */
  id(prefix: string): string;
  /** Another customer's object of this store. Opened for each call, never held. */
  other(customer: string): CustomerRpc;
}

/** A new random id. */
export function newId(prefix: string): string {
  return `${prefix}_${crypto.randomUUID().replaceAll('-', '')}`;
}
