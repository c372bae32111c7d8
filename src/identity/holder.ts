import type { Session } from '../conversation/state.ts';
import type { OrderRecord } from '../shop/shop.ts';
import { emailAddress } from './address.ts';

/** Makes a keyed hash of whoever has an order now; a claim keeps it. */
type HolderName = (text: string) => string;

/**
 * The orders that a session has named, each with whoever had it then. A claim on an order holds for as long
 * as the shop has it for the same account with the same contacts: what proved the claim may otherwise be
 * somebody else's by now.
 */
export interface NamedOrders {
  /** A keyed hash of whoever has it now. */
  holder(order: OrderRecord): string;
  /** Whether it still belongs to the same customer as when it was named. True for a claim from before that was kept. */
  stands(order: OrderRecord): boolean;
  /** Records that it was named just now. */
  note(order: string, holder: string): void;
}

/** Who an order belonged to when somebody proved to know it: once the order has changed hands, the claim is void. */
export function namedOrders({ proofs = [] }: Pick<Session, 'proofs'>, name: HolderName): NamedOrders {
  const then = new Map(proofs.flatMap(({ claim, holder }) => (claim && holder ? [[claim, holder]] : [])));
  const holder = ({ customer: { id, email, phone } }: OrderRecord) =>
    name(JSON.stringify([id, emailAddress(email) ?? email, phone]));
  return {
    holder,
    stands: (order) => {
      const before = then.get(order.id);
      return before === undefined || before === holder(order);
    },
    note: (order, now) => void then.set(order, now),
  };
}
