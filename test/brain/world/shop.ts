import type { PickupPoint } from '../../../src/carriers/carrier.ts';
import type { CarrierTrack } from '../../../src/carriers/tracking.ts';
import { type Assurance, atLeast } from '../../../src/conversation/values.ts';
import type { OrderView, ProductView } from '../../../src/identity/view.ts';
import type { Passage } from '../../../src/knowledge/article.ts';
import { defaultSettings, type Settings } from '../../../src/settings.ts';
import type { AppointmentView } from '../../../src/tools/appointments/agenda.ts';
import type { ToldTime } from '../../../src/tools/appointments/find_free_times.ts';
import type { ShopView } from '../../../src/tools/parcel/find_shops.ts';
import type { ToolName } from '../../../src/tools/tool.ts';
import { order, product } from './seed.ts';

/** What the shop has, and what of it the speaker may see. */
export class Shop {
  now = '2026-12-14T18:32:00Z';
  settings: Settings = { ...defaultSettings(), name: 'Lune', orderLookup: 'number' };
  orders: OrderView[] = [order()];
  products: ProductView[] = [product()];
  /** Orders that exist in the shop and belong to somebody else. */
  foreign: OrderView[] = [];
  passages: Passage[] = [];
  /** Whether the account has an address to write to. */
  mailbox = true;
  profile = {
    ...{ name: 'Sophie Martin', email: 'sophie.martin@example.com', phone: '+33612345678' },
    addresses: [{ line1: '12 rue des Lilas', line2: '', postcode: '69003', city: 'Lyon', country: 'FR' }],
    paymentMethods: [{ id: 'card-1', method: 'card', label: 'Visa ending 4242' }],
  };
  /** Where the orders go. */
  goesTo = { line1: '12 rue des Lilas', line2: '', postcode: '69003', city: 'Lyon', country: 'FR' };
  /** Orders on their way of which the shop never says that they came. */
  untold: string[] = [];
  /** What the shop cannot do. */
  unable: string[] = [
    ...['find_pickup_points', 'track_parcel', 'find_shops', 'list_subscriptions', 'list_invoices'],
    ...['send_invoice', 'cancel_subscription', 'keep_subscription', 'change_subscription'],
  ];
  /** Shops in town. */
  shops: ShopView[] = [];
  /** Times that can be booked, and the customer's appointments. */
  free: ToldTime[] = [];
  visits: AppointmentView[] = [];
  /** Points of the carrier, wherever one asks. */
  points: PickupPoint[] = [];
  /** What the carrier says of the parcels, of an order and of a return. */
  tracks: { order?: CarrierTrack; return?: CarrierTrack } = {};
  /** What waits for a person, whoever agrees to it. */
  limited: ToolName[] = [];
  /** The locale of every session, until another language is spoken. */
  locale = 'en';
  /** The customer's account in the shop; null when the address is on no account. */
  account: string | null = 'c-1';
  contactOnOrder = 'sophie.martin@example.com';
  claims = new Set<string>();
  assurance: Assurance = 'anonymous';

  paidBack({ id, currency, refunds }: OrderView, amount: number): void {
    refunds.push({
      id: `f-${refunds.length + 1}`,
      order: id,
      amount,
      currency,
      method: 'card',
      status: 'issued',
      at: this.now,
    });
  }

  known(): boolean {
    return atLeast(this.assurance, 'recognised') && this.account !== null;
  }
}
