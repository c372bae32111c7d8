import { z } from 'zod';
import { call, type World } from './world.ts';

const BASE = 'https://api.twilio.com/2010-04-01/Accounts';

const Failed = z.object({ code: z.number(), message: z.string() });
const PhoneNumber = z.object({
  sid: z.string(),
  phone_number: z.string(),
  voice_url: z.string().nullable(),
  voice_method: z.string().nullable(),
  capabilities: z.object({ voice: z.boolean() }),
});
export type PhoneNumber = z.infer<typeof PhoneNumber>;

/** Twilio's REST API (twilio.com/docs/phone-numbers/api/incomingphonenumber-resource), as far as going live needs it. */
export class Twilio {
  readonly #world: Pick<World, 'fetch'>;
  readonly #account: string;
  readonly #token: string;

  constructor(world: Pick<World, 'fetch'>, { account, token }: { account: string; token: string }) {
    this.#world = world;
    this.#account = account;
    this.#token = token;
  }

  /** The account's numbers that can be called. */
  async numbers(): Promise<PhoneNumber[]> {
    const shape = z.object({ incoming_phone_numbers: z.array(PhoneNumber) });
    const { incoming_phone_numbers: all } = await this.#call(
      'GET',
      '/IncomingPhoneNumbers.json?PageSize=200',
      shape,
    );
    return all.filter(({ capabilities }) => capabilities.voice);
  }

  async number(sid: string): Promise<PhoneNumber> {
    return this.#call('GET', `/IncomingPhoneNumbers/${sid}.json`, PhoneNumber);
  }

  async point(sid: string, voiceUrl: string): Promise<void> {
    const fields = { VoiceUrl: voiceUrl, VoiceMethod: 'POST' };
    await this.#call('POST', `/IncomingPhoneNumbers/${sid}.json`, z.unknown(), fields);
  }

  #call<T>(method: string, path: string, shape: z.ZodType<T>, fields?: Record<string, string>): Promise<T> {
    return call(this.#world, {
      who: 'Twilio',
      url: `${BASE}/${this.#account}${path}`,
      init: {
        method,
        headers: { authorization: `Basic ${btoa(`${this.#account}:${this.#token}`)}` },
        ...(fields ? { body: new URLSearchParams(fields) } : {}),
      },
      shape,
      reason: (said) => Failed.safeParse(said).data?.message,
    });
  }
}
