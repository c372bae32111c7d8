import type { Service } from './service.ts';

/** One row of the structured memory. */
export interface Exchange {
  client_id: string;
  timestamp: string;
  channel: 'chat' | 'email' | 'whatsapp' | 'voice';
  direction: 'in' | 'out';
  author: 'customer' | 'assistant' | 'advisor' | 'system';
  text: string;
  detected_intent: string | null;
  entities: {
    orders?: string[];
    products?: string[];
    sizes?: string[];
    amounts?: { value: number; currency: string }[];
  };
  resolution_achieved: 'yes' | 'no' | 'escalated' | null;
  inferred_satisfaction: number | null;
  ticket: string | null;
  assurance: string;
  origin: string;
  message: string | null;
  /** Why it got no answer by machine. */
  unanswered: string | null;
  written?: string | null | undefined;
  /** Where a mail is read as it came, for a while. */
  original: string | null;
}

/** What lists show of a customer, as far as clients here look. */
export interface CustomerRecord {
  id: string;
  name: string | null;
  control: string;
  addresses: { address: string }[];
  sessions: { id: string; channel: string; address: string; assurance: string }[];
  tickets: { id: string; intent: string; order: string | null; status: string }[];
  facts: Record<string, string>;
}

/** A thread that needs a person. */
export interface DeskEntry {
  customer: string;
  channel: string;
  reason: string;
  summary: string;
  state: string;
  advisor: string | null;
}

/** An order with what has happened to it, as far as clients here look. */
export interface OrderRecord {
  id: string;
  status: string;
  deliveredAt?: string | null;
  customer: { id: string; name: string; email: string; phone: string };
  items: { line: string; sku: string; product: string; title: string; options: Record<string, string> }[];
  returns?: { id: string; status: string; settlement: string; deadline: string }[];
  exchanges?: { id: string; status: string; to: { sku: string; options: Record<string, string> } }[];
  refunds?: unknown[];
  cancellation?: unknown;
}

export interface ProductRecord {
  id: string;
  title: string;
  variants: { sku: string; options: Record<string, string>; price: number; stock: number }[];
}

export interface StoreSettings {
  name: string;
  locale: string;
  timeZone: string;
  email: { address: string };
  phone: { number: string };
  whatsapp: { phoneNumberId: string };
  returns: { windowDays: number; carrier: string };
  brain: object;
}

/**
 * The API v1 under the store's token. Every method throws with the service's own words when it is refused.
 */
export class Api {
  readonly #service: Service;

  constructor(service: Service) {
    this.#service = service;
  }

  settings(): Promise<StoreSettings> {
    return this.#json<StoreSettings | { settings: StoreSettings }>('GET', 'settings').then((answer) =>
      'settings' in answer ? answer.settings : answer,
    );
  }

  /** Changes some of the settings and leaves the others. Returns what they were. */
  async change(changes: object): Promise<StoreSettings> {
    const settings = await this.settings();
    await this.#call('PUT', 'settings', JSON.stringify({ ...settings, ...changes }));
    return settings;
  }

  /** Ids of the customers with that email, phone or order. */
  async customers(by: { email: string } | { phone: string } | { order: string }): Promise<string[]> {
    const query = new URLSearchParams({ ...by });
    const { customers } = await this.#json<{ customers: { id: string }[] }>('GET', `customers?${query}`);
    return customers.map(({ id }) => id);
  }

  /** The memory of a customer, oldest first; all pages. */
  async exchanges(customer: string): Promise<Exchange[]> {
    const rows: Exchange[] = [];
    let before = '';
    do {
      const page: { exchanges: Exchange[]; next?: string | number | null } = await this.#json(
        'GET',
        `customers/${encodeURIComponent(customer)}/exchanges?limit=100${before}`,
      );
      rows.push(...page.exchanges);
      before = page.next ? `&before=${encodeURIComponent(page.next)}` : '';
    } while (before);
    return rows.reverse();
  }

  /** The brain that finished a message of the assistant; null for a message that none composed. */
  async brainBehind(customer: string, message: string): Promise<string | null> {
    const path = `customers/${encodeURIComponent(customer)}/why/${encodeURIComponent(message)}`;
    return (await this.#orNull<{ brain: string }>(path))?.brain ?? null;
  }

  /** What of a channel of the store is down or set wrongly, in words. */
  async troubles(channel: string): Promise<string[]> {
    const { troubles } = await this.#json<{ troubles: { channel: string; reason: string }[] }>('GET', 'desk');
    return troubles.filter((one) => one.channel === channel).map(({ reason }) => reason);
  }

  customer(id: string): Promise<CustomerRecord> {
    return this.#json('GET', `customers/${encodeURIComponent(id)}`);
  }

  /** The customer's place on the desk; null when they are not on it. */
  async deskEntry(customer: string): Promise<DeskEntry | null> {
    const { waiting } = await this.#json<{ waiting: DeskEntry[] }>('GET', 'desk');
    return waiting.find((entry) => entry.customer === customer) ?? null;
  }

  /** What an advisor does to a live thread: `takeover`, `reply`, `handback`, `resolve`. */
  /** What was promised to a customer and is not kept, as the desk sees it. */
  async promises(customer: string): Promise<{ what: string; due: string }[]> {
    const { promises } = await this.#json<{ promises: { customer: string; what: string; due: string }[] }>(
      'GET',
      'desk',
    );
    return promises.filter((one) => one.customer === customer);
  }

  async advise(customer: string, act: string, body: object): Promise<void> {
    await this.#call('POST', `customers/${encodeURIComponent(customer)}/${act}`, JSON.stringify(body));
  }

  /** Null when there is no such subscription. */
  subscription(id: string): Promise<{ ending: { endsOn: string } | null } | null> {
    return this.#orNull(`subscriptions/${encodeURIComponent(id)}`);
  }

  /** Null when there is no such order. */
  order(id: string): Promise<OrderRecord | null> {
    return this.#orNull(`orders/${encodeURIComponent(id)}`);
  }

  /** Null when there is no such product. */
  product(id: string): Promise<ProductRecord | null> {
    return this.#orNull(`products/${encodeURIComponent(id)}`);
  }

  /** Writes an article. */
  async article(id: string, article: object): Promise<void> {
    await this.#call('PUT', `articles/${encodeURIComponent(id)}`, JSON.stringify(article));
  }

  /** Brings lines of the shop's feed in. */
  async import(lines: object[]): Promise<void> {
    const body = lines.map((line) => JSON.stringify(line)).join('\n');
    await this.#call('POST', 'import', body, 'application/x-ndjson');
  }

  async #orNull<T>(path: string): Promise<T | null> {
    const response = await this.#send('GET', path);
    if (response.status === 404) {
      await response.body?.cancel();
      return null;
    }
    return (await (await this.#checked('GET', path, response)).json()) as T;
  }

  async #json<T>(method: string, path: string): Promise<T> {
    return (await (await this.#call(method, path)).json()) as T;
  }

  async #call(method: string, path: string, body?: string, type?: string): Promise<Response> {
    return this.#checked(method, path, await this.#send(method, path, body, type));
  }

  async #checked(method: string, path: string, response: Response): Promise<Response> {
    if (response.ok) return response;
    throw new Error(
      `${method} /api/v1/${path} answered ${response.status}: ${(await response.text()).slice(0, 300)}`,
    );
  }

  #send(method: string, path: string, body?: string, type = 'application/json'): Promise<Response> {
    return this.#service.fetch(`/api/v1/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#service.adminToken}`,
        ...(body ? { 'content-type': type } : {}),
      },
      ...(body ? { body } : {}),
    });
  }
}
