import { z } from 'zod';
import { call, type World } from './world.ts';

const BASE = 'https://graph.facebook.com/v25.0';

const Failed = z.object({ error: z.object({ message: z.string(), code: z.number().optional() }) });
const Debugged = z.object({
  data: z.object({
    app_id: z.string(),
    is_valid: z.boolean(),
    granular_scopes: z
      .array(z.object({ scope: z.string(), target_ids: z.array(z.string()).optional() }))
      .optional(),
  }),
});
const BusinessNumber = z.object({
  id: z.string(),
  display_phone_number: z.string(),
  verified_name: z.string().optional(),
  status: z.string().optional(),
});
const Subscription = z.object({
  object: z.string(),
  callback_url: z.string(),
  active: z.boolean(),
  fields: z.array(z.object({ name: z.string() })),
});
export type Subscription = z.infer<typeof Subscription>;

/** Meta's Graph API (developers.facebook.com/docs/graph-api/reference), as far as going live needs it. */
export class Meta {
  readonly #world: Pick<World, 'fetch'>;
  readonly #token: string;

  /** `token`: of a system user of the business. */
  constructor(world: Pick<World, 'fetch'>, token: string) {
    this.#world = world;
    this.#token = token;
  }

  /** Whose the token is: its app, and the WhatsApp accounts that it may manage. */
  async whoAmI(): Promise<{ app: string; wabas: string[]; valid: boolean }> {
    const { data } = await this.#get(`/debug_token?input_token=${encodeURIComponent(this.#token)}`, Debugged);
    const wabas = (data.granular_scopes ?? [])
      .filter(({ scope }) => scope === 'whatsapp_business_management')
      .flatMap(({ target_ids: ids }) => ids ?? []);
    return { app: data.app_id, wabas: [...new Set(wabas)], valid: data.is_valid };
  }

  async numbers(waba: string): Promise<z.infer<typeof BusinessNumber>[]> {
    const { data } = await this.#get(`/${waba}/phone_numbers`, z.object({ data: z.array(BusinessNumber) }));
    return data;
  }

  /** Apps that hear of what happens in an account. */
  async subscribedApps(waba: string): Promise<string[]> {
    const App = z.object({ whatsapp_business_api_data: z.object({ id: z.string() }) });
    const { data } = await this.#get(`/${waba}/subscribed_apps`, z.object({ data: z.array(App) }));
    return data.map((one) => one.whatsapp_business_api_data.id);
  }

  async subscribeApp(waba: string): Promise<void> {
    await this.#call('POST', `/${waba}/subscribed_apps`, z.unknown(), this.#token);
  }

  /** Where an app is told of WhatsApp; null where nowhere. Asked as the app itself. */
  async subscription(app: string, secret: string): Promise<Subscription | null> {
    const shape = z.object({ data: z.array(Subscription) });
    const { data } = await this.#call('GET', `/${app}/subscriptions`, shape, `${app}|${secret}`);
    return data.find(({ object }) => object === 'whatsapp_business_account') ?? null;
  }

  /** Meta calls the address at once, with the verify token. */
  async subscribe(
    { app, secret }: { app: string; secret: string },
    { callback, verifyToken }: { callback: string; verifyToken: string },
  ): Promise<void> {
    await this.#call('POST', `/${app}/subscriptions`, z.unknown(), `${app}|${secret}`, {
      object: 'whatsapp_business_account',
      callback_url: callback,
      verify_token: verifyToken,
      fields: 'messages',
    });
  }

  #get<T>(path: string, shape: z.ZodType<T>): Promise<T> {
    return this.#call('GET', path, shape, this.#token);
  }

  #call<T>(
    method: string,
    path: string,
    shape: z.ZodType<T>,
    token: string,
    fields?: Record<string, string>,
  ): Promise<T> {
    return call(this.#world, {
      who: 'Meta',
      url: BASE + path,
      init: {
        method,
        headers: { authorization: `Bearer ${token}` },
        ...(fields ? { body: new URLSearchParams(fields) } : {}),
      },
      shape,
      reason: (said) => Failed.safeParse(said).data?.error.message,
    });
  }
}
