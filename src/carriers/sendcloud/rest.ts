import { z } from 'zod';
import { type CarrierReach, callCarrier } from '../call.ts';

/** Characters of its own words that are passed on. */
const MOST_WORDS = 200;

const Refusal = z.object({
  errors: z.array(
    z.object({ code: z.string().nullish(), detail: z.string().nullish(), message: z.string().nullish() }),
  ),
});

export interface SendcloudWorld extends CarrierReach {
  /** Without a slash at its end. */
  url: string;
  key: string;
  secret: string;
}

/** Asks Sendcloud's API v3. `said`: its own words for a refusal. */
export async function ask(
  { url, key, secret, fetch }: SendcloudWorld,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
): Promise<{ status: number; json: unknown; said: string }> {
  const { status, text } = await callCarrier({ fetch }, `${url}/api/v3${path}`, {
    method,
    headers: {
      accept: 'application/json',
      authorization: authorization({ key, secret }),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const json = jsonOf(text);
  return { status, json, said: wordsIn(json, secret) };
}

/** The header of HTTP Basic with the shop's two keys. */
export function authorization({ key, secret }: Pick<SendcloudWorld, 'key' | 'secret'>): string {
  return `Basic ${btoa(`${key}:${secret}`)}`;
}

/** The errors that an answer names, one line of them. */
export function wordsIn(json: unknown, secret: string): string {
  const { errors } = Refusal.safeParse(json).data ?? { errors: [] };
  return errors
    .map(({ detail, message }) => detail ?? message ?? '')
    .join('; ')
    .replaceAll(secret, '…')
    .slice(0, MOST_WORDS);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
