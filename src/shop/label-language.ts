import type { Order } from './shop.ts';

/** The language of what is printed for an order: its customer's, English or French. */
export function labelLanguage(order: Pick<Order, 'customer'>): 'en' | 'fr' {
  return order.customer.locale.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}
