import { dressOrder } from '../../sandbox/seed/dress.ts';
import { Api } from '../../scripts/clients/api.ts';
import type { Service } from '../../scripts/clients/service.ts';
import { MAILBOX, PHONE, PHONE_NUMBER_ID } from '../service/env.ts';

/** Lines of one import. */
const BATCH = 250;
/** The first number of an order; all have as many digits. */
const FIRST = 700_000;

const SETTINGS = {
  name: 'Lune',
  orderLookup: 'number',
  email: { address: MAILBOX },
  // Callers here are silent while others speak, and nobody asks them whether they are still there.
  phone: { number: PHONE, silenceSeconds: 300 },
  whatsapp: { phoneNumberId: PHONE_NUMBER_ID },
  // One thread is asked again and again, faster than a person types.
  limits: { messagesPerMinute: 100_000 },
};

/** Somebody the shop knows, with one order: a dress that was delivered yesterday. */
export interface Person {
  order: string;
  account: string;
  name: string;
  email: string;
  phone: string;
}

function personOf(number: number): Person {
  const order = `${number}`;
  const email = `customer-${order}@example.com`;
  return { order, account: `c-${order}`, name: 'Sophie Martin', email, phone: `+33612${order}` };
}

/** Order numbers, each given out once: no two customers ask about the same order. */
export class Orders {
  #next = FIRST;
  readonly #end: number;

  private constructor(count: number) {
    this.#end = FIRST + count;
  }

  /** Sets the store up through the API, with `count` orders, each of an account of its own. */
  static async plant(service: Service, count: number): Promise<Orders> {
    const api = new Api(service);
    await api.change(SETTINGS);
    const lines = Array.from({ length: count }, (_, index) => ({
      type: 'order' as const,
      ...dressOrder(personOf(FIRST + index), new Date()),
    }));
    for (let from = 0; from < count; from += BATCH) await api.import(lines.slice(from, from + BATCH));
    return new Orders(count);
  }

  /** The number of an order nobody has asked about. */
  next(): string {
    return this.person().order;
  }

  /** Somebody who has not spoken yet. */
  person(): Person {
    if (this.#next >= this.#end) throw new Error('more orders are needed than were planted');
    return personOf(this.#next++);
  }
}
