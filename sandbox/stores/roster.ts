import { large } from './large.ts';
import { retail } from './retail.ts';
import { saas } from './saas.ts';
import { services } from './services.ts';
import type { DemoStore } from './store.ts';

/** The demo stores beside `demo`, each of another kind of company. */
const STORES: ReadonlyMap<string, DemoStore> = new Map(
  [large, saas, services, retail].map((store) => [store.id, store]),
);

/** Null where there is none of that name. */
export function demoStore(id: string): DemoStore | null {
  return STORES.get(id) ?? null;
}

/** The demo stores, in the order in which they are offered. */
export function demoStores(): DemoStore[] {
  return [...STORES.values()];
}

/** The demo store whose WhatsApp number bears this id of Meta's. */
export function demoStoreByNumber(phoneNumberId: string): DemoStore | null {
  return demoStores().find(({ settings }) => settings.whatsapp.phoneNumberId === phoneNumberId) ?? null;
}

/** The demo store that a mail's recipient is a mailbox of. */
export function demoStoreByMailbox(address: string): DemoStore | null {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return demoStores().find(({ settings }) => settings.email.address.endsWith(`@${domain}`)) ?? null;
}
