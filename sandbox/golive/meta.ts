/*
 * Meta's Graph API as far as going live uses it: whose a token is, the numbers of a WhatsApp account, where an app
 * is told of it. A subscription is taken only when the address gives the challenge back, as the real one wants.
 */

interface Subscribed {
  object: string;
  callback_url: string;
  active: boolean;
  fields: { name: string }[];
}

/** What of Meta's Graph API going live needs: an app, its webhooks, a number. */
export class EmulatedMeta {
  readonly app = '1234567890';
  readonly secret = 'meta-app-secret';
  readonly token = 'meta-system-user-token';
  readonly waba = '9876543210';
  readonly number = { id: '555000111', display_phone_number: '+33 1 87 65 43 21', status: 'CONNECTED' };
  subscription: Subscribed | null = null;
  readonly apps = new Set<string>();
  readonly writes: string[] = [];
  readonly #call: (request: Request) => Promise<Response>;

  /** `call`: how it reaches an address of the outside world. */
  constructor(call: (request: Request) => Promise<Response>) {
    this.#call = call;
  }

  async answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    const path = pathname.replace(/^\/v\d+\.\d+\//, '');
    const bearer = request.headers.get('authorization')?.replace('Bearer ', '');
    const wanted = path === `${this.app}/subscriptions` ? `${this.app}|${this.secret}` : this.token;
    if (bearer !== wanted) return refusal(401, 190, 'Invalid OAuth access token.');
    if (request.method === 'POST') this.writes.push(`POST ${path}`);
    if (path === 'debug_token') return this.#debug();
    if (path === `${this.waba}/phone_numbers`) return Response.json({ data: [this.number] });
    if (path === `${this.waba}/subscribed_apps`) {
      if (request.method === 'POST') this.apps.add(this.app);
      const data = [...this.apps].map((id) => ({ whatsapp_business_api_data: { id, name: 'Onethread' } }));
      return Response.json(request.method === 'POST' ? { success: true } : { data });
    }
    if (path === `${this.app}/subscriptions`)
      return request.method === 'POST'
        ? this.#subscribe(await request.formData())
        : Response.json({ data: this.subscription ? [this.subscription] : [] });
    return refusal(400, 100, `Unsupported request: ${path}`);
  }

  #debug(): Response {
    const scopes = ['whatsapp_business_management', 'whatsapp_business_messaging'];
    const granular = scopes.map((scope) => ({ scope, target_ids: [this.waba] }));
    return Response.json({ data: { app_id: this.app, is_valid: true, scopes, granular_scopes: granular } });
  }

  async #subscribe(form: FormData): Promise<Response> {
    const field = (name: string) => String(form.get(name) ?? '');
    const callback = field('callback_url');
    const challenge = String(Math.floor(Math.random() * 1e9));
    const url = new URL(callback);
    url.searchParams.set('hub.mode', 'subscribe');
    url.searchParams.set('hub.challenge', challenge);
    url.searchParams.set('hub.verify_token', field('verify_token'));
    const answer = await this.#call(new Request(url));
    if ((await answer.text()) !== challenge)
      return refusal(400, 2200, "The callback URL or verify token couldn't be validated.");
    const names = field('fields').split(',');
    this.subscription = {
      ...{ object: field('object'), callback_url: callback, active: true },
      fields: names.map((name) => ({ name })),
    };
    return Response.json({ success: true });
  }
}

function refusal(status: number, code: number, message: string): Response {
  return Response.json({ error: { message, type: 'OAuthException', code } }, { status });
}
