import { signal } from '@preact/signals-core';
import type { Problem } from '../../../src/console/protocol.ts';
import { Resource } from '../resource.ts';
import { acting } from '../transport/acting.ts';
import type { Api } from '../transport/api.ts';

/** What a system of the store can be told of, as the service calls it. */
export const WEBHOOK_EVENTS = ['escalated', 'resolved', 'action_done', 'promise_due', 'rating'] as const;

/** Where a system of the store is told what happens. Times are ISO 8601. */
export interface WebhookEndpoint {
  id: string;
  url: string;
  /** Null: everything. */
  events: string[] | null;
  seen: { at: string; what: string } | null;
  stopped: { at: string; why: string } | null;
}

export interface WebhookDelivery {
  n: number;
  endpoint: string;
  event: string;
  at: string;
  state: 'waiting' | 'delivered' | 'failed';
  tries: number;
  next: string | null;
  detail: string | null;
}

interface Shown {
  endpoints: WebhookEndpoint[];
  deliveries: WebhookDelivery[];
}

/** The store's endpoints, and what was told to them lately. */
export class Webhooks {
  readonly #api: Api;
  readonly list: Resource<Shown>;
  /** A secret that was just made: nobody can read it again. */
  readonly made = signal<{ url: string; secret: string } | null>(null);
  /** What came of the last test, by endpoint. */
  readonly tried = signal<Readonly<Record<string, { ok: boolean; detail: string }>>>({});
  readonly busy = signal(false);
  readonly problem = signal<Problem | null>(null);

  constructor(api: Api) {
    this.#api = api;
    this.list = new Resource(async () => {
      const [{ endpoints }, { deliveries }] = await Promise.all([
        api.get<Pick<Shown, 'endpoints'>>('webhooks'),
        api.get<Pick<Shown, 'deliveries'>>('webhook-deliveries?limit=20'),
      ]);
      return { endpoints, deliveries };
    });
    void this.list.refresh();
  }

  /** `events`: those wanted; all of them or none: everything. */
  add(url: string, events: readonly string[]): Promise<boolean> {
    const some = events.length > 0 && events.length < WEBHOOK_EVENTS.length;
    return this.#do(async () => {
      this.made.value = await this.#api.post('webhooks', { url, events: some ? events : null });
    });
  }

  renew(id: string): Promise<boolean> {
    return this.#do(async () => {
      this.made.value = await this.#api.put(`webhooks/${id}/secret`, {});
    });
  }

  /** Sends something real; the receipt stands beside the endpoint. */
  test(id: string): Promise<boolean> {
    return this.#do(async () => {
      const receipt = await this.#api.post<{ ok: boolean; detail: string }>(`webhooks/${id}/test`, {});
      this.tried.value = { ...this.tried.value, [id]: receipt };
    });
  }

  stop(id: string, stopped: boolean): Promise<boolean> {
    return this.#do(() => this.#api.patch(`webhooks/${id}`, { stopped }));
  }

  remove(id: string): Promise<boolean> {
    return this.#do(() => this.#api.delete(`webhooks/${id}`));
  }

  again(n: number): Promise<boolean> {
    return this.#do(() => this.#api.post(`webhook-deliveries/${n}/again`, {}));
  }

  #do(run: () => Promise<unknown>): Promise<boolean> {
    return acting(this, async () => {
      await run();
      void this.list.refresh();
    });
  }
}
