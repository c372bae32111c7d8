import { z } from 'zod';
import { call, type World } from './world.ts';

const Failed = z.object({ title: z.string(), detail: z.string().optional() });
const Settings = z.looseObject({
  name: z.string(),
  email: z.looseObject({ address: z.string(), via: z.string() }),
  phone: z.looseObject({ number: z.string() }),
  whatsapp: z.looseObject({ phoneNumberId: z.string() }),
});
const Person = z.object({ id: z.string(), email: z.string(), role: z.string(), joined: z.boolean() });
const Invited = z.object({ invite: z.string() });
const Connections = z.object({ connections: z.array(z.looseObject({ name: z.string() })) });
const Tried = z.object({ ok: z.boolean(), detail: z.string() });

/** The deployed service itself, by its own API. */
export class Service {
  readonly #world: Pick<World, 'fetch'>;
  readonly #base: string;
  readonly #token: string;

  constructor(world: Pick<World, 'fetch'>, { host, token }: { host: string; token: string }) {
    this.#world = world;
    this.#base = `https://${host}`;
    this.#token = token;
  }

  settings() {
    return this.#call('GET', 'settings', Settings);
  }

  change(patch: object) {
    return this.#call('PATCH', 'settings?why=setup', z.unknown(), patch);
  }

  async people() {
    return (await this.#call('GET', 'people', z.object({ people: z.array(Person) }))).people;
  }

  /** Takes the owner in; gives the link that signs in once. */
  async addOwner({ name, email }: { name: string; email: string }): Promise<string> {
    return (await this.#call('POST', 'people', Invited, { name, email, role: 'owner' })).invite;
  }

  async inviteAgain(id: string): Promise<string> {
    return (await this.#call('POST', `people/${id}/invite`, Invited, {})).invite;
  }

  /** Names of the other systems that it is connected to. */
  async connections(): Promise<string[]> {
    const { connections } = await this.#call('GET', 'connections', Connections);
    return connections.map(({ name }) => name);
  }

  /** Has it send something real through a connection; `detail` is the other system's own words. */
  tryConnection(name: string): Promise<{ ok: boolean; detail: string }> {
    return this.#call('POST', `connections/${name}/test`, Tried, {});
  }

  #call<T>(method: string, path: string, shape: z.ZodType<T>, body?: unknown): Promise<T> {
    return call(this.#world, {
      who: 'The service',
      url: `${this.#base}/api/v1/${path}`,
      init: {
        method,
        headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
      shape,
      reason: (said) => {
        const { data } = Failed.safeParse(said);
        return data && (data.detail ?? data.title);
      },
    });
  }
}
