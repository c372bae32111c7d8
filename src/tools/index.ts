import type { Deed } from '../conversation/deeds.ts';
import type { Capability } from '../shop/writes.ts';
import { changeProfileAddress } from './account/change_profile_address.ts';
import { findAccount } from './account/find_account.ts';
import { sendReceipt } from './account/send_receipt.ts';
import { viewProfile } from './account/view_profile.ts';
import { bookAppointment } from './appointments/book_appointment.ts';
import { cancelAppointment } from './appointments/cancel_appointment.ts';
import { findFreeTimes } from './appointments/find_free_times.ts';
import { listAppointments } from './appointments/list_appointments.ts';
import { moveAppointment } from './appointments/move_appointment.ts';
import { cancelSubscription } from './billing/cancel_subscription.ts';
import { changeSubscription } from './billing/change_subscription.ts';
import { keepSubscription } from './billing/keep_subscription.ts';
import { listInvoices } from './billing/list_invoices.ts';
import { listSubscriptions } from './billing/list_subscriptions.ts';
import { sendInvoice } from './billing/send_invoice.ts';
import { calculate } from './calculate.ts';
import { cancelOrder } from './cancel_order.ts';
import { checkCode } from './check_code.ts';
import { chooseRefund } from './choose_refund.ts';
import { exchangeItem } from './exchange_item.ts';
import { findOrder } from './find_order.ts';
import { findProducts } from './find_products.ts';
import { listOrders } from './list_orders.ts';
import { listProducts } from './list_products.ts';
import { lookOutside } from './look_outside.ts';
import { findPickupPoints } from './parcel/find_pickup_points.ts';
import { findShops } from './parcel/find_shops.ts';
import { noteArrival } from './parcel/note_arrival.ts';
import { reportProblem } from './parcel/report_problem.ts';
import { resendLabel } from './parcel/resend_label.ts';
import { trackParcel } from './parcel/track_parcel.ts';
import { changeItems } from './pending/change_items.ts';
import { changeOrderAddress } from './pending/change_order_address.ts';
import { changePayment } from './pending/change_payment.ts';
import { returnItem } from './return_item.ts';
import { searchKnowledge } from './search_knowledge.ts';
import { sendCode } from './send_code.ts';
import type { Tool } from './tool.ts';
import { undo } from './undo.ts';

/** Every tool under its name, for every brain. A new one is a file and a line here. */
const list = named({
  find_order: findOrder,
  list_orders: listOrders,
  find_products: findProducts,
  find_shops: findShops,
  return_item: returnItem,
  exchange_item: exchangeItem,
  choose_refund: chooseRefund,
  cancel_order: cancelOrder,
  undo,
  send_code: sendCode,
  check_code: checkCode,
  change_items: changeItems,
  change_order_address: changeOrderAddress,
  change_payment: changePayment,
  change_profile_address: changeProfileAddress,
  find_account: findAccount,
  view_profile: viewProfile,
  list_products: listProducts,
  resend_label: resendLabel,
  send_receipt: sendReceipt,
  list_subscriptions: listSubscriptions,
  list_invoices: listInvoices,
  send_invoice: sendInvoice,
  cancel_subscription: cancelSubscription,
  keep_subscription: keepSubscription,
  change_subscription: changeSubscription,
  note_arrival: noteArrival,
  report_problem: reportProblem,
  find_pickup_points: findPickupPoints,
  track_parcel: trackParcel,
  list_appointments: listAppointments,
  find_free_times: findFreeTimes,
  book_appointment: bookAppointment,
  move_appointment: moveAppointment,
  cancel_appointment: cancelAppointment,
  calculate,
  search_knowledge: searchKnowledge,
  look_outside: lookOutside,
});

export type ToolName = keyof typeof list;

/** Inputs and outputs of every tool, by name. */
export type ToolTypes = {
  [Name in ToolName]: (typeof list)[Name] extends Tool<infer Input, infer Output>
    ? { input: Input; output: Output }
    : never;
};

/** Tools that act on an order: their names are the keys of every table of what can be offered. */
export type DoingTool = {
  [Name in ToolName]: (typeof list)[Name]['does'] extends Deed ? Name : never;
}[ToolName];

export const tools: {
  readonly [Name in ToolName]: Tool<ToolTypes[Name]['input'], ToolTypes[Name]['output']>;
} = list;

const byName: ReadonlyMap<string, Tool> = new Map<string, Tool>(Object.entries(tools));

/** The tool of this name, whether from a row or from outside; null when there is none. */
export function toolNamed(name: string): Tool | null {
  return byName.get(name) ?? null;
}

/** Tools that ask the store's carrier. */
const OF_CARRIER: readonly ToolName[] = [findPickupPoints.name, trackParcel.name];

/** The tools that a store's systems make useless: the abilities of its shop, and whether there is a carrier. */
export function unableTools(able: readonly Capability[], carrier: boolean): ToolName[] {
  return Object.values(list).flatMap(({ name, needs }: Tool & { name: ToolName }) => {
    const unable = OF_CARRIER.includes(name) ? !carrier : needs && !able.includes(needs);
    return unable ? [name] : [];
  });
}

/** Whether there is a tool of this name. */
export function isToolName(name: string): name is ToolName {
  return byName.has(name);
}

/** What a tool of this name does to an order; null for a tool that changes none. */
export function deedOf(name: string): Deed | null {
  return toolNamed(name)?.does ?? null;
}

/** True of the name of a tool that acts on an order. */
export function isDoing(name: string): name is DoingTool {
  return deedOf(name) !== null;
}

function named<Tools extends { readonly [Name in keyof Tools]: { readonly name: Name } }>(all: Tools): Tools {
  return all;
}
