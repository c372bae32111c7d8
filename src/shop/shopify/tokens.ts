import { z } from 'zod';
import { equalText } from '../../constant-time.ts';
import { callShop, type RemoteReach } from '../remote/caller.ts';
import { ShopUnavailable } from '../unavailable.ts';

/** What an app proves itself by: a lasting token, one that is refreshed, or its own id and secret. */
export interface ShopifyCredentials {
  clientId: string;
  clientSecret: string;
  /** Of an old custom app (`shpat_…`): as it is, until it is revoked. */
  token?: string | undefined;
  /** Of an offline token that ends after an hour. */
  refreshToken?: string | undefined;
}

const Granted = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive().optional(),
  refresh_token: z.string().min(1).optional(),
  scope: z.string().optional(),
});

/** Milliseconds before its end that a token is no longer used. */
const MARGIN = 60_000;
const DAY = 86_400_000;

interface TokenWorld {
  reach: RemoteReach;
  credentials: ShopifyCredentials;
  /** Milliseconds. */
  now(): number;
  /** Keeps the refresh token that takes the old one's place; the old one is good until the new one is used. */
  keepRefreshToken(token: string): Promise<void>;
}

/** Access tokens of one app in one shop, in memory alone: fetched when there is none, and after a 401. */
export class Tokens {
  readonly #world: TokenWorld;
  #refreshToken: string | undefined;
  #current: { token: string; until: number; scope: string | undefined } | null = null;
  #running: Promise<string> | null = null;

  constructor(world: TokenWorld) {
    this.#world = world;
    this.#refreshToken = world.credentials.refreshToken;
  }

  /** `refused`: the token that was just answered with 401. Null where there can be no other. */
  async token(refused?: string): Promise<string | null> {
    const { credentials, now } = this.#world;
    const isRefused = (token: string) => refused !== undefined && equalText(token, refused);
    if (credentials.token) return isRefused(credentials.token) ? null : credentials.token;
    const known = this.#current;
    const left = known ? known.until - now() : 0;
    // Whatever the clock was moved to, one from later is none.
    if (known && !isRefused(known.token) && left > 0 && left < 2 * DAY) return known.token;
    this.#running ??= this.#fetch().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** What the app may do, as its token says; null where that has to be asked. */
  async scopes(): Promise<ReadonlySet<string> | null> {
    if (this.#world.credentials.token) return null;
    await this.token();
    const scope = this.#current?.scope;
    return scope === undefined ? null : new Set(scope.split(/[\s,]+/));
  }

  async #fetch(): Promise<string> {
    const { reach, credentials, now, keepRefreshToken } = this.#world;
    const app = { client_id: credentials.clientId, client_secret: credentials.clientSecret };
    const { status, json } = await callShop(reach, {
      method: 'POST',
      path: '/admin/oauth/access_token',
      body: this.#refreshToken
        ? { ...app, grant_type: 'refresh_token', refresh_token: this.#refreshToken }
        : { ...app, grant_type: 'client_credentials' },
    });
    const granted = Granted.safeParse(json);
    if (status !== 200 || !granted.success)
      throw new ShopUnavailable(`Shopify gives no token: HTTP ${status}. Are client id and secret right?`);
    const { access_token: token, expires_in: seconds = 86_399, refresh_token: next, scope } = granted.data;
    // Before the token is used: a crash after that would leave nothing to go on with.
    if (next && next !== this.#refreshToken) {
      await keepRefreshToken(next);
      this.#refreshToken = next;
    }
    this.#current = { token, until: now() + seconds * 1000 - MARGIN, scope };
    return token;
  }
}
