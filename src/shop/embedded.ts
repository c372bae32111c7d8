import type { EmbeddedShop } from '../../durable-objects/embedded-shop.ts';
import type { Shop } from './shop.ts';
import { ShopUnavailable } from './unavailable.ts';

/** The {@link Shop} port over one store's shop object. Throws {@link ShopUnavailable} and nothing else. */
export function embeddedShop(stub: DurableObjectStub<EmbeddedShop>): Shop {
  return {
    account: (id) => answer(stub.account(id)),
    accountByContact: (contact) => answer(stub.accountByContact(contact)),
    order: (number) => answer(stub.order(number)),
    ordersOf: (account, limit) => answer(stub.ordersOf(account, limit)),
    product: (id) => answer(stub.getProduct(id)),
    findProducts: (query) => answer(stub.findProducts(query)),
    createReturn: (request) => answer(stub.createReturn(request)),
    attachLabel: (request) => answer(stub.attachLabel(request)),
    createExchange: (request) => answer(stub.createExchange(request)),
    settleByRefund: (request) => answer(stub.settleByRefund(request)),
    cancelOrder: (request) => answer(stub.cancelOrder(request)),
    undoExchange: (request) => answer(stub.undoExchange(request)),
    undoReturn: (request) => answer(stub.undoReturn(request)),
  };
}

async function answer<P extends Promise<unknown>>(call: P): Promise<Awaited<P>> {
  try {
    return await call;
  } catch (cause) {
    throw new ShopUnavailable('The shop did not answer.', { cause });
  }
}
