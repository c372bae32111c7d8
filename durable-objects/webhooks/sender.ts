import { now, timestamp } from '../../src/clock.ts';
import type { Env } from '../../src/env.ts';
import { providerFetch } from '../../src/outbound.ts';
import { isPublicUrl } from '../../src/public-url.ts';
import { trace } from '../../src/trace.ts';
import { waitAfter } from '../../src/webhooks/retries.ts';
import { webhookHeaders } from '../../src/webhooks/sign.ts';
import { storeObject } from '../clients/store.ts';
import type { Deliveries, Taken } from './deliveries.ts';
import type { Endpoints } from './endpoints.ts';
import { type Posted, post } from './post.ts';

interface SenderParts {
  env: Env;
  store: string;
  endpoints: Endpoints;
  deliveries: Deliveries;
  /** Nothing is sent to an endpoint any more. */
  stop(id: string, why: string): void;
}

/** Sends deliveries that were taken in hand, and writes down what came of each. */
export class Sender {
  readonly #parts: SenderParts;

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  /** Tries one; where it fails it is tried again later, until it is given up. */
  async send(taken: Taken): Promise<void> {
    const posted = await this.#post(taken);
    const wait = posted.ok || posted.gone ? null : waitAfter(taken.tries, posted.after);
    this.#ended(taken, posted, wait === null ? null : now() + wait);
    if (!posted.ok && wait === null) await this.#tellOwner(taken.endpoint, posted.detail);
  }

  /** Tries one that is not tried again. */
  async once(taken: Taken): Promise<Posted> {
    const posted = await this.#post(taken);
    this.#ended(taken, posted, null);
    return posted;
  }

  #ended({ n, endpoint, tries }: Taken, posted: Posted, again: number | null): void {
    const { store, deliveries, endpoints, stop } = this.#parts;
    // Either may have been deleted meanwhile: then nothing is written.
    deliveries.ended(n, posted, now(), again);
    endpoints.seen(endpoint, timestamp(), posted.detail);
    if (posted.gone) stop(endpoint, 'the endpoint is gone (410)');
    trace('webhook.tried', { store, status: posted.status ?? 'none', count: tries });
  }

  async #post({ endpoint: id, id: event, body }: Taken): Promise<Posted> {
    const { env, endpoints } = this.#parts;
    const url = endpoints.get(id)?.url;
    const secrets = await endpoints.secrets(id, now());
    if (url === undefined || !secrets) return failed('the secret cannot be opened: make a new one');
    if (!env.SANDBOX && !isPublicUrl(url)) return failed('not an https address on the public internet');
    // Machine time: the other side compares it with its own clock.
    const at = Math.floor(Date.now() / 1_000);
    return post(url, body, webhookHeaders({ id: event, at, url, body }, secrets), providerFetch(env));
  }

  /** The owner reads it on the desk: something was not told. */
  async #tellOwner(endpoint: string, detail: string): Promise<void> {
    const { env, store, endpoints } = this.#parts;
    const host = URL.parse(endpoints.get(endpoint)?.url ?? '')?.host ?? endpoint;
    await storeObject(env, store)
      .trouble('webhook', `${host}: ${detail}`)
      .catch(() => undefined);
  }
}

function failed(detail: string): Posted {
  return { ok: false, status: null, detail, after: null, gone: false };
}
