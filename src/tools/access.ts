import { type Assurance, atLeast } from '../conversation/values.ts';
import { emailAddress } from '../identity/address.ts';
import type { OrderRecord } from '../shop/shop.ts';
import type { QuoteScope, Tool, ToolScope } from './tool.ts';

/** The account of a recognised speaker who is on file in the shop; null for everybody else. */
export function knownAccount(scope: Pick<ToolScope, 'assurance' | 'account'>): string | null {
  return atLeast(scope.assurance, 'recognised') ? scope.account : null;
}

/**
 * The speaker's assurance *towards the shop*. Somebody whose mailbox is proven but on no account is a
 * stranger to the shop, who may name an order: at most `claimed`.
 */
export function standing(scope: Pick<ToolScope, 'assurance' | 'account'>): Assurance {
  if (knownAccount(scope) !== null || !atLeast(scope.assurance, 'recognised')) return scope.assurance;
  return 'claimed';
}

/** The assurance with which a speaker sees an order that they may see, for `viewOrder`. */
export function viewedAs(scope: Pick<ToolScope, 'assurance' | 'account' | 'details'>): Assurance {
  const known = standing(scope);
  return known === 'anonymous' || scope.details === false ? 'claimed' : known;
}

/**
 * Whether a tool may act on this speaker's word. On a caller ID alone nothing irreversible is done, no money
 * moves at once, and nothing is done that could not be confirmed where the number's holder reads it: anybody
 * can call under any number. A quote is refused for the same reasons as its call.
 */
export async function mayAct<Input>(tool: Tool<Input>, input: Input, scope: QuoteScope): Promise<boolean> {
  if (!tool.quote || !scope.numberAlone) return true;
  const onFile = scope.account === null ? null : await scope.shop.account(scope.account);
  if (emailAddress(onFile?.email ?? '') === null) return false;
  const quote = await tool.quote(input, scope);
  return !quote.ok || !(quote.output.final || quote.output.money.some(({ when }) => when === 'now'));
}

/**
 * The order, when this speaker may use it: a recognised customer's own, or one that a stranger has named and
 * may see. Null for all others: another customer's and a missing one are the same.
 */
export async function reachableOrder(scope: QuoteScope, named: string): Promise<OrderRecord | null> {
  // Decided before the shop is asked, from our own data: a foreign order takes as long as a missing one.
  if (knownAccount(scope) === null && scope.claims.length === 0) return null;
  const order = await scope.shop.order(named);
  return order && reaches(scope, order) ? order : null;
}

/** Whether this speaker may use the order: by the shop's number for it, however the speaker wrote it. */
export function reaches(
  scope: Pick<ToolScope, 'assurance' | 'account' | 'claims' | 'named'>,
  order: OrderRecord,
): boolean {
  const account = knownAccount(scope);
  if (account !== null) return order.customer.id === account;
  return scope.claims.includes(order.id) && (scope.named?.stands(order) ?? true);
}
