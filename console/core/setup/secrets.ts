import { signal } from '@preact/signals-core';
import type { Problem } from '../../../src/console/protocol.ts';
import { Resource } from '../resource.ts';
import { acting } from '../transport/acting.ts';
import type { Api } from '../transport/api.ts';

/** What a provider of a channel has given the store, each typed once and never shown. */
export const SECRETS = {
  whatsapp: ['whatsappToken', 'whatsappAppSecret', 'whatsappVerifyToken'],
  phone: ['twilioAccountSid', 'twilioAuthToken', 'twilioApiKey', 'twilioApiSecret'],
} as const;
export type SecretName = (typeof SECRETS)[keyof typeof SECRETS][number];
/** The providers' secrets of a store: which there are, and new ones. */
export class Secrets {
  readonly #api: Api;
  readonly kept: Resource<Record<SecretName, boolean>>;
  readonly saved = signal(false);
  readonly busy = signal(false);
  readonly problem = signal<Problem | null>(null);

  constructor(api: Api) {
    this.#api = api;
    this.kept = new Resource(() => api.get<Record<SecretName, boolean>>('secrets'));
    void this.kept.refresh();
  }

  /** What is left empty stays as it is. */
  save(given: Readonly<Partial<Record<SecretName, string>>>): Promise<boolean> {
    this.saved.value = false;
    return acting(this, async () => {
      const changes = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
      this.kept.set(await this.#api.put<Record<SecretName, boolean>>('secrets', changes));
      this.saved.value = true;
    });
  }
}
