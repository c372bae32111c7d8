import { createHash } from 'node:crypto';
import { lookup } from '../../src/lookup.ts';
import type { ApiAnswer, ApiCall } from './api.ts';
import type { Box } from './box.ts';

/** What an owner was asked, and has said yes to. */
interface Asked {
  user: string;
  client: string;
  redirect: string;
  challenge: string;
  scopes: string[];
}

/** As vitest.config.ts has them. */
const CLIENTS: Readonly<Record<string, string>> = {
  'dev-google-client': 'dev-google-secret',
  'dev-microsoft-client': 'dev-microsoft-secret',
};

/** The consents of Google and Microsoft: everybody is who the address hints at, and says yes. */
export class Consents {
  readonly #boxOf: (user: string) => Box;
  readonly #codes = new Map<string, Asked>();
  readonly #users = new Map<string, string>();
  #next = 0;

  constructor(boxOf: (user: string) => Box) {
    this.#boxOf = boxOf;
  }

  userOf(token: string): string | null {
    return this.#users.get(token) ?? null;
  }

  /** A refresh token for a user, as a consent of theirs would end. */
  grant(user: string): string {
    const token = `refresh-${++this.#next}-of-a-consent`;
    this.#users.set(token, user);
    this.#boxOf(user).consents.add(token);
    return token;
  }

  answer({ method, url, body }: ApiCall): ApiAnswer | null {
    const { pathname, searchParams } = url;
    if (/^\/o\/oauth2\/v2\/auth$|\/oauth2\/v2\.0\/authorize$/.test(pathname)) return this.#ask(searchParams);
    if (method !== 'POST') return null;
    const form = new URLSearchParams(body.toString());
    if (pathname === '/revoke') {
      const token = form.get('token') ?? '';
      const user = this.#users.get(token);
      if (user === undefined) return { status: 400, body: { error: 'invalid_token' } };
      this.#boxOf(user).consents.delete(token);
      this.#boxOf(user).access.clear();
      return { status: 200, body: {} };
    }
    if (pathname === '/token') return this.#tokens(form, null);
    const tenant = /^\/([\w.-]+)\/oauth2\/v2\.0\/token$/.exec(pathname)?.[1];
    return tenant === undefined ? null : this.#tokens(form, tenant);
  }

  #ask(query: URLSearchParams): ApiAnswer {
    const text = (name: string) => query.get(name) ?? '';
    const wrong =
      text('response_type') !== 'code' ||
      lookup(CLIENTS, text('client_id')) === undefined ||
      text('code_challenge_method') !== 'S256' ||
      !/^[\w-]{43}$/.test(text('code_challenge')) ||
      text('scope') === '';
    if (wrong) return { status: 400, body: { error: 'invalid_request' } };
    const code = `4/0-${++this.#next}-${crypto.randomUUID()}`;
    const user = text('login_hint');
    this.#codes.set(code, {
      ...{ user, client: text('client_id'), redirect: text('redirect_uri') },
      ...{ challenge: text('code_challenge'), scopes: text('scope').split(' ') },
    });
    const back = new URL(text('redirect_uri'));
    back.searchParams.set('code', code);
    back.searchParams.set('state', text('state'));
    return { status: 302, headers: { location: back.href } };
  }

  /** `tenant`: at Microsoft, where each refresh token is good until the next one. */
  #tokens(form: URLSearchParams, tenant: string | null): ApiAnswer {
    const text = (name: string) => form.get(name) ?? '';
    const refused = (error: string, error_description: string) => ({
      status: 400,
      body: { error, error_description },
    });
    if (lookup(CLIENTS, text('client_id')) !== text('client_secret'))
      return { ...refused('invalid_client', 'The OAuth client was not found.'), status: 401 };
    if (text('grant_type') === 'refresh_token') {
      const given = text('refresh_token');
      const user = this.#users.get(given);
      const box = user === undefined ? null : this.#boxOf(user);
      if (!box || user === undefined || !box.consents.has(given))
        return refused(
          'invalid_grant',
          tenant !== null
            ? 'AADSTS700082: The refresh token has expired due to inactivity.\r\nTrace ID: x'
            : 'Token has been expired or revoked.',
        );
      return this.#granted(user, tenant !== null ? this.grant(user) : null, null);
    }
    if (text('grant_type') === 'client_credentials')
      return tenant !== null && text('scope') === 'https://graph.microsoft.com/.default'
        ? this.#granted(`app@${tenant}`, null, null)
        : refused('unsupported_grant_type', 'Invalid grant_type.');
    const asked = this.#codes.get(text('code'));
    // A code is good once, and for whoever asked for it.
    this.#codes.delete(text('code'));
    const challenge = createHash('sha256').update(text('code_verifier')).digest('base64url');
    if (
      asked?.client !== text('client_id') ||
      asked.redirect !== text('redirect_uri') ||
      asked.challenge !== challenge
    )
      return refused('invalid_grant', 'Malformed auth code.');
    return this.#granted(asked.user, this.grant(asked.user), asked.scopes);
  }

  #granted(user: string, refresh: string | null, scopes: string[] | null): ApiAnswer {
    const box = this.#boxOf(user);
    const token = `access-${++this.#next}-of-a-consent`;
    this.#users.set(token, user);
    box.access.add(token);
    box.asked.tokens++;
    return {
      status: 200,
      body: {
        ...{ access_token: token, expires_in: 3_599, token_type: 'Bearer' },
        ...(refresh === null ? {} : { refresh_token: refresh }),
        ...(scopes === null ? {} : { scope: (box.grants ?? scopes).join(' ') }),
      },
    };
  }
}
