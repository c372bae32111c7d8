import type { CustomerObject } from '../durable-objects/customer/rpc.ts';

/**
 * Lets a customer's object begin with nothing heard yet: it has its tables, for tests that look into them.
 */
export async function begin(customer: DurableObjectStub<CustomerObject>): Promise<void> {
  await customer.receive([], { origin: '', country: null, trace: 'test' });
}
