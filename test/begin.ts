import type { Customer } from '../durable-objects/customer.ts';

/** Lets a customer's object begin with nothing heard yet: it has its tables, for tests that look into them. */
export function begin(customer: DurableObjectStub<Customer>): Promise<void> {
  return customer.hear([], { origin: '', country: null, trace: 'test' });
}
