/*
 * Cloudflare's API as far as going live uses it (developers.cloudflare.com/api): an account with one domain, its
 * Workers, buckets, host names and mail. It refuses what the real one refuses, in its words.
 */

interface RoutingRule {
  name: string;
  enabled: boolean;
  matchers: { type: string; field?: string; value?: string }[];
  actions: { type: string; value?: string[] }[];
}

/** What of Cloudflare's API going live needs, with an account of its own. */
export class EmulatedCloudflare {
  readonly token = 'cf-token';
  readonly account = { id: 'a'.repeat(32), name: 'Lune SARL' };
  readonly zone = { id: 'b'.repeat(32), name: 'lune.example' };
  /** By jurisdiction and name: a bucket is found in its own alone. */
  readonly buckets = new Set<string>();
  readonly workers = new Map<string, Map<string, string>>();
  readonly domains = new Map<string, string>();
  readonly rules: RoutingRule[] = [];
  readonly sending = new Map<string, { enabled: boolean }>();
  mx: string[] = [];
  routing = false;
  /** Calls that changed something. */
  readonly writes: string[] = [];

  async answer(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    if (request.headers.get('authorization') !== `Bearer ${this.token}`)
      return refusal(401, 10_000, 'Authentication error');
    const path = pathname.replace('/client/v4/', '').split('/');
    const body = request.method === 'GET' ? {} : JSON.parse((await request.text()) || '{}');
    if (request.method !== 'GET') this.writes.push(`${request.method} ${pathname.replace('/client/v4', '')}`);
    const [kind, id, ...rest] = path;
    if (kind === 'accounts' && id === undefined) return result([this.account]);
    if (kind === 'zones' && id === undefined) return result([this.zone]);
    if (kind === 'accounts' && id === this.account.id)
      return this.#account(request, rest, body, searchParams);
    if (kind === 'zones' && id === this.zone.id) return this.#zone(request, rest, body, searchParams);
    return refusal(404, 7_003, `Could not route to ${pathname}, perhaps your object identifier is invalid?`);
  }

  /** What `wrangler deploy` does: a Worker is there, and keeps the secrets that it has. */
  upload(worker: string): void {
    if (!this.workers.has(worker)) this.workers.set(worker, new Map());
  }

  #account(request: Request, path: string[], body: Record<string, string>, query: URLSearchParams): Response {
    const what = `${request.method} ${path.join('/')}`;
    const place = request.headers.get('cf-r2-jurisdiction') ?? 'default';
    const [, , name = ''] = path;
    if (what === `GET r2/buckets/${name}`)
      return this.buckets.has(`${place} ${name}`)
        ? result({ name })
        : refusal(404, 10_006, 'The specified bucket does not exist.');
    if (what === 'POST r2/buckets') {
      if (!/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(body.name ?? ''))
        return refusal(400, 10_005, 'The specified bucket name is not valid.');
      if ([...this.buckets].some((kept) => kept === `${place} ${body.name}`))
        return refusal(409, 10_004, 'The bucket you tried to create already exists, and you own it.');
      this.buckets.add(`${place} ${body.name}`);
      return result({ name: body.name });
    }
    if (what === 'GET workers/scripts') return result([...this.workers.keys()].map((one) => ({ id: one })));
    if (path[0] === 'workers' && path[1] === 'scripts' && path[3] === 'secrets')
      return this.#secrets(request.method, name, body);
    if (what === 'GET workers/domains') {
      const all = [...this.domains].map(([hostname, service]) => ({ hostname, service }));
      return result(all.filter(({ hostname }) => hostname === query.get('hostname')));
    }
    if (what === 'PUT workers/domains') {
      if (!this.workers.has(body.service ?? '') || body.zone_id !== this.zone.id)
        return refusal(400, 100_117, 'The Worker or the zone does not exist.');
      this.domains.set(body.hostname ?? '', body.service ?? '');
      return result({});
    }
    return refusal(404, 7_003, `Could not route to ${path.join('/')}`);
  }

  #secrets(method: string, worker: string, body: Record<string, string>): Response {
    const kept = this.workers.get(worker);
    if (!kept) return refusal(404, 10_007, 'This Worker does not exist on your account.');
    if (method === 'GET') return result([...kept.keys()].map((name) => ({ name, type: 'secret_text' })));
    if (body.type !== 'secret_text' || !body.name || !body.text)
      return refusal(400, 10_021, 'A secret needs name, text and type.');
    kept.set(body.name, body.text);
    return result({ name: body.name, type: 'secret_text' });
  }

  #zone(request: Request, path: string[], body: unknown, query: URLSearchParams): Response {
    const what = `${request.method} ${path.join('/')}`;
    if (what === 'GET dns_records')
      return result(
        query.get('type') === 'MX' && query.get('name') === this.zone.name
          ? this.mx.map((content) => ({ content }))
          : [],
      );
    if (what === 'GET email/routing') return result({ enabled: this.routing });
    if (what === 'POST email/routing/dns') {
      this.routing = true;
      this.mx = ['route1.mx.cloudflare.net'];
      return result({});
    }
    if (what === 'GET email/routing/rules') return result(this.rules);
    if (what === 'POST email/routing/rules') {
      if (!this.routing) return refusal(400, 2_007, 'Email Routing is not enabled on this zone.');
      this.rules.push(body as RoutingRule);
      return result(body);
    }
    if (what === 'GET email/sending/subdomains')
      return result([...this.sending].map(([name, { enabled }]) => ({ name, enabled, tag: 't' })));
    if (what === 'POST email/sending/subdomains') {
      this.sending.set((body as { name: string }).name, { enabled: true });
      return result({ name: (body as { name: string }).name, enabled: true, tag: 't' });
    }
    return refusal(404, 7_003, `Could not route to ${path.join('/')}`);
  }
}

function result(value: unknown): Response {
  return Response.json({ success: true, errors: [], messages: [], result: value });
}

function refusal(status: number, code: number, message: string): Response {
  const body = { success: false, errors: [{ code, message }], messages: [], result: null };
  return Response.json(body, { status });
}
