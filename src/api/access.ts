import { z } from '@hono/zod-openapi';

/** What an API token may be given the right to, and what that means. */
const SCOPES = {
  'customers:read': 'Find customers and read their threads',
  'customers:act': 'Do what an advisor does: take over, write, hand back, resolve, note, link',
  'customers:export': 'Take out everything kept of a person, files included',
  'customers:erase': 'Erase a person for good, or what could be given to nobody, and read the receipts',
  desk: 'Read who waits for a person, and what only the owner can mend',
  'shop:read': 'Look up orders and products',
  'shop:write': 'Write orders and products',
  settings: 'Read and replace the settings of the store',
} as const;

export type Scope = keyof typeof SCOPES;
export const Scope = z.enum(Object.keys(SCOPES) as [Scope, ...Scope[]]).openapi('Scope', {
  description: Object.entries(SCOPES)
    .map(([name, what]) => `\`${name}\`: ${what}.`)
    .join(' '),
});

/** Who may call a route: whoever has the scope, the store's own token alone, or the platform's. */
export type Access = Scope | 'owner' | 'platform';

/**
 * Who may call what, for every route of `/api/v1` but its description, which is open. A route that does not
 * stand here answers nobody but the owner, and a test fails. The store's own token (ADMIN_TOKEN for the
 * default store) may call all but the platform's.
 */
export const ACCESS: ReadonlyMap<string, Access> = new Map<string, Access>([
  ['POST /stores', 'platform'],

  ['GET /customers', 'customers:read'],
  ['GET /customers/{id}', 'customers:read'],
  ['GET /customers/{id}/exchanges', 'customers:read'],

  ['POST /customers/{id}/takeover', 'customers:act'],
  ['POST /customers/{id}/reply', 'customers:act'],
  ['POST /customers/{id}/handback', 'customers:act'],
  ['POST /customers/{id}/resolve', 'customers:act'],
  ['POST /customers/{id}/note', 'customers:act'],
  ['POST /customers/{id}/link', 'customers:act'],
  ['POST /customers/{id}/unlink', 'customers:act'],

  ['GET /customers/{id}/export', 'customers:export'],
  ['DELETE /customers/{id}', 'customers:erase'],
  ['GET /erasures', 'customers:erase'],

  ['GET /desk', 'desk'],
  ['DELETE /unclaimed/{id}', 'customers:erase'],

  ['GET /settings', 'settings'],
  ['PUT /settings', 'settings'],

  ['GET /orders/{id}', 'shop:read'],
  ['GET /products/{id}', 'shop:read'],
  ['PUT /orders/{id}', 'shop:write'],
  ['PUT /products/{id}', 'shop:write'],
  ['POST /import', 'shop:write'],

  // A token that could make tokens could have every right.
  ['GET /tokens', 'owner'],
  ['POST /tokens', 'owner'],
  ['DELETE /tokens/{id}', 'owner'],
]);

/** Who may call a route as the app lists it (`GET`, `/api/v1/customers/:id`). */
export function accessTo(method: string, path: string): Access {
  const described = path.replace(/^\/api\/v1/, '').replaceAll(/:(\w+)/g, '{$1}');
  return ACCESS.get(`${method} ${described}`) ?? 'owner';
}
