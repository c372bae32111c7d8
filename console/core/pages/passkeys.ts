import { signal } from '@preact/signals-core';
import type { NewPasskeyOptions, Passkey, Problem } from '../../../src/console/protocol.ts';
import { PasskeyRefused, type Platform } from '../platform.ts';
import { Resource } from '../resource.ts';
import { acting } from '../transport/acting.ts';
import type { Api } from '../transport/api.ts';

/** What somebody signs in with. */
export class Passkeys {
  readonly #platform: Platform;
  readonly #api: Api;
  readonly list: Resource<{ passkeys: Passkey[] }>;
  readonly busy = signal(false);
  readonly problem = signal<Problem | null>(null);
  /** Why the device made none, where it was not the service's fault. */
  readonly refused = signal<PasskeyRefused['why'] | null>(null);

  constructor(platform: Platform, api: Api) {
    this.#platform = platform;
    this.#api = api;
    this.list = new Resource(() => api.get<{ passkeys: Passkey[] }>('me/passkeys'));
    void this.list.refresh();
  }

  /** Whether this browser can make one. */
  get possible(): boolean {
    return this.#platform.passkeys !== null;
  }

  /** Has the device make one, and the service keep it. */
  async make(name: string): Promise<boolean> {
    this.refused.value = null;
    return this.#do(async () => {
      const device = this.#platform.passkeys;
      const options = await this.#api.get<NewPasskeyOptions>('me/passkey-options');
      const made = await device?.make(options).catch((error: unknown) => {
        this.refused.value = error instanceof PasskeyRefused ? error.why : 'failed';
        return null;
      });
      if (made) await this.#api.post('me/passkeys', { name, ...made });
      return Boolean(made);
    });
  }

  rename(id: string, name: string): Promise<boolean> {
    return this.#do(() => this.#api.patch(`me/passkeys/${id}`, { name }));
  }

  revoke(id: string): Promise<boolean> {
    return this.#do(() => this.#api.delete(`me/passkeys/${id}`));
  }

  async #do(run: () => Promise<unknown>): Promise<boolean> {
    let did: unknown = true;
    const acted = await acting(this, async () => {
      did = await run();
    });
    void this.list.refresh();
    return acted && did !== false;
  }
}
