import { signal } from '@preact/signals-core';
import type { Passkey, Problem } from '../../../src/console/protocol.ts';
import { Resource } from '../resource.ts';
import { acting } from '../transport/acting.ts';
import type { Api } from '../transport/api.ts';

/** What a colleague signs in with, before the owner. */
export class PasskeysOf {
  readonly #api: Api;
  readonly #at: string;
  readonly list: Resource<{ passkeys: Passkey[] }>;
  readonly busy = signal(false);
  readonly problem = signal<Problem | null>(null);

  constructor(api: Api, person: string) {
    this.#api = api;
    this.#at = `people/${encodeURIComponent(person)}/passkeys`;
    this.list = new Resource(() => api.get<{ passkeys: Passkey[] }>(this.#at));
    void this.list.refresh();
  }

  /** That passkey signs in no more, and its person is signed out everywhere. */
  revoke(id: string): Promise<boolean> {
    return acting(this, async () => {
      await this.#api.delete(`${this.#at}/${encodeURIComponent(id)}`);
      await this.list.refresh();
    });
  }
}
