import { type Assurance, atLeast } from '../conversation/values.ts';
import type { OrderRecord } from '../shop/shop.ts';
import type { ToolScope } from './tool.ts';

/** The account of a speaker who is known and on file in the shop; null for everybody else. */
export function knownAccount(scope: Pick<ToolScope, 'assurance' | 'account'>): string | null {
  return atLeast(scope.assurance, 'recognised') ? scope.account : null;
}

/**
 * How far a speaker is known *to the shop*. Somebody whose mailbox is proven but on no account is to the shop a stranger who
 * may name an order, so at most `claimed`.
 */
export function standing(scope: Pick<ToolScope, 'assurance' | 'account'>): Assurance {
  if (knownAccount(scope) !== null || !atLeast(scope.assurance, 'recognised')) return scope.assurance;
  return 'claimed';
}

/** As whom this speaker sees an order that she may see: the view that `viewOrder` strips for. */
export function viewedAs(scope: Pick<ToolScope, 'assurance' | 'account' | 'details'>): Assurance {
  const known = standing(scope);
  return known === 'anonymous' || scope.details === false ? 'claimed' : known;
}

/**
 * The order, when this speaker may touch it: a known one's own, or one that a stranger has named and may see. Null for all
 * others: not hers and not there are the same.
 */
export async function reachableOrder(scope: ToolScope, id: string): Promise<OrderRecord | null> {
  const account = knownAccount(scope);
  if (account === null && !scope.claims.includes(id)) return null;
  const order = await scope.shop.order(id);
  return order && (account === null || order.customer.id === account) ? order : null;
}
