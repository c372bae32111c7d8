import type { ToolScope } from '../../src/tools/tool.ts';
import { createToolbox, type Ledger, type ToolboxOptions } from '../../src/tools/toolbox.ts';
import { freshShop } from '../shop/fresh.ts';
import { anItem, anOrder, memoryFiles, NOW, SETTINGS, theDress } from '../shop/world.ts';

/** Sophie's orders: one delivered, one pending. Another customer's: `77`, with the same dress. */
export async function aShop() {
  const { stub, shop } = freshShop();
  const claire = {
    ...anOrder().customer,
    id: 'c-2',
    name: 'Claire Autre',
    email: 'claire@example.com',
    phone: '+33698765432',
  };
  await stub.importLines([
    { type: 'product', ...theDress() },
    {
      type: 'product',
      id: 'TP-201',
      title: 'Linen shirt',
      description: '',
      sizeChart: {},
      variants: [{ sku: 'TP-201-M', options: {}, price: 1, stock: 9 }],
    },
    {
      type: 'order',
      ...anOrder({
        items: [anItem(), anItem({ line: '2', sku: 'TP-201-S', product: 'TP-201', price: 1000 })],
        total: 9700,
        payments: [{ id: 'p', method: 'card', label: 'Visa ending 4242', amount: 9700 }],
      }),
    },
    {
      type: 'order',
      ...anOrder({ id: '45830', status: 'pending', placedAt: '2026-11-23T10:00:00Z', deliveredAt: null }),
    },
    { type: 'order', ...anOrder({ id: '77', customer: claire }) },
  ]);
  return { stub, shop, files: memoryFiles() };
}

type Shop = Awaited<ReturnType<typeof aShop>>;

/** The ledger as the object keeps it, in memory. */
export function memoryLedger(): Ledger & {
  done: Map<string, { tool: string; output: unknown; order: string | null }>;
  begun: string[];
} {
  const done = new Map<string, { tool: string; output: unknown; order: string | null }>();
  const begun: string[] = [];
  return {
    done,
    begun,
    begin: ({ key }) => {
      begun.push(key);
      const earlier = done.get(key);
      return earlier ? { output: earlier.output } : null;
    },
    abandon: () => undefined,
    finish: ({ key, tool, output, order }) => {
      done.set(key, { tool, output, order });
    },
  };
}

const SPEAKERS = {
  stranger: { assurance: 'anonymous', account: null },
  sophie: { assurance: 'recognised', account: 'c-1' },
  verified: { assurance: 'verified', account: 'c-1' },
  /** A proven mailbox that is on no account. */
  nobody: { assurance: 'recognised', account: null },
} as const;

export function speaking(
  who: keyof typeof SPEAKERS,
  { shop, files }: Pick<Shop, 'shop' | 'files'>,
  change: Partial<ToolScope> &
    Partial<Omit<ToolboxOptions, 'scope'>> & {
      proposals?: Record<string, { tool: string; input: unknown }>;
    } = {},
) {
  const { proposals = {}, ledger = memoryLedger(), turn = 'm-1', ...rest } = change;
  const claimed: string[] = [];
  const spent: number[] = [];
  const toolbox = createToolbox({
    scope: { now: NOW, claims: [], settings: SETTINGS, shop, files, ...SPEAKERS[who], ...rest },
    ledger,
    turn,
    agreed: (id) => proposals[id] ?? null,
    onClaim: (order) => claimed.push(order),
    lookupAllowed: rest.lookupAllowed ?? (() => spent.length < SETTINGS.limits.lookups),
    onLookupFailed: () => spent.push(1),
    callMs: rest.callMs ?? 60_000,
  });
  return { toolbox, claimed, spent, ledger };
}
