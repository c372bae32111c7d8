import type { Right, Role } from './protocol.ts';

const ADVISOR: readonly Right[] = ['customers:read', 'customers:act', 'desk', 'shop:read', 'knowledge:read'];
const LEAD: readonly Right[] = [
  ...ADVISOR,
  'customers:export',
  'people:read',
  'knowledge',
  'audit',
  'reports',
];
const OWNER: readonly Right[] = [...LEAD, 'customers:erase', 'shop:write', 'settings', 'owner'];

const OF_ROLE: Record<Role, readonly Right[]> = { advisor: ADVISOR, lead: LEAD, owner: OWNER };

/** What a person of that role may do. */
export function rightsOf(role: Role): readonly Right[] {
  return OF_ROLE[role];
}

/** What somebody who calls may do: all of it, or what is named (of an API token its scopes). */
export type Rights = readonly string[] | 'all';

/**
 * Whether somebody has the right to call what needs `access`. Who may write articles may read them; reading alone is a
 * right of people.
 */
export function isAllowed(rights: Rights, access: string, method = ''): boolean {
  if (rights === 'all' || rights.includes(access)) return true;
  return access === 'knowledge' && method === 'GET' && rights.includes('knowledge:read');
}

/** Throws where a right is missing that the route should have asked for: the second lock of a door. */
export function demand(rights: Rights, access: string): void {
  if (!isAllowed(rights, access)) throw new Error(`forbidden: needs ${access}`);
}
