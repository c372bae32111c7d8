import type { Card } from '../../src/conversation/quote.ts';
import type { ToolName, ToolScope } from '../../src/tools/tool.ts';
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
    find: (key) => {
      const earlier = done.get(key);
      return earlier ? { output: earlier.output } : begun.includes(key) ? 'begun' : null;
    },
    begin: ({ key }) => {
      begun.push(key);
      const earlier = done.get(key);
      return earlier ? { output: earlier.output } : null;
    },
    abandon: (key) => {
      begun.splice(0, begun.length, ...begun.filter((other) => other !== key));
    },
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
      /** The card that the customer's new words say yes to. */
      yes?: Card;
      /** Whether they plainly ask for what a reversible tool is called for. */
      asks?: boolean;
    } = {},
) {
  const { yes, asks = true, ledger = memoryLedger(), turn = 'm-1', ...rest } = change;
  const claimed: string[] = [];
  const notes: string[] = [];
  const spent: number[] = [];
  const toolbox = createToolbox({
    scope: { now: NOW, claims: [], settings: SETTINGS, shop, files, ...SPEAKERS[who], ...rest },
    ledger,
    turn,
    agreements: {
      read: async () =>
        yes
          ? { kind: 'agrees', card: yes, alternative: yes.alternatives[0]?.id ?? '', by: 'words' }
          : { kind: 'none' },
      agreed: () => notes.push('agreed'),
      lapsed: (_, reason) => notes.push(reason),
      requested: () => asks,
    },
    onClaim: (order) => claimed.push(order),
    lookupAllowed: rest.lookupAllowed ?? (() => spent.length < SETTINGS.limits.lookups),
    onLookupFailed: () => spent.push(1),
    callMs: rest.callMs ?? 60_000,
  });
  return { toolbox, claimed, spent, ledger, notes };
}

type Calls = readonly { tool: ToolName; input: unknown }[];

/** A card with what these calls would do now, for this speaker; throws where one would be refused. */
export async function cardOf(
  who: keyof typeof SPEAKERS,
  world: Pick<Shop, 'shop' | 'files'>,
  calls: Calls,
  id = 'p1',
  change: Parameters<typeof speaking>[2] = {},
): Promise<Card> {
  const { toolbox } = speaking(who, world, change);
  const effects = await Promise.all(
    calls.map(async ({ tool, input }) => {
      const quoted = await toolbox.quote(tool, input as never);
      if (!quoted.ok) throw new Error(quoted.refusal.code);
      return { tool, input, intent: 'other' as const, quote: quoted.output };
    }),
  );
  return {
    id: `card-${id}`,
    session: 's1',
    channel: 'chat',
    assurance: 'recognised',
    at: NOW,
    alternatives: [{ id, effects }],
  };
}

/** What comes of a yes to a card: the results of its effects, as far as they were tried. */
export async function agreed(
  who: keyof typeof SPEAKERS,
  world: Pick<Shop, 'shop' | 'files'>,
  card: Card,
  change: Parameters<typeof speaking>[2] = {},
) {
  const { toolbox } = speaking(who, world, { ...change, yes: card });
  return (await toolbox.settle()).results.map(({ result }) => result);
}
