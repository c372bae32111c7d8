import type { Orders } from './orders.ts';

/** What every customer says, in this order. */
export interface Line {
  name: string;
  /** Said to warm the customer's object up, and not measured. */
  warmUp: boolean;
  text(orders: Orders): string;
}

export const SCRIPT: readonly Line[] = [
  { name: 'greeting', warmUp: true, text: () => 'Hello' },
  { name: 'opening hours', warmUp: false, text: () => 'What are your opening hours?' },
  { name: 'order status', warmUp: false, text: (orders) => `Where is my order #${orders.next()}?` },
];
