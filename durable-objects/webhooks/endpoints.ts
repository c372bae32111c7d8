import { z } from 'zod';
import type { Sealer } from '../../src/seal.ts';
import { WebhookEvent } from '../../src/webhooks/news.ts';

/** Endpoints a store may have. */
export const MOST_ENDPOINTS = 10;
/** How long the secret before still counts once there is a new one, in milliseconds: a day. */
const OVERLAP = 86_400_000;

/** Where a store's own system is told what happens. Times are ISO 8601. */
export interface Endpoint {
  id: string;
  url: string;
  /** What it is told of; null: everything. */
  events: WebhookEvent[] | null;
  created: string;
  /** The last try, and what came of it. */
  seen: { at: string; what: string } | null;
  /** Since when nothing is sent there, and why. */
  stopped: { at: string; why: string } | null;
}

/** What of an endpoint is put. */
export interface EndpointFields {
  url: string;
  events: WebhookEvent[] | null;
}

/** An endpoint with its secret in clear: for whoever made it, once. */
export interface MadeEndpoint {
  endpoint: Endpoint;
  secret: string;
}

type Row = {
  id: string;
  url: string;
  events: string | null;
  sealed: string;
  previous: string | null;
  until: number | null;
  created: string;
  seen_at: string | null;
  seen_what: string | null;
  stopped_at: string | null;
  stopped_why: string | null;
};

const Events = z.array(WebhookEvent);

/** The endpoints of one store; their secrets lie sealed. Times in milliseconds unless said. */
export class Endpoints {
  readonly #sql: SqlStorage;
  readonly #sealer: Sealer;

  constructor(sql: SqlStorage, sealer: Sealer) {
    this.#sql = sql;
    this.#sealer = sealer;
  }

  list(): Endpoint[] {
    return this.#sql.exec<Row>('SELECT * FROM endpoints ORDER BY created, id').toArray().map(toEndpoint);
  }

  get(id: string): Endpoint | null {
    const row = this.#row(id);
    return row ? toEndpoint(row) : null;
  }

  /** `sealed`: see {@link seal}. `created`: ISO 8601. */
  add(id: string, { url, events }: EndpointFields, sealed: string, created: string): void {
    this.#sql.exec(
      'INSERT INTO endpoints (id, url, events, sealed, created) VALUES (?, ?, ?, ?, ?)',
      ...[id, url, events && JSON.stringify(events), sealed, created],
    );
  }

  change(id: string, { url, events }: EndpointFields): void {
    this.#sql.exec(
      'UPDATE endpoints SET url = ?, events = ? WHERE id = ?',
      ...[url, events && JSON.stringify(events), id],
    );
  }

  delete(id: string): boolean {
    return this.#sql.exec('DELETE FROM endpoints WHERE id = ? RETURNING id', id).toArray().length > 0;
  }

  /** Another secret; the one before counts for a day more. */
  rotate(id: string, sealed: string, now: number): void {
    this.#sql.exec(
      'UPDATE endpoints SET previous = sealed, until = ?, sealed = ? WHERE id = ?',
      ...[now + OVERLAP, sealed, id],
    );
  }

  /** `at`: ISO 8601; null: it is sent to again. */
  stop(id: string, at: string | null, why: string): void {
    this.#sql.exec(
      'UPDATE endpoints SET stopped_at = ?, stopped_why = ? WHERE id = ?',
      ...[at, at === null ? null : why, id],
    );
  }

  /** `at`: ISO 8601. */
  seen(id: string, at: string, what: string): void {
    this.#sql.exec('UPDATE endpoints SET seen_at = ?, seen_what = ? WHERE id = ?', at, what, id);
  }

  seal(id: string, secret: string): Promise<string> {
    return this.#sealer.seal(JSON.stringify({ id, secret }));
  }

  /** What deliveries to it are signed with, the present one first; null where no key opens it any more. */
  async secrets(id: string, now: number): Promise<[string, ...string[]] | null> {
    const row = this.#row(id);
    if (!row) return null;
    const present = await this.#opened(id, 'sealed', row.sealed);
    if (present === null) return null;
    const counts = row.previous !== null && row.until !== null && row.until > now;
    const previous = counts ? await this.#opened(id, 'previous', row.previous ?? '') : null;
    return previous === null ? [present] : [present, previous];
  }

  async #opened(id: string, column: 'sealed' | 'previous', sealed: string): Promise<string | null> {
    const opened = await this.#sealer.open(sealed).catch(() => null);
    if (!opened) return null;
    if (opened.stale) {
      const anew = await this.#sealer.seal(opened.text);
      this.#sql.exec(
        `UPDATE endpoints SET ${column} = ? WHERE id = ? AND ${column} = ?`,
        ...[anew, id, sealed],
      );
    }
    const kept = z.object({ id: z.string(), secret: z.string() }).parse(JSON.parse(opened.text));
    return kept.id === id ? kept.secret : null;
  }

  #row(id: string): Row | null {
    return this.#sql.exec<Row>('SELECT * FROM endpoints WHERE id = ?', id).toArray()[0] ?? null;
  }
}

function toEndpoint(row: Row): Endpoint {
  const { id, url, created } = row;
  return {
    ...{ id, url, created },
    events: row.events === null ? null : Events.parse(JSON.parse(row.events)),
    seen: row.seen_at !== null && row.seen_what !== null ? { at: row.seen_at, what: row.seen_what } : null,
    stopped: row.stopped_at === null ? null : { at: row.stopped_at, why: row.stopped_why ?? '' },
  };
}
