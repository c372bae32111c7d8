/*
 * How the owner of a mailbox lets us into it without a password (RFC 6749 with RFC 7636): where they are asked, what for,
 * and what is to be done when that is no longer good.
 */

/** The connections that begin with a consent. */
export const CONSENT_NAMES = ['gmail', 'graph'] as const;
export type ConsentName = (typeof CONSENT_NAMES)[number];

/** What a deployment is known as there; null closes the door. */
export interface OAuthApp {
  id: string;
  secret: string;
  /** Microsoft: whose accounts may come in, `common` for all. */
  tenant: string;
}

interface AppEnv {
  GOOGLE_CLIENT_ID?: string;
  GOOGLE_CLIENT_SECRET?: string;
  MICROSOFT_CLIENT_ID?: string;
  MICROSOFT_CLIENT_SECRET?: string;
  MICROSOFT_TENANT?: string;
}

export interface Consent {
  /** Who is asked, as people call them. */
  provider: 'Google' | 'Microsoft';
  api: string;
  authorize(tenant: string): string;
  token(tenant: string): string;
  /** Where a consent is given back; null where there is no such place. */
  revoke: string | null;
  scopes: readonly string[];
  /** Those of them without which nothing works: boxes can be left unticked. */
  needed: readonly string[];
  parameters: Readonly<Record<string, string>>;
  app(env: AppEnv): OAuthApp | null;
  /** What the deployment lacks. */
  missing: string;
  /** What the owner does when the consent is gone. */
  mend: string;
}

/** Microsoft's own domains: whoever has a mailbox there shares none, and may not be asked whether they do. */
const PERSONAL = /@(?:outlook|hotmail|live|msn)\.[a-z.]+$/i;

const google = 'https://www.googleapis.com/auth/gmail';
const microsoft = (tenant: string, what: string) =>
  `https://login.microsoftonline.com/${encodeURIComponent(tenant)}/oauth2/v2.0/${what}`;

export const CONSENTS: Readonly<Record<ConsentName, Consent>> = {
  gmail: {
    provider: 'Google',
    api: 'https://gmail.googleapis.com',
    authorize: () => 'https://accounts.google.com/o/oauth2/v2/auth',
    token: () => 'https://oauth2.googleapis.com/token',
    revoke: 'https://oauth2.googleapis.com/revoke',
    // Nothing is marked, moved or deleted: what reads and what sends is enough.
    scopes: [`${google}.readonly`, `${google}.send`],
    needed: [`${google}.readonly`, `${google}.send`],
    // Without both, Google hands out no refresh token the second time.
    parameters: { access_type: 'offline', prompt: 'consent' },
    app: ({ GOOGLE_CLIENT_ID: id, GOOGLE_CLIENT_SECRET: secret }) =>
      id && secret ? { id, secret, tenant: '' } : null,
    missing: 'GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET',
    mend: 'Connect the mailbox again in the console. Google ends a consent after 7 days while its project is in “Testing”: publish it, or make it Internal.',
  },
  graph: {
    provider: 'Microsoft',
    api: 'https://graph.microsoft.com',
    authorize: (tenant) => microsoft(tenant, 'authorize'),
    token: (tenant) => microsoft(tenant, 'token'),
    revoke: null,
    scopes: [
      ...['offline_access', 'User.Read', 'Mail.ReadWrite', 'Mail.Send'],
      ...['Mail.ReadWrite.Shared', 'Mail.Send.Shared'],
    ],
    needed: ['Mail.ReadWrite', 'Mail.Send'],
    parameters: { prompt: 'select_account' },
    app: ({ MICROSOFT_CLIENT_ID: id, MICROSOFT_CLIENT_SECRET: secret, MICROSOFT_TENANT: tenant }) =>
      id && secret ? { id, secret, tenant: tenant || 'common' } : null,
    missing: 'MICROSOFT_CLIENT_ID and MICROSOFT_CLIENT_SECRET',
    mend: 'Connect the mailbox again in the console. A consent ends with a changed password, a new sign-in rule, or 90 days without use; an administrator may have to approve the app.',
  },
};

/** An address of theirs, at `base` instead of their own host where there is one. */
export function addressAt(url: string, base: string | undefined): string {
  return base ? base + new URL(url).pathname : url;
}

/** Where the owner is asked. `challenge`: S256 of what only the exchange will show (RFC 7636). */
export function consentUrl(
  name: ConsentName,
  {
    app,
    base,
    redirect,
    state,
    challenge,
    hint,
  }: {
    app: OAuthApp;
    base: string | undefined;
    redirect: string;
    state: string;
    challenge: string;
    hint: string;
  },
): string {
  const { authorize, scopes, parameters } = CONSENTS[name];
  const query = new URLSearchParams({
    client_id: app.id,
    redirect_uri: redirect,
    response_type: 'code',
    scope: scopes.filter((scope) => !PERSONAL.test(hint) || !scope.endsWith('.Shared')).join(' '),
    state,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    login_hint: hint,
    ...parameters,
  });
  return `${addressAt(authorize(app.tenant), base)}?${query}`;
}
