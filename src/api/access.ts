import { z } from '@hono/zod-openapi';

/** What an API token may be given the right to, and what that means. */
const SCOPES = {
  'customers:read': 'Find customers and read their threads',
  'customers:act':
    'Do what an advisor does: take over, write, hand back, resolve, note, promise, approve, link, revoke, block',
  'customers:export': 'Take out everything kept of a person, files included',
  'customers:erase': 'Erase a person for good, or what could be given to nobody, and read the receipts',
  desk: 'Read who waits for a person, and what only the owner can mend',
  'shop:read': 'Look up orders and products',
  'shop:write': 'Write orders and products',
  settings: 'Read and change the settings of the store',
  reports: 'Read the figures',
  knowledge: 'Read and write its articles and scenarios, and what was asked and not found',
  'people:read': 'Read who works in the store',
  audit: 'Read who saw and did what',
} as const;

export type Scope = keyof typeof SCOPES;
export const Scope = z.enum(Object.keys(SCOPES) as [Scope, ...Scope[]]).openapi('Scope', {
  description: Object.entries(SCOPES)
    .map(([name, what]) => `\`${name}\`: ${what}.`)
    .join(' '),
});

/**
 * Who may call a route: a token with the scope; only the store's own token or an owner; the platform's token;
 * a signed-in person (about themselves); or anybody.
 */
export type Access = Scope | 'owner' | 'platform' | 'person' | 'open';

/**
 * Who may call what, for every route of `/api/v1` but its description, which is open. A route without an
 * entry answers only the owner, and a test fails. The store's own token (ADMIN_TOKEN for the default store)
 * may call all but the platform's routes.
 */
export const ACCESS: ReadonlyMap<string, Access> = new Map<string, Access>([
  ['POST /stores', 'platform'],
  ['GET /stores/{id}', 'platform'],
  ['PUT /stores/{id}/suspension', 'platform'],
  ['DELETE /stores/{id}/suspension', 'platform'],
  ['PUT /stores/{id}/quota', 'platform'],
  ['PUT /stores/{id}/token', 'platform'],
  ['DELETE /stores/{id}', 'platform'],

  ['GET /customers', 'customers:read'],
  ['GET /customers/{id}', 'customers:read'],
  ['GET /customers/{id}/exchanges', 'customers:read'],
  ['GET /customers/{id}/why/{message}', 'customers:read'],

  ['GET /customers/{id}/timeline', 'customers:read'],
  ['GET /customers/{id}/live', 'customers:read'],
  ['GET /customers/{id}/brief', 'customers:read'],
  ['GET /customers/{id}/orders', 'customers:read'],
  ['GET /customers/{id}/billing', 'customers:read'],
  ['GET /customers/{id}/agenda', 'customers:read'],
  ['GET /customers/{id}/channels', 'customers:read'],
  ['POST /customers/{id}/act', 'customers:act'],

  ['POST /customers/{id}/takeover', 'customers:act'],
  ['POST /customers/{id}/reply', 'customers:act'],
  ['POST /customers/{id}/files', 'customers:act'],
  ['POST /customers/{id}/handback', 'customers:act'],
  ['POST /customers/{id}/resolve', 'customers:act'],
  ['POST /customers/{id}/reopen', 'customers:act'],
  ['POST /customers/{id}/note', 'customers:act'],
  ['POST /customers/{id}/promise', 'customers:act'],
  ['POST /customers/{id}/promises/{promise}/kept', 'customers:act'],
  ['POST /customers/{id}/link', 'customers:act'],
  ['POST /customers/{id}/unlink', 'customers:act'],
  ['POST /customers/{id}/revoke-address', 'customers:act'],
  ['POST /customers/{id}/revoke-session', 'customers:act'],

  ['GET /customers/{id}/export', 'customers:export'],
  ['DELETE /customers/{id}', 'customers:erase'],
  ['GET /erasures', 'customers:erase'],
  ['POST /erasures/{id}/dismiss', 'customers:erase'],

  ['GET /desk', 'desk'],
  ['GET /desk/live', 'desk'],
  ['GET /answers', 'desk'],
  ['GET /search', 'customers:read'],
  ['POST /search/rebuild', 'owner'],
  ['POST /customers/{id}/assign', 'desk'],
  ['POST /customers/{id}/snooze', 'desk'],
  ['POST /customers/{id}/tags', 'customers:act'],
  ['POST /customers/{id}/block', 'customers:act'],
  ['POST /customers/{id}/unblock', 'customers:act'],
  ['POST /approvals/{id}', 'customers:act'],
  ['POST /drafts/{id}', 'customers:act'],
  ['DELETE /unclaimed/{id}', 'customers:erase'],

  ['GET /settings', 'settings'],
  ['PUT /settings', 'settings'],
  ['PATCH /settings', 'settings'],
  ['POST /settings/try', 'settings'],
  ['POST /settings/samples', 'settings'],
  ['GET /settings/history', 'settings'],
  ['GET /presets', 'settings'],
  ['POST /presets/{id}/apply', 'settings'],
  ['POST /settings/revert', 'settings'],
  ['GET /widget/check', 'settings'],
  ['GET /costs', 'settings'],

  ['GET /reports', 'reports'],
  ['GET /reports/threads', 'reports'],
  ['GET /morning', 'reports'],
  ['PUT /reports/baseline', 'settings'],
  ['DELETE /reports/baseline', 'settings'],
  ['GET /scenarios', 'knowledge'],
  ['PUT /scenarios/{id}', 'knowledge'],
  ['DELETE /scenarios/{id}', 'knowledge'],
  ['POST /customers/{id}/scenario', 'knowledge'],
  ['PUT /scenario-results', 'settings'],

  ['GET /articles', 'knowledge'],
  ['GET /articles/{id}', 'knowledge'],
  ['PUT /articles/{id}', 'knowledge'],
  ['DELETE /articles/{id}', 'knowledge'],
  ['POST /articles/import', 'knowledge'],
  ['GET /articles/import', 'knowledge'],
  ['GET /articles/unanswered', 'knowledge'],
  ['DELETE /articles/unanswered', 'knowledge'],
  ['GET /mailboxes', 'settings'],
  ['PUT /mailboxes/{address}', 'settings'],
  ['POST /mailboxes/{address}/verify', 'settings'],
  ['DELETE /mailboxes/{address}', 'settings'],

  ['GET /shop', 'shop:read'],
  ['GET /orders/{id}', 'shop:read'],
  ['GET /products/{id}', 'shop:read'],
  ['GET /places', 'shop:read'],
  ['DELETE /places/{id}', 'shop:write'],
  ['GET /accounts/{id}', 'shop:read'],
  ['GET /subscriptions/{id}', 'shop:read'],
  ['GET /invoices/{id}', 'shop:read'],
  ['GET /appointments', 'shop:read'],
  ['GET /appointments/{id}', 'shop:read'],
  ['GET /free-times', 'shop:read'],
  ['PUT /orders/{id}', 'shop:write'],
  ['PUT /products/{id}', 'shop:write'],
  ['POST /import', 'shop:write'],

  ['POST /console/sign-in', 'open'],
  ['GET /console/sign-in/passkey', 'open'],
  ['DELETE /console/session', 'person'],
  ['GET /me', 'person'],
  ['GET /me/digest', 'person'],
  ['PUT /me/digest', 'person'],
  ['GET /me/notices', 'person'],
  ['PATCH /me/notices', 'person'],
  ['POST /me/notices/browsers', 'person'],
  ['DELETE /me/notices/browsers/{id}', 'person'],
  ['POST /me/notices/test', 'person'],
  ['GET /me/passkeys', 'person'],
  ['GET /me/passkey-options', 'person'],
  ['POST /me/passkeys', 'person'],
  ['PATCH /me/passkeys/{id}', 'person'],
  ['DELETE /me/passkeys/{id}', 'person'],
  ['GET /me/softphone', 'person'],
  ['POST /me/softphone', 'person'],
  ['GET /people', 'people:read'],
  ['POST /people', 'owner'],
  ['PATCH /people/{id}', 'owner'],
  ['DELETE /people/{id}', 'owner'],
  ['POST /people/{id}/invite', 'owner'],
  ['GET /people/{id}/passkeys', 'owner'],
  ['DELETE /people/{id}/passkeys/{passkey}', 'owner'],
  ['GET /audit', 'audit'],
  ['GET /mentions', 'person'],
  ['DELETE /mentions/{id}', 'person'],

  // A token that could make tokens could give itself every right.
  ['GET /tokens', 'owner'],
  ['POST /tokens', 'owner'],
  ['PUT /tokens/{id}/secret', 'owner'],
  ['DELETE /tokens/{id}', 'owner'],
  ['GET /connections', 'owner'],
  ['GET /connections/{name}', 'owner'],
  ['PUT /connections/{name}', 'owner'],
  ['DELETE /connections/{name}', 'owner'],
  ['POST /connections/{name}/test', 'owner'],
  ['POST /connections/{name}/authorize', 'owner'],
  ['POST /connections/{name}/grant', 'owner'],
  ['GET /webhooks', 'owner'],
  ['POST /webhooks', 'owner'],
  ['PATCH /webhooks/{id}', 'owner'],
  ['PUT /webhooks/{id}/secret', 'owner'],
  ['DELETE /webhooks/{id}', 'owner'],
  ['POST /webhooks/{id}/test', 'owner'],
  ['GET /webhook-deliveries', 'owner'],
  ['POST /webhook-deliveries/{n}/again', 'owner'],
  // All data of all customers, in and out.
  ['POST /backup', 'owner'],
  ['GET /backup', 'owner'],
  ['GET /backup/files', 'owner'],
  ['POST /restore', 'owner'],
  ['PUT /restore/{backup}/lines', 'owner'],
  ['PUT /restore/{backup}/files', 'owner'],
  ['POST /restore/{backup}/end', 'owner'],
  ['GET /secrets', 'owner'],
  ['PUT /secrets', 'owner'],
  ['PUT /secrets/token', 'owner'],
  ['PUT /secrets/identity', 'owner'],
]);

/** Further scopes of routes that show data of more than one scope: each is needed. */
const ALSO: ReadonlyMap<string, Scope> = new Map<string, Scope>([
  // It names waiting customers.
  ['GET /morning', 'desk'],
  // It returns messages of a thread.
  ['POST /customers/{id}/scenario', 'customers:read'],
]);

/** Everything a caller of a route needs; the route as the description names it. */
export function needsOf(route: string): Access[] {
  return [ACCESS.get(route) ?? 'owner', ...[ALSO.get(route) ?? []].flat()];
}

/** Who may call a route as the app lists it (`GET`, `/api/v1/customers/:id`). */
export function accessTo(method: string, path: string): Access[] {
  return needsOf(routeName(method, path));
}

/** A route as the description names it: `GET /customers/{id}`. */
export function routeName(method: string, path: string): string {
  return `${method} ${path.replace(/^\/api\/v1/, '').replaceAll(/:(\w+)/g, '{$1}')}`;
}
