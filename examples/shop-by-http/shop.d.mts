import type { Order, Product } from '../../src/shop/shop.ts';

/** What the shop is asked, as it came: header names in lower case, the path with its query. */
export interface ShopRequest {
  method: string;
  path: string;
  headers: Readonly<Record<string, string | undefined>>;
  body: string;
}

export function isSigned(secret: string, request: ShopRequest, seconds?: number): boolean;
export function createShop(shop: {
  orders: readonly Order[];
  products: readonly Product[];
  secret: string;
  can: Readonly<Record<'returns' | 'exchanges' | 'refunds' | 'cancel', boolean>>;
  base?: string;
  now?: () => string;
}): {
  (request: ShopRequest, seconds?: number): { status: number; json: unknown };
  /** Somebody orders. */
  place(order: Order): void;
};
