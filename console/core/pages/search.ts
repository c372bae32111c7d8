import type { Found, QueueEntry } from '../../../src/console/protocol.ts';
import { entryFrom } from '../inbox/from-desk.ts';
import { Resource } from '../resource.ts';
import { type Api, Refused } from '../transport/api.ts';

/** One question, and what it found, page by page. */
export class Search {
  readonly #api: Api;
  readonly #q: string;
  readonly found: Resource<Found>;

  constructor(api: Api, q: string) {
    this.#api = api;
    this.#q = q;
    this.found = new Resource(() => this.#page(null));
    void this.found.refresh();
  }

  async more(): Promise<void> {
    const here = this.found.value;
    if (!here?.next) return;
    const page = await this.#page(here.next).catch(() => null);
    if (!page) return;
    const known = new Set(here.entries.map(({ customer }) => customer));
    const entries = page.entries.filter(({ customer }) => !known.has(customer));
    this.found.set({ entries: [...here.entries, ...entries], next: page.next });
  }

  async #page(after: string | null): Promise<Found> {
    const query = new URLSearchParams({ q: this.#q, ...(after ? { after } : {}) });
    try {
      return await this.#api.get<Found>(`search?${query}`);
    } catch (error) {
      // A service without an index still knows people by what they are reached at, and by their orders.
      if (error instanceof Refused && error.status === 404)
        return { entries: await this.#known(), next: null };
      throw error;
    }
  }

  async #known(): Promise<QueueEntry[]> {
    const found = await Promise.all(
      keysOf(this.#q).map(([key, value]) =>
        this.#api
          .get<{ customers: { id: string; name: string | null }[] }>(
            `customers?${new URLSearchParams({ [key]: value })}`,
          )
          .catch(() => ({ customers: [] })),
      ),
    );
    const byId = new Map(found.flatMap(({ customers }) => customers).map((one) => [one.id, one]));
    return [...byId.values()].map(({ id, name }) =>
      entryFrom(
        {
          customer: id,
          since: new Date(0).toISOString(),
          ...{ channel: '', reason: '', summary: '', state: 'parked', advisor: null, known: true },
        },
        name,
      ),
    );
  }
}

/** What a question can be: a mailbox, a number, an order. Pure. */
export function keysOf(q: string): [key: 'email' | 'phone' | 'order', value: string][] {
  const text = q.trim();
  if (text.includes('@')) return [['email', text]];
  const digits = text.replaceAll(/\D/g, '');
  const keys: [key: 'email' | 'phone' | 'order', value: string][] = [];
  if (digits.length >= 7) keys.push(['phone', text]);
  if (/^#?[A-Za-z0-9-]{3,40}$/.test(text) && digits) keys.push(['order', text.replace(/^#/, '')]);
  return keys;
}
