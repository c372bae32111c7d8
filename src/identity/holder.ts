import type { Session } from '../conversation/state.ts';
import type { OrderRecord } from '../shop/shop.ts';
import { emailAddress } from './address.ts';

/** What names, under a key, whoever has an order now: a claim is kept beside it. */
type HolderName = (text: string) => string;

/**
 * The orders that a session has named, each with who had it then. A claim on an order holds for as long as
 * the shop has it for the same account with the same contacts: what was shown of it to prove the claim may
 * since be somebody else's.
 */
export interface NamedOrders {
  /** A keyed name for who has it now. */
  holder(order: OrderRecord): string;
  /** Whether it is still whose it was when it was named. True of one from before that was kept. */
  stands(order: OrderRecord): boolean;
  /** It was named just now. */
  note(order: string, holder: string): void;
}

/** Who an order belonged to when somebody proved to know it: an order that has changed hands since stands for nothing. */
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
