import { dressOrder } from '../sandbox/seed/dress.ts';
import type { Service } from '../scripts/clients/service.ts';
import { MAILBOX, PHONE, PHONE_NUMBER_ID } from './env.ts';

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

/** Somebody the shop knows, with one order. */
export interface Person {
  order: string;
  name: string;
  email: string;
  phone: string;
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
    await call(service, 'PUT', 'settings', JSON.stringify(SETTINGS), 'application/json');
    for (let from = 0; from < count; from += BATCH) {
      const lines = Array.from({ length: Math.min(BATCH, count - from) }, (_, line) =>
        JSON.stringify(order(FIRST + from + line)),
      );
      await call(service, 'POST', 'import', lines.join('\n'), 'application/x-ndjson');
    }
    return new Orders(count);
  }

  next(): string {
    if (this.#next >= this.#end) throw new Error('more orders are needed than were planted');
    return `${this.#next++}`;
  }

  /** Somebody who has not spoken yet. */
  person(): Person {
    const order = this.next();
    return { order, ...contactOf(order) };
  }
}

function contactOf(order: string): Omit<Person, 'order'> {
  return { name: 'Sophie Martin', email: `customer-${order}@example.com`, phone: `+33612${order}` };
}

/** A line of the shop's feed: a dress that was delivered yesterday. */
function order(number: number): object {
  const buyer = { order: `${number}`, account: `c-${number}`, ...contactOf(`${number}`) };
  return { type: 'order', ...dressOrder(buyer, new Date()) };
}

async function call(
  service: Service,
  method: string,
  path: string,
  body: string,
  type: string,
): Promise<void> {
  const response = await service.fetch(`/api/v1/${path}`, {
    method,
    headers: { authorization: `Bearer ${service.adminToken}`, 'content-type': type },
    body,
  });
  const answer = await response.text();
  if (!response.ok)
    throw new Error(`${method} /api/v1/${path} answered ${response.status}: ${answer.slice(0, 300)}`);
}
