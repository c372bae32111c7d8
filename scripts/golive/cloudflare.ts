import { z } from 'zod';
import { call, Refusal, type World } from './world.ts';

const BASE = 'https://api.cloudflare.com/client/v4';

const Failed = z.object({ errors: z.array(z.object({ code: z.number(), message: z.string() })).min(1) });
const Named = z.object({ id: z.string(), name: z.string() });
const Rule = z.object({
  name: z.string().optional(),
  enabled: z.boolean(),
  matchers: z.array(
    z.object({ type: z.string(), field: z.string().optional(), value: z.string().optional() }),
  ),
  actions: z.array(z.object({ type: z.string(), value: z.array(z.string()).optional() })),
});
export type Rule = z.infer<typeof Rule>;

/** Cloudflare's API (developers.cloudflare.com/api), as far as going live needs it. */
export class Cloudflare {
  readonly #world: Pick<World, 'fetch'>;
  readonly #token: string;

  constructor(world: Pick<World, 'fetch'>, token: string) {
    this.#world = world;
    this.#token = token;
  }

  accounts() {
    return this.#get('/accounts?per_page=50', z.array(Named));
  }

  zones(account: string) {
    return this.#get(`/zones?account.id=${account}&per_page=50`, z.array(Named));
  }

  /** Null where there is none of that name in that jurisdiction. */
  bucket(account: string, name: string, jurisdiction: string) {
    return this.#orNull(
      this.#get(
        `/accounts/${account}/r2/buckets/${name}`,
        z.object({ name: z.string() }),
        within(jurisdiction),
      ),
    );
  }

  makeBucket(account: string, name: string, jurisdiction: string) {
    const path = `/accounts/${account}/r2/buckets`;
    return this.#call('POST', path, z.unknown(), { name }, within(jurisdiction));
  }

  async workers(account: string): Promise<string[]> {
    const scripts = await this.#get(
      `/accounts/${account}/workers/scripts`,
      z.array(z.object({ id: z.string() })),
    );
    return scripts.map(({ id }) => id);
  }

  /** Names of a Worker's secrets: nobody can read what is in them. */
  async secrets(account: string, worker: string): Promise<string[]> {
    const kept = await this.#get(
      `/accounts/${account}/workers/scripts/${worker}/secrets`,
      z.array(z.object({ name: z.string() })),
    );
    return kept.map(({ name }) => name);
  }

  putSecret(account: string, worker: string, name: string, text: string) {
    const path = `/accounts/${account}/workers/scripts/${worker}/secrets`;
    return this.#call('PUT', path, z.unknown(), { name, text, type: 'secret_text' });
  }

  /** The Worker that a host name leads to; null where it leads to none. */
  async domain(account: string, hostname: string): Promise<string | null> {
    const found = await this.#get(
      `/accounts/${account}/workers/domains?hostname=${hostname}`,
      z.array(z.object({ hostname: z.string(), service: z.string() })),
    );
    return found.find((one) => one.hostname === hostname)?.service ?? null;
  }

  putDomain(account: string, domain: { hostname: string; service: string; zone_id: string }) {
    return this.#call('PUT', `/accounts/${account}/workers/domains`, z.unknown(), {
      ...domain,
      environment: 'production',
    });
  }

  routing(zone: string) {
    return this.#get(`/zones/${zone}/email/routing`, z.object({ enabled: z.boolean() }));
  }

  /** Adds the records of Email Routing to the zone, and locks them. */
  enableRouting(zone: string) {
    return this.#call('POST', `/zones/${zone}/email/routing/dns`, z.unknown(), {});
  }

  /** Where the mail of a name goes now. */
  async mailServers(zone: string, name: string): Promise<string[]> {
    const records = await this.#get(
      `/zones/${zone}/dns_records?type=MX&name=${name}`,
      z.array(z.object({ content: z.string() })),
    );
    return records.map(({ content }) => content);
  }

  rules(zone: string): Promise<Rule[]> {
    return this.#get(`/zones/${zone}/email/routing/rules?per_page=50`, z.array(Rule));
  }

  addRule(zone: string, rule: Rule) {
    return this.#call('POST', `/zones/${zone}/email/routing/rules`, z.unknown(), rule);
  }

  sendingDomains(zone: string) {
    return this.#get(
      `/zones/${zone}/email/sending/subdomains`,
      z.array(z.object({ name: z.string(), enabled: z.boolean() })),
    );
  }

  addSendingDomain(zone: string, name: string) {
    return this.#call('POST', `/zones/${zone}/email/sending/subdomains`, z.unknown(), { name });
  }

  #get<T>(path: string, result: z.ZodType<T>, headers?: Record<string, string>): Promise<T> {
    return this.#call('GET', path, result, undefined, headers);
  }

  async #call<T>(
    method: string,
    path: string,
    result: z.ZodType<T>,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const answer = await call(this.#world, {
      who: 'Cloudflare',
      url: BASE + path,
      init: {
        method,
        headers: {
          ...{ authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
      shape: z.object({ result }),
      reason: (said) =>
        Failed.safeParse(said)
          .data?.errors.map(({ message }) => message)
          .join('; '),
    });
    return answer.result;
  }

  async #orNull<T>(call: Promise<T>): Promise<T | null> {
    try {
      return await call;
    } catch (error) {
      if (error instanceof Refusal && error.status === 404) return null;
      throw error;
    }
  }
}

/** A bucket is found in its jurisdiction alone. */
function within(jurisdiction: string): Record<string, string> {
  return jurisdiction === '' ? {} : { 'cf-r2-jurisdiction': jurisdiction };
}
