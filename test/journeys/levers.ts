import { Api } from '../../scripts/clients/api.ts';
import { sentSince } from '../../scripts/clients/sent.ts';
import type { Service } from '../../scripts/clients/service.ts';
import type { SentWhatsApp } from '../../scripts/clients/whatsapp.ts';
import type { Shopper } from './shop.ts';

/** A request to a model as the sandbox keeps it. */
export interface AskedModel {
  n: number;
  request: {
    tools: { name: string }[];
    system: { text: string }[];
    messages: { role: string; content: unknown }[];
  };
  answer: { content: { type: string; name: string; text: string }[]; stop: string } | null;
  usage: { cache_read_input_tokens: number } | null;
  fault: string | null;
}

/** What tests do to the world around the service, and look up in it. */
export class Levers {
  readonly #service: Service;
  readonly api: Api;

  constructor(service: Service) {
    this.#service = service;
    this.api = new Api(service);
  }

  /**
   * The next `times` sends of a channel fail, or each of the next as a list says; `late`: after they were
   * accepted.
   */
  async fail(channel: string, code: string | string[], { times = 1, late = false } = {}): Promise<void> {
    await this.post('/sandbox/faults', { channel, code, times, late });
  }

  /** An advisor's answer on the channel the customer wrote on last. */
  async reply(customer: string, text: string): Promise<void> {
    await this.post(`/api/v1/customers/${customer}/reply`, { advisor: 'nora', name: 'Nora', text });
  }

  async handBack(customer: string): Promise<void> {
    await this.post(`/api/v1/customers/${customer}/handback`, { advisor: 'nora' });
  }

  /** Changes the store's WhatsApp settings and leaves the others. */
  async whatsapp(changes: object): Promise<void> {
    const { whatsapp } = await this.api.settings();
    await this.api.change({ whatsapp: { ...whatsapp, ...changes } });
  }

  /** Lets another brain think. */
  async brain(brain: object): Promise<void> {
    await this.api.change({ brain });
  }

  /** What models were asked since `n`, and what they answered. */
  async asked(n = 0): Promise<AskedModel[]> {
    return (await this.#call('GET', `/sandbox/asked?since=${n}`)).json();
  }

  async desk(): Promise<{
    waiting: { customer: string; state: string; reason: string; summary: string }[];
    approvals: {
      id: string;
      customer: string;
      tool: string;
      order: string | null;
      effect: string;
      amount: { value: number; currency: string } | null;
      reason: string;
      evidence: string[];
      due: string;
    }[];
    promises: {
      id: string;
      customer: string;
      by: string;
      name: string | null;
      what: string;
      due: string;
      state: string;
    }[];
    drafts: {
      id: string;
      customer: string;
      at: string;
      channel: string;
      intent: string | null;
      text: string;
    }[];
    troubles: { channel: string; reason: string }[];
  }> {
    return (await this.#call('GET', '/api/v1/desk')).json();
  }

  async customer(person: Shopper): Promise<string> {
    const [customer] = await this.api.customers({ email: person.email });
    if (!customer) throw new Error(`${person.email} is nobody`);
    return customer;
  }

  /** Every WhatsApp message sent to the customer since `n`; read receipts are no messages. */
  async onWhatsApp(to: string, n = 0): Promise<SentWhatsApp[]> {
    const all = await sentSince<SentWhatsApp['raw']>(this.#service, 'whatsapp', n);
    return all.filter((one) => one.to === to);
  }

  async byEmail(to: string, n = 0): Promise<string[]> {
    const all = await sentSince(this.#service, 'email', n);
    return all.filter((one) => one.to === to).map(({ text }) => text);
  }

  /** What an API path answers. */
  async get<T>(path: string): Promise<T> {
    return (await this.#call('GET', path)).json();
  }

  async post(path: string, body: object, method = 'POST'): Promise<Response> {
    const response = await this.#call(method, path, body);
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response;
  }

  #call(method: string, path: string, body?: object): Promise<Response> {
    return this.#service.fetch(path, {
      method,
      headers: { authorization: `Bearer ${this.#service.adminToken}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  }
}
