import type { Assurance } from '../../../src/conversation/values.ts';
import type { ToolName } from '../../../src/tools/tool.ts';

/** What each tool asks of who speaks. */
export const needs: Record<ToolName, Assurance> = {
  look_outside: 'anonymous',
  list_appointments: 'recognised',
  find_free_times: 'anonymous',
  book_appointment: 'recognised',
  move_appointment: 'recognised',
  cancel_appointment: 'recognised',
  search_knowledge: 'anonymous',
  find_order: 'anonymous',
  list_orders: 'recognised',
  find_products: 'anonymous',
  return_item: 'claimed',
  exchange_item: 'recognised',
  choose_refund: 'recognised',
  cancel_order: 'recognised',
  undo: 'recognised',
  send_code: 'anonymous',
  check_code: 'anonymous',
  change_items: 'recognised',
  change_order_address: 'verified',
  change_payment: 'verified',
  change_profile_address: 'verified',
  find_account: 'anonymous',
  view_profile: 'verified',
  list_products: 'anonymous',
  resend_label: 'recognised',
  send_receipt: 'verified',
  report_problem: 'claimed',
  note_arrival: 'claimed',
  find_pickup_points: 'anonymous',
  track_parcel: 'claimed',
  find_shops: 'anonymous',
  calculate: 'anonymous',
  list_subscriptions: 'recognised',
  list_invoices: 'verified',
  send_invoice: 'verified',
  cancel_subscription: 'verified',
  keep_subscription: 'verified',
};
export const consequential: readonly ToolName[] = ['exchange_item', 'choose_refund', 'cancel_order'];
export const reads: readonly ToolName[] = [
  'find_order',
  'find_products',
  'list_orders',
  'list_products',
  'view_profile',
  'send_receipt',
  'note_arrival',
];
export const reversible: readonly ToolName[] = ['return_item', 'undo'];
