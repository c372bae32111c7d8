import { createHash } from 'node:crypto';
import { z } from 'zod';
import { patiently } from '../../patience.ts';
import { readAtMost } from '../../read-at-most.ts';
import { MailboxError } from '../port.ts';
import { addressAt, CONSENTS, type ConsentName, type OAuthApp } from './consents.ts';

/** Milliseconds before its end that an access token is no longer used. */
const MARGIN = 60_000;
const CALL_MS = 20_000;
const MOST_BYTES = 64 * 1024;

const Granted = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().default(3_600),
  refresh_token: z.string().min(1).optional(),
  scope: z.string().optional(),
});
export type Granted = z.infer<typeof Granted>;

const Refusal = z.object({ error: z.string(), error_description: z.string().optional() });

/** Who asks for tokens, and where. */
export interface TokenReach {
  name: ConsentName;
  app: OAuthApp;
  /** Instead of the provider's own hosts: development. */
  base: string | undefined;
  fetch: typeof fetch;
}

/** An access token as it is kept: sealed, for as long as it is good. */
export interface KeptAccess {
  token: string;
  /** Milliseconds. */
  until: number;
  /** What it was asked for by: of another consent, or of nobody knows which, it is not used. */
  of?: string | undefined;
}

interface World extends TokenReach {
  /** Null: the app comes in by itself, where its tenant lets it. */
  refreshToken: string | null;
  now(): number;
  /** The one that is kept; null where there is none. */
  load(): Promise<KeptAccess | null>;
  /** `refreshToken`: where another one took the old one's place. */
  keep(access: KeptAccess, refreshToken?: string): Promise<void>;
}

/** Access tokens of one consent. */
export class AccessTokens {
  readonly #world: World;
  #known: KeptAccess | null = null;
  #running: Promise<string> | null = null;

  constructor(world: World) {
    this.#world = world;
  }

  /** One that is good. `anew`: the one before was refused. */
  async token(anew = false): Promise<string> {
    if (!anew) {
      this.#known ??= await this.#load();
      const left = (this.#known?.until ?? 0) - this.#world.now();
      // Whatever the clock was moved to, one from much later is none.
      if (this.#known && left > MARGIN && left < 86_400_000) return this.#known.token;
    }
    this.#running ??= this.#refresh().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** A look that is still under way may keep one of the consent that was replaced meanwhile. */
  async #load(): Promise<KeptAccess | null> {
    const kept = await this.#world.load();
    return kept?.of === this.#mark(this.#world.refreshToken) ? kept : null;
  }

  #mark(refreshToken: string | null): string {
    const { app } = this.#world;
    const by = JSON.stringify([app.id, app.tenant, refreshToken]);
    return createHash('sha256').update(by).digest('base64url').slice(0, 16);
  }

  async #refresh(): Promise<string> {
    const { refreshToken, now, keep } = this.#world;
    const granted = await askTokens(
      this.#world,
      refreshToken === null
        ? { grant_type: 'client_credentials', scope: `${CONSENTS[this.#world.name].api}/.default` }
        : { grant_type: 'refresh_token', refresh_token: refreshToken },
    );
    this.#known = {
      token: granted.access_token,
      until: now() + granted.expires_in * 1_000,
      of: this.#mark(granted.refresh_token ?? refreshToken),
    };
    await keep(this.#known, granted.refresh_token);
    return this.#known.token;
  }
}

/** Asks for tokens. What it throws holds the provider's own words, and none of ours. */
export async function askTokens(
  { name, app, base, fetch }: TokenReach,
  form: Readonly<Record<string, string>>,
): Promise<Granted> {
  const { provider, token, mend, missing } = CONSENTS[name];
  const { status, json } = await post(fetch, addressAt(token(app.tenant), base), {
    ...form,
    client_id: app.id,
    client_secret: app.secret,
  }).catch(() => {
    throw new MailboxError('later', `${provider} does not answer`);
  });
  const granted = Granted.safeParse(json);
  if (status === 200 && granted.success) return granted.data;
  const refusal = Refusal.safeParse(json).data;
  const said = `${provider} gives no token: ${refusal ? spoken(refusal, form, app) : `HTTP ${status}`}`;
  if (refusal?.error === 'invalid_client' || refusal?.error === 'unauthorized_client')
    throw new MailboxError('login', `${said}. Are ${missing} of this deployment right, and not over?`);
  // `invalid_grant`, `interaction_required`, `consent_required`: only the owner can mend that.
  if (refusal && status < 500 && status !== 429) throw new MailboxError('login', `${said}. ${mend}`);
  throw new MailboxError('later', said);
}

/** Gives a consent back, where that can be done. Whether it was heard does not matter. */
export async function revokeConsent(
  { name, base, fetch }: Pick<TokenReach, 'name' | 'base' | 'fetch'>,
  refreshToken: string,
): Promise<void> {
  const { revoke } = CONSENTS[name];
  // In the form, not in the address: addresses are logged.
  if (revoke) await post(fetch, addressAt(revoke, base), { token: refreshToken }).catch(() => undefined);
}

function post(
  ask: typeof fetch,
  url: string,
  form: Readonly<Record<string, string>>,
): Promise<{ status: number; json: unknown }> {
  return patiently(CALL_MS, async (signal) => {
    const response = await ask(url, {
      method: 'POST',
      redirect: 'manual',
      signal,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams(form).toString(),
    });
    const bytes = await readAtMost(response.body, MOST_BYTES);
    return { status: response.status, json: jsonOf(bytes) };
  });
}

function jsonOf(bytes: Uint8Array | null): unknown {
  try {
    return bytes ? JSON.parse(new TextDecoder().decode(bytes)) : undefined;
  } catch {
    return undefined;
  }
}

/** The provider's words, one line of them; nothing that was sent may come back in them. */
function spoken(
  { error, error_description: more = '' }: z.infer<typeof Refusal>,
  form: Readonly<Record<string, string>>,
  app: OAuthApp,
): string {
  const words = `${error}${more === '' ? '' : ` (${more.split(/[\r\n]/, 1)[0] ?? ''})`}`;
  return [...Object.values(form), app.secret]
    .filter((value) => value.length > 15)
    .reduce((text, value) => text.replaceAll(value, '…'), words)
    .slice(0, 200);
}
