import { signal } from '@preact/signals-core';
import type { Problem } from '../../../src/console/protocol.ts';
import { Resource } from '../resource.ts';
import { acting } from '../transport/acting.ts';
import type { Api } from '../transport/api.ts';

/** `GET mailboxes`. */
interface Mailbox {
  address: string;
  provenAt: string | null;
}

/** Whether a mailbox is proven to be the store's: a code goes there, and is given back here. */
export class MailboxProof {
  readonly #api: Api;
  readonly list: Resource<Mailbox[]>;
  readonly busy = signal(false);
  readonly problem = signal<Problem | null>(null);

  constructor(api: Api) {
    this.#api = api;
    this.list = new Resource(async () => (await api.get<{ mailboxes: Mailbox[] }>('mailboxes')).mailboxes);
    void this.list.refresh();
  }

  /** How it stands with an address; null where none was asked for (the deployment's own needs no code). */
  stateOf(address: string): 'proven' | 'asked' | null {
    const found = this.list.value?.find((one) => one.address.toLowerCase() === address.trim().toLowerCase());
    return found ? (found.provenAt ? 'proven' : 'asked') : null;
  }

  /** Gives the code back. */
  verify(address: string, code: string): Promise<boolean> {
    return this.#do(() => this.#api.post(`mailboxes/${encodeURIComponent(address)}/verify`, { code }));
  }

  /** Sends another code. */
  ask(address: string): Promise<boolean> {
    return this.#do(() => this.#api.put(`mailboxes/${encodeURIComponent(address)}`, {}));
  }

  #do(run: () => Promise<unknown>): Promise<boolean> {
    return acting(this, async () => {
      await run();
      await this.list.refresh();
    });
  }
}
