import { z } from 'zod';

/** What going live needs of the machine it runs on. */
export interface World {
  fetch: typeof fetch;
  /** A fresh value for a secret of that name. */
  fresh(secret: string): string;
  /** wrangler.toml. */
  config: { read(): string; write(text: string): void };
  /** What earlier runs found out and were told, kept beside the machine's own state and never in the repository. */
  notes: { read(): Notes; write(notes: Notes): void };
  /** Uploads the Worker as the configuration has it. */
  deploy(): Promise<void>;
  /** Asks whoever sits there; an empty answer is the fallback. */
  ask(question: string, options?: { secret?: boolean; fallback?: string }): Promise<string>;
  /** Asks for one of several; not asked where there is one. */
  choose(question: string, among: readonly Choice[]): Promise<string>;
  say(line: string): void;
}

export interface Choice {
  id: string;
  label: string;
}

/** What is known of a deployment: found out, or told by whoever set it up. */
export const Notes = z.object({
  cloudflareToken: z.string().optional(),
  account: z.string().optional(),
  zone: z.object({ id: z.string(), name: z.string() }).optional(),
  /** The host name that the service answers at. */
  host: z.string().optional(),
  mailbox: z.string().optional(),
  storeName: z.string().optional(),
  /** `eu`, or empty. */
  jurisdiction: z.enum(['', 'eu']).optional(),
  owner: z.object({ name: z.string(), email: z.string() }).optional(),
  adminToken: z.string().optional(),
  /** SHA-256 of the values that secrets were given last, by their names: what is at the platform nobody can read. */
  placed: z.record(z.string(), z.string()).optional(),
  /** Null: no phone. */
  twilio: z
    .object({ account: z.string(), token: z.string(), number: z.string(), phone: z.string() })
    .nullable()
    .optional(),
  /** Null: no WhatsApp. */
  meta: z
    .object({
      app: z.string(),
      secret: z.string(),
      token: z.string(),
      waba: z.string(),
      number: z.string(),
      phone: z.string(),
      verifyToken: z.string(),
    })
    .nullable()
    .optional(),
});
export type Notes = z.infer<typeof Notes>;

/** Another system said no; its own words. */
export class Refusal extends Error {
  readonly status: number;

  constructor(who: string, status: number, words: string) {
    super(`${who}: ${words} (HTTP ${status})`);
    this.status = status;
  }
}

/** A call whose answer is JSON. Throws {@link Refusal} with the words that `reason` finds in an answer. */
export async function call<T>(
  world: Pick<World, 'fetch'>,
  {
    who,
    url,
    init,
    shape,
    reason,
  }: {
    who: string;
    url: string;
    init: RequestInit;
    shape: z.ZodType<T>;
    reason: (body: unknown) => string | undefined;
  },
): Promise<T> {
  const answer = await world.fetch(url, init).catch((cause: unknown) => {
    const words = cause instanceof Error ? cause.message : 'no answer';
    throw new Error(`${who} cannot be reached: ${words}`, { cause });
  });
  const text = await answer.text();
  const body = parsed(text);
  if (!answer.ok) throw new Refusal(who, answer.status, reason(body) ?? text.slice(0, 200));
  const read = shape.safeParse(body);
  if (!read.success) throw new Refusal(who, answer.status, 'an answer of another shape than documented');
  return read.data;
}

function parsed(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
