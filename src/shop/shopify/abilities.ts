import type { Capability } from '../writes.ts';

/** What can be done, and the scopes that it takes. Shopify sells no other way to pay, and keeps no address of ours. */
const NEEDS: Readonly<Partial<Record<Capability, readonly string[]>>> = {
  return: ['write_returns'],
  undo: ['write_returns'],
  settle: ['write_returns', 'write_orders'],
  credit: ['write_returns', 'write_orders'],
  exchange: ['write_returns', 'write_inventory'],
  cancel: ['write_orders'],
  items: ['write_order_edits'],
  address: ['write_orders'],
};

/** What may be done with the scopes that the merchant granted. */
export function abilitiesOf(scopes: ReadonlySet<string>): Capability[] {
  return (Object.entries(NEEDS) as [Capability, readonly string[]][]).flatMap(([ability, needed]) =>
    needed.every((scope) => scopes.has(scope)) ? [ability] : [],
  );
}
