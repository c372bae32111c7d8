import { atLeast } from '../../../src/conversation/values.ts';
import type { ToolName } from '../../../src/tools/tool.ts';
import { actIn } from './act.ts';
import { label } from './seed.ts';
import type { Shop } from './shop.ts';

/** Looks up what a tool asks for, or does it. */
export function runIn(
  shop: Shop,
  name: ToolName,
  input: Record<string, never> & {
    order?: string;
    contact?: string;
    query?: string;
    near?: number;
    service?: string;
  },
): object {
  if (name === 'find_products') {
    const query = (input.query ?? '').toLowerCase();
    const words = query.split(' ').filter(Boolean);
    if (input.near !== undefined)
      return shop.products.filter(
        (one) => words.length === 0 || words.some((word) => JSON.stringify(one).toLowerCase().includes(word)),
      );
    return shop.products.filter(
      ({ id, title }) =>
        id.toLowerCase() === query ||
        title
          .toLowerCase()
          .split(' ')
          .some((word) => query.split(' ').some((said) => said.startsWith(word) || word.startsWith(said))),
    );
  }
  if (name === 'search_knowledge') return shop.passages;
  if (name === 'find_pickup_points') {
    const postcode = input.postcode ?? (shop.known() ? '69003' : undefined);
    return postcode ? { postcode, points: shop.points } : { refusal: { code: 'invalid', message: '' } };
  }
  if (name === 'find_shops') return shop.shops;
  if (name === 'find_free_times')
    return shop.free.filter(({ service }) => !input.service || service === input.service);
  if (name === 'list_appointments') return shop.visits;
  if (name === 'list_products')
    return [{ kind: '', products: shop.products.map(({ id, title }) => ({ id, title })) }];
  if (name === 'view_profile') return shop.profile;
  if (name === 'list_orders') return shop.orders;
  const found = shop.orders.find(({ id }) => id === input.order);
  const unknown = { refusal: { code: 'unknown', message: '' } };
  if (name === 'find_order') {
    const details = { address: shop.goesTo, payments: [], refunds: [], note: '' };
    if (shop.known()) {
      const told = atLeast(shop.assurance, 'verified') ? { details } : {};
      return found ? { ...found, ...told } : unknown;
    }
    if (shop.settings.orderLookup === 'number+contact') {
      if (input.contact !== shop.contactOnOrder || !found)
        return { refusal: { code: 'contact', message: '' } };
    }
    const seen = found ?? shop.foreign.find(({ id }) => id === input.order);
    if (!seen) return unknown;
    shop.claims.add(seen.id);
    if (shop.assurance === 'anonymous') shop.assurance = 'claimed';
    return seen;
  }
  if (!found) return unknown;
  if (name === 'track_parcel') {
    const parcel = (input as { parcel?: 'order' | 'return' }).parcel ?? 'order';
    return { order: found.id, parcel, track: shop.tracks[parcel] ?? null };
  }
  if (name === 'send_receipt')
    return { order: found.id, file: { ...label, id: `receipt-${found.id}` }, mailbox: shop.mailbox };
  if (name === 'note_arrival') {
    if (!shop.untold.includes(found.id) || found.status !== 'shipped')
      return { refusal: { code: 'policy', reason: 'not_delivered', message: '' } };
    found.toldDeliveredAt = shop.now;
    found.returnable = { open: true, lastDay: '2027-01-13', daysLeft: 30 };
    return found;
  }
  return actIn(shop, name, found, input);
}
