import type { LabelRequest } from '../carriers/carrier.ts';
import type { Settings } from '../settings.ts';
import type { OrderRecord, Return } from './shop.ts';

/** What goes back, from whom and to whom, as a carrier is told. */
export function parcelOf(back: Return, order: OrderRecord, settings: Settings): LabelRequest['parcel'] {
  const { customer, address, currency } = order;
  const { address: shop } = settings.returns;
  const from = address ?? { line1: '', line2: '', postcode: '', city: '', country: settings.country };
  return {
    order: order.id,
    from: { ...from, name: customer.name, email: customer.email, phone: customer.phone },
    to: { ...shop, email: settings.email.address, phone: settings.phone.number },
    items: back.parts.flatMap(({ line, quantity }) => {
      const item = order.items.find((one) => one.line === line);
      return item ? [{ title: item.title, sku: item.sku, quantity, price: item.price, currency }] : [];
    }),
  };
}
