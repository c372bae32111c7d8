import { z } from 'zod';

const Trial = z.object({
  data: z.object({
    shop: z.object({ name: z.string(), myshopifyDomain: z.string() }),
    currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) }),
    orders: z
      .object({
        nodes: z.array(
          z.object({
            name: z.string(),
            email: z.string().nullish(),
            customer: z.object({ displayName: z.string().nullish() }).nullish(),
          }),
        ),
      })
      .nullish(),
  }),
  errors: z.array(z.object({ extensions: z.object({ code: z.string().optional() }).nullish() })).optional(),
});

/** What every part of the service needs, and what each is for. */
const NEEDED: Readonly<Record<string, string>> = {
  read_orders: 'orders cannot be read',
  read_customers: 'customers cannot be recognised',
  read_products: 'products and sizes cannot be read',
  read_inventory: 'stock cannot be read',
};
/** What is not offered without it. */
const OFFERED: Readonly<Record<string, string>> = {
  write_returns: 'no return or exchange is made',
  write_inventory: 'no exchange is reserved',
  write_orders: 'nothing is cancelled, paid back or sent elsewhere',
  write_order_edits: 'no order is edited',
};

/**
 * What a try of the connection says, in one line: the shop, what the app may not do, and how far back it sees.
 * Null where the answer is none.
 */
export function trial(answer: unknown): { ok: boolean; detail: string } | null {
  const read = Trial.safeParse(answer);
  if (!read.success) return null;
  const { data, errors = [] } = read.data;
  const scopes = new Set(data.currentAppInstallation.accessScopes.map(({ handle }) => handle));
  // A scope to write is one to read.
  const has = (scope: string) => scopes.has(scope) || scopes.has(scope.replace(/^read_/, 'write_'));
  const missing = (of: Readonly<Record<string, string>>) =>
    Object.entries(of)
      .filter(([scope]) => !has(scope))
      .map(([scope, what]) => `${what} (${scope})`);
  const hidden =
    errors.length > 0 ||
    data.orders?.nodes.some(({ email, customer }) => !email && customer?.displayName === null);
  const told = [
    ...missing(NEEDED),
    ...missing(OFFERED),
    ...(scopes.has('read_all_orders') ? [] : ['only the last 60 days of orders are seen (read_all_orders)']),
    ...(hidden ? ['names and addresses are hidden: protected customer data has to be approved'] : []),
  ];
  const { name, myshopifyDomain } = data.shop;
  return {
    ok: missing(NEEDED).length === 0 && !hidden,
    detail: `${name} (${myshopifyDomain})${told.length > 0 ? `: ${told.join('; ')}` : ''}`,
  };
}
