import { cancelOrder } from './cancel_order.ts';
import { checkCode } from './check_code.ts';
import { chooseRefund } from './choose_refund.ts';
import { exchangeItem } from './exchange_item.ts';
import { findOrder } from './find_order.ts';
import { findProducts } from './find_products.ts';
import { listOrders } from './list_orders.ts';
import { returnItem } from './return_item.ts';
import { sendCode } from './send_code.ts';
import type { Tool, ToolName, ToolTypes } from './tool.ts';
import { undo } from './undo.ts';

/** Every tool by its name. A new one is a file and a line here. */
export const tools: {
  readonly [Name in ToolName]: Tool<ToolTypes[Name]['input'], ToolTypes[Name]['output']>;
} = {
  find_order: findOrder,
  list_orders: listOrders,
  find_products: findProducts,
  return_item: returnItem,
  exchange_item: exchangeItem,
  choose_refund: chooseRefund,
  cancel_order: cancelOrder,
  undo,
  send_code: sendCode,
  check_code: checkCode,
};
