import type { Customer } from '../durable-objects/customer/customer.ts';

/**
 * Lets a customer's object begin with nothing heard yet: it has its tables, for tests that look into them.
 */
export async function begin(customer: DurableObjectStub<Customer>): Promise<void> {
  await customer.receive([], { origin: '', country: null, trace: 'test' });
}
